//! Dates that their formats can't say, by every protocol.

use farrier::codec::ReadValue as _;
use farrier::{Endpoint, Operation, Timestamp};

use crate::{
    aws_json1_0, aws_json1_1, aws_query, ec2_query, rest_json1, rest_xml, rpcv2_cbor, rpcv2_json,
};

fn sent<O: Operation>(input: O::Input) -> Result<(), String> {
    let endpoint: Endpoint = "https://zoo.example".parse().unwrap();
    O::request(input, &endpoint).map(drop).map_err(|error| error.to_string())
}

/// What is said of the year 10000 and of a year before 0 by one client: in a member with each format, and
/// in one that the model gives none.
macro_rules! outcomes {
    ($client:ident) => {
        [Timestamp::MAX_UTC, Timestamp::MIN_UTC].map(|instant| {
            use $client::{Scalars, StoreScalars};
            let at = Some(instant);
            [
                sent::<StoreScalars>(Scalars { date_time: at, ..Scalars::blank() }),
                sent::<StoreScalars>(Scalars { http_date: at, ..Scalars::blank() }),
                sent::<StoreScalars>(Scalars { epoch_seconds: at, ..Scalars::blank() }),
                sent::<StoreScalars>(Scalars { timestamp: at, ..Scalars::blank() }),
            ]
        })
    };
}

fn refused(member: &str, format: &str) -> Result<(), String> {
    Err(format!(
        "StoreScalars was not sent: {member}: the format {format} has only the years from 0 to 9999"
    ))
}

#[test]
fn a_date_that_its_format_can_not_say_is_refused_by_every_protocol() {
    let formatted = [refused("dateTime", "date-time"), refused("httpDate", "http-date"), Ok(())];
    let expected = |plain| {
        let [date_time, http_date, epoch_seconds] = formatted.clone();
        let expected = [date_time, http_date, epoch_seconds, plain];
        [expected.clone(), expected]
    };
    let seconds = expected(Ok(()));
    assert_eq!(outcomes!(rest_json1), seconds);
    assert_eq!(outcomes!(aws_json1_0), seconds);
    assert_eq!(outcomes!(aws_json1_1), seconds);
    let text = expected(refused("timestamp", "date-time"));
    assert_eq!(outcomes!(rest_xml), text);
    assert_eq!(outcomes!(aws_query), text);
    assert_eq!(outcomes!(ec2_query), text);
    // The protocols of the second version have numbers of seconds, whatever format the model names.
    let numbers = [[const { Ok(()) }; 4], [const { Ok(()) }; 4]];
    assert_eq!(outcomes!(rpcv2_cbor), numbers);
    assert_eq!(outcomes!(rpcv2_json), numbers);
}
