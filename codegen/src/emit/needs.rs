//! The requirements of generated code, which the runtime's macro `needs!` checks.

use std::fmt::Write as _;

/// The contract that generated code needs of the crate `farrier`, whose macro `needs!` compares it with
/// those that it supports. `RELEASING.md` says when it increases.
pub const CONTRACT: u32 = 1;

/// All of a client's root, behind what it needs: the compiler sees `items` only where the runtime has
/// the contract and the features.
pub(crate) fn needs(features: &[&str], items: &str) -> String {
    let mut text = format!("farrier::needs! {{\n    contract = {CONTRACT}");
    for feature in features {
        // Writing to a string can't fail.
        let _ = write!(text, ", {feature:?}");
    }
    format!("{text};\n\n{items}}}\n")
}

/// For those who call the runtime something else; a line each, without the slashes.
pub(crate) const OTHER_NAME: [&str; 2] = [
    "If the dependency `farrier` has another name in this crate, say so in the crate's root:",
    "`extern crate its_name as farrier;`",
];

#[cfg(test)]
mod tests {
    use super::{CONTRACT, needs};

    #[test]
    fn the_call_is_around_all_items() {
        assert_eq!(
            needs(&["client", "xml"], "    mod client;\n"),
            format!(
                "farrier::needs! {{\n    contract = {CONTRACT}, \"client\", \"xml\";\n\n    mod \
                 client;\n}}\n"
            )
        );
    }
}
