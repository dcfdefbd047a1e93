//! Unions.

/// The schema of a union's members, and what follows from it, as [`structure!`](crate::structure)
/// has it. An entry is a variant; the enum has a variant `Unknown(String)` besides.
///
/// ```
/// enum Find {
///     Text(String),
///     Key(String),
///     Unknown(String),
/// }
///
/// farrier::union!(Find, read, write, debug, [Text("text"), Key("key").sensitive()]);
///
/// assert_eq!(format!("{:?}", Find::Text("cat".to_owned())), r#"Text("cat")"#);
/// assert_eq!(format!("{:?}", Find::Key("s3cret".to_owned())), "Key(*** redacted ***)");
/// ```
#[macro_export]
macro_rules! union {
    ($name:ident, $($part:ident,)* [$(
        $variant:ident($($text:literal),+ $(,)?)
        $(.$property:ident($($argument:tt)*))*
    ),* $(,)?]) => {
        const _: () = {
            $crate::__schema!(
                [$($variant)*]
                [$($crate::member!($($text),+)$(.$property($($argument)*))*),*]
            );
            $crate::__parts!(__union [$($part)*] $name [$($variant)*]);
        };
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    (read $name:ident [$($variant:ident)*]) => {
        $crate::__read_value!($name, union, Self::Unknown(String::new()));

        impl $crate::codec::ReadStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[allow(non_upper_case_globals, dead_code)]
            #[inline]
            fn read_member(
                &mut self,
                index: usize,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                struct At;
                // Constants of their own type: a variant's name must not hide `Ok`.
                impl At { $(const $variant: usize = __Order::$variant as usize;)* }
                match index {
                    $(At::$variant => $crate::codec::read_variant(
                        &__MEMBERS[At::$variant],
                        r,
                        |value| *self = Self::$variant(value),
                    ),)*
                    _ => Ok(()),
                }
            }

            #[inline]
            fn unknown_member(&mut self, name: &str) {
                *self = Self::Unknown(name.to_owned());
            }
        }
    };
    (write $name:ident [$($variant:ident)*]) => {
        $crate::__write_value!($name);

        impl $crate::codec::WriteStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[inline]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::codec::WriteValue::write(
                        value, &__MEMBERS[__Order::$variant as usize], w,
                    ),)*
                    Self::Unknown(_) => w.unknown_variant(),
                }
            }
        }
    };
    (debug $name:ident [$($variant:ident)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant(value) => f
                        .debug_tuple(stringify!($variant))
                        .field($crate::shown(&__MEMBERS[__Order::$variant as usize], value))
                        .finish(),)*
                    Self::Unknown(name) => f.debug_tuple("Unknown").field(name).finish(),
                }
            }
        }
    };
}
