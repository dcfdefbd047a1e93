//! A case, and the tests that run the cases of one module. Knows nothing of what cases say.

/// What a case is about: a column of the readiness table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Request,
    Response,
    Error,
    Event,
}

/// The outcome of a case: nothing, or what is wrong, for people.
pub(crate) type Outcome = Result<(), String>;

/// One case, as the build script found it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    /// The test's name.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// The protocol's trait.
    pub(crate) protocol: &'static str,
    /// The case, as the model writes it.
    pub(crate) json: &'static str,
    /// What runs it.
    pub(crate) check: fn(&str) -> Outcome,
}

impl Case {
    pub(crate) fn run(&self) -> Outcome {
        (self.check)(self.json)
    }
}

/// A list of cases, and a test for each.
#[macro_export]
macro_rules! cases {
    ($kind:ident, $protocol:literal, [$($name:ident($json:literal) => $check:expr;)*]) => {
        pub(crate) const CASES: &[$crate::suite::Case] = &[$(
            $crate::suite::Case {
                name: stringify!($name),
                kind: $crate::suite::Kind::$kind,
                protocol: $protocol,
                json: $json,
                check: $check,
            },
        )*];

        $(#[test]
        fn $name() {
            $crate::suite::test(CASES, stringify!($name));
        })*
    };
}

/// Runs the case of this name, and panics with what is wrong.
pub(crate) fn test(cases: &[Case], name: &str) {
    let case = cases.iter().find(|case| case.name == name).expect("the macro made both");
    if let Err(problem) = case.run() {
        panic!("{problem}\n\nthe case: {}", case.json);
    }
}
