//! The value that a writer's format can't hold.

use crate::error::wire::SerializeError;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp::{Timestamp, unsayable};

/// The first value that a writer refused because its format can't hold it.
#[derive(Debug, Default)]
pub(crate) struct Refused(Option<Box<SerializeError>>);

impl Refused {
    /// Refuses the value of a member. Elements of lists and values of maps have no name.
    #[cold]
    pub(crate) fn add(&mut self, member: &Member, problem: &str) {
        let problem = problem.to_owned();
        self.0.get_or_insert_with(|| Box::new(SerializeError { member: named(member), problem }));
    }

    /// Refuses a timestamp that a format can't say.
    #[inline]
    pub(crate) fn check(&mut self, member: &Member, value: &Timestamp, format: TimestampFormat) {
        if let Some(problem) = unsayable(value, format) {
            self.add(member, problem);
        }
    }

    /// Says that everything that was written last is in `container`, which names what is refused there
    /// and has no name.
    #[inline]
    pub(crate) fn within(&mut self, container: &Member) {
        if let Some(error) = &mut self.0 {
            error.member = error.member.or(named(container));
        }
    }

    /// Returns `written`, or the error if a value was refused.
    pub(crate) fn or<T>(self, written: impl FnOnce() -> T) -> Result<T, SerializeError> {
        match self.0 {
            Some(error) => Err(*error),
            None => Ok(written()),
        }
    }
}

fn named(member: &Member) -> Option<&'static str> {
    Some(member.name()).filter(|name| !name.is_empty())
}
