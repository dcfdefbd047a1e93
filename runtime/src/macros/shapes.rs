//! Whole types: what generated code has of a shape beside its name and its members is the same for
//! all shapes, and stands here.

/// The types of a model, each a list of its members.
///
/// - `pub struct Name: derive(…), part, …` is a structure. Its parts: `read` and `write`, the
///   halves of the codec; `debug`, a `Debug` without secrets; `new`, a constructor that takes the
///   `required` members, converted by [`Into`] where they say `into`; `default`, a [`Default`] with
///   the model's values; `input(tokens(…), stream(…))`, an [`Input`](crate::Input) with its
///   idempotency tokens and its stream; `error("Code", message)`, a
///   [`ModeledError`](crate::ModeledError).
/// - `pub union Name: derive(…), part, …` is an enum with a variant for each member.
/// - `pub enum Name: string`, or `integer`, is an open enum; `secret` values are not shown.
/// - `pub operation Name: input(…), output(…), error(…), named(…), …` is an operation and its
///   errors.
///
/// What a member's schema says are calls of [`Member`](crate::Member); `or` gives the value that
/// stands for a member that isn't there.
///
/// ```
/// farrier::shapes! {
///     /// Looks for something.
///     pub struct Search: derive(Clone, PartialEq), read, write, debug, new, input() {
///         /// What to look for.
///         pub text: String = into("Text", "q").length(1, 100),
///         /// Who asks.
///         pub token: Option<String> = member("Token").header("X-Token").sensitive(),
///         /// How much to find.
///         pub limit: i32 = member("Limit").query("limit").range(1, 100) or 10,
///         /// In which order.
///         pub order: Option<Order> = member("Order"),
///     }
///
///     /// An order.
///     pub enum Order: string {
///         /// The newest first.
///         Newest = "NEWEST",
///     }
/// }
///
/// let search = Search::new("cat");
/// assert_eq!(search.limit, 10);
/// assert!(farrier::validate::violations(&search).is_empty());
/// ```
#[macro_export]
macro_rules! shapes {
    ($(
        $(#[$attribute:meta])*
        pub $kind:ident $name:ident: $($part:ident $(($($detail:tt)*))?),+ $(,)? { $($body:tt)* }
    )*) => {
        $($crate::__shape!(
            $kind [$(#[$attribute])*] $name [$($part $(($($detail)*))?),+] $($body)*
        );)*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape {
    (
        struct [$($attribute:tt)*] $name:ident
        [derive($($derive:ident),*) $(, $part:ident $(($($detail:tt)*))?)*]
        $(
            $(#[$meta:meta])*
            pub $field:ident: $ty:ty =
                $(member($($member:literal),+))?
                $(required($($required:literal),+))?
                $(into($($into:literal),+))?
                $(.$property:ident($($argument:tt)*))*
                $(or $default:expr)?,
        )*
    ) => {
        $($attribute)*
        #[derive($($derive),*)]
        pub struct $name {
            $($(#[$meta])* pub $field: $ty,)*
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::__schema!([$($field)*] [$(
                $crate::member!($($($member),+)? $($($required),+)? $($($into),+)?)
                $(.$property($($argument)*))*
            ),*]);
            $crate::__structure_parts!(
                [$($part [$($($detail)*)?])*] $name
                [$((
                    $field: $ty;
                    $(required($($required),+))? $(into($($into),+))?;
                    $($default)?
                ))*]
            );
        };
    };
    (
        union [$($attribute:tt)*] $name:ident
        [derive($($derive:ident),*) $(, $part:ident)*]
        $(
            $(#[$meta:meta])*
            $variant:ident($ty:ty) = member($($member:literal),+)
                $(.$property:ident($($argument:tt)*))*,
        )*
    ) => {
        $($attribute)*
        #[derive($($derive),*)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$meta])* $variant($ty),)*
            /// A member that the model doesn't name, by its name.
            Unknown(String),
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::__schema!([$($variant)*] [$(
                $crate::member!($($member),+)$(.$property($($argument)*))*
            ),*]);
            $crate::__parts!(__union [$($part)*] $name [$($variant)*]);
        };
    };
    (
        enum [$($attribute:tt)*] $name:ident [string $(, $secret:ident)?]
        $($(#[$meta:meta])* $variant:ident = $text:literal $($internal:ident)?,)*
    ) => {
        $($attribute)*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$meta])* $variant,)*
            /// A value that the model doesn't name.
            Unknown(String),
        }

        $crate::string_enum!($name, [$($variant($text $(, $internal)?)),*]);
        $crate::__debug_enum!($($secret)? $name [$($variant)*]);
    };
    (
        enum [$($attribute:tt)*] $name:ident [integer $(, $secret:ident)?]
        $($(#[$meta:meta])* $variant:ident = $number:literal $($internal:ident)?,)*
    ) => {
        $($attribute)*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$meta])* $variant,)*
            /// A value that the model doesn't name.
            Unknown(i32),
        }

        $crate::int_enum!($name, [$($variant($number $(, $internal)?)),*]);
        $crate::__debug_enum!($($secret)? $name [$($variant)*]);
    };
    (
        operation [$($attribute:tt)*] $name:ident
        [
            input($input:ty), output($output:ty), error($error:ident), $($property:tt)*
        ]
        $($variant:ident $(($ty:ident))?),* $(,)?
    ) => {
        $($attribute)*
        #[derive(Debug)]
        pub struct $name;

        $crate::__operation!($name [$input] [$output] [$error] $($property)*);

        #[doc = concat!("What [`", stringify!($name), "`] can fail with on the service's side.")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $error {
            $(
                #[doc = concat!("See [`", $crate::__name!($variant $($ty)?), "`].")]
                $variant($crate::__type!($variant $($ty)?)),
            )*
            /// An error that the model doesn't name.
            Unhandled($crate::Unhandled),
        }

        $crate::operation_error!($error, [$($variant($crate::__type!($variant $($ty)?))),*]);
    };
}

/// Makes `__structure_part!(part [details] Name [members])` of each part.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure_parts {
    ([$($part:ident $detail:tt)*] $name:ident $members:tt) => {
        $($crate::__structure_part!($part $detail $name $members);)*
    };
}

/// One part of a structure. A member is `(field: type; required("Name"); default)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure_part {
    (new [] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        impl $name {
            /// With the required members; the others are absent or have their defaults.
            #[allow(clippy::too_many_arguments)]
            #[inline]
            pub fn new(
                $($($field: $crate::__parameter!($kind $ty; $($text),+),)?)*
            ) -> Self {
                Self {
                    $($field: $crate::__given!($field $($kind($($text),+))?; $($default)?),)*
                }
            }
        }
    };
    (default [] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self { $($field: $crate::__given!($field; $($default)?),)* }
            }
        }
    };
    (input [$($what:ident($($field:ident),+)),*] $name:ident $members:tt) => {
        impl $crate::Input for $name {
            $($crate::__input!($what $($field)+);)*
        }
    };
    (error [$code:literal $(, $message:ident)?] $name:ident $members:tt) => {
        $crate::modeled_error!($name, $code $(, $message)?);
    };
    ($part:ident [] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        $crate::__structure!($part $name [$($field $(($default))?,)*]);
    };
}

/// The type of a parameter of `new`.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameter {
    (required $ty:ty; $($text:literal),+) => { $ty };
    (into $ty:ty; $($text:literal),+) => { impl Into<$ty> };
}

/// The value of a field in `new`.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($field:ident required($($text:literal),+); $($default:expr)?) => {
        $field
    };
    ($field:ident into($($text:literal),+); $($default:expr)?) => {
        $field.into()
    };
    ($field:ident; $default:expr) => {
        $default
    };
    ($field:ident;) => {
        None
    };
}

/// What an operation takes fills its idempotency tokens and hands over its stream.
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    (tokens $($field:ident)+) => {
        #[inline]
        fn fill_tokens(&mut self, tokens: &dyn $crate::TokenSource) {
            $(self.$field.get_or_insert_with(|| tokens.token());)+
        }
    };
    (stream $field:ident) => {
        #[inline]
        fn take_stream(
            &mut self,
            operation: &'static $crate::OperationSchema,
        ) -> Option<$crate::ByteStream> {
            Some($crate::take_stream(&mut self.$field, operation))
        }
    };
}

/// `Debug` of an enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __debug_enum {
    (secret $name:ident [$($variant:ident)*]) => {
        $crate::debug_secret!($name);
    };
    ($name:ident [$($variant:ident)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)*
                    Self::Unknown(value) => f.debug_tuple("Unknown").field(value).finish(),
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
    ($name:ident [$input:ty] [$output:ty] [$error:ident]
        named($model:literal, $service:path) $(, $property:ident($($argument:tt)*))* $(,)?
    ) => {
        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::operation!($name, [
                named($model, $service), input($input), output($output), error($error)
                $(, $property($($argument)*))*
            ]);
        };
    };
}

/// The type of an error's variant, which has the variant's name if no other is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __type {
    ($variant:ident) => {
        $variant
    };
    ($variant:ident $ty:ident) => {
        $ty
    };
}

/// The name of that type.
#[doc(hidden)]
#[macro_export]
macro_rules! __name {
    ($variant:ident) => {
        stringify!($variant)
    };
    ($variant:ident $ty:ident) => {
        stringify!($ty)
    };
}
