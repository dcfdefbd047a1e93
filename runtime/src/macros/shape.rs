//! The macro that defines a type of a model. Everything except its name and its members is the same for all
//! shapes of a kind.

/// Defines a type of a model with its schema and its codec. The first line describes the type, and each
/// further line describes one member.
///
/// - `pub struct Name: derive(…), part, …;` defines a structure. These are its parts:
///   - `read` and `write` are the halves of the codec.
///   - `debug` is a `Debug` that redacts sensitive members.
///   - `new` is a constructor that takes the members that are declared with `required` or `into`; the
///     latter are converted by [`Into`]. `new(first, second)` gives the order of its arguments if it isn't
///     that of the members. If there are no such members, `new` is what [`Default`] makes.
///   - `default` is a [`Default`] with the model's default values, in which required members are blank. Without
///     `read` it is `default(values)`, and no member may be required.
///   - `input(tokens(…), stream(…))` is an [`Input`](crate::Input) with its idempotency tokens and its
///     stream.
///   - `error("Code", message)` is a [`ModeledError`](crate::ModeledError).
/// - `pub union Name: derive(…), part, …;` defines an enum with a variant for each member. A variant without a
///   type stands for a member that is a [`Unit`](crate::Unit).
/// - `pub enum Name: string;`, or `integer`, defines an open enum. `Debug` redacts its values if the enum
///   is `secret`. A value that is `internal` is accepted, but messages don't list it.
/// - `pub operation Name: input(…), output(…), error(…), named(…), …;` defines an operation and its error
///   enum.
///
/// The properties of a member are calls of the methods of [`Member`](crate::Member). `or` gives the value
/// of a member that is absent.
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
                $($crate::member!($($member),+))?
                $($crate::member!($($required),+).required())?
                $($crate::member!($($into),+).required())?
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
            $variant:ident $(($ty:ty))? = member($($member:literal),+)
                $(.$property:ident($($argument:tt)*))*,
        )*
    ) => {
        $(#[$($attribute)*])*
        #[derive($($derive),*)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$($meta)*])* $variant $(($ty))?,)*
            /// A member that the model doesn't define, with its name.
            Unknown(String),
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::words::*;
            $crate::__schema!([$($variant)*] [$(
                $crate::member!($($member),+)$(.$property($($argument)*))*
            ),*]);
            $crate::__union!([$($part)*] $name [$($variant $(($ty))?)*]);
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
            /// A value that the model doesn't define.
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
            /// A value that the model doesn't define.
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

        #[doc = concat!("The errors that the service returns for [`", stringify!($name), "`].")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $error {
            $(
                #[doc = concat!("See [`", $crate::__name!($variant $($ty)?), "`].")]
                $variant($crate::__type!($variant $($ty)?)),
            )*
            /// An error that the model doesn't define, or whose members can't be read.
            Unhandled($crate::Unhandled),
        }

        $crate::__operation_error!($error [$($variant($crate::__type!($variant $($ty)?)))*]);
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
