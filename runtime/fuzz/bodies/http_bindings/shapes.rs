//! Outputs whose members are bound to every part of a response, and an error.
#![allow(unreachable_pub, reason = "the macro defines public types")]

use farrier::protocol::RestJson1;
use farrier::{
    BigDecimal, BigInteger, Bytes, Map, Member, ServiceSchema, Timestamp, TimestampFormat, Unit,
};

static EPOCHS: Member = Member::item().timestamp(TimestampFormat::EpochSeconds);

farrier::shape! {
    /// A member for each kind of value in a header, one for the status, one for headers with a prefix, and
    /// members of a body.
    pub struct Bound: derive(Debug), read;

    pub status: i32 = required("status").status_code(),
    pub id: String = required("id").header("x-id"),
    pub marks: Vec<String> = required("marks").header("x-marks"),
    pub text: Option<String> = member("text").header("x-text"),
    pub json: Option<String> = member("json").header("x-json").media_type("application/json"),
    pub secret: Option<String> = member("secret").header("x-secret").sensitive(),
    pub flag: Option<bool> = member("flag").header("x-flag"),
    pub byte: Option<i8> = member("byte").header("x-byte"),
    pub short: Option<i16> = member("short").header("x-short"),
    pub count: Option<i32> = member("count").header("x-count"),
    pub long: Option<i64> = member("long").header("x-long"),
    pub float: Option<f32> = member("float").header("x-float"),
    pub double: Option<f64> = member("double").header("x-double"),
    pub integer: Option<BigInteger> = member("integer").header("x-integer"),
    pub decimal: Option<BigDecimal> = member("decimal").header("x-decimal"),
    pub kind: Option<Kind> = member("kind").header("x-kind"),
    pub level: Option<Level> = member("level").header("x-level"),
    pub date: Option<Timestamp> = member("date").header("x-date"),
    pub date_time: Option<Timestamp> = member("dateTime").header("x-date-time")
        .timestamp(TimestampFormat::DateTime),
    pub epoch: Option<Timestamp> = member("epoch").header("x-epoch")
        .timestamp(TimestampFormat::EpochSeconds),
    pub flags: Option<Vec<bool>> = member("flags").header("x-flags"),
    pub counts: Option<Vec<i32>> = member("counts").header("x-counts"),
    pub doubles: Option<Vec<f64>> = member("doubles").header("x-doubles"),
    pub kinds: Option<Vec<Kind>> = member("kinds").header("x-kinds"),
    pub levels: Option<Vec<Level>> = member("levels").header("x-levels"),
    pub dates: Option<Vec<Timestamp>> = member("dates").header("x-dates"),
    pub epochs: Option<Vec<Timestamp>> = member("epochs").header("x-epochs").of(&EPOCHS),
    pub meta: Option<Map<String, String>> = member("meta").prefix_headers("x-meta-"),
    pub name: Option<String> = member("name"),
    pub total: i64 = required("total"),
    pub part: Option<Part> = member("part"),
    pub parts: Option<Vec<Part>> = member("parts"),
}

farrier::shape! {
    /// The output of protocols without bindings.
    pub struct Unbound: derive(Debug), read;

    pub name: Option<String> = member("name"),
    pub total: i64 = required("total"),
    pub when: Option<Timestamp> = member("when"),
    pub part: Option<Part> = member("part"),
    pub parts: Option<Vec<Part>> = member("parts"),
    pub either: Option<Either> = member("either"),
}

farrier::shape! {
    pub struct TextPayload: derive(Debug), read;

    pub all: Option<Map<String, String>> = member("all").prefix_headers(""),
    pub text: String = required("text").payload(),
}

farrier::shape! {
    pub struct BlobPayload: derive(Debug), read;

    pub status: Option<i8> = member("status").status_code(),
    pub blob: Option<Bytes> = member("blob").payload(),
}

farrier::shape! {
    pub struct EnumPayload: derive(Debug), read;

    pub kind: Option<Kind> = member("kind").payload(),
}

farrier::shape! {
    pub struct StructurePayload: derive(Debug), read;

    pub tag: Option<String> = member("tag").header("etag"),
    pub part: Option<Part> = member("part").structure_payload(),
}

farrier::shape! {
    pub struct UnionPayload: derive(Debug), read;

    pub either: Option<Either> = member("either").payload(),
}

#[cfg(feature = "document")]
farrier::shape! {
    pub struct DocumentPayload: derive(Debug), read;

    pub document: Option<farrier::Document> = member("document").payload(),
}

farrier::shape! {
    pub struct Part: derive(Debug, Clone, PartialEq), read;

    pub size: i32 = required("size"),
    pub ratio: Option<f64> = member("ratio"),
    pub blob: Option<Bytes> = member("blob"),
    pub kind: Option<Kind> = member("kind"),
    pub level: Option<Level> = member("level"),
    pub flag: Option<bool> = member("flag"),
    pub decimal: Option<BigDecimal> = member("decimal"),
    pub since: Option<Timestamp> = member("since").timestamp(TimestampFormat::DateTime),
    pub tags: Option<Map<String, String>> = member("tags"),
    pub sparse: Option<Vec<Option<i32>>> = member("sparse"),
}

farrier::shape! {
    pub union Either: derive(Debug), read;

    Text(String) = member("text"),
    Part(Part) = member("part"),
    Neither = member("neither"),
}

farrier::shape! {
    pub enum Kind: string;

    Letter = "letter",
    Parcel = "parcel",
}

farrier::shape! {
    pub enum Level: integer;

    Low = 1,
    High = 2,
}

#[allow(dead_code, reason = "only the error enum of its operation is used")]
static SERVICE: ServiceSchema = ServiceSchema::new("Service", "1", &RestJson1);

farrier::shape! {
    /// It defines the errors of all operations.
    pub operation Refuse: input(Unit), output(Unit), error(GetError), named("Refuse", SERVICE);

    Refused,
    Busy,
}

farrier::shape! {
    pub struct Refused: derive(Debug, Clone, PartialEq), read, error("Refused", message);

    pub message: Option<String> = member("message"),
    pub status: Option<i32> = member("status").status_code(),
    pub retry: Option<i32> = member("retry").header("retry-after"),
    pub part: Option<Part> = member("part"),
}

farrier::shape! {
    pub struct Busy: derive(Debug, Clone, PartialEq), read, error("Busy");

    pub queue: i64 = required("queue"),
}
