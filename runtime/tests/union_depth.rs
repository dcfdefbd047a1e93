//! Unions within unions, as deep as a reader allows: each level takes the stack of its own variant
//! only, whatever the others hold.
#![allow(missing_docs, reason = "shapes are public, and nobody sees these")]

use farrier::Member;
use farrier::codec::ReadValue;
use farrier::formats::json::JsonReader;

/// Forty texts: a kilobyte on the stack.
struct Wide {
    texts: [Option<String>; 40],
}

impl ReadValue for Wide {
    fn blank() -> Self {
        Self { texts: [const { None }; 40] }
    }

    fn read(
        &mut self,
        member: &Member,
        r: &mut dyn farrier::codec::Reader,
    ) -> farrier::codec::ReadResult {
        self.texts[0] = Some(r.text(member)?.into_owned());
        Ok(())
    }
}

/// Defines a union of many wide variants and one that holds the union itself.
macro_rules! nest {
    ($($wide:ident),*) => {
        farrier::shape! {
            #[allow(dead_code, clippy::large_enum_variant)]
            pub union Nest: derive(), read;

            Inner(Box<Nest>) = member("inner"),
            $($wide(Wide) = member("wide"),)*
        }
    };
}

nest!(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z);

#[test]
fn wide_variants_take_no_stack_where_they_are_not_read() {
    const DEPTH: usize = 127;
    let text = format!("{}{{\"wide\":\"end\"}}{}", "{\"inner\":".repeat(DEPTH), "}".repeat(DEPTH));
    let read = move || {
        let mut nest = Nest::blank();
        JsonReader::new(text.as_bytes())?.read_value(&Member::item(), &mut nest)?;
        let mut depth = 0;
        while let Nest::Inner(inner) = nest {
            nest = *inner;
            depth += 1;
        }
        assert!(matches!(nest, Nest::A(wide) if wide.texts[0].as_deref() == Some("end")));
        Ok::<_, farrier::formats::json::JsonError>(depth)
    };
    // All variants in one frame would take more than three of these megabytes.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(read).unwrap();
    assert_eq!(thread.join().unwrap(), Ok(DEPTH));
}
