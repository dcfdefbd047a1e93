//! Random values of any emitted type: a reader that makes up what it is asked for.
//!
//! Only what every protocol can tell apart is made: lists and maps have something in them (an empty
//! flattened list is nothing in XML), structures have a member, NaN is left out as it equals
//! nothing, and texts in HTTP headers and labels have no white space at their ends.

use std::borrow::Cow;

use farrier::codec::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader};
use farrier::{Binding, Bytes, Document, Member, Timestamp, TimestampFormat};

/// A source of values: each takes some of the bytes; where they end, zeros follow.
pub(crate) struct Random<'a> {
    bytes: std::slice::Iter<'a, u8>,
    depth: usize,
}

/// Letters that formats have to escape, of one to four bytes each.
const LETTERS: [char; 24] = [
    'a',
    'Z',
    '0',
    ' ',
    '"',
    '\'',
    '\\',
    '/',
    '<',
    '>',
    '&',
    '=',
    '+',
    '%',
    ',',
    ';',
    '\n',
    '\r',
    '\t',
    'é',
    '\u{7f}',
    '\u{2028}',
    '中',
    '\u{1f414}',
];

/// Letters that a header can carry, in any place.
const PLAIN: [char; 12] = ['a', 'Z', '0', '-', '"', '\\', '/', '&', '=', '%', ',', ';'];

impl<'a> Random<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter(), depth: 0 }
    }

    /// A value of this type.
    pub(crate) fn value<T: ReadValue>(&mut self) -> T {
        let mut value = T::blank();
        value.read(&Member::item(), self).expect("nothing is refused");
        value
    }

    fn byte(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or_default()
    }

    fn bits(&mut self) -> u64 {
        u64::from_be_bytes(std::array::from_fn(|_| self.byte()))
    }

    /// From 0 to one less than `end`, which is small.
    fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }

    fn letters(&mut self, from: &[char], least: usize) -> String {
        let length = least + self.below(6);
        (0..length).map(|_| from[self.below(from.len())]).collect()
    }

    /// Reads at least one of the members, those that come last where it gets deep.
    fn some_members(&mut self, value: &mut dyn ReadStruct, most: usize) -> ReadResult {
        let count = value.members().len();
        if count == 0 {
            return Ok(());
        }
        self.depth += 1;
        // The first member of a type is never recursive in the model.
        let first = if self.depth > 4 { 0 } else { self.below(count) };
        value.read_member(first, self)?;
        for index in 0..count {
            let needed = value.members()[index].binding() == Binding::Label;
            let wanted = self.depth <= 4 && self.below(2) == 1;
            if most > 1 && index != first && (needed || wanted) {
                value.read_member(index, self)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }
}

impl Reader for Random<'_> {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        Ok(self.below(2) == 1)
    }

    /// In the range of a byte, save where the name tells more: a reader doesn't hear how wide the
    /// number may be.
    fn integer(&mut self, member: &Member) -> ReadResult<i64> {
        Ok(match member.name() {
            "long" => self.bits().cast_signed(),
            _ => i64::from(self.byte().cast_signed()),
        })
    }

    /// Numbers that are exact in single precision, too.
    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        let bits = u32::try_from(self.bits() >> 32).unwrap_or_default();
        Ok(match f64::from(f32::from_bits(bits)) {
            number if number.is_nan() => f64::INFINITY,
            number => number,
        })
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Owned(format!("{}{}", self.bits().cast_signed(), "7".repeat(self.below(40)))))
    }

    fn text(&mut self, member: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Owned(match member.binding() {
            Binding::Body => self.letters(&LETTERS, 0),
            Binding::Label | Binding::Query(_) => self.letters(&LETTERS, 1),
            _ => self.letters(&PLAIN, 1),
        }))
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        let length = self.below(10);
        Ok((0..length).map(|_| self.byte()).collect())
    }

    /// To the millisecond, where the format has them.
    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let seconds = i64::try_from(self.bits() % 4_000_000_000).unwrap_or_default();
        let whole = member.timestamp_format() == Some(TimestampFormat::HttpDate)
            || member.binding() != Binding::Body
            || member.name().is_empty();
        let millis = if whole { 0 } else { u32::from(self.byte()) * 3 };
        Timestamp::from_timestamp(seconds, millis * 1_000_000).ok_or(Failed)
    }

    fn document(&mut self, member: &Member) -> ReadResult<Document> {
        Ok(match self.below(6) {
            0 => Document::Bool(true),
            1 => Document::from(self.bits().cast_signed()),
            2 => Document::String(self.text(member)?.into_owned()),
            3 => Document::Array(vec![Document::Null, Document::from(0.5)]),
            4 => Document::Object([("a".to_owned(), Document::Null)].into_iter().collect()),
            _ => Document::from(self.bits()),
        })
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.some_members(value, usize::MAX)
    }

    fn union(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        self.some_members(value, 1)
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let element = if member.binding() == Binding::Body { *member.element() } else { *member };
        for _ in 0..=self.below(3) {
            if self.below(4) == 3 {
                let _ = value.null_item(self);
            }
            value.read_item(&element, self)?;
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let element = if member.binding() == Binding::Body { *member.element() } else { *member };
        let letters = match member.binding() {
            Binding::PrefixHeaders(_) => &['a', 'b', 'z', '0', '-'][..],
            _ => &LETTERS[..],
        };
        for _ in 0..=self.below(3) {
            let key = self.letters(letters, 1);
            if self.below(4) == 3 {
                let _ = value.null_entry(&key, self);
            }
            value.read_entry(&key, &element, self)?;
        }
        Ok(())
    }
}
