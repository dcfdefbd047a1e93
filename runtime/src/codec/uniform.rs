//! Macros that implement several methods of a [`Writer`](crate::codec::Writer) at once, for writers
//! that treat many kinds of values alike.
//!
//! They know the methods of the trait and no format.

/// Implements every method that takes a value by one expression. The names in `|self, member,
/// write|` are available to it: `self` is the writer, `member` is the schema of the value, and
/// `write` is a closure that hands the value to another writer.
macro_rules! uniform_methods {
    (|$self:ident, $member:ident, $write:ident| $does:expr) => {
        fn null(&mut $self, $member: &$crate::Member) {
            let $write = |writer: &mut dyn $crate::codec::Writer| writer.null($member);
            $does
        }

        $crate::codec::uniform::uniform_methods! {
            |$self, $member, $write| $does;
            boolean(bool);
            integer(i64);
            float(f32);
            double(f64);
            number(&$crate::BigNumber);
            big_integer(&$crate::BigNumber);
            string(&str);
            blob(&[u8]);
            timestamp(&$crate::Timestamp);
            #[cfg(feature = "document")]
            document(&$crate::Document);
            structure(&dyn $crate::codec::WriteStruct);
            list(&dyn $crate::codec::WriteList);
            map(&dyn $crate::codec::WriteMap);
        }
    };
    (
        |$self:ident, $member:ident, $write:ident| $does:expr;
        $($(#[$attribute:meta])* $method:ident($type:ty);)*
    ) => {$(
        $(#[$attribute])*
        fn $method(&mut $self, $member: &$crate::Member, value: $type) {
            let $write =
                |writer: &mut dyn $crate::codec::Writer| writer.$method($member, value);
            $does
        }
    )*};
}

/// Implements the methods for booleans and numbers by their text, which is ASCII. `$write` is a
/// method of the writer that takes the member and the text.
#[cfg(any(feature = "query", feature = "xml"))]
macro_rules! numbers_as_text {
    ($write:ident) => {
        fn boolean(&mut self, member: &$crate::Member, value: bool) {
            self.$write(member, if value { "true" } else { "false" });
        }

        fn integer(&mut self, member: &$crate::Member, value: i64) {
            self.$write(member, itoa::Buffer::new().format(value));
        }

        fn float(&mut self, member: &$crate::Member, value: f32) {
            self.$write(member, $crate::number::float::text(value, &mut zmij::Buffer::new()));
        }

        fn double(&mut self, member: &$crate::Member, value: f64) {
            self.$write(member, $crate::number::float::text(value, &mut zmij::Buffer::new()));
        }

        fn number(&mut self, member: &$crate::Member, value: &$crate::BigNumber) {
            self.$write(member, value.as_str());
        }
    };
}

#[cfg(any(feature = "query", feature = "xml"))]
pub(crate) use numbers_as_text;
pub(crate) use uniform_methods;
