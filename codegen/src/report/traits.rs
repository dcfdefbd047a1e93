//! The table of all traits that Smithy and AWS define, with their handling by this generator.
//!
//! Tests compare the entries with the code: a trait is honoured or approximated here if and only if some
//! code reads it.

mod aws;
mod prelude;
mod tools;

use farrier_smithy::traits::PROTOCOLS;
use serde::Serialize;

use crate::protocol::Protocol;

/// The ways in which the generator handles a trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Handling {
    /// The trait is implemented as the specification says.
    Honoured,
    /// The trait is implemented in part.
    Approximated,
    /// The trait is ignored although the specification requires something of clients.
    Unsupported,
    /// The trait is ignored because it doesn't concern clients.
    Irrelevant,
    /// The trait is ignored because neither Smithy nor AWS defines it.
    Unknown,
}

/// The protocols for which a trait is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// The trait is read for all protocols.
    All,
    /// The trait is read for protocols with HTTP bindings.
    HttpBindings,
    /// The trait is read for protocols with HTTP bindings. The others approximate it as the text says.
    HttpBindingsOrElse(&'static str),
    /// The trait is read for protocols whose bodies use it.
    Bodies,
}

/// The handling of a trait, or of all traits of a namespace.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct TraitRule {
    /// The id of the trait. `namespace#*` is a rule for all traits of a namespace without their own rule.
    pub id: &'static str,
    /// The handling with protocols that use the trait.
    pub handling: Handling,
    /// How it is approximated or why it is ignored. It is empty if the trait is honoured.
    pub remark: &'static str,
    protocols: For,
}

/// The handling of a trait in one client.
pub(super) struct Verdict {
    pub(super) handling: Handling,
    pub(super) remark: &'static str,
}

/// Iterates over the rules, without those for the protocols' own traits.
pub fn rules() -> impl Iterator<Item = &'static TraitRule> {
    [prelude::RULES, prelude::BINDINGS, aws::RULES, tools::RULES].into_iter().flatten()
}

/// The authentication schemes that the runtime doesn't support.
const UNKNOWN_SCHEMES: [&str; 3] =
    ["aws.auth#cognitoUserPools", "aws.auth#sigv4a", "smithy.api#httpDigestAuth"];

/// The remark for these schemes.
const UNKNOWN_SCHEME: &str = "requests are not authenticated so; a layer can do it";

/// Returns true for an authentication scheme that the runtime doesn't support.
pub(crate) fn is_unknown_scheme(id: &str) -> bool {
    UNKNOWN_SCHEMES.contains(&id)
}

/// Returns the handling of a trait in a client with a protocol.
pub(super) fn verdict(id: &str, protocol: &Protocol) -> Verdict {
    let irrelevant = |remark| Verdict { handling: Handling::Irrelevant, remark };
    if id == protocol.id {
        return Verdict { handling: Handling::Honoured, remark: "" };
    }
    if PROTOCOLS.contains(&id) {
        return irrelevant("another protocol of the service");
    }
    let namespace = id.split_once('#').map_or("", |(namespace, _)| namespace);
    let in_namespace = |rule: &TraitRule| rule.id.strip_suffix("#*") == Some(namespace);
    let rule = rules().find(|rule| rule.id == id).or_else(|| rules().find(|it| in_namespace(it)));
    let Some(rule) = rule else {
        return Verdict { handling: Handling::Unknown, remark: "not known to the generator" };
    };
    match rule.protocols {
        For::HttpBindings if !protocol.http_bindings => {
            irrelevant("the protocol has no HTTP bindings")
        }
        For::HttpBindingsOrElse(remark) if !protocol.http_bindings => {
            Verdict { handling: Handling::Approximated, remark }
        }
        For::Bodies if !protocol.body.traits.contains(&id) => {
            irrelevant("it means nothing to the protocol")
        }
        _ => Verdict { handling: rule.handling, remark: rule.remark },
    }
}

const fn honoured(id: &'static str) -> TraitRule {
    TraitRule { id, handling: Handling::Honoured, remark: "", protocols: For::All }
}

/// Makes a rule that protocols with HTTP bindings honour.
const fn binding(id: &'static str) -> TraitRule {
    TraitRule { protocols: For::HttpBindings, ..honoured(id) }
}

/// Makes a rule that protocols whose bodies use the trait honour.
const fn in_bodies(id: &'static str) -> TraitRule {
    TraitRule { protocols: For::Bodies, ..honoured(id) }
}

const fn approximated(id: &'static str, how: &'static str) -> TraitRule {
    TraitRule { handling: Handling::Approximated, remark: how, ..honoured(id) }
}

const fn unsupported(id: &'static str, why: &'static str) -> TraitRule {
    TraitRule { handling: Handling::Unsupported, remark: why, ..honoured(id) }
}

const fn irrelevant(id: &'static str, why: &'static str) -> TraitRule {
    TraitRule { handling: Handling::Irrelevant, remark: why, ..honoured(id) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Handling, UNKNOWN_SCHEMES, rules};

    #[test]
    fn each_trait_has_one_rule_and_a_reason() {
        let mut ids = BTreeSet::new();
        for rule in rules() {
            assert!(ids.insert(rule.id), "{} is there twice", rule.id);
            assert_eq!(rule.remark.is_empty(), rule.handling == Handling::Honoured, "{}", rule.id);
            assert!(!rule.remark.ends_with('.') && !rule.remark.contains('|'), "{}", rule.id);
        }
        assert!(UNKNOWN_SCHEMES.iter().all(|id| ids.contains(id)));
    }
}
