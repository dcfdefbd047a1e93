//! The features that a client needs: without one of them the compiler would speak in riddles.

/// Fails to compile, and says why, if a feature of this crate is off that a client needs.
///
/// ```
/// farrier::needs!("client");
/// ```
#[macro_export]
macro_rules! needs {
    ($($feature:tt),* $(,)?) => {
        $($crate::__needs!($feature);)*
    };
}

/// For each feature a macro: nothing if the feature is on, an error if it is off.
macro_rules! features {
    ($($feature:tt $check:ident;)*) => {
        $(
            #[cfg(feature = $feature)]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $check {
                () => {};
            }

            #[cfg(not(feature = $feature))]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $check {
                () => {
                    compile_error!(concat!(
                        "this client needs the feature `",
                        $feature,
                        "` of the crate `farrier`"
                    ));
                };
            }
        )*
    };
}

features! {
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

#[doc(hidden)]
#[macro_export]
macro_rules! __needs {
    ("cbor") => {
        $crate::__needs_cbor!();
    };
    ("checksum") => {
        $crate::__needs_checksum!();
    };
    ("client") => {
        $crate::__needs_client!();
    };
    ("compression") => {
        $crate::__needs_compression!();
    };
    ("document") => {
        $crate::__needs_document!();
    };
    ("event-stream") => {
        $crate::__needs_event_stream!();
    };
    ("md5") => {
        $crate::__needs_md5!();
    };
    ("mock") => {
        $crate::__needs_mock!();
    };
    ("pattern") => {
        $crate::__needs_pattern!();
    };
    ("pattern-lookaround") => {
        $crate::__needs_pattern_lookaround!();
    };
    ("query") => {
        $crate::__needs_query!();
    };
    ("xml") => {
        $crate::__needs_xml!();
    };
}
