//! A bar on a terminal; nothing where nobody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of that many steps; `what` is said before it.
pub(crate) fn bar(what: &'static str, steps: usize) -> ProgressBar {
    // Hides itself unless stderr is a terminal.
    let bar = ProgressBar::new(steps as u64);
    let template = "{prefix:>10} {bar:40} {pos}/{len} {elapsed} {wide_msg}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.set_prefix(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
