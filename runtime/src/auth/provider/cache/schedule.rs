//! When identities are renewed. The time and what is random are arguments.

use chrono::TimeDelta;

use crate::timestamp::Timestamp;

/// How long before its expiry an identity is renewed at the latest.
const LEAD: TimeDelta = TimeDelta::minutes(5);

/// How long the old identity is used at least after it couldn't be renewed.
const PAUSE: TimeDelta = TimeDelta::seconds(30);

/// How long others wait for what one call has begun to fetch.
const PATIENCE: TimeDelta = TimeDelta::seconds(60);

/// Returns the instant from which an identity is renewed: five to ten minutes before it expires, but not before half of
/// its time is over. `random` spreads programs that were started together.
pub(super) fn refresh_at(fetched: Timestamp, expiry: Timestamp, random: u32) -> Timestamp {
    let lead = (expiry - fetched).max(TimeDelta::zero()) / 4;
    let lead = lead.min(LEAD);
    expiry - lead - part(lead, random)
}

/// Returns the instant from which a renewal that failed at `now` is tried again, half a minute to a minute later.
pub(super) fn retry_at(now: Timestamp, random: u32) -> Timestamp {
    now.checked_add_signed(PAUSE + part(PAUSE, random)).unwrap_or(Timestamp::MAX_UTC)
}

/// Returns true if what was begun at `start` has taken so long that it is begun anew.
pub(super) fn is_stuck(start: Timestamp, now: Timestamp) -> bool {
    now - start > PATIENCE
}

/// A part of a length: none of it for 0, nearly all for the greatest number.
fn part(length: TimeDelta, random: u32) -> TimeDelta {
    let milliseconds = i128::from(length.num_milliseconds()) * i128::from(random);
    TimeDelta::milliseconds(i64::try_from(milliseconds >> u32::BITS).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{is_stuck, refresh_at, retry_at};
    use crate::timestamp::at;

    #[test]
    fn an_identity_is_renewed_five_to_ten_minutes_before_it_expires() {
        let seconds =
            |life, random| (refresh_at(at(0, 0), at(life, 0), random) - at(0, 0)).num_seconds();
        assert_eq!(seconds(3600, 0), 3600 - 300);
        assert_eq!(seconds(3600, u32::MAX), 3600 - 600);
        assert_eq!(seconds(3600, u32::MAX / 2), 3600 - 450);
    }

    #[test]
    fn one_that_lives_shortly_is_kept_for_half_of_its_time_at_least() {
        for random in [0, u32::MAX] {
            let refresh = (refresh_at(at(0, 0), at(60, 0), random) - at(0, 0)).num_seconds();
            assert!((30..=45).contains(&refresh), "{refresh}");
        }
        assert_eq!(refresh_at(at(60, 0), at(0, 0), 7), at(0, 0));
    }

    #[test]
    fn a_failure_is_followed_by_a_pause() {
        assert_eq!(retry_at(at(0, 0), 0), at(30, 0));
        assert!(retry_at(at(0, 0), u32::MAX) > at(59, 0));
        assert!(!is_stuck(at(0, 0), at(0, 0) + TimeDelta::seconds(60)));
        assert!(is_stuck(at(0, 0), at(61, 0)));
    }
}
