//! The types that emitted code defines.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// The names of all public structures and enums, in modules and in the arguments of macros too; there
/// an operation has an enum of errors beside: `pub operation Send: …, error(SendError)`.
pub(crate) fn types(code: &str) -> BTreeSet<String> {
    syn::parse_file(code).unwrap();
    let mut found = BTreeSet::new();
    collect(code.parse().unwrap(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut before = [String::new(), String::new()];
    let mut in_operation = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            collect(group.stream(), found);
        }
        let text = token.to_string();
        let kinds = ["struct", "enum", "union", "operation"];
        let is_name = matches!(token, TokenTree::Ident(_));
        // A field may be called `union`.
        if before[0] == "pub" && kinds.contains(&&*before[1]) && is_name {
            assert!(found.insert(text.clone()), "{text} is defined twice");
            in_operation = before[1] == "operation";
        }
        if let (true, "error", TokenTree::Group(error)) = (in_operation, &*before[1], &token) {
            let error = error.stream().to_string();
            assert!(found.insert(error.clone()), "{error} is defined twice");
        }
        before = [std::mem::take(&mut before[1]), text];
    }
}
