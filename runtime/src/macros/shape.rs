//! Whole types: what generated code has of a shape beside its name and its members is the same for
//! all shapes, and stands here.

/// One type of a model: a head, then a line a member.
///
/// - `pub struct Name: derive(…), part, …;` is a structure. Its parts: `read` and `write`, the
///   halves of the codec; `debug`, a `Debug` without secrets; `new`, a constructor that takes the
///   `required` members, converted by [`Into`] where they say `into`, in the order that
///   `new(first, second)` gives if it isn't that of the members; `default`, a [`Default`] with the
///   model's values, in which required members are blank; `input(tokens(…), stream(…))`, an
///   [`Input`](crate::Input) with its idempotency tokens and its stream; `error("Code", message)`,
///   a [`ModeledError`](crate::ModeledError).
/// - `pub union Name: derive(…), part, …;` is an enum with a variant for each member.
/// - `pub enum Name: string;`, or `integer`, is an open enum; `secret` values are not shown, and
///   `internal` ones are accepted, but not named to users.
/// - `pub operation Name: input(…), output(…), error(…), named(…), …;` is an operation and its
///   errors.
///
/// What a member's schema says are calls of [`Member`](crate::Member); `or` gives the value that
/// stands for a member that isn't there.
///
/// ```
/// farrier::shape! {
///     /// Looks for something.
///     pub struct Search: derive(Clone, PartialEq), read, write, debug, new, input();
///
///     /// What to look for.
///     pub text: String = into("Text", "q").length(1, 100),
///     /// Who asks.
///     pub token: Option<String> = member("Token").header("X-Token").sensitive(),
///     /// How much to find.
///     pub limit: i32 = member("Limit").query("limit").range(1, 100) or 10,
///     /// In which order.
///     pub order: Option<Order> = member("Order"),
/// }
///
/// farrier::shape! {
///     /// An order.
///     pub enum Order: string;
///
///     /// The newest first.
///     Newest = "NEWEST",
/// }
///
/// let search = Search { token: Some("s3cret".to_owned()), ..Search::new("cat") };
/// assert_eq!(search.limit, 10);
/// assert!(farrier::validate::violations(&search).is_empty());
/// assert!(format!("{search:?}").contains("token: *** redacted ***"));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! shape {
    (
        $(#[$($attribute:tt)*])*
        pub struct $name:ident:
            derive($($derive:ident),*) $(, $part:ident $(($($detail:tt)*))?)*;
        $(
            $(#[$($meta:tt)*])*
            pub $field:ident: $ty:ty =
                $(member($($member:literal),+))?
                $(required($($required:literal),+))?
                $(into($($into:literal),+))?
                $(.$property:ident($($argument:tt)*))*
                $(or $default:expr)?,
        )*
    ) => {
        $(#[$($attribute)*])*
        #[derive($($derive),*)]
        pub struct $name {
            $($(#[$($meta)*])* pub $field: $ty,)*
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::__schema!([$($field)*] [$(
                $crate::member!($($($member),+)? $($($required),+)? $($($into),+)?)
                $(.$property($($argument)*))*
            ),*]);
            $crate::__structure!(
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
        $(#[$($attribute:tt)*])*
        pub union $name:ident: derive($($derive:ident),*) $(, $part:ident)*;
        $(
            $(#[$($meta:tt)*])*
            $variant:ident($ty:ty) = member($($member:literal),+)
                $(.$property:ident($($argument:tt)*))*,
        )*
    ) => {
        $(#[$($attribute)*])*
        #[derive($($derive),*)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$($meta)*])* $variant($ty),)*
            /// A member that the model doesn't name, by its name.
            Unknown(String),
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::__schema!([$($variant)*] [$(
                $crate::member!($($member),+)$(.$property($($argument)*))*
            ),*]);
            $crate::__union!([$($part)*] $name [$($variant($ty))*]);
        };
    };
    (
        $(#[$($attribute:tt)*])*
        pub enum $name:ident: string $(, $secret:ident)?;
        $($(#[$($meta:tt)*])* $variant:ident = $text:literal $($internal:ident)?,)*
    ) => {
        $(#[$($attribute)*])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$($meta)*])* $variant,)*
            /// A value that the model doesn't name.
            Unknown(String),
        }

        $crate::__string_enum!($name [$($variant($text $(, $internal)?))*]);
        $crate::__debug_enum!($($secret)? $name [$($variant)*]);
    };
    (
        $(#[$($attribute:tt)*])*
        pub enum $name:ident: integer $(, $secret:ident)?;
        $($(#[$($meta:tt)*])* $variant:ident = $number:literal $($internal:ident)?,)*
    ) => {
        $(#[$($attribute)*])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$($meta)*])* $variant,)*
            /// A value that the model doesn't name.
            Unknown(i32),
        }

        $crate::__int_enum!($name [$($variant($number $(, $internal)?))*]);
        $crate::__debug_enum!($($secret)? $name [$($variant)*]);
    };
    (
        $(#[$($attribute:tt)*])*
        pub operation $name:ident: input($input:ty), output($output:ty), error($error:ident),
            named($model:literal, $service:path) $(, $property:ident($($argument:tt)*))*;
        $($variant:ident $(($ty:ident))?,)*
    ) => {
        $(#[$($attribute)*])*
        #[derive(Debug)]
        pub struct $name;

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;

            impl $crate::Operation for $name {
                type Input = $input;
                type Output = $output;
                type Error = $error;
                const SCHEMA: &'static $crate::OperationSchema =
                    &$crate::OperationSchema::new($model, &$service)
                        $(.$property($($argument)*))*;
            }
        };

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

        $crate::__operation_error!($error [$($variant($crate::__type!($variant $($ty)?)))*]);
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
