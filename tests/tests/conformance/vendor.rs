//! What AWS's cases say of a client's settings (`vendorParams` of the shape
//! `aws.protocoltests.config#AwsConfig`): a region, and where a bucket goes.

use runtime::{Addressing, Region};
use serde::Deserialize;

/// The settings of a case. What a client has no setting for is passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct VendorParams {
    scoped_config: Scopes,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scopes {
    client: Scope,
    /// What counts before the client's.
    operation: Scope,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scope {
    region: Option<String>,
    s3: Buckets,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Buckets {
    addressing_style: Option<Style>,
    use_dualstack_endpoint: Option<bool>,
    use_accelerate_endpoint: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    Auto,
    Path,
    Virtual,
}

impl VendorParams {
    /// The region to send to, if there is one.
    pub(crate) fn region(&self) -> Option<Region<'_>> {
        let mut region = Region::new(self.scoped_config.client.region.as_deref()?);
        if self.setting(|buckets| buckets.use_dualstack_endpoint) == Some(true) {
            region = region.dual_stack();
        }
        if self.setting(|buckets| buckets.use_accelerate_endpoint) == Some(true) {
            region = region.accelerated();
        }
        Some(region)
    }

    /// Where a bucket goes.
    pub(crate) fn addressing(&self) -> Addressing {
        match self.setting(|buckets| buckets.addressing_style) {
            None | Some(Style::Auto) => Addressing::Auto,
            Some(Style::Path) => Addressing::Path,
            Some(Style::Virtual) => Addressing::Virtual,
        }
    }

    fn setting<T>(&self, of: impl Fn(&Buckets) -> Option<T>) -> Option<T> {
        let Scopes { client, operation } = &self.scoped_config;
        of(&operation.s3).or_else(|| of(&client.s3))
    }
}
