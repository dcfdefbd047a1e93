//! A value that is kept beside an endpoint.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex};

/// One value of any type, which clones share. It isn't a part of what it is kept beside, so all are equal.
#[derive(Clone, Default)]
pub(crate) struct Memo(Arc<Mutex<Option<Box<dyn Any + Send + Sync>>>>);

impl Memo {
    /// Reads the value, if it is there and of this type.
    pub(crate) fn read<T: 'static, R>(&self, read: impl FnOnce(&T) -> Option<R>) -> Option<R> {
        let value = self.0.lock().ok()?;
        read(value.as_ref()?.downcast_ref()?)
    }

    /// Replaces the value.
    pub(crate) fn write<T: Send + Sync + 'static>(&self, new: T) {
        if let Ok(mut value) = self.0.lock() {
            *value = Some(Box::new(new));
        }
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

impl PartialEq for Memo {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Memo {}
