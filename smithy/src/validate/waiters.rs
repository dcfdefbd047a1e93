//! The value of `waitable`. <https://smithy.io/2.0/additional-specs/waiters.html>

use super::applied::Applied;
use crate::traits::Waitable;

/// Each waiter has acceptors with a state and one matcher, and delays that make sense.
pub(crate) fn check(applied: &mut Applied<'_, '_>) {
    let Some(Waitable(waiters)) = applied.value() else {
        return;
    };
    if waiters.is_empty() {
        applied.wrong("it has no waiters");
    }
    for (name, waiter) in &waiters {
        if waiter.acceptors.is_empty() {
            applied
                .wrong(format!("the waiter `{name}` has no acceptors, so it would wait forever"));
        }
        if let Some(acceptor) = waiter.acceptors.iter().find(|it| it.matcher.len() != 1) {
            let count = acceptor.matcher.len();
            applied
                .wrong(format!("an acceptor of the waiter `{name}` has {count} matchers, not one"));
        }
        let (min, max) = (waiter.min_delay.unwrap_or(2), waiter.max_delay.unwrap_or(120));
        if min < 1 || max < min {
            applied.wrong(format!(
                "the waiter `{name}` has the delays {min} and {max}: `minDelay` is at least 1, and \
                 `maxDelay` at least `minDelay`"
            ));
        }
    }
}
