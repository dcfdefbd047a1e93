//! Names that are hard: of members in JSON, and of items in Rust.

use tests::fixtures::collisions::{
    Fields, FooBar, FooBarInput, FooBarShape, Gather, GatherInput, Numbers, StringShape, Upper,
    Variants, Words,
};
use tests::fixtures::hostile::{Trick, TrickInput};
use tests::fixtures::json_name::{Fill, FillInput, FillOutput, Part, Pick};
use tests::fixtures::odd_names::{A1, A1Shape, GetUrLs2, InPut};
use tests::fixtures::operations::{ErrInput, OkInput, OkOperation};

use crate::support::{body, headers, json, read, request, round_trip, target};

#[test]
fn a_member_may_have_another_name_in_json() {
    let text = || Some("v".to_owned());
    let input = FillInput {
        plain: text(),
        renamed: text(),
        quoted: text(),
        escaped: text(),
        broken: text(),
        unicode: text(),
        formatted: text(),
        spaced: text(),
        hash: text(),
        part: Some(Part { a: Some("A".to_owned()), b: Some("B".to_owned()) }),
        pick: Some(Pick::Right(1)),
        header: None,
    };
    assert_eq!(
        json::<Fill>(input.clone()),
        concat!(
            r#"{"plain":"v","Other-Name":"v","say \"hi\"":"v","back\\slash":"v","line\nbreak":"v","#,
            r##""größe":"v","{0}":"v"," ":"v","\"#]":"v","part":{"b":"A","a":"B"},"pick":{"\"R\"":1}}"##,
        )
    );
    round_trip::<Fill>(&input);
    let output =
        read::<Fill>(r#"{"back\\slash":"e","say \"hi\"":"q","pick":{"L":"x"},"part":{"a":"B"}}"#);
    let expected = FillOutput {
        quoted: Some("q".to_owned()),
        escaped: Some("e".to_owned()),
        part: Some(Part { a: None, b: Some("B".to_owned()) }),
        pick: Some(Pick::Left("x".to_owned())),
    };
    assert_eq!(output, expected);
    let header = FillInput { header: text(), ..FillInput::default() };
    assert_eq!(
        headers(&request::<Fill>(header)),
        ["content-type: application/json", "x-header: v"]
    );
}

/// No field's name may get in the way of what the codec calls things.
#[test]
fn fields_are_read_by_their_own_name_whatever_it_is() {
    let names = [
        "type", "self", "crate", "super", "fooBar", "foo_bar", "index", "r", "w", "v", "member",
        "value", "at", "name", "tokens", "async", "gen", "dyn", "ok", "None", "String", "new",
        "default", "kind", "f", "try", "match", "text", "other", "item", "key", "i32", "str",
        "std", "farrier",
    ];
    let object: Vec<_> = names.iter().map(|name| format!(r#""{name}":"<{name}>""#)).collect();
    let output = read::<Gather>(&format!(r#"{{"fields":{{{}}}}}"#, object.join(",")));
    let fields: Fields = output.fields.unwrap();
    assert_eq!((fields.index.as_str(), fields.r.as_str()), ("<index>", "<r>"));
    assert_eq!((fields.r#type.as_str(), fields.self_.as_str()), ("<type>", "<self>"));
    assert_eq!((fields.foo_bar.as_str(), fields.foo_bar_2.as_str()), ("<fooBar>", "<foo_bar>"));
    let input = GatherInput { fields: Some(fields), ..GatherInput::default() };
    assert_eq!(json::<Gather>(input), format!(r#"{{"fields":{{{}}}}}"#, object.join(",")));
}

#[test]
fn types_with_the_names_of_rust_s_own_work() {
    let output = read::<Gather>(
        r#"{"memberString":{"text":"s","items":[],"flag":true},"variants":{"ok":"o"},"words":"none",
            "numbers":4,"upper":{"FooBar":1,"foo_bar":2,"Foo__Bar":3,"Self":4,"STRING":5}}"#,
    );
    let string = StringShape { text: Some("s".to_owned()), items: Some(Vec::new()), flag: true };
    assert_eq!(output.member_string, Some(string));
    assert_eq!(output.variants, Some(Variants::Ok("o".to_owned())));
    assert_eq!((output.words, output.numbers), (Some(Words::None), Some(Numbers::Err)));
    let upper = Upper {
        foo_bar: Some(1),
        foo_bar_3: Some(2),
        foo_bar_2: Some(3),
        self_: Some(4),
        string: Some(5),
    };
    assert_eq!(output.upper, Some(upper));
    let shape = FooBarShape { text: Some("t".to_owned()) };
    let input = FooBarInput { foo_bar: Some(shape), ..FooBarInput::default() };
    assert_eq!(json::<FooBar>(input), r#"{"fooBar":{"text":"t"}}"#);
}

#[test]
fn operations_with_the_names_of_rust_s_own_work() {
    let input = OkInput { token: Some("t".to_owned()), ..OkInput::new("n") };
    assert_eq!(json::<OkOperation>(input), r#"{"name":"n","token":"t"}"#);
    assert!(ErrInput::new("n").token.is_none());
    let output = read::<OkOperation>(r#"{"secret":"s"}"#);
    assert_eq!((output.name.as_str(), output.count), ("x", Some(200)));
    assert!(!format!("{output:?}").contains("\"s\""));
}

#[test]
fn hostile_names_travel_as_they_are() {
    let input = TrickInput {
        query: Some("q".to_owned()),
        header: Some("h".to_owned()),
        text: Some("t".to_owned()),
        ..TrickInput::new("a/b")
    };
    let request = request::<Trick>(input);
    assert_eq!(
        target(&request),
        "/trick/a%2Fb?constant=%22quoted%22&other='single'&a%22b%27c%23d%2520e=q"
    );
    assert_eq!(headers(&request), ["content-type: application/json", "x-!#$%&'*+-.^_`|~: h"]);
    assert_eq!(body(&request), r#"{"text":"t"}"#);
    assert_eq!(read::<Trick>("").text, "\"; panic!(); \"#] */ {x} \0");
}

#[test]
fn odd_names_are_what_the_model_says_on_the_wire() {
    let input = InPut {
        a: Some(A1Shape { a: Some("x".to_owned()) }),
        b: Some("b".to_owned()),
        http_server_url: Some("u".to_owned()),
        c: Some(A1 { a: Some(1) }),
        ..InPut::default()
    };
    assert_eq!(
        json::<GetUrLs2>(input),
        r#"{"_a":{"a":"x"},"b_":"b","HTTPServerURL":"u","__C":{"a":1}}"#
    );
}

#[test]
fn the_error_of_calls_is_in_the_root_unless_the_service_has_one_of_that_name() {
    use tests::fixtures::{collisions, unions};
    let _: Option<unions::Error<unions::PayError>> = None::<farrier::Error<unions::PayError>>;
    assert_eq!(collisions::Error::default().message, None);
}
