//! The validator, which walks over an input.

use std::fmt;

use super::bounds::Bounds;
use super::distinct::has_duplicates;
use super::violation::{Path, Segment, Violation};
use crate::codec::open_enum::OpenEnum;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::schema::member::constraints::Range;
use crate::timestamp::Timestamp;

/// Returns all constraints that a value violates, in the order of the model. The result is empty if
/// the value is valid.
///
/// ```
/// use farrier::validate::violations;
///
/// farrier::shape! {
///     pub struct Upload: derive(), write;
///
///     pub name: String = required("Name").length(1, 256),
///     pub size: i64 = required("Size").min(1),
/// }
///
/// let found = violations(&Upload { name: String::new(), size: 7 });
/// assert_eq!(
///     found[0].to_string(),
///     "Value with length 0 at '/Name' failed to satisfy constraint: \
///      Member must have length between 1 and 256, inclusive",
/// );
/// ```
pub fn violations(value: &dyn WriteStruct) -> Vec<Violation> {
    let mut found = Vec::new();
    value.write_members(&mut Validator { path: None, place: Place::Member, found: &mut found });
    found
}

/// A writer that checks the values in one structure, list or map.
struct Validator<'v> {
    /// The path of that container. The input itself has none.
    path: Option<&'v Path<'v>>,
    /// The place of the next value in that container.
    place: Place<'v>,
    found: &'v mut Vec<Violation>,
}

/// The place of a value in its container.
#[derive(Clone, Copy)]
enum Place<'v> {
    /// The value is a member, which its schema names.
    Member,
    /// The value is the element of a list at this index.
    Index(usize),
    /// The value belongs to the entry of a map at this index, and follows the key of the entry.
    Entry { map: &'v dyn WriteMap, keys: &'v Member, secret: bool, index: usize },
}

impl<'v> Validator<'v> {
    /// Returns the last segment of the next value's path.
    fn segment(&self, member: &Member) -> Segment<'v> {
        match self.place {
            Place::Member => Segment::Member(member.name()),
            Place::Index(index) | Place::Entry { secret: true, index, .. } => Segment::Index(index),
            Place::Entry { map, index, .. } => Segment::Entry(map, index),
        }
    }

    /// Returns the last segment of the next value's path, and moves on to the value after it.
    fn next_segment(&mut self, member: &Member) -> Segment<'v> {
        let segment = self.segment(member);
        if let Place::Index(index) | Place::Entry { index, .. } = &mut self.place {
            *index += 1;
        }
        segment
    }

    /// Checks the content of a value by a validator of its own.
    fn descend(
        &mut self,
        segment: Segment<'_>,
        place: Place<'_>,
        walk: impl FnOnce(&mut Validator<'_>),
    ) {
        let path = Path { parent: self.path, segment };
        walk(&mut Validator { path: Some(&path), place, found: self.found });
    }

    #[cold]
    fn report(&mut self, segment: Segment<'_>, what: fmt::Arguments<'_>, must: &str) {
        let path = Path { parent: self.path, segment }.to_string();
        let message =
            format!("{what} at '{path}' failed to satisfy constraint: Member must {must}");
        self.found.push(Violation { path, message });
    }

    /// Checks a length (`@length`). It is only counted if there is a constraint.
    fn check_length(
        &mut self,
        segment: Segment<'_>,
        member: &Member,
        count: impl FnOnce() -> usize,
    ) {
        if let Some(bounds) = &member.constraints().length {
            let length = u64::try_from(count()).unwrap_or(u64::MAX);
            if !bounds.contains(&length) {
                let allowed = bounds.describe("have length ");
                self.report(segment, format_args!("Value with length {length}"), &allowed);
            }
        }
    }

    /// Checks the range of a number (`@range`).
    fn check_range<N: PartialOrd + fmt::Display>(
        &mut self,
        segment: Segment<'_>,
        value: &N,
        bounds: &Bounds<N>,
    ) {
        if !bounds.contains(value) {
            self.report(segment, format_args!("Value"), &bounds.describe("be "));
        }
    }

    /// Checks the length and the pattern of a string or of a map's key.
    fn check_text(&mut self, segment: Segment<'_>, member: &Member, text: &str) {
        self.check_length(segment, member, || text.chars().count());
        #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
        if let Some(pattern) = member.constraints().pattern.filter(|it| !it.matches(text)) {
            let allowed = format!("satisfy regular expression pattern: {}", pattern.as_str());
            self.report(segment, format_args!("Value"), &allowed);
        }
    }

    /// Checks that the model lists the value of an enum.
    fn check_enum(&mut self, segment: Segment<'_>, value: &dyn OpenEnum) {
        if !value.is_known() {
            let mut allowed = String::from("satisfy enum value set: [");
            value.write_allowed(&mut allowed);
            allowed.push(']');
            self.report(segment, format_args!("Value"), &allowed);
        }
    }
}

impl Writer for Validator<'_> {
    fn null(&mut self, member: &Member) {
        self.next_segment(member);
    }

    fn boolean(&mut self, member: &Member, _: bool) {
        self.next_segment(member);
    }

    fn integer(&mut self, member: &Member, value: i64) {
        let segment = self.next_segment(member);
        if let Some(Range::Integer(bounds)) = &member.constraints().range {
            self.check_range(segment, &value, bounds);
        }
    }

    fn float(&mut self, member: &Member, value: f32) {
        let segment = self.next_segment(member);
        if let Some(Range::Float(bounds)) = &member.constraints().range {
            // The bounds are rounded to single precision, as the value is.
            #[expect(clippy::cast_possible_truncation, reason = "rounding is wanted")]
            self.check_range(segment, &value, &bounds.map(|bound| *bound as f32));
        }
    }

    fn double(&mut self, member: &Member, value: f64) {
        let segment = self.next_segment(member);
        if let Some(Range::Float(bounds)) = &member.constraints().range {
            self.check_range(segment, &value, bounds);
        }
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        let segment = self.next_segment(member);
        if let Some(Range::Big(bounds)) = &member.constraints().range {
            // The generator has checked the bounds.
            self.check_range(
                segment,
                value,
                &bounds.map(|bound| bound.parse().unwrap_or_default()),
            );
        }
    }

    fn string(&mut self, member: &Member, value: &str) {
        let segment = self.next_segment(member);
        self.check_text(segment, member, member.label_rule().cut(value));
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        let segment = self.next_segment(member);
        self.check_length(segment, member, || value.len());
    }

    fn timestamp(&mut self, member: &Member, _: &Timestamp) {
        self.next_segment(member);
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, _: &crate::codec::document::Document) {
        self.next_segment(member);
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        let segment = self.next_segment(member);
        self.descend(segment, Place::Member, |inner| value.write_members(inner));
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        let segment = self.next_segment(member);
        self.check_length(segment, member, || value.len());
        if member.constraints().unique && has_duplicates(value) {
            self.report(segment, format_args!("Value"), "have unique values");
        }
        if !value.is_empty() {
            let item = member.element();
            self.descend(segment, Place::Index(0), |inner| value.write_items(item, inner));
        }
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        let segment = self.next_segment(member);
        self.check_length(segment, member, || value.len());
        if value.is_empty() {
            return;
        }
        let secret = member.constraints().secret_keys;
        let place = Place::Entry { map: value, keys: member.key(), secret, index: 0 };
        self.descend(segment, place, |inner| value.write_entries(member.element(), inner));
    }

    /// Checks a key. Its violations are reported with the path of the map.
    fn key(&mut self, key: &str) {
        if let Place::Entry { keys, .. } = self.place {
            self.check_text(Segment::Container, keys, key);
        }
    }

    fn enum_key(&mut self, key: &dyn OpenEnum) {
        self.check_enum(Segment::Container, key);
    }

    // The value of the enum is written next, so this doesn't move on.
    fn open_enum(&mut self, member: &Member, value: &dyn OpenEnum) {
        self.check_enum(self.segment(member), value);
    }

    fn unknown_variant(&mut self) {
        let must = "be a union with a member that the model names";
        self.report(Segment::Container, format_args!("Value"), must);
    }
}
