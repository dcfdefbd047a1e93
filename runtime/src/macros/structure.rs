//! Structures: the halves of the codec, and the other parts that a structure requests.

/// Implements each part of a structure: `__structure!([part [details] …] Name [members])`. A member is
/// `(field: Type; required("Name"); default)`, where the last two pieces are optional.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    ([$($part:ident $detail:tt)*] $name:ident $members:tt) => {
        $($crate::__structure_part!($part $detail $name $members);)*
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements one part of a structure. Paths begin with the type of a field, and the value of a field is
/// written as the field alone, so that the compiler points at the field whose type is wrong.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure_part {
    (read [] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        // The length of a default's text isn't less than what the default takes.
        $crate::__read_value!($name structure [
            $($(+ $crate::__blank_heap!($kind $ty))? $(+ stringify!($default).len())?)*
        ] Self {
            $($field: $crate::__or!([$($default)?] <$ty as $crate::codec::ReadValue>::blank())),*
        });

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
                // The members in their order: one constant, and not one for each member, to match the index.
                static __ORDER: [__Order; __Order::__Count as usize] = [$(__Order::$field),*];
                match __ORDER.get(index) {
                    $(Some(__Order::$field) => <$ty as $crate::codec::ReadValue>::read(
                        &mut self.$field, &__MEMBERS[__Order::$field as usize], r,
                    ),)*
                    _ => Ok(()),
                }
            }
        }
    };
    (write [] $name:ident [$((
        $field:ident: $ty:ty; $($kind:ident($($text:literal),+))?; $($default:expr)?
    ))*]) => {
        $crate::__write_value!($name);

        impl $crate::codec::WriteStruct for $name {
            #[inline]
            fn members(&self) -> &'static [$crate::Member] {
                &__MEMBERS
            }

            // One call for each member: pointers to all of them would be on the stack while one is written.
            #[allow(non_snake_case, unused_variables)]
            #[inline]
            fn write_members(&self, w: &mut dyn $crate::codec::Writer) {
                let [$($field),*] = &__MEMBERS;
                $(<$ty as $crate::codec::WriteValue>::write(&self.$field, $field, w);)*
            }
        }
    };
    (debug [] $name:ident [$(($field:ident: $($rest:tt)*))*]) => {
        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::DebugMembers::new(f, stringify!($name), &__MEMBERS)
                    $(.member(stringify!($field), &self.$field))*
                    .finish()
            }
        }
    };
    (new $order:tt $name:ident $members:tt) => {
        $crate::__new!($order $name $members);
    };
    (default $from:tt $name:ident $members:tt) => {
        $crate::__default!($from $name $members);
    };
    (input $details:tt $name:ident $members:tt) => {
        $crate::__input!($details $name $members);
    };
    (error $details:tt $name:ident $members:tt) => {
        $crate::__modeled_error!($details $name $members);
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to what the blank value of a required member takes on the heap. Others are absent then, or have their
/// defaults.
#[doc(hidden)]
#[macro_export]
macro_rules! __blank_heap {
    ($kind:ident $ty:ty) => {
        <$ty as $crate::codec::ReadValue>::blank_heap()
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}

/// Expands to the first expression if it is given, and to the second one otherwise.
#[doc(hidden)]
#[macro_export]
macro_rules! __or {
    ([$given:expr] $other:expr) => {
        $given
    };
    ([] $other:expr) => {
        $other
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}
