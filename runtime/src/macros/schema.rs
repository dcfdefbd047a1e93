//! The common part of structures and unions: the schemas of the members, and the implementations that
//! read and write a value member by member.

/// Defines `__MEMBERS`, the schemas of the members, and `__Order`, the index of each member in them:
/// `__schema!([name …] [schema, …])`.
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    ([$($member:ident)*] [$($schema:expr),*]) => {
        #[allow(non_camel_case_types, dead_code)]
        enum __Order { $($member,)* __Count }

        static __MEMBERS: [$crate::Member; __Order::__Count as usize] = [$($schema),*];
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements `ReadValue` for a type whose reader passes it each member:
/// `__read_value!(Name structure [heap] blank)`, where `heap` is what the blank value takes on the heap:
/// nothing, or `+ summand …`.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_value {
    ($name:ident $kind:ident [$($heap:tt)*] $blank:expr) => {
        impl $crate::codec::ReadValue for $name {
            #[inline]
            fn blank() -> Self {
                $blank
            }

            $crate::__heap_of_blank!($($heap)*);

            #[inline]
            fn read(
                &mut self,
                member: &$crate::Member,
                r: &mut dyn $crate::codec::Reader,
            ) -> $crate::codec::ReadResult {
                r.$kind(member, self)
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Expands to the method that returns what a blank value takes on the heap, unless that is nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __heap_of_blank {
    () => {};
    (+ $($heap:tt)+) => {
        #[inline]
        fn blank_heap() -> usize {
            $($heap)+
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}

/// Implements `WriteValue` for a type whose writer asks it for its members.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_value {
    ($name:ident) => {
        impl $crate::codec::WriteValue for $name {
            #[inline]
            fn write(&self, member: &$crate::Member, w: &mut dyn $crate::codec::Writer) {
                w.structure(member, self);
            }
        }
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!();
    };
}
