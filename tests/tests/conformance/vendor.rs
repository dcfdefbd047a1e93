//! What AWS's cases say beside the protocol: in `vendorParams`, whose meaning `vendorParamsShape`
//! tells. A client's settings are of one shape, the code that an error must have is of another;
//! parameters of any other shape, or of none, are for other vendors and are passed over.

use farrier::{Addressing, Region};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

const SETTINGS: &str = "aws.protocoltests.config#AwsConfig";
const ERROR_CODE: &str = "aws.protocoltests.config#ErrorCodeParams";

/// The parameters of a case, not looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VendorParams<'a> {
    pub(crate) shape: Option<&'a str>,
    pub(crate) params: Option<&'a RawValue>,
}

impl VendorParams<'_> {
    /// The client's settings: the case's, or else those that every client has.
    pub(crate) fn settings(self) -> Result<Settings, String> {
        Ok(self.of(SETTINGS)?.unwrap_or_default())
    }

    /// The code that the client must tell of an error.
    pub(crate) fn error_code(self) -> Result<Option<String>, String> {
        Ok(self.of::<ErrorCode>(ERROR_CODE)?.map(|params| params.code))
    }

    /// The parameters, if they have this shape.
    fn of<T: DeserializeOwned>(self, shape: &str) -> Result<Option<T>, String> {
        match self.params.filter(|_| self.shape == Some(shape)) {
            Some(params) => serde_json::from_str(params.get())
                .map(Some)
                .map_err(|error| format!("the case's vendorParams: {error}")),
            None => Ok(None),
        }
    }
}

#[derive(Debug, Deserialize)]
struct ErrorCode {
    code: String,
}

/// The settings of a case. What a client has no setting for is passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Settings {
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

impl Settings {
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
