//! Names of Rust items, made from the names of a model.
//!
//! No other module makes an identifier from a model's text. This one implements Rust's rules and is
//! independent of shapes.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use quote::{IdentFragment, ToTokens, TokenStreamExt};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(String);

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl IdentFragment for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.0.trim_start_matches("r#"))
            }
        }

        impl ToTokens for $name {
            fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
                tokens.append(match self.0.strip_prefix("r#") {
                    Some(raw) => Ident::new_raw(raw, Span::call_site()),
                    None => Ident::new(&self.0, Span::call_site()),
                });
            }
        }
    )*};
}

names! {
    /// A type or an enum's variant: `ChatMessage`.
    TypeName;
    /// A field, a parameter or a method: `chat_message`, `r#type`.
    FieldName;
    /// A module, and its file: `send_message`.
    ModuleName;
}

impl ModuleName {
    /// A module that every client has.
    pub(crate) fn fixed(name: &str) -> Self {
        Self(escape(identifier(name, "module")))
    }

    /// The name of the module's file or folder.
    pub(crate) fn file(&self) -> &str {
        self.0.trim_start_matches("r#")
    }
}

impl FieldName {
    /// The name without what makes a keyword of it an identifier.
    pub(crate) fn plain(&self) -> &str {
        self.0.trim_start_matches("r#")
    }

    /// The member by which errors speak to people.
    pub(crate) fn message() -> Self {
        Self("message".to_owned())
    }
}

/// The longest name of a type, for which rustdoc writes a file: file systems take names of 255 bytes, endings
/// and numbers included.
const MAX_LENGTH: usize = 200;

/// The longest name of a module, without the number that it may get. Its file has a name of 200 bytes at most.
const MAX_MODULE: usize = 180;

/// The names of devices, which Windows doesn't take for the names of files, whatever they end in.
const DEVICES: [&str; 24] = [
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The names that are taken in one namespace. A name that comes again gets a number.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    /// By the first substitute of a name, how far its substitutes are taken.
    clashes: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope in which these names are taken.
    pub(crate) fn with(taken: impl IntoIterator<Item = &'static str>) -> Self {
        Self { taken: taken.into_iter().map(str::to_owned).collect(), ..Self::default() }
    }

    /// Takes these names too.
    pub(crate) fn take(&mut self, names: impl IntoIterator<Item = &'static str>) {
        self.taken.extend(names.into_iter().map(str::to_owned));
    }

    /// A type's or variant's name, short enough for a file. One that is taken gets `word` at its
    /// end, and then a number.
    pub(crate) fn type_name(&mut self, model: &str, word: &str) -> TypeName {
        let name = type_identifier(model, word);
        TypeName(self.claim(&name, |name, number| with_word(name, word, number)))
    }

    /// The names of an enum's or union's variants, in the order of `models`. See [`Scope::all`].
    pub(crate) fn variants(&mut self, models: &[&str], word: &str) -> Vec<TypeName> {
        let names = models.iter().map(|model| type_identifier(model, word)).collect();
        let names = self.all(models, names, |name, number| with_word(name, word, number));
        names.into_iter().map(TypeName).collect()
    }

    /// A field's or a method's name. One that is taken gets a number.
    pub(crate) fn field(&mut self, model: &str) -> FieldName {
        FieldName(escape(self.claim(&field_identifier(model), with_number)))
    }

    /// The names of a structure's fields, in the order of `models`. See [`Scope::all`].
    pub(crate) fn fields(&mut self, models: &[&str]) -> Vec<FieldName> {
        let names = models.iter().map(|model| field_identifier(model)).collect();
        let names = self.all(models, names, with_number);
        names.into_iter().map(|name| FieldName(escape(name))).collect()
    }

    /// A module's name, which can be that of a file on every system: it is in lower case, short, and not the
    /// name of a device. One that is taken gets a number.
    pub(crate) fn module(&mut self, model: &str) -> ModuleName {
        let mut name = identifier(&model.to_snake_case(), "module");
        name.truncate(MAX_MODULE);
        let name = self.claim(&name, with_number);
        ModuleName(if is_device(&name) { format!("{name}_") } else { escape(name) })
    }

    /// Takes the names that are made from `models`, or substitutes for those that are taken.
    ///
    /// If several models have one name, which of them keeps it depends on their text alone and not on their
    /// order: it is the first in alphabetical order of those without underscores, or of all if each has some.
    /// The others get their substitutes in the same order, after all names that don't clash.
    fn all(
        &mut self,
        models: &[&str],
        mut names: Vec<String>,
        substitute: impl Fn(&str, usize) -> String,
    ) -> Vec<String> {
        let mut order: Vec<_> = (0..names.len()).collect();
        order.sort_by_key(|&index| (models[index].contains('_'), models[index]));
        order.retain(|&index| !self.taken.insert(names[index].clone()));
        for index in order {
            names[index] = self.claim(&names[index], &substitute);
        }
        names
    }

    /// Takes `name`, or the first of its substitutes that is free; `substitute` gets 2, 3, ….
    fn claim(&mut self, name: &str, substitute: impl Fn(&str, usize) -> String) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let number = self.clashes.entry(substitute(name, 2)).or_insert(1);
        loop {
            *number += 1;
            let candidate = substitute(name, *number);
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// `NameShape`, then `NameShape3`.
fn with_word(name: &str, word: &str, number: usize) -> String {
    if number == 2 { format!("{name}{word}") } else { format!("{name}{word}{number}") }
}

/// `name_2`.
fn with_number(name: &str, number: usize) -> String {
    format!("{name}_{number}")
}

/// A type's or variant's name in Rust, short enough for a file.
fn type_identifier(model: &str, word: &str) -> String {
    let mut name = keyword_suffixed(identifier(&model.to_upper_camel_case(), word));
    name.truncate(MAX_LENGTH);
    name
}

/// A field's name in Rust, without what makes a keyword of it an identifier.
fn field_identifier(model: &str) -> String {
    identifier(&model.to_snake_case(), "field")
}

/// Letters, digits and underscores of ASCII, not beginning with a digit, not empty.
fn identifier(text: &str, fallback: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if kept.chars().all(|c| c == '_') {
        return fallback.to_owned();
    }
    if kept.starts_with(|c: char| c.is_ascii_digit()) {
        return format!(
            "{}{kept}",
            if fallback.starts_with(char::is_uppercase) { "N" } else { "n" }
        );
    }
    kept
}

/// `Self` is the only keyword that a type's name can be.
fn keyword_suffixed(name: String) -> String {
    if name == "Self" { "Self_".to_owned() } else { name }
}

/// `type` → `r#type`; the four keywords that can't be raw get a trailing `_`.
fn escape(name: String) -> String {
    if matches!(name.as_ref(), "self" | "super" | "crate" | "_") {
        return format!("{name}_");
    }
    if is_keyword(&name) { format!("r#{name}") } else { name }
}

/// Whether an identifier is a keyword of Rust, or reserved to become one.
pub(crate) fn is_keyword(name: &str) -> bool {
    // syn doesn't take `gen` for the keyword that it is since edition 2024.
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// Whether Windows takes a name for that of a device.
pub(crate) fn is_device(name: &str) -> bool {
    DEVICES.contains(&name.to_ascii_lowercase().as_str())
}

/// Crates that a generated crate, its example or the compiler knows by these names.
const CRATES: [&str; 7] = ["alloc", "core", "proc_macro", "farrier", "std", "test", "tokio"];

/// Whether a crate of that name would be in another one's way.
pub(crate) fn is_another_crate(name: &str) -> bool {
    CRATES.contains(&name.replace('-', "_").as_str())
}

/// The name of a crate, made from a service's name: `team-chat` for `TeamChat`. One that is a
/// keyword, a device or another crate's, gets `-client` at its end.
pub(crate) fn crate_name(model: &str) -> String {
    let name = identifier(&model.to_snake_case(), "client");
    let name = name.trim_matches('_');
    let taken = is_another_crate(name) || is_device(name) || escape(name.to_owned()) != name;
    format!("{}{}", name.replace('_', "-"), if taken { "-client" } else { "" })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Scope, crate_name};

    #[test]
    fn keywords_become_raw_or_get_an_underscore() {
        let mut scope = Scope::default();
        for (model, field) in [
            ("Type", "r#type"),
            ("self", "self_"),
            ("crate", "crate_"),
            ("async", "r#async"),
            ("gen", "r#gen"),
            ("ContentMD5", "content_md5"),
        ] {
            assert_eq!(scope.field(model).as_ref(), field);
        }
        assert_eq!(scope.type_name("Self", "Shape").as_ref(), "Self_");
        assert_eq!(Scope::default().module("Gen").as_ref(), "r#gen");
    }

    #[test]
    fn clashes_after_case_conversion_are_resolved_in_order() {
        let mut scope = Scope::with(["String"]);
        let names = ["String", "string", "String", "FooBar", "fooBar"]
            .map(|name| scope.type_name(name, "Shape"));
        let names: Vec<_> = names.iter().map(super::TypeName::as_ref).collect();
        assert_eq!(scope.type_name("String", "Kind").as_ref(), "StringKind");
        assert_eq!(names, ["StringShape", "StringShape3", "StringShape4", "FooBar", "FooBarShape"]);
        let mut scope = Scope::default();
        let fields = ["fooBar", "FooBar", "foo_bar"].map(|name| scope.field(name));
        let fields: Vec<_> = fields.iter().map(super::FieldName::as_ref).collect();
        assert_eq!(fields, ["foo_bar", "foo_bar_2", "foo_bar_3"]);
    }

    #[test]
    fn which_member_keeps_a_name_depends_on_the_names_alone() {
        let fields = [
            ("userId", "user_id"),
            ("user_id", "user_id_4"),
            ("user__id", "user_id_3"),
            ("user_id_2", "user_id_2"),
            ("__argument", "argument_2"),
            ("argument_", "argument_3"),
            ("argument", "argument"),
            ("_x", "x"),
            ("__type", "r#type"),
            ("_type", "type_2"),
        ];
        let variants = [("T21", "T21"), ("T2_1", "T21Value"), ("unknown", "UnknownValue")];
        let mut backwards = (fields, variants);
        backwards.0.reverse();
        backwards.1.reverse();
        for (fields, variants) in [(fields, variants), backwards] {
            let (models, names): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
            let fields = Scope::default().fields(&models);
            assert_eq!(fields.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), names);
            let (models, names): (Vec<_>, Vec<_>) = variants.into_iter().unzip();
            let variants = Scope::with(["Unknown"]).variants(&models, "Value");
            assert_eq!(variants.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), names);
        }
    }

    #[test]
    fn names_without_letters_are_names_all_the_same() {
        let mut scope = Scope::default();
        assert_eq!(scope.field("_").as_ref(), "field");
        assert_eq!(scope.type_name("__", "Value").as_ref(), "Value");
        assert_eq!(scope.field("_1").as_ref(), "n1");
    }

    /// Counting from 2 for each would take minutes.
    #[test]
    fn thousands_of_clashes_take_no_time() {
        let mut scope = Scope::default();
        let names: BTreeSet<_> = (0..50_000).map(|_| scope.field("a")).collect();
        assert_eq!(names.len(), 50_000);
        assert_eq!(scope.field("a").as_ref(), "a_50001");
    }

    #[test]
    fn long_names_fit_the_names_of_files() {
        let mut scope = Scope::default();
        let long = "Long".repeat(100);
        let names = [scope.module(&long), scope.module(&format!("{long}er"))];
        assert!(names.iter().all(|name| format!("{}.rs", name.file()).len() < 200));
        assert_ne!(names[0], names[1]);
        assert_eq!(scope.type_name(&long, "Shape").as_ref().len(), 200);
    }

    #[test]
    fn modules_are_no_devices_and_differ_by_more_than_case() {
        let mut scope = Scope::default();
        let models =
            ["Con", "CON", "aux", "NUL", "Prn", "Com1", "COM_1", "Lpt9", "Console", "Foo", "FOO"];
        let files = models.map(|name| scope.module(name).file().to_owned());
        let expected = [
            "con_", "con_2", "aux_", "nul_", "prn_", "com1_", "com_1", "lpt9_", "console", "foo",
            "foo_2",
        ];
        assert_eq!(files, expected);
        assert!(files.iter().all(|file| file.to_lowercase() == *file));
    }

    #[test]
    fn crates_are_not_called_by_keywords_nor_as_others_are() {
        for (model, name) in [
            ("TeamChat", "team-chat"),
            ("_1", "n1"),
            ("type_", "type-client"),
            ("Gen", "gen-client"),
            ("Self", "self-client"),
            ("Farrier", "farrier-client"),
            ("Core", "core-client"),
            ("Aux", "aux-client"),
        ] {
            assert_eq!(crate_name(model), name);
        }
    }
}
