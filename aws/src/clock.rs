//! The present time.

use std::sync::Arc;
use std::time::SystemTime;

use farrier::{TimeSource, Timestamp};

/// The time of the system, or another one.
#[derive(Debug, Clone)]
pub(crate) struct Clock(Arc<dyn TimeSource>);

#[derive(Debug)]
struct System;

impl TimeSource for System {
    fn now(&self) -> Timestamp {
        SystemTime::now().into()
    }
}

impl Clock {
    pub(crate) fn new(source: impl TimeSource + 'static) -> Self {
        Self(Arc::new(source))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.now()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(System)
    }
}
