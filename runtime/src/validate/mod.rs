//! Checks an input against the constraints of its model before anything is sent
//! (smithy.io, constraint traits).
//!
//! Generated code calls a [`Validator`] once a constraint, in the model's order. All violations
//! are collected, in the words of Smithy's own servers.

use std::fmt;

mod bounds;
mod measure;
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
mod pattern;
mod violation;

pub use bounds::{Bounds, IntoBounds};
pub use measure::{Entries, Items, Measured, Ranged, Textual};
#[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
pub use pattern::Pattern;
use violation::Path;
pub use violation::{At, Violation, Violations};

use crate::codec::WriteValue;
use crate::json::JsonWriter;

/// What a client does with violations.
///
/// Services sometimes accept more than their model says, so the check can be softened for a
/// client or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// A request with violations is not sent: the call fails with
    /// [`Error::Invalid`](crate::Error::Invalid).
    #[default]
    Enforce,
    /// Violations are logged as a warning, and the request is sent.
    Warn,
    /// Nothing is checked.
    Off,
}

/// A value with constraints, its own or its members'.
pub trait Validate {
    /// Reports each violation to `v`.
    fn validate(&self, v: &mut Validator<'_>);
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, v: &mut Validator<'_>) {
        if let Some(value) = self {
            value.validate(v);
        }
    }
}

impl<T: Validate> Validate for Box<T> {
    fn validate(&self, v: &mut Validator<'_>) {
        self.as_ref().validate(v);
    }
}

/// An enum that keeps values which the model doesn't know.
pub trait OpenEnum {
    /// True for a value that the model names.
    fn is_known(&self) -> bool;

    /// Appends the values that a user may choose: `a, b, c`.
    fn write_allowed(&self, out: &mut String);
}

/// A number of any size from the text that the generator has checked.
#[doc(hidden)]
pub fn big<T: std::str::FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

#[doc(hidden)]
pub fn write_values(out: &mut String, values: &[(&str, &[&str])]) {
    let public = values.iter().filter(|(_, internal)| internal.is_empty());
    for (index, (value, _)) in public.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(value);
    }
}

/// Collects the violations of one input.
///
/// ```
/// use runtime::validate::{Validate, Validator, violations};
///
/// struct Upload { name: String, size: i64 }
///
/// impl Validate for Upload {
///     fn validate(&self, v: &mut Validator<'_>) {
///         v.length("Name", &self.name, 1..=256);
///         v.range("Size", &self.size, 1..);
///     }
/// }
///
/// let found = violations(&Upload { name: String::new(), size: 7 });
/// assert_eq!(
///     found[0].to_string(),
///     "Value with length 0 at '/Name' failed to satisfy constraint: \
///      Member must have length between 1 and 256, inclusive",
/// );
/// ```
#[derive(Debug)]
pub struct Validator<'p> {
    path: Option<&'p Path<'p>>,
    found: &'p mut Vec<Violation>,
}

/// The violations of a value, in the model's order.
pub fn violations(value: &dyn Validate) -> Vec<Violation> {
    let mut found = Vec::new();
    value.validate(&mut Validator { path: None, found: &mut found });
    found
}

impl Validator<'_> {
    /// `@length`: Unicode scalar values of a string, bytes of a blob, entries of a list or map.
    pub fn length<'a>(
        &mut self,
        at: impl Into<At<'a>>,
        value: &(impl Measured + ?Sized),
        bounds: impl IntoBounds<u64>,
    ) {
        let bounds = bounds.into_bounds();
        if let Some(length) = value.measure().filter(|length| !bounds.contains(length)) {
            let allowed = bounds.describe("have length ");
            self.report(at.into(), format_args!("Value with length {length}"), &allowed);
        }
    }

    /// `@range`: a number's bounds, both inclusive.
    pub fn range<'a, N: Ranged>(
        &mut self,
        at: impl Into<At<'a>>,
        value: &N,
        bounds: impl IntoBounds<N::Number>,
    ) {
        let bounds = bounds.into_bounds();
        if value.number().is_some_and(|number| !bounds.contains(&number)) {
            let allowed = bounds.describe("be ");
            self.report(at.into(), format_args!("Value"), &allowed);
        }
    }

    /// `@pattern`: an ECMA-262 expression that matches somewhere in a string.
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    pub fn pattern<'a>(
        &mut self,
        at: impl Into<At<'a>>,
        value: &(impl Textual + ?Sized),
        pattern: &Pattern,
    ) {
        if value.text().is_some_and(|text| !pattern.matches(text)) {
            let allowed = format!("satisfy regular expression pattern: {}", pattern.as_str());
            self.report(at.into(), format_args!("Value"), &allowed);
        }
    }

    /// `@uniqueItems`: no two elements of a list are equal.
    pub fn unique<'a, L: Items>(&mut self, at: impl Into<At<'a>>, list: &L)
    where
        L::Item: WriteValue,
    {
        let mut seen = std::collections::HashSet::new();
        let twice = list.items().iter().any(|item| {
            let mut writer = JsonWriter::with_capacity(32);
            item.write_item(&crate::Member::item(), &mut writer);
            !seen.insert(writer.finish())
        });
        if twice {
            self.report(at.into(), format_args!("Value"), "have unique values");
        }
    }

    /// An enum's value is one that the model names.
    pub fn enum_value<'a>(&mut self, at: impl Into<At<'a>>, value: &impl MaybeEnum) {
        if let Some(value) = value.open_enum().filter(|value| !value.is_known()) {
            let mut allowed = String::from("satisfy enum value set: [");
            value.write_allowed(&mut allowed);
            allowed.push(']');
            self.report(at.into(), format_args!("Value"), &allowed);
        }
    }

    /// A union holds a member that the model doesn't name.
    pub fn unknown_union(&mut self) {
        self.report(
            At::Here,
            format_args!("Value"),
            "be a union with a member that the model names",
        );
    }

    /// The constraints of a structure's or union's own members.
    pub fn nested<'a>(&mut self, at: impl Into<At<'a>>, value: &impl Validate) {
        self.within(at.into(), |v| value.validate(v));
    }

    /// The constraints of a list's elements.
    pub fn items<'a, L: Items>(
        &mut self,
        at: impl Into<At<'a>>,
        list: &L,
        check: impl Fn(&mut Validator<'_>, At<'_>, &L::Item),
    ) {
        let items = list.items();
        if !items.is_empty() {
            self.within(at.into(), |v| {
                for (index, item) in items.iter().enumerate() {
                    check(v, At::Index(index), item);
                }
            });
        }
    }

    /// The constraints of a map's keys, which are reported at the map itself.
    pub fn keys<'a, M: Entries>(
        &mut self,
        at: impl Into<At<'a>>,
        map: &M,
        check: impl Fn(&mut Validator<'_>, At<'_>, &M::Key),
    ) {
        self.within(at.into(), |v| map.each(|key, _| check(v, At::Here, key)));
    }

    /// The constraints of a map's values.
    pub fn values<'a, M: Entries>(
        &mut self,
        at: impl Into<At<'a>>,
        map: &M,
        check: impl Fn(&mut Validator<'_>, At<'_>, &M::Value),
    ) {
        self.within(at.into(), |v| {
            map.each(|key, value| check(v, At::Key(crate::MapKey::as_key(key)), value));
        });
    }

    /// The constraints of a map's values, where the keys are secret: an entry is told by its place.
    pub fn values_of_secret_keys<'a, M: Entries>(
        &mut self,
        at: impl Into<At<'a>>,
        map: &M,
        check: impl Fn(&mut Validator<'_>, At<'_>, &M::Value),
    ) {
        self.within(at.into(), |v| {
            let mut index = 0;
            map.each(|_, value| {
                check(v, At::Index(index), value);
                index += 1;
            });
        });
    }

    fn within(&mut self, at: At<'_>, check: impl FnOnce(&mut Validator<'_>)) {
        let path = Path { parent: self.path, at };
        check(&mut Validator { path: Some(&path), found: self.found });
    }

    #[cold]
    fn report(&mut self, at: At<'_>, what: fmt::Arguments<'_>, must: &str) {
        let path = Path { parent: self.path, at }.to_string();
        let message =
            format!("{what} at '{path}' failed to satisfy constraint: Member must {must}");
        self.found.push(Violation { path, message });
    }
}

/// An open enum that may be absent.
pub trait MaybeEnum {
    /// The enum's type.
    type Enum: OpenEnum;

    /// The value, if it is there.
    fn open_enum(&self) -> Option<&Self::Enum>;
}

impl<E: OpenEnum> MaybeEnum for E {
    type Enum = E;

    fn open_enum(&self) -> Option<&E> {
        Some(self)
    }
}

impl<E: OpenEnum> MaybeEnum for Option<E> {
    type Enum = E;

    fn open_enum(&self) -> Option<&E> {
        self.as_ref()
    }
}
