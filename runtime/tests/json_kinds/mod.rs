//! A structure with a member of every kind, written as generated code is.
#![allow(unreachable_pub, reason = "a module of several tests")]

use std::collections::BTreeMap;

use farrier::codec::{ReadResult, ReadStruct, ReadValue, Reader, WriteStruct, WriteValue, Writer};
use farrier::{BigDecimal, BigInteger, Bytes, Member, Timestamp, TimestampFormat, member};

static HTTP_DATES: Member = Member::item().timestamp(TimestampFormat::HttpDate);

static EVERYTHING: [Member; 19] = [
    member!("boolean"),
    member!("byte"),
    member!("short"),
    member!("integer"),
    member!("long"),
    member!("float"),
    member!("double"),
    member!("text", "wireText"),
    member!("blob"),
    member!("epoch"),
    member!("dateTime").timestamp(TimestampFormat::DateTime),
    member!("httpDates").of(&HTTP_DATES),
    member!("bigInteger"),
    member!("bigDecimal"),
    member!("texts"),
    member!("sparse"),
    member!("map"),
    member!("choice"),
    member!("next"),
];

/// One member of each kind; `next` makes it recursive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Everything {
    pub boolean: bool,
    pub byte: i8,
    pub short: i16,
    pub integer: i32,
    pub long: Option<i64>,
    pub float: f32,
    pub double: Option<f64>,
    pub text: Option<String>,
    pub blob: Option<Bytes>,
    pub epoch: Option<Timestamp>,
    pub date_time: Option<Timestamp>,
    pub http_dates: Vec<Timestamp>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: BigDecimal,
    pub texts: Option<Vec<String>>,
    pub sparse: BTreeMap<String, Option<Vec<i32>>>,
    pub map: BTreeMap<String, f64>,
    pub choice: Option<Choice>,
    pub next: Option<Box<Everything>>,
}

impl ReadValue for Everything {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        r.structure(member, self)
    }
}

impl ReadStruct for Everything {
    fn members(&self) -> &'static [Member] {
        &EVERYTHING
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        let m = &EVERYTHING[index];
        match index {
            0 => self.boolean.read(m, r),
            1 => self.byte.read(m, r),
            2 => self.short.read(m, r),
            3 => self.integer.read(m, r),
            4 => self.long.read(m, r),
            5 => self.float.read(m, r),
            6 => self.double.read(m, r),
            7 => self.text.read(m, r),
            8 => self.blob.read(m, r),
            9 => self.epoch.read(m, r),
            10 => self.date_time.read(m, r),
            11 => self.http_dates.read(m, r),
            12 => self.big_integer.read(m, r),
            13 => self.big_decimal.read(m, r),
            14 => self.texts.read(m, r),
            15 => self.sparse.read(m, r),
            16 => self.map.read(m, r),
            17 => self.choice.read(m, r),
            18 => self.next.read(m, r),
            _ => Ok(()),
        }
    }
}

impl WriteValue for Everything {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.structure(member, self);
    }
}

impl WriteStruct for Everything {
    fn members(&self) -> &'static [Member] {
        &EVERYTHING
    }

    fn write_members(&self, w: &mut dyn Writer) {
        self.boolean.write(&EVERYTHING[0], w);
        self.byte.write(&EVERYTHING[1], w);
        self.short.write(&EVERYTHING[2], w);
        self.integer.write(&EVERYTHING[3], w);
        self.long.write(&EVERYTHING[4], w);
        self.float.write(&EVERYTHING[5], w);
        self.double.write(&EVERYTHING[6], w);
        self.text.write(&EVERYTHING[7], w);
        self.blob.write(&EVERYTHING[8], w);
        self.epoch.write(&EVERYTHING[9], w);
        self.date_time.write(&EVERYTHING[10], w);
        self.http_dates.write(&EVERYTHING[11], w);
        self.big_integer.write(&EVERYTHING[12], w);
        self.big_decimal.write(&EVERYTHING[13], w);
        self.texts.write(&EVERYTHING[14], w);
        self.sparse.write(&EVERYTHING[15], w);
        self.map.write(&EVERYTHING[16], w);
        self.choice.write(&EVERYTHING[17], w);
        self.next.write(&EVERYTHING[18], w);
    }
}

static CHOICE: [Member; 3] = [member!("number"), member!("structure"), member!("list")];

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    Number(i64),
    Structure(Box<Everything>),
    List(Vec<bool>),
    Unknown(String),
}

impl ReadValue for Choice {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        r.union(member, self)
    }
}

/// Reads a value into the variant that holds it.
fn variant<T: ReadValue>(index: usize, r: &mut dyn Reader) -> ReadResult<T> {
    let mut value = T::blank();
    value.read(&CHOICE[index], r)?;
    Ok(value)
}

impl ReadStruct for Choice {
    fn members(&self) -> &'static [Member] {
        &CHOICE
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        *self = match index {
            0 => Self::Number(variant(index, r)?),
            1 => Self::Structure(variant(index, r)?),
            2 => Self::List(variant(index, r)?),
            _ => return Ok(()),
        };
        Ok(())
    }

    fn unknown_member(&mut self, name: &str) {
        *self = Self::Unknown(name.to_owned());
    }
}

impl WriteValue for Choice {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.structure(member, self);
    }
}

impl WriteStruct for Choice {
    fn members(&self) -> &'static [Member] {
        &CHOICE
    }

    fn write_members(&self, w: &mut dyn Writer) {
        match self {
            Self::Number(value) => value.write(&CHOICE[0], w),
            Self::Structure(value) => value.write(&CHOICE[1], w),
            Self::List(value) => value.write(&CHOICE[2], w),
            Self::Unknown(_) => {}
        }
    }
}
