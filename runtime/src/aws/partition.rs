//! The partitions of AWS, which have regions, domains and accounts of their own.

use std::borrow::Cow;

/// A text that may be constant.
type Text = Cow<'static, str>;

/// A partition of AWS.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The partition's name, such as `aws-cn`.
    pub name: Text,
    /// The domain of hosts.
    pub dns_suffix: Text,
    /// The domain of hosts with both IPv4 and IPv6.
    pub dual_stack_dns_suffix: Text,
    /// The region of services that have no regions.
    pub implicit_global_region: Text,
    /// Whether there are hosts that comply with FIPS 140.
    pub supports_fips: bool,
    /// Whether there are hosts with both IPv4 and IPv6.
    pub supports_dual_stack: bool,
    /// What regions begin with, before a word and a number: `us` for `us-east-1`.
    pub region_prefixes: Cow<'static, [Text]>,
    /// The regions that aren't named so, such as `aws-global`.
    pub other_regions: Cow<'static, [Text]>,
}

impl Partition {
    /// Describes a partition with both kinds of hosts, but without regions.
    pub const fn new(
        name: Text,
        dns_suffix: Text,
        dual_stack_dns_suffix: Text,
        implicit_global_region: Text,
    ) -> Self {
        Self {
            name,
            dns_suffix,
            dual_stack_dns_suffix,
            implicit_global_region,
            supports_fips: true,
            supports_dual_stack: true,
            region_prefixes: Cow::Borrowed(&[]),
            other_regions: Cow::Borrowed(&[]),
        }
    }

    const fn constant(
        [name, dns_suffix, dual_stack_dns_suffix, implicit_global_region]: [&'static str; 4],
        region_prefixes: &'static [Text],
        other_regions: &'static [Text],
    ) -> Self {
        Self {
            region_prefixes: Cow::Borrowed(region_prefixes),
            other_regions: Cow::Borrowed(other_regions),
            name: Cow::Borrowed(name),
            dns_suffix: Cow::Borrowed(dns_suffix),
            dual_stack_dns_suffix: Cow::Borrowed(dual_stack_dns_suffix),
            implicit_global_region: Cow::Borrowed(implicit_global_region),
            supports_fips: true,
            supports_dual_stack: true,
        }
    }
}

/// The partitions of AWS in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partitions(Cow<'static, [Partition]>);

/// The partition of regions that no partition has.
const DEFAULT: &str = "aws";

impl Partitions {
    /// The edition that this crate has, of 2026.
    pub const fn newest() -> &'static Self {
        const NEWEST: &Partitions = &Partitions(Cow::Borrowed(PARTITIONS));
        NEWEST
    }

    /// Another edition.
    pub const fn new(partitions: Vec<Partition>) -> Self {
        Self(Cow::Owned(partitions))
    }

    /// The partition of a region. That of a region that nobody knows is `aws`.
    pub fn of(&self, region: &str) -> Option<&Partition> {
        let is_other =
            |partition: &&Partition| partition.other_regions.iter().any(|own| own == region);
        let prefix = prefix(region);
        let is_regular = |partition: &&Partition| {
            prefix.is_some_and(|prefix| partition.region_prefixes.iter().any(|own| own == prefix))
        };
        let found = self.0.iter().find(is_other).or_else(|| self.0.iter().find(is_regular));
        found.or_else(|| self.0.iter().find(|partition| partition.name == DEFAULT))
    }
}

/// What precedes the last word and number of a region: `us-gov` of `us-gov-west-1`.
fn prefix(region: &str) -> Option<&str> {
    let (rest, number) = region.rsplit_once('-')?;
    let (prefix, word) = rest.rsplit_once('-')?;
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let is_regular = !word.is_empty()
        && word.bytes().all(is_word)
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit());
    is_regular.then_some(prefix)
}

macro_rules! texts {
    ($($text:literal)*) => { &[$(Cow::Borrowed($text)),*] };
}

/// The edition of 2026.
const PARTITIONS: &[Partition] = &[
    Partition::constant(
        ["aws", "amazonaws.com", "api.aws", "us-east-1"],
        texts!["us" "eu" "ap" "sa" "ca" "me" "af" "il" "mx"],
        texts!["aws-global"],
    ),
    Partition::constant(
        ["aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"],
        texts!["cn"],
        texts!["aws-cn-global"],
    ),
    Partition::constant(
        ["aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"],
        texts!["eusc-de"],
        texts![],
    ),
    Partition::constant(
        ["aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"],
        texts!["us-iso"],
        texts!["aws-iso-global"],
    ),
    Partition::constant(
        ["aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"],
        texts!["us-isob"],
        texts!["aws-iso-b-global"],
    ),
    Partition::constant(
        ["aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"],
        texts!["eu-isoe"],
        texts!["aws-iso-e-global"],
    ),
    Partition::constant(
        ["aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"],
        texts!["us-isof"],
        texts!["aws-iso-f-global"],
    ),
    Partition::constant(
        ["aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"],
        texts!["us-gov"],
        texts!["aws-us-gov-global"],
    ),
];

#[cfg(test)]
mod tests {
    use super::Partitions;

    #[test]
    fn each_region_has_its_partition() {
        for (region, expected) in [
            ("eu-west-1", "aws"),
            ("us-east-10", "aws"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("eusc-de-east-1", "aws-eusc"),
            ("cn-north-5", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("mars-global", "aws"),
            ("us-", "aws"),
            ("", "aws"),
        ] {
            assert_eq!(Partitions::newest().of(region).unwrap().name, expected, "{region}");
        }
    }
}
