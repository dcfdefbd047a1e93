//! The rules that most services share, save for the first label of the host. The runtime has them.

use super::of_tree;
use crate::plan::rules::{Expression, Outcome, Rules};

/// Rules that the runtime has: the name of the builder's method, and the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standard {
    pub(super) method: &'static str,
    pub(super) prefix: String,
}

/// The rules, in which `{}` stands for the label, and the builder's methods.
const KNOWN: [(&str, &str); 2] = [
    ("regional", include_str!("standard/regional.json")),
    ("regional_in_gov", include_str!("standard/regional_in_gov.json")),
];

/// What precedes the label.
const SCHEME: &str = "https://";

impl Standard {
    /// The standard rules that a service has, if it has some.
    pub(super) fn of(rules: &Rules) -> Option<Self> {
        let prefix = rules.results.iter().find_map(prefix)?;
        let general = general(rules, prefix);
        // The descriptions are our own, so that they can be compiled.
        let known = KNOWN.iter().find(|(_, own)| of_tree(own).as_ref() == Ok(&general));
        known.map(|(method, _)| Self { method, prefix: prefix.to_owned() })
    }
}

/// The label of the first host that complies with FIPS.
fn prefix(outcome: &Outcome) -> Option<&str> {
    let Outcome::Endpoint { url: Expression::Template(url), .. } = outcome else { return None };
    let (prefix, _) = url.strip_prefix(SCHEME)?.split_once("-fips.")?;
    Some(prefix).filter(|prefix| !prefix.contains(['{', '}']))
}

/// The rules with `{}` in place of the label.
fn general(rules: &Rules, prefix: &str) -> Rules {
    let mut general = rules.clone();
    for outcome in &mut general.results {
        if let Outcome::Endpoint { url: Expression::Template(url), .. } = outcome {
            let rest = url.strip_prefix(SCHEME).and_then(|url| url.strip_prefix(prefix));
            if let Some(rest) = rest.filter(|rest| rest.starts_with(['.', '-'])) {
                *url = format!("{SCHEME}{{}}{rest}");
            }
        }
    }
    general
}
