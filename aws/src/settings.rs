//! The settings of the environment and the profile that aren't credentials.

use crate::environment::Environment;
use crate::error::Error;
use crate::lookup::{Found, Lookup};
use crate::profile::section::Section;

/// How failed attempts are repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryMode {
    /// As the standard mode; the word is of an older time.
    Legacy,
    /// With growing pauses, as long as few enough attempts fail.
    Standard,
    /// As the standard mode, and slower for as long as the service says that calls come too fast.
    Adaptive,
}

/// When checksums are made or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChecksumMode {
    /// For all operations that support them.
    WhenSupported,
    /// Only for operations that require them.
    WhenRequired,
}

/// Whether addresses have the caller's account in them, for services that have such addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountIdEndpointMode {
    /// If the account is known.
    Preferred,
    /// Never.
    Disabled,
    /// Always: without an account calls fail.
    Required,
}

/// The settings of the environment and the profile that aren't credentials. What nobody gave is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The region: `AWS_REGION`, `AWS_DEFAULT_REGION` or `region`.
    pub region: Option<String>,
    /// Whether endpoints are those with certified cryptography: `AWS_USE_FIPS_ENDPOINT` or
    /// `use_fips_endpoint`.
    pub use_fips: Option<bool>,
    /// Whether endpoints are those with IPv4 and IPv6: `AWS_USE_DUALSTACK_ENDPOINT` or
    /// `use_dualstack_endpoint`.
    pub use_dual_stack: Option<bool>,
    /// How failed attempts are repeated: `AWS_RETRY_MODE` or `retry_mode`.
    pub retry_mode: Option<RetryMode>,
    /// The number of attempts of a call, with the first one: `AWS_MAX_ATTEMPTS` or `max_attempts`.
    pub max_attempts: Option<u32>,
    /// When requests have a checksum: `AWS_REQUEST_CHECKSUM_CALCULATION` or `request_checksum_calculation`.
    pub request_checksums: Option<ChecksumMode>,
    /// When the checksums of responses are compared: `AWS_RESPONSE_CHECKSUM_VALIDATION` or
    /// `response_checksum_validation`.
    pub response_checksums: Option<ChecksumMode>,
    /// Whether addresses have the account in them: `AWS_ACCOUNT_ID_ENDPOINT_MODE` or
    /// `account_id_endpoint_mode`.
    pub account_id_endpoint_mode: Option<AccountIdEndpointMode>,
    /// The schemes of authentication that are preferred: `AWS_AUTH_SCHEME_PREFERENCE` or
    /// `auth_scheme_preference`.
    pub auth_scheme_preference: Vec<String>,
    /// The regions that signatures of version 4a are for: `AWS_SIGV4A_SIGNING_REGION_SET` or
    /// `sigv4a_signing_region_set`.
    pub sigv4a_regions: Vec<String>,
    /// Whether requests aren't compressed: `AWS_DISABLE_REQUEST_COMPRESSION` or
    /// `disable_request_compression`.
    pub disable_compression: Option<bool>,
    /// The bytes from which on requests are compressed: `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES` or
    /// `request_min_compression_size_bytes`.
    pub min_compression_size: Option<u32>,
}

impl Settings {
    /// Reads the settings. The environment counts before the profile.
    ///
    /// # Errors
    /// Fails with the first setting that can't be used, and says where it stands.
    pub fn of(environment: &Environment, profile: Option<&Section>) -> Result<Self, Error> {
        let lookup = Lookup::new(environment, profile);
        let when = [
            ("when_supported", ChecksumMode::WhenSupported),
            ("when_required", ChecksumMode::WhenRequired),
        ];
        let modes = [
            ("legacy", RetryMode::Legacy),
            ("standard", RetryMode::Standard),
            ("adaptive", RetryMode::Adaptive),
        ];
        let account_modes = [
            ("preferred", AccountIdEndpointMode::Preferred),
            ("disabled", AccountIdEndpointMode::Disabled),
            ("required", AccountIdEndpointMode::Required),
        ];
        let list = |variable, key| {
            let found = lookup.text(variable, key);
            let words = found.iter().flat_map(|found| found.text.split(','));
            words.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        Ok(Self {
            region: region(lookup)?,
            use_fips: lookup.boolean("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?,
            use_dual_stack: lookup
                .boolean("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?,
            retry_mode: lookup.choice("AWS_RETRY_MODE", "retry_mode", &modes)?,
            max_attempts: max_attempts(lookup)?,
            request_checksums: lookup.choice(
                "AWS_REQUEST_CHECKSUM_CALCULATION",
                "request_checksum_calculation",
                &when,
            )?,
            response_checksums: lookup.choice(
                "AWS_RESPONSE_CHECKSUM_VALIDATION",
                "response_checksum_validation",
                &when,
            )?,
            account_id_endpoint_mode: lookup.choice(
                "AWS_ACCOUNT_ID_ENDPOINT_MODE",
                "account_id_endpoint_mode",
                &account_modes,
            )?,
            auth_scheme_preference: list("AWS_AUTH_SCHEME_PREFERENCE", "auth_scheme_preference"),
            sigv4a_regions: list("AWS_SIGV4A_SIGNING_REGION_SET", "sigv4a_signing_region_set"),
            disable_compression: lookup
                .boolean("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression")?,
            min_compression_size: lookup.number(
                "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
                "request_min_compression_size_bytes",
            )?,
        })
    }
}

fn region(lookup: Lookup<'_>) -> Result<Option<String>, Error> {
    let found = lookup.text("AWS_REGION", "region");
    let found = match &found {
        // What stands in the profile counts after both variables.
        Some(found) if found.is_of_environment() => Some(found),
        _ => None,
    };
    let by_default = lookup.text("AWS_DEFAULT_REGION", "region");
    let Some(found) = found.or(by_default.as_ref()) else { return Ok(None) };
    check_region(found)?;
    Ok(Some(found.text.to_owned()))
}

/// Fails if a text isn't the name of a region.
pub(crate) fn check_region(found: &Found<'_>) -> Result<(), Error> {
    if is_region(found.text) {
        return Ok(());
    }
    Err(found.wrong(
        "is not the name of a region, which is like `eu-west-1`: lower-case letters, digits and hyphens",
    ))
}

/// Whether a text can be the name of a region: it becomes a part of hosts.
pub(crate) fn is_region(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let is_inner = !text.starts_with('-') && !text.ends_with('-');
    text.bytes().all(allowed) && is_inner && (1..=63).contains(&text.len())
}

fn max_attempts(lookup: Lookup<'_>) -> Result<Option<u32>, Error> {
    let (variable, key) = ("AWS_MAX_ATTEMPTS", "max_attempts");
    let number = lookup.number(variable, key)?;
    if number == Some(0)
        && let Some(found) = lookup.text(variable, key)
    {
        return Err(found.wrong("is 0, and a call has one attempt at least"));
    }
    Ok(number)
}
