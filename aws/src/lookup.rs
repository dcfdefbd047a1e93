//! Settings that stand in the environment or in a profile, with the place for whoever must correct them.

use crate::environment::Environment;
use crate::error::Error;
use crate::profile::section::Section;

/// Where settings are looked for: in the environment first, then in the profile.
#[derive(Clone, Copy)]
pub(crate) struct Lookup<'a> {
    environment: &'a Environment,
    profile: Option<&'a Section>,
}

/// A setting that was found.
pub(crate) struct Found<'a> {
    pub(crate) text: &'a str,
    place: Place<'a>,
}

enum Place<'a> {
    Variable(&'a str),
    Key(&'a str, &'a str),
    Program,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(environment: &'a Environment, profile: Option<&'a Section>) -> Self {
        Self { environment, profile }
    }

    /// The text of a variable, or else of a key of the profile.
    pub(crate) fn text(self, variable: &'a str, key: &'a str) -> Option<Found<'a>> {
        let of_environment = self.environment.get(variable);
        let of_environment =
            of_environment.map(|text| Found { text, place: Place::Variable(variable) });
        let of_profile = || {
            let profile = self.profile?;
            Some(Found { text: profile.get(key)?, place: Place::Key(key, profile.name()) })
        };
        of_environment.or_else(of_profile)
    }

    /// `true` or `false`, in any case.
    pub(crate) fn boolean(self, variable: &'a str, key: &'a str) -> Result<Option<bool>, Error> {
        let choices = [("true", true), ("false", false)];
        self.choice(variable, key, &choices)
    }

    /// A whole number.
    pub(crate) fn number(self, variable: &'a str, key: &'a str) -> Result<Option<u32>, Error> {
        let found = self.text(variable, key);
        let number = found.map(|it| it.text.parse().map_err(|_| it.wrong("is not a whole number")));
        number.transpose()
    }

    /// One of several words, in any case.
    pub(crate) fn choice<T: Copy>(
        self,
        variable: &'a str,
        key: &'a str,
        choices: &[(&str, T)],
    ) -> Result<Option<T>, Error> {
        let Some(found) = self.text(variable, key) else { return Ok(None) };
        let chosen = choices.iter().find(|(word, _)| found.text.eq_ignore_ascii_case(word));
        chosen.map(|&(_, choice)| Some(choice)).ok_or_else(|| {
            let words: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            found.wrong(&format!("is none of {}", words.join(", ")))
        })
    }
}

impl<'a> Found<'a> {
    /// A setting that the program gave.
    pub(crate) fn by_program(text: &'a str) -> Self {
        Self { text, place: Place::Program }
    }

    /// Whether it is a variable of the environment.
    pub(crate) fn is_of_environment(&self) -> bool {
        matches!(self.place, Place::Variable(_))
    }

    /// What is wrong with the setting. Its text isn't repeated, for it may be a secret in the wrong place.
    pub(crate) fn wrong(&self, problem: &str) -> Error {
        Error::invalid(match self.place {
            Place::Variable(name) => format!("the environment variable {name} {problem}"),
            Place::Key(key, profile) => format!("`{key}` of the profile `{profile}` {problem}"),
            Place::Program => format!("the value that the program gives {problem}"),
        })
    }
}
