//! Reading of members from text: that of the status, of labels, query parameters and headers.

use std::borrow::Cow;
use std::fmt;

use super::header;
use super::text::TextRules;
use crate::codec::heap::{EXCEEDED, Heap};
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, Reader};
use crate::codec::responses::{self, Reading};
use crate::error::wire::DeserializeError;
use crate::number::float;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

/// Reads a member from a text.
pub(super) fn read_text(
    value: &mut dyn ReadStruct,
    index: usize,
    part: fmt::Arguments<'_>,
    text: &str,
    rules: TextRules,
    reading: &mut Reading,
) -> Result<(), DeserializeError> {
    let mut reader = TextReader { text, list: None, rules, problem: None, part, reading };
    let outcome = value.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        DeserializeError::new(part.to_string(), reader.problem.unwrap_or_default())
    })
}

/// Reads a scalar from a text, or a list from a text with commas.
struct TextReader<'a> {
    text: &'a str,
    /// The rest of the list that is being read, if one is.
    list: Option<&'a str>,
    rules: TextRules,
    problem: Option<&'static str>,
    /// The part of the message that is the text.
    part: fmt::Arguments<'a>,
    reading: &'a mut Reading,
}

impl<'a> TextReader<'a> {
    /// Returns the text of the next scalar.
    fn next(&mut self, dates: bool) -> Cow<'a, str> {
        match &mut self.list {
            Some(rest) => header::next_item(rest, dates).unwrap_or_default(),
            None => Cow::Borrowed(self.text),
        }
    }
}

impl Reader for TextReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn forgive(&mut self, member: &Member) -> bool {
        let Some(problem) = self.problem else { return false };
        if self.list.is_some() || !self.reading.may_leave_out(member) {
            return false;
        }
        self.problem = None;
        let Self { text, part, .. } = self;
        self.reading.leave_out(member, || format!("{problem} in {part}"), text.as_bytes());
        true
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.reading.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        match self.next(false).trim() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.fail("expected true or false")),
        }
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        self.next(false)
            .trim()
            .parse()
            .map_err(|_| self.fail("expected a whole number of at most 64 bits"))
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        float::parse(self.next(false).trim()).ok_or_else(|| self.fail("expected a number"))
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(self.next(false))
    }

    fn text(&mut self, member: &Member) -> ReadResult<Cow<'_, str>> {
        let text = self.next(false);
        if member.media_type_name().is_none() {
            return Ok(text);
        }
        match header::decode_base64(&text) {
            Some(text) => Ok(Cow::Owned(text)),
            None => Err(self.fail("expected the base64 of UTF-8")),
        }
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = self.rules.format(member);
        let text = self.next(format == TimestampFormat::HttpDate);
        let text = text.trim();
        timestamp::parse(text, format).or_else(|problem| {
            if !self.reading.is_lenient() {
                return Err(self.fail(problem));
            }
            let seconds = format == TimestampFormat::EpochSeconds;
            responses::timestamp(text, seconds).ok_or_else(|| self.fail(problem))
        })
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        if !self.rules.lists {
            return value.read_item(member.element(), self);
        }
        self.list = Some(self.text);
        while let Some(rest) = self.list {
            if rest.trim().is_empty() {
                break;
            }
            value.read_item(member.element(), self)?;
            if self.list.is_some_and(|after| after.len() >= rest.len()) {
                return Err(self.fail("expected items separated by commas"));
            }
        }
        Ok(())
    }
}

/// Reads a map or a list from pairs of keys and texts. A key that occurs twice gives a list of its
/// texts.
pub(super) fn read_entries(
    value: &mut dyn ReadStruct,
    index: usize,
    part: fmt::Arguments<'_>,
    entries: &[(String, String)],
    rules: TextRules,
    reading: &mut Reading,
) -> Result<(), DeserializeError> {
    let heap = &mut reading.heap;
    let mut reader = EntriesReader { entries, rules, heap, problem: None };
    let outcome = value.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        DeserializeError::new(part.to_string(), reader.problem.unwrap_or_default())
    })
}

struct EntriesReader<'a> {
    entries: &'a [(String, String)],
    rules: TextRules,
    heap: &'a mut Heap,
    problem: Option<&'static str>,
}

impl Reader for EntriesReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        for (_, text) in self.entries {
            let mut item = TextReader {
                text,
                list: None,
                rules: self.rules,
                problem: None,
                part: format_args!(""),
                reading: &mut Reading::default().with_heap(*self.heap),
            };
            let outcome = value.read_item(member.element(), &mut item);
            *self.heap = item.reading.heap;
            outcome.inspect_err(|_| self.problem = item.problem)?;
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let mut read: Vec<&str> = Vec::new();
        for (key, _) in self.entries {
            if read.contains(&key.as_str()) {
                continue;
            }
            read.push(key);
            let same: Vec<_> =
                self.entries.iter().filter(|(other, _)| other == key).cloned().collect();
            let (rules, heap) = (self.rules, &mut *self.heap);
            let mut entry = EntryReader { texts: &same, rules, heap, problem: None };
            value
                .read_entry(key, member.element(), &mut entry)
                .inspect_err(|_| self.problem = entry.problem)?;
        }
        Ok(())
    }
}

/// Reads the value of one entry from its texts. A string is the last of them, and a list has them
/// all.
struct EntryReader<'a> {
    texts: &'a [(String, String)],
    rules: TextRules,
    heap: &'a mut Heap,
    problem: Option<&'static str>,
}

impl Reader for EntryReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match self.texts.last() {
            Some((_, text)) => Ok(Cow::Borrowed(text)),
            None => Err(self.fail("no value")),
        }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let (rules, heap) = (self.rules, &mut *self.heap);
        let mut all = EntriesReader { entries: self.texts, rules, heap, problem: None };
        all.list(member, value).inspect_err(|_| self.problem = all.problem)
    }
}
