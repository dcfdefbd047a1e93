//! Structures of several sizes that hold themselves in a list, a map, a box and a union.

/// Passes names to a macro.
macro_rules! with_names {
    ($macro:ident) => {
        $macro! {
            a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
            d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
            g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9 i0 i1 i2 i3 i4 i5 i6 i7 i8 i9
            j0 j1 j2 j3 j4 j5 j6 j7 j8 j9
        }
    };
}

macro_rules! texts {
    ($($field:ident)*) => {
        farrier::shape! {
            /// A hundred optional texts: 2,400 bytes.
            pub struct Texts: derive(Clone, PartialEq), read, write, debug;

            $(pub $field: Option<String> = member("text"),)*
        }
    };
}
with_names!(texts);

/// Defines a module with a structure `Node` that holds as many `Texts` as there are names, and its union.
macro_rules! node {
    ($module:ident: $($field:ident)*) => {
        pub(crate) mod $module {
            #[allow(unused_imports, reason = "the smallest one has none")]
            use super::Texts;
            use farrier::Map;

            farrier::shape! {
                pub struct Node: derive(Clone, PartialEq), read, write, debug;

                pub list: Option<Vec<Node>> = member("list").length(0, 1),
                pub map: Option<Map<String, Node>> = member("map"),
                pub boxed: Option<Box<Node>> = member("boxed"),
                pub choice: Option<Box<Choice>> = member("choice"),
                $(pub $field: Texts = required("texts"),)*
            }

            farrier::shape! {
                #[allow(clippy::large_enum_variant)]
                pub union Choice: derive(Clone, PartialEq), read, write, debug;

                Node(Node) = member("node"),
                Other(Node) = member("other"),
                Nothing = member("nothing"),
            }
        }
    };
}

node!(bytes_of_72:);
node!(bytes_of_2_500: a);
node!(bytes_of_7_300: a b c);
node!(bytes_of_14_500: a b c d e f);
node!(bytes_of_65_000: a b c d e f g h i j k l m n o p q r s t u v w x y z aa);
