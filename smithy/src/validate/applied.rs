//! One trait where it is applied, and the checks of a value that many traits share.

use std::fmt;

use super::site::Site;
use crate::json_error::in_words_of_json;
use crate::report::Report;
use crate::source::Json;
use crate::traits::{Documentation, Trait};

/// Looks at one trait that is applied to a site.
pub(crate) type Check = fn(&mut Applied<'_, '_>);

/// A trait, where it is applied, and where to complain.
pub(crate) struct Applied<'m, 'r> {
    pub(crate) site: Site<'m>,
    pub(crate) id: &'m str,
    pub(crate) json: &'m Json,
    /// A value that the trait takes, for hints.
    pub(crate) example: &'static str,
    pub(crate) report: &'r mut Report,
}

impl Applied<'_, '_> {
    /// Reports the value.
    pub(crate) fn fault(&mut self, message: impl Into<String>, hint: impl Into<String>) {
        self.report.fault(&self.json.place, self.site, message, hint);
    }

    /// Reports a value that isn't what the trait takes.
    pub(crate) fn wrong(&mut self, why: impl fmt::Display) {
        let message = format!("the value of the trait `{}` is wrong: {why}", self.id);
        let hint = format!("for instance `{}`", self.example);
        self.fault(message, hint);
    }

    /// The typed value; reports one that isn't.
    pub(crate) fn value<T: Trait>(&mut self) -> Option<T> {
        match serde_json::from_str(self.json.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(in_words_of_json(&error));
                None
            }
        }
    }
}

/// Checks the type alone.
pub(crate) fn read<T: Trait>(applied: &mut Applied<'_, '_>) {
    applied.value::<T>();
}

/// Checks that the value is an object, as that of traits without a value is.
pub(crate) fn empty(applied: &mut Applied<'_, '_>) {
    if !applied.json.get().starts_with('{') {
        applied.wrong("expected an empty object");
    }
}

/// Checks that the value is a string without reading all of it.
pub(crate) fn any_string(applied: &mut Applied<'_, '_>) {
    let text = applied.json.get();
    if !text.starts_with('"') || text.contains("\\u") {
        read::<Documentation>(applied);
    }
}
