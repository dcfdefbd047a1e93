//! What processes and threads have used, as the system counts it. Where it doesn't, there is none.

use std::time::Duration;

/// What a process has used.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    /// Processor time, the system's included.
    pub(crate) cpu: Duration,
    /// The most memory that it held at a time, in KiB.
    pub(crate) peak: u64,
}

/// The processor time of the current thread.
#[cfg(unix)]
pub(crate) fn thread() -> Duration {
    use nix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map(Into::into).unwrap_or_default()
}

/// What the children have used that this process has waited for.
#[cfg(unix)]
pub(crate) fn children() -> Usage {
    use nix::sys::{resource, time::TimeVal};
    let Ok(usage) = resource::getrusage(resource::UsageWho::RUSAGE_CHILDREN) else {
        return Usage::default();
    };
    let time = |time: TimeVal| {
        let part = |number: i64| u64::try_from(number).unwrap_or_default();
        Duration::from_secs(part(time.tv_sec())) + Duration::from_micros(part(time.tv_usec()))
    };
    // In bytes on Apple's systems.
    let unit = if cfg!(target_vendor = "apple") { 1024 } else { 1 };
    let peak = u64::try_from(usage.max_rss()).unwrap_or_default() / unit;
    Usage { cpu: time(usage.user_time()) + time(usage.system_time()), peak }
}

#[cfg(not(unix))]
pub(crate) fn thread() -> Duration {
    Duration::ZERO
}

#[cfg(not(unix))]
pub(crate) fn children() -> Usage {
    Usage::default()
}

/// The most memory that this process held at a time, in KiB; where Linux's `/proc` tells.
pub(crate) fn own_peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
