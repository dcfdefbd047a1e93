//! Values that were left out of a response.

use std::fmt;

use crate::error::plain::visible;
use crate::schema::member::Member;

/// The number of values of a response of which is told why they were left out.
const MOST: usize = 100;

/// The number of bytes of a value that are kept.
const LENGTH: usize = 1024;

/// A value of a response that was left out, because it can't be read as what the model says, or a required
/// member that wasn't there, for which the output has a made-up value.
///
/// Both happen only if responses are read leniently ([`Responses::Lenient`](crate::Responses)), as errors always
/// are. Of outputs, only optional members of a simple type are left out. Of errors, every member is left out that
/// can't be read, and a required one then has a made-up value. Required members that weren't there are told of the
/// output or error itself and not of the structures in it: those would have to be looked through.
///
/// `Debug` and `Display` don't show the value, which may be secret; [`raw`](Self::raw) returns it. Of one
/// response, the first hundred such values are told.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// The name of the member in the model.
    pub member: &'static str,
    /// The way to the member from the top of the output, such as `/Items/3/Price`. The keys of maps are shown
    /// as `…`, because they may be secret.
    pub path: String,
    /// The reason why the value can't be read, with its position.
    pub problem: String,
    raw: Box<[u8]>,
}

impl LeftOut {
    /// Returns the first kilobyte of the value as it was sent: the text of a header or of an element, the JSON
    /// with its quotation marks, or the CBOR. It is empty if the member wasn't there, and if it is a member of
    /// an error that was left out for a part of it.
    ///
    /// ```
    /// # fn example(left_out: &farrier::LeftOut) {
    /// println!("{} was {:?}", left_out.path, String::from_utf8_lossy(left_out.raw()));
    /// # }
    /// ```
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

impl fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left_out = f.debug_struct("LeftOut");
        left_out.field("path", &self.path).field("problem", &self.problem);
        left_out.finish_non_exhaustive()
    }
}

/// The values that were left out of one response, of which the first hundred are kept.
#[derive(Debug, Default)]
pub(crate) struct AllLeftOut {
    kept: Vec<LeftOut>,
    count: usize,
}

impl AllLeftOut {
    /// Adds a value, whose path isn't known yet. `problem` makes the text of the problem.
    pub(super) fn push(&mut self, member: &Member, problem: impl FnOnce() -> String, raw: &[u8]) {
        self.count += 1;
        if self.kept.len() < MOST {
            let raw = raw.get(..LENGTH).unwrap_or(raw).into();
            let problem = problem();
            self.kept.push(LeftOut { member: member.name(), path: String::new(), problem, raw });
        }
    }

    /// Adds a member of the output or error itself, whose value is somewhere else or nowhere. A problem with a
    /// part of the member begins with the path of the part.
    pub(super) fn push_member(&mut self, member: &Member, problem: &str) {
        self.count += 1;
        if self.kept.len() < MOST {
            let (path, problem) = match problem.split_once(": ") {
                Some((path, problem)) if path.starts_with('/') => (path, problem),
                _ => ("", problem),
            };
            let (path, problem) = (path.to_owned(), problem.to_owned());
            self.kept.push(LeftOut { member: member.name(), path, problem, raw: Box::default() });
        }
    }

    /// Puts `place` before the paths of those values that were added after `before` others.
    pub(super) fn put_in(&mut self, before: usize, place: impl fmt::Display) {
        for value in self.kept.iter_mut().skip(before) {
            value.path.insert_str(0, &format!("/{place}"));
        }
    }

    /// Returns the values that were kept, and tells by `tracing` that there were some, in an event or
    /// operation of this name.
    pub(super) fn report(self, name: &str) -> Vec<LeftOut> {
        let Self { mut kept, count } = self;
        // Those of headers are in no other value.
        for value in kept.iter_mut().filter(|value| value.path.is_empty()) {
            value.path = format!("/{}", value.member);
        }
        if let Some(first) = kept.first() {
            let first = first.to_string();
            let first = visible(&first);
            tracing::warn!(
                name,
                count,
                "values are missing or can't be read, the first of them {first}"
            );
        }
        kept
    }
}
