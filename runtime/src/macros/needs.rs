//! The requirements that generated code has of this crate: a contract and features. If one isn't met, the
//! compiler reports only that.

/// Defines the contracts that this crate supports, and the macro that compares them with that of generated
/// code.
macro_rules! contracts {
    // `$d` is a dollar sign for the inner macro, which couldn't match a number that is a `literal`.
    ($d:tt $oldest:tt $(, $newer:tt)*) => {
        /// The contracts with generated code that this crate supports, from the oldest to the newest.
        ///
        /// A contract covers the calls of the macros in generated code and their expansions. `RELEASING.md`
        /// says when one is added, and when the oldest is dropped.
        #[doc(hidden)]
        pub const CONTRACTS: &[u32] = &[$oldest $(, $newer)*];

        /// Checks the requirements of a generated file: its contract, then its features. All items of the
        /// file follow them.
        ///
        /// If this crate supports the contract and has the features, the macro expands to the items. Otherwise it
        /// expands to one error that says what to do. It leaves out the items, so that no other error
        /// follows.
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
            (contract = $oldest $d(, $d feature:tt)*; $d($d item:tt)*) => {
                $crate::__needs!([$d($d feature)*] [] [$d($d feature)*] {$d($d item)*});
            };
            $((contract = $newer $d(, $d feature:tt)*; $d($d item:tt)*) => {
                $crate::__needs!([$d($d feature)*] [] [$d($d feature)*] {$d($d item)*});
            };)*
            (contract = $d other:literal $d($d rest:tt)*) => {
                compile_error!(concat!(
                    "this code was generated for contract ", $d other,
                    " with the crate `farrier`, and the `farrier` that is used here supports no contract \
                     but ", $oldest, $(", ", $newer,)* ": update `farrier`, or generate the code again with the \
                     generator that came with it"
                ));
            };
            ($d($d other:tt)*) => {
                $crate::__of_another_version!();
            };
        }
    };
}

contracts!($ 1);

/// Defines `__needs!([needed …] [missing …] [all …] {items})`, which checks one needed feature after the
/// other, and a macro for each feature.
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

        // The macro of a feature adds it to the missing ones if it is disabled.
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
    "endpoint-rules" __needs_endpoint_rules;
    "event-stream" __needs_event_stream;
    "md5" __needs_md5;
    "mock" __needs_mock;
    "pattern" __needs_pattern;
    "pattern-lookaround" __needs_pattern_lookaround;
    "query" __needs_query;
    "sigv4" __needs_sigv4;
    "xml" __needs_xml;
}

/// Expands to the error that names the missing features and all that the dependency must list.
#[doc(hidden)]
#[macro_export]
macro_rules! __missing {
    // A generated crate has a feature of the same name, behind which its client is.
    ($missing:expr, ["client"]) => {
        compile_error!(concat!(
            "this code needs the ", $missing, " of the crate `farrier`: write `client = [\"farrier/client\"]` \
             in `[features]` of Cargo.toml, or add `features = [\"client\"]` to the dependency `farrier`"
        ));
    };
    ($missing:expr, [$first:tt $($more:tt)*]) => {
        compile_error!(concat!(
            "this code needs the ", $missing, " of the crate `farrier`: add `features = [\"", $first, "\"",
            $(", \"", $more, "\"",)* "]` to the dependency `farrier` in Cargo.toml"
        ));
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
