//! XML bodies (smithy.io, AWS restXml protocol and XML bindings).

use bytes::Bytes;
use farrier::{Error, Operation as _, ResponseOptions, Responses};
use tests::fixtures::xml::{
    Frost, GetSoil, GetSoilError, Label, Plant, PlantBed, PlantBedError, PlantBedInput,
    ReplaceLabel, ReplaceLabelInput, Water,
};

use crate::support::{at, body, headers, outcome, refused, reply, request, round_trip};

fn plant(kind: &str) -> Plant {
    Plant { kind: Some(kind.to_owned()), ..Plant::default() }
}

#[test]
fn an_input_is_written_by_the_names_namespaces_and_attributes_of_the_model() {
    let nested = Plant { height: Some(0.5), seeds: Some(Bytes::from_static(b"abc")), ..plant("a") };
    let input = PlantBedInput {
        gardener: Some("Ann & <Bob>".to_owned()),
        season: Some("\"dry\"".to_owned()),
        since: Some(at(0, 0)),
        wrapped: Some(vec![Plant { cuttings: Some(vec![nested]), ..Plant::default() }]),
        flat: Some(vec![plant("b"), plant("c")]),
        names: Some(vec!["n".to_owned()]),
        counts: Some([("p".to_owned(), 1)].into()),
        tags: Some([("q".to_owned(), 2), ("r".to_owned(), 3)].into()),
        water: Some(Water::Rain(true)),
        ..PlantBedInput::new("7")
    };
    let count = |plant: &str, count: i32| {
        format!(
            "<Plant>{plant}</Plant>\
             <c:Count xmlns:c=\"urn:example:counts\">{count}</c:Count>"
        )
    };
    let sent = request::<PlantBed>(input.clone());
    assert_eq!(headers(&sent), ["content-type: application/xml"]);
    let expected = [
        "<Bed xmlns=\"urn:example:garden\" g:season=\"&quot;dry&quot;\" \
         since=\"1970-01-01T00:00:00Z\"><Gardener>Ann &amp; &lt;Bob&gt;</Gardener>\
         <wrapped><plant><cuttings><plant kind=\"a\"><height>0.5</height><seeds>YWJj</seeds>\
         </plant></cuttings></plant></wrapped><Flat kind=\"b\"></Flat><Flat kind=\"c\"></Flat>\
         <names><member xmlns=\"urn:example:names\">n</member></names>",
        &format!("<counts><entry>{}</entry></counts>", count("p", 1)),
        &format!("<tags>{}</tags><tags>{}</tags>", count("q", 2), count("r", 3)),
        "<water><Rain>true</Rain></water></Bed>",
    ];
    assert_eq!(body(&sent), expected.concat());
    round_trip::<PlantBed>(&input);
}

#[test]
fn an_input_without_members_is_an_empty_root() {
    let sent = request::<PlantBed>(PlantBedInput::new("7"));
    assert_eq!(body(&sent), "<Bed xmlns=\"urn:example:garden\"></Bed>");
}

#[test]
fn a_payload_is_the_root_and_is_not_sent_where_it_is_absent() {
    let label = Label { text: Some("t".to_owned()), colour: Some("red".to_owned()) };
    let input = ReplaceLabelInput { label: Some(label.clone()) };
    let sent = request::<ReplaceLabel>(input.clone());
    let expected = "<Label xmlns:l=\"urn:example:label\" colour=\"red\"><text>t</text></Label>";
    assert_eq!(body(&sent), expected);
    round_trip::<ReplaceLabel>(&input);

    let sent = request::<ReplaceLabel>(ReplaceLabelInput { label: None });
    assert_eq!((body(&sent), headers(&sent)), ("", vec!["content-length: 0".to_owned()]));

    let read = outcome::<ReplaceLabel>(200, &[], "<Old colour='red'><text>t</text></Old>").unwrap();
    assert_eq!(read.label, Some(label));
    let read = outcome::<ReplaceLabel>(200, &[], "").unwrap();
    assert_eq!(read.label, None);
}

#[test]
fn an_output_is_read_whatever_its_root_and_the_order_of_its_parts() {
    let text = "<?xml version='1.0'?><Any xmlns='urn:x'><plants kind='a'/><water><litres>3</litres>\
                </water><plants kind='b'><height> 2 </height></plants><new/></Any>";
    let lenient = ResponseOptions::default().responses(Responses::Lenient);
    let read = PlantBed::response_with(reply(200, &[], text), &lenient).unwrap();
    let tall = Plant { height: Some(2.0), ..plant("b") };
    assert_eq!(read.plants, Some(vec![plant("a"), tall]));
    assert_eq!((read.water, read.counts), (Some(Water::Litres(3)), None));
}

#[test]
fn an_unwrapped_output_is_the_content_of_the_root() {
    let read = outcome::<GetSoil>(200, &[], "<soil xmlns='urn:example:garden'>loam</soil>");
    assert_eq!(read.unwrap().soil.as_deref(), Some("loam"));
}

#[test]
fn errors_are_named_in_the_body_with_or_without_a_wrapping() {
    let error = "<Error><Type>Sender</Type><Code>Frost</Code><Message>Cold</Message>\
                 <degrees>-3</degrees><RequestId>r-1</RequestId></Error>";
    let wrapped = error.replace("<RequestId>r-1</RequestId>", "");
    let wrapped = format!("<ErrorResponse>{wrapped}<RequestId>r-1</RequestId></ErrorResponse>");
    let frost = Frost {
        message: Some("Cold".to_owned()),
        degrees: Some(-3),
        r#where: Some("bed".to_owned()),
    };
    for text in [error, &wrapped] {
        let Err(Error::Service { error, response }) =
            outcome::<PlantBed>(409, &[("x-where", "bed")], text)
        else {
            panic!("{text}")
        };
        assert_eq!(error, PlantBedError::Frost(frost.clone()));
        assert_eq!(response.request_id.as_deref(), Some("r-1"));
    }
    // A header says it better than the body.
    let failed = outcome::<PlantBed>(409, &[("x-amz-request-id", "r-2")], error);
    let Err(Error::Service { response, .. }) = failed else { panic!("no failure") };
    assert_eq!(response.request_id.as_deref(), Some("r-2"));
}

#[test]
fn an_error_under_a_status_of_success_is_a_failure() {
    let text = "<Error><Code>Frost</Code><Message>Cold</Message></Error>";
    let Err(Error::Service { error: PlantBedError::Frost(frost), response }) =
        outcome::<PlantBed>(200, &[], text)
    else {
        panic!("no failure")
    };
    assert_eq!((frost.message.as_deref(), response.status.as_u16()), (Some("Cold"), 200));
}

#[test]
fn a_failure_without_a_body_is_named_by_its_status() {
    for (status, body, code) in
        [(404, "", Some("NotFound")), (502, "<html>Bad</html>", None), (409, "<Error>", None)]
    {
        let Err(Error::Service { error: GetSoilError::Unhandled(error), .. }) =
            outcome::<GetSoil>(status, &[], body)
        else {
            panic!("{status}")
        };
        assert_eq!(error.code.as_deref(), code);
    }
}

#[test]
fn a_date_that_its_format_can_not_say_is_refused_in_attributes_too() {
    let input =
        PlantBedInput { since: Some(farrier::Timestamp::MAX_UTC), ..PlantBedInput::new("7") };
    let expected =
        "PlantBed was not sent: since: the format date-time has only the years from 0 to 9999";
    assert_eq!(refused::<PlantBed>(input), expected);
}
