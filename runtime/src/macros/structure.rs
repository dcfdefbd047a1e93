//! Structures.

/// The schema of a structure's members, and what follows from it: `read` and `write`, the halves of
/// the codec, and `debug`, a `Debug` without secrets.
///
/// An entry is the field, the member's name in the model, its name in a body where that is another
/// (see [`member!`](crate::member)), what [`Member`](crate::Member) has to say about it, and the
/// value that stands for it when it isn't there.
///
/// ```
/// struct Search {
///     text: String,
///     token: Option<String>,
///     limit: i32,
/// }
///
/// farrier::structure!(Search, read, write, debug, [
///     text("Text", "q"),
///     token("Token").header("X-Token").sensitive(),
///     limit("Limit").query("limit") = 10,
/// ]);
///
/// let search = Search { text: "cat".to_owned(), token: Some("s3cret".to_owned()), limit: 1 };
/// let shown = format!("{search:?}");
/// assert_eq!(shown, r#"Search { text: "cat", token: *** redacted ***, limit: 1 }"#);
///
/// let blank: Search = farrier::codec::ReadValue::blank();
/// assert_eq!(blank.limit, 10);
/// ```
#[macro_export]
macro_rules! structure {
    ($name:ident, $($part:ident,)* [$(
        $field:ident($($text:literal),+ $(,)?)
        $(.$property:ident($($argument:tt)*))*
        $(= $default:expr)?
    ),* $(,)?]) => {
        const _: () = {
            $crate::__schema!(
                [$($field)*]
                [$($crate::member!($($text),+)$(.$property($($argument)*))*),*]
            );
            $crate::__parts!(
                __structure [$($part)*] $name [$($field $(($default))?,)*]
            );
        };
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    (read $name:ident [$($field:ident $(($default:expr))?,)*]) => {
        $crate::__read_value!(
            $name, structure, Self { $($field: $crate::__blank!($($default)?)),* }
        );

        impl $crate::codec::ReadStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[allow(non_upper_case_globals, dead_code, unused_variables)]
            #[inline]
            fn read_member(
                &mut self,
                index: usize,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                struct At;
                // Constants of their own type: a field's name must not hide a parameter.
                impl At { $(const $field: usize = __Order::$field as usize;)* }
                match index {
                    $(At::$field => $crate::codec::ReadValue::read(
                        &mut self.$field, &__MEMBERS[At::$field], r,
                    ),)*
                    _ => Ok(()),
                }
            }
        }
    };
    (write $name:ident [$($field:ident $(($default:expr))?,)*]) => {
        $crate::__write_value!($name);

        impl $crate::codec::WriteStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            #[inline]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                $crate::codec::write_fields(&__MEMBERS, &[$(&self.$field),*], w);
            }
        }
    };
    (debug $name:ident [$($field:ident $(($default:expr))?,)*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::debug_structure(
                    f,
                    stringify!($name),
                    &__MEMBERS,
                    &[$((stringify!($field), &self.$field)),*],
                )
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __blank {
    () => {
        $crate::codec::ReadValue::blank()
    };
    ($default:expr) => {
        $default
    };
}
