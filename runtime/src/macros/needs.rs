//! What generated code needs of this crate: a contract and features. Where something is missing, that
//! is the only thing that the compiler tells.

/// The number of the contract, and the macro that knows it.
macro_rules! contract {
    // `$d` is a dollar sign, for the macro within.
    ($d:tt $number:tt) => {
        /// The contract with generated code, as a number: the calls that generated code makes of the
        /// macros, and what they make of them. It rises when code that was generated before
        /// would no longer compile, or would mean something else, and when the generator makes use
        /// of something that this crate didn't have.
        #[doc(hidden)]
        pub const CONTRACT: u32 = $number;

        /// All of a generated file, behind what it needs: a contract, features, then the items.
        ///
        /// The items are there if this crate has the contract and the features. Otherwise there is one error
        /// that says what to do, and no item, so that no other error follows from it.
        ///
        /// ```
        /// farrier::needs! {
        ///     contract = 1, "client";
        ///
        ///     pub fn greeting() -> &'static str {
        ///         "hello"
        ///     }
        /// }
        ///
        /// assert_eq!(greeting(), "hello");
        /// ```
        ///
        /// ```compile_fail
        /// farrier::needs! {
        ///     contract = 0;
        /// }
        /// ```
        #[doc(hidden)]
        #[macro_export]
        macro_rules! needs {
            (contract = $number $d(, $d feature:tt)*; $d($d item:tt)*) => {
                $crate::__needs!([$d($d feature)*] [] [$d($d feature)*] {$d($d item)*});
            };
            (contract = $d other:literal $d($d rest:tt)*) => {
                compile_error!(concat!(
                    "this code was generated for contract ", $d other,
                    " with the crate `farrier`, and the `farrier` that is used here has contract ",
                    $number, ": update `farrier`, or generate the code again with the generator that \
                     came with it"
                ));
            };
            ($d($d other:tt)*) => {
                $crate::__of_another_version!();
            };
        }
    };
}

contract!($ 1);

/// Each feature that is needed, one after the other: `__needs!([needed …] [missing …] [all …] {items})`.
macro_rules! features {
    ($d:tt $($feature:tt $check:ident;)*) => {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! __needs {
            $(([$feature $d($d rest:tt)*] $d($d state:tt)*) => {
                $crate::$check!([$d($d rest)*] $d($d state)*);
            };)*
            ([$d unknown:tt $d($d rest:tt)*] $d($d state:tt)*) => {
                compile_error!(concat!(
                    "this code needs the feature `", $d unknown, "` of the crate `farrier`, which the \
                     `farrier` that is used here doesn't have: update `farrier`, or generate the code \
                     again with the generator that came with it"
                ));
            };
            ([] [] $d all:tt {$d($d item:tt)*}) => {
                $d($d item)*
            };
            ([] [$d missing:tt] $d all:tt $d items:tt) => {
                $crate::__missing!(concat!("feature `", $d missing, "`"), $d all);
            };
            ([] [$d first:tt $d($d more:tt)+] $d all:tt $d items:tt) => {
                $crate::__missing!(
                    concat!("features `", $d first, "`", $d(", `", $d more, "`"),+), $d all
                );
            };
            ($d($d other:tt)*) => {
                $crate::__of_another_version!();
            };
        }

        // For each feature a macro, which notes it where it is off.
        $(
            #[cfg(feature = $feature)]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $check {
                ($d($d state:tt)*) => {
                    $crate::__needs!($d($d state)*);
                };
            }

            #[cfg(not(feature = $feature))]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $check {
                ($d rest:tt [$d($d missing:tt)*] $d($d state:tt)*) => {
                    $crate::__needs!($d rest [$d($d missing)* $feature] $d($d state)*);
                };
            }
        )*
    };
}

features! {
    $
    "cbor" __needs_cbor;
    "checksum" __needs_checksum;
    "client" __needs_client;
    "compression" __needs_compression;
    "document" __needs_document;
    "event-stream" __needs_event_stream;
    "md5" __needs_md5;
    "mock" __needs_mock;
    "pattern" __needs_pattern;
    "pattern-lookaround" __needs_pattern_lookaround;
    "query" __needs_query;
    "xml" __needs_xml;
}

/// The error about missing features: which, and what to write instead.
#[doc(hidden)]
#[macro_export]
macro_rules! __missing {
    ($missing:expr, [$first:tt $($more:tt)*]) => {
        compile_error!(concat!(
            "this code needs the ", $missing, " of the crate `farrier`: write \
             `farrier = { version = \"0.1\", features = [\"", $first, "\"",
            $(", \"", $more, "\"",)* "] }` in Cargo.toml"
        ));
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
