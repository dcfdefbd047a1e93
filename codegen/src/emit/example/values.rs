//! Values that keep the constraints of the model, as expressions.

use std::collections::BTreeSet;

use heck::ToKebabCase;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::text;
use crate::emit::literal::number;
use crate::name::TypeName;
use crate::pattern::Cache;
use crate::plan::{Bounds, Check, Client, EnumValue, Field, RustType, Structure, Type, Union};

/// Values within values are made this deep; then lists stay empty and unions unknown.
const DEPTH: usize = 6;

/// An input with more values than that is no example.
const MANY: usize = 100;

/// Makes values, and knows whether those made so far pass the checks.
pub(super) struct Values<'p> {
    plan: &'p Client,
    patterns: &'p Cache,
    /// How many more may be made.
    left: usize,
    depth: usize,
    sound: bool,
    names: BTreeSet<String>,
}

impl<'p> Values<'p> {
    pub(super) fn new(plan: &'p Client, patterns: &'p Cache) -> Self {
        Self { plan, patterns, left: MANY, depth: 0, sound: true, names: BTreeSet::new() }
    }

    /// False if a value fails the client's checks, or may.
    pub(super) fn sound(&self) -> bool {
        self.sound
    }

    /// True if there were too many values: what was made is then no expression.
    pub(super) fn too_many(&self) -> bool {
        self.left == 0
    }

    /// The client's types that the values name.
    pub(super) fn names(self) -> BTreeSet<String> {
        self.names
    }

    /// A structure with its required members.
    pub(super) fn structure(&mut self, structure: &Structure) -> TokenStream {
        let name = self.named(&structure.name);
        let mut arguments = Vec::new();
        for field in structure.arguments() {
            // `new` takes anything that makes a string.
            arguments.push(match field.ty {
                // Angle brackets can't stand in a host's name.
                RustType::String if field.host_label => {
                    self.count();
                    let label = field.schema.name.to_kebab_case();
                    quote!(#label)
                }
                RustType::String => {
                    self.count();
                    self.text(&field.schema.name, &field.checks)
                }
                RustType::ByteStream => quote!("The content, or a file of it."),
                RustType::EventStream(ref path) => {
                    let event = self.of_type(&path.name, &field.schema.name);
                    quote!([#event])
                }
                _ => self.value(&field.ty, &field.checks, &field.schema.name),
            });
            if self.too_many() {
                return quote!();
            }
        }
        match &arguments[..] {
            [] => quote!(#name::default()),
            arguments => quote!(#name::new(#(#arguments),*)),
        }
    }

    /// A value of any type; `label` says what it is for.
    fn value(&mut self, ty: &RustType, checks: &[Check], label: &str) -> TokenStream {
        self.count();
        if self.too_many() {
            return quote!();
        }
        match ty {
            RustType::Bool => quote!(true),
            RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 => in_range("1", checks),
            RustType::F32 | RustType::F64 => in_range("1.0", checks),
            RustType::BigInteger | RustType::BigDecimal => {
                self.sound &= !checks.iter().any(excludes_zero);
                quote!(Default::default())
            }
            RustType::String => {
                let text = self.text(label, checks);
                quote!(#text.to_owned())
            }
            RustType::Bytes => match least(checks) {
                0 => quote!(Default::default()),
                least => {
                    let least = Literal::u64_unsuffixed(least);
                    quote!(vec![0_u8; #least].into())
                }
            },
            RustType::Box(inner) => {
                let inner = self.value(inner, checks, label);
                quote!(Box::new(#inner))
            }
            RustType::List(item) => self.list(item, checks, label),
            RustType::Map(key, value) => self.map(key, value, checks, label),
            RustType::Named(path) => self.of_type(&path.name, label),
            RustType::Option(_)
            | RustType::ByteStream
            | RustType::EventStream(_)
            | RustType::Timestamp
            | RustType::Document
            | RustType::Unit => quote!(Default::default()),
        }
    }

    fn text(&mut self, label: &str, checks: &[Check]) -> TokenStream {
        let pattern = checks.iter().find_map(|check| match check {
            Check::Pattern(pattern) => Some(pattern),
            _ => None,
        });
        let (text, matches) =
            text::text(label, least(checks), most(checks), pattern, self.patterns);
        self.sound &= matches;
        text
    }

    /// As many elements as there must be, or one.
    fn list(&mut self, item: &RustType, checks: &[Check], label: &str) -> TokenStream {
        let least = least(checks);
        if self.depth >= DEPTH || most(checks) == Some(0) {
            self.sound &= least == 0;
            return quote!(Vec::new());
        }
        let within = checks.iter().find_map(|check| match check {
            Check::Items(inner) => Some(&inner[..]),
            _ => None,
        });
        let before = (self.sound, self.names.clone());
        let value = self.deeper(|values| values.value(item, within.unwrap_or_default(), label));
        if !self.sound && least == 0 {
            // Better no element than a wrong one.
            (self.sound, self.names) = before;
            return quote!(Vec::new());
        }
        if least < 2 {
            return quote!(vec![#value]);
        }
        // They are all equal.
        self.sound &= !checks.contains(&Check::Unique);
        let least = Literal::u64_unsuffixed(least);
        quote!(vec![#value; #least])
    }

    /// No entry, or the one that there must be.
    fn map(
        &mut self,
        key: &RustType,
        value: &RustType,
        checks: &[Check],
        label: &str,
    ) -> TokenStream {
        let least = least(checks);
        if least == 0 || self.depth >= DEPTH {
            self.sound &= least == 0;
            return quote!(Default::default());
        }
        // Two keys would have to be different.
        self.sound &= least == 1;
        let (mut of_keys, mut of_values): (&[Check], &[Check]) = (&[], &[]);
        for check in checks {
            match check {
                Check::Keys(inner) => of_keys = inner,
                Check::Values(inner) | Check::ValuesOfSecretKeys(inner) => of_values = inner,
                _ => {}
            }
        }
        let key = self.deeper(|values| values.value(key, of_keys, label));
        let value = self.deeper(|values| values.value(value, of_values, label));
        quote!([(#key, #value)].into())
    }

    /// A value of one of the client's own types.
    fn of_type(&mut self, name: &TypeName, label: &str) -> TokenStream {
        let plan = self.plan;
        let ty = plan.types.iter().find(|ty| name_of(ty) == name);
        self.deeper(|values| match ty {
            Some(Type::Structure(structure)) => values.structure(structure),
            Some(Type::Union(union)) => values.union(union, label),
            Some(Type::StringEnum(plan)) => values.enumeration(&plan.name, &plan.values),
            Some(Type::IntEnum(plan)) => values.enumeration(&plan.name, &plan.values),
            None => {
                values.sound = false;
                quote!(Default::default())
            }
        })
    }

    /// The first variant.
    fn union(&mut self, union: &Union, label: &str) -> TokenStream {
        let name = self.named(&union.name);
        match union.variants.first().filter(|_| self.depth < DEPTH) {
            Some(Field { variant, ty: RustType::Unit, .. }) => quote!(#name::#variant),
            Some(field) => {
                let (variant, value) =
                    (&field.variant, self.value(&field.ty, &field.checks, label));
                quote!(#name::#variant(#value))
            }
            None => {
                self.sound = false;
                quote!(#name::Unknown(String::new()))
            }
        }
    }

    /// The first value that is for users.
    fn enumeration<V>(&mut self, name: &TypeName, all: &[EnumValue<V>]) -> TokenStream {
        let name = self.named(name);
        if let Some(EnumValue { name: first, .. }) =
            all.iter().find(|value| !value.internal).or(all.first())
        {
            quote!(#name::#first)
        } else {
            self.sound = false;
            quote!(#name::Unknown(Default::default()))
        }
    }

    fn count(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    fn named<'n>(&mut self, name: &'n TypeName) -> &'n TypeName {
        self.names.insert(name.to_string());
        name
    }

    fn deeper<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = make(self);
        self.depth -= 1;
        value
    }
}

fn name_of(ty: &Type) -> &TypeName {
    match ty {
        Type::Structure(plan) => &plan.name,
        Type::Union(plan) => &plan.name,
        Type::StringEnum(plan) => &plan.name,
        Type::IntEnum(plan) => &plan.name,
    }
}

/// The bounds of a value's length.
fn length(checks: &[Check]) -> Option<&Bounds> {
    checks.iter().find_map(|check| match check {
        Check::Length(bounds) => Some(bounds),
        _ => None,
    })
}

fn least(checks: &[Check]) -> u64 {
    length(checks)
        .and_then(|bounds| bounds.min.as_ref())
        .and_then(|min| min.parse().ok())
        .unwrap_or(0)
}

fn most(checks: &[Check]) -> Option<u64> {
    length(checks).and_then(|bounds| bounds.max.as_ref()).and_then(|max| max.parse().ok())
}

/// The usual number, which is about one, or the bound that is nearest to it.
fn in_range(usual: &str, checks: &[Check]) -> TokenStream {
    let bound = checks.iter().find_map(|check| match check {
        Check::Range(Bounds { min, max, .. }) => {
            past(min.as_ref(), |min| min > 1.0).or(past(max.as_ref(), |max| max < 1.0))
        }
        _ => None,
    });
    number(bound.map_or(usual, String::as_str))
}

/// A bound, if the condition holds for it.
fn past(bound: Option<&String>, condition: fn(f64) -> bool) -> Option<&String> {
    bound.filter(|bound| bound.parse().is_ok_and(condition))
}

/// True for a range in which zero isn't.
fn excludes_zero(check: &Check) -> bool {
    let Check::Range(bounds) = check else { return false };
    past(bounds.min.as_ref(), |min| min > 0.0).is_some()
        || past(bounds.max.as_ref(), |max| max < 0.0).is_some()
}
