//! What AWS's cases say beyond the specification (`vendorParams`): of a client's settings, a region
//! and where a bucket goes (`AwsConfig`); of an error, the code that its users know
//! (`ErrorCodeParams`). Parameters of other shapes mean nothing here.

use runtime::{Addressing, Region};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const CONFIG: &str = "aws.protocoltests.config#AwsConfig";
const ERROR_CODE: &str = "aws.protocoltests.config#ErrorCodeParams";

/// The settings of a client, if the params are such; else those that a client has by itself.
pub(crate) fn settings(params: Option<&Value>, shape: Option<&str>) -> Result<Settings, String> {
    of_shape(CONFIG, params, shape).map(Option::unwrap_or_default)
}

/// The code of an error, if the params say it.
pub(crate) fn error_code(
    params: Option<&Value>,
    shape: Option<&str>,
) -> Result<Option<String>, String> {
    let params: Option<ErrorCode> = of_shape(ERROR_CODE, params, shape)?;
    Ok(params.map(|params| params.code))
}

fn of_shape<T: DeserializeOwned>(
    wanted: &str,
    params: Option<&Value>,
    shape: Option<&str>,
) -> Result<Option<T>, String> {
    let Some(params) = params.filter(|_| shape == Some(wanted)) else { return Ok(None) };
    T::deserialize(params).map(Some).map_err(|error| format!("vendorParams: {error}"))
}

#[derive(Debug, Deserialize)]
struct ErrorCode {
    code: String,
}

/// The settings of a client. What a client has no setting for is passed over.
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{CONFIG, ERROR_CODE, error_code, settings};

    #[test]
    fn the_shape_says_what_params_mean() {
        let config = json!({"scopedConfig": {"client": {"region": "eu-west-3"}}});
        let found = settings(Some(&config), Some(CONFIG)).unwrap();
        assert!(found.region().is_some());
        for (params, shape) in [(&config, None), (&config, Some("a#Other")), (&json!(1), None)] {
            assert!(settings(Some(params), shape).unwrap().region().is_none());
        }
        assert!(settings(Some(&json!({"scopedConfig": 1})), Some(CONFIG)).is_err());
        assert!(settings(None, Some(CONFIG)).unwrap().region().is_none());
        let code = json!({"code": "Gone", "type": "Sender"});
        assert_eq!(error_code(Some(&code), Some(ERROR_CODE)), Ok(Some("Gone".to_owned())));
        assert_eq!(error_code(Some(&code), None), Ok(None));
    }
}
