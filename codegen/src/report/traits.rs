//! What this generator does with each trait: one table of all that Smithy and AWS define.
//!
//! The entries are held to the code by tests: whatever reads a trait has it honoured or
//! approximated here, and the other way round.

mod aws;
mod prelude;
mod tools;

use farrier_smithy::traits::PROTOCOLS;
use serde::Serialize;

use crate::protocol::Protocol;

/// What is done with a trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Handling {
    /// It means what the specification says.
    Honoured,
    /// It is read, and not all that it says is done.
    Approximated,
    /// Ignored, though clients are meant to do something with it.
    Unsupported,
    /// Ignored, for it is nothing to clients.
    Irrelevant,
    /// Ignored, for the generator has never heard of it.
    Unknown,
}

/// For which protocols a trait is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// All of them.
    All,
    /// Those with HTTP bindings.
    HttpBindings,
    /// The same; the others approximate it so.
    HttpBindingsOrElse(&'static str),
    /// Those whose bodies know it.
    Bodies,
}

/// What is done with a trait, or with all those of a namespace.
#[derive(Debug, Clone, Copy)]
pub struct TraitRule {
    /// The id of the trait; `namespace#*` stands for all that have no rule of their own.
    pub id: &'static str,
    /// What is done with it, where the protocol knows it.
    pub handling: Handling,
    /// How it is approximated or why it is ignored; empty if it is honoured.
    pub remark: &'static str,
    protocols: For,
}

/// What is done with a trait in one client.
pub(super) struct Verdict {
    pub(super) handling: Handling,
    pub(super) remark: &'static str,
}

/// The rules, but for the protocols' own traits.
pub fn rules() -> impl Iterator<Item = &'static TraitRule> {
    [prelude::RULES, prelude::BINDINGS, aws::RULES, tools::RULES].into_iter().flatten()
}

/// The authentication schemes that the runtime hasn't.
const UNKNOWN_SCHEMES: [&str; 4] =
    ["aws.auth#cognitoUserPools", "aws.auth#sigv4", "aws.auth#sigv4a", "smithy.api#httpDigestAuth"];

/// What is to be said of them.
const UNKNOWN_SCHEME: &str = "requests are not authenticated so; a layer can do it";

/// True for a trait that is an authentication scheme which the runtime hasn't.
pub(crate) fn is_unknown_scheme(id: &str) -> bool {
    UNKNOWN_SCHEMES.contains(&id)
}

/// What is done with a trait in a client that speaks this protocol.
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

/// Honoured by protocols with HTTP bindings.
const fn binding(id: &'static str) -> TraitRule {
    TraitRule { protocols: For::HttpBindings, ..honoured(id) }
}

/// Honoured by protocols whose bodies know it.
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
