//! The types that emitted code defines.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// The names of all public structures and enums, in modules and in the arguments of macros too.
pub(crate) fn types(code: &str) -> BTreeSet<String> {
    syn::parse_file(code).unwrap();
    let mut found = BTreeSet::new();
    collect(code.parse().unwrap(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut before = [String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            collect(group.stream(), found);
        }
        let text = token.to_string();
        if before[0] == "pub" && ["struct", "enum"].contains(&&*before[1]) {
            assert!(found.insert(text.clone()), "{text} is defined twice");
        }
        before = [std::mem::take(&mut before[1]), text];
    }
}
