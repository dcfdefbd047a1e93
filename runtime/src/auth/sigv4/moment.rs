//! The time of a signature in the form that AWS wants.

use chrono::{Datelike as _, Timelike as _};

use crate::timestamp::Timestamp;

/// A time as `20150830T123600Z`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment([u8; 16]);

impl Moment {
    /// Years have four digits. Of other years the last four are taken, which no service accepts.
    pub(super) fn new(time: Timestamp) -> Self {
        let mut text = *b"00000000T000000Z";
        write(&mut text[0..4], time.year().unsigned_abs());
        write(&mut text[4..6], time.month());
        write(&mut text[6..8], time.day());
        write(&mut text[9..11], time.hour());
        write(&mut text[11..13], time.minute());
        write(&mut text[13..15], time.second());
        Self(text)
    }

    pub(super) fn time(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The day, as `20150830`.
    pub(super) fn date(&self) -> &str {
        self.time().split('T').next().unwrap_or_default()
    }
}

/// Writes the last digits of a number.
fn write(digits: &mut [u8], mut number: u32) {
    for digit in digits.iter_mut().rev() {
        // A remainder below ten.
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_has_leading_zeros_and_no_fraction() {
        let moment = Moment::new("0815-01-02T03:04:05.678Z".parse().unwrap());
        assert_eq!((moment.time(), moment.date()), ("08150102T030405Z", "08150102"));
    }
}
