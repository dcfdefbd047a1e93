//! The rules that most services of AWS share. The first label of their hosts is the service's own.

#[allow(clippy::wildcard_imports, reason = "generated code does the same")]
use super::terms::*;

impl EndpointRules {
    /// The rules of services with a host in each region, such as `PREFIX.eu-west-1.amazonaws.com`. A URL that is
    /// given replaces it.
    pub const fn regional(prefix: &'static str) -> Self {
        REGIONAL.prefix(prefix)
    }

    /// The same, for services whose usual hosts in the partition `aws-us-gov` comply with FIPS.
    pub const fn regional_in_gov(prefix: &'static str) -> Self {
        REGIONAL_IN_GOV.prefix(prefix)
    }
}

const PARAMETERS: &[Parameter] = &[
    Parameter::new("Endpoint").built_in(BuiltIn::Endpoint),
    Parameter::new("Region").built_in(BuiltIn::Region),
    Parameter::new("UseDualStack")
        .built_in(BuiltIn::UseDualStack)
        .or(ParameterDefault::Bool(false)),
    Parameter::new("UseFIPS").built_in(BuiltIn::UseFips).or(ParameterDefault::Bool(false)),
];

const FIPS_OF_URL: &str = "Invalid Configuration: FIPS and custom endpoint are not supported";
const DUAL_STACK_OF_URL: &str =
    "Invalid Configuration: Dualstack and custom endpoint are not supported";
const NEITHER: &str =
    "FIPS and DualStack are enabled, but this partition does not support one or both";
const NO_FIPS: &str = "FIPS is enabled but this partition does not support FIPS";
const NO_DUAL_STACK: &str = "DualStack is enabled but this partition does not support DualStack";
const NO_REGION: &str = "Invalid Configuration: Missing Region";

const REGIONAL: EndpointRules = EndpointRules::new(
    PARAMETERS,
    &[
        If(Call(IsSet, &[Value(0)])),
        If(Value(3)),
        If(Value(2)),
        If(Call(IsSet, &[Value(1)])),
        Let(4, Call(Partition, &[Value(1)])),
        If(Attribute(&Value(4), "supportsFIPS")),
        If(Attribute(&Value(4), "supportsDualStack")),
    ],
    &[
        Error(Text(FIPS_OF_URL)),
        Error(Text(DUAL_STACK_OF_URL)),
        Url(Value(0)),
        Url(Template("https://{}-fips.{1}.{4#dualStackDnsSuffix}")),
        Error(Text(NEITHER)),
        Url(Template("https://{}-fips.{1}.{4#dnsSuffix}")),
        Error(Text(NO_FIPS)),
        Url(Template("https://{}.{1}.{4#dualStackDnsSuffix}")),
        Error(Text(NO_DUAL_STACK)),
        Url(Template("https://{}.{1}.{4#dnsSuffix}")),
        Error(Text(NO_REGION)),
    ],
    &Node::read::<12>(
        "0 10 1 3 2 r10 4 3 - 1 6 4 2 5 r9 6 r7 r8 2 8 7 5 r5 r6 5 9 r4 6 r3 r4 1 r0 11 2 r1 r2 ",
    ),
    1,
);

const REGIONAL_IN_GOV: EndpointRules = EndpointRules::new(
    PARAMETERS,
    &[
        If(Call(IsSet, &[Value(0)])),
        If(Value(3)),
        If(Value(2)),
        If(Call(IsSet, &[Value(1)])),
        Let(4, Call(Partition, &[Value(1)])),
        If(Attribute(&Value(4), "supportsFIPS")),
        If(Attribute(&Value(4), "supportsDualStack")),
        If(Call(StringEquals, &[Attribute(&Value(4), "name"), Text("aws-us-gov")])),
    ],
    &[
        Error(Text(FIPS_OF_URL)),
        Error(Text(DUAL_STACK_OF_URL)),
        Url(Value(0)),
        Url(Template("https://{}-fips.{1}.{4#dualStackDnsSuffix}")),
        Error(Text(NEITHER)),
        Url(Template("https://{}.{1}.amazonaws.com")),
        Url(Template("https://{}-fips.{1}.{4#dnsSuffix}")),
        Error(Text(NO_FIPS)),
        Url(Template("https://{}.{1}.{4#dualStackDnsSuffix}")),
        Error(Text(NO_DUAL_STACK)),
        Url(Template("https://{}.{1}.{4#dnsSuffix}")),
        Error(Text(NO_REGION)),
    ],
    &Node::read::<13>(
        "0 11 1 3 2 r11 4 3 - 1 6 4 2 5 r10 6 r8 r9 2 9 7 5 8 r7 7 r5 r6 5 10 r4 6 r3 r4 1 r0 12 \
         2 r1 r2 ",
    ),
    1,
);
