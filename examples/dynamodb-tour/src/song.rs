//! A song, and the item that stands for it in the table.

use anyhow::{Context as _, Result, bail};

use crate::Item;
use crate::dynamodb::AttributeValue;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Song {
    pub(crate) artist: String,
    pub(crate) title: String,
    pub(crate) year: u16,
}

impl Song {
    pub(crate) fn new(artist: &str, title: &str, year: u16) -> Self {
        Self { artist: artist.to_owned(), title: title.to_owned(), year }
    }

    /// The members of the table's key.
    pub(crate) fn key(&self) -> Item {
        Item::from([
            ("Artist".to_owned(), AttributeValue::S(self.artist.clone())),
            ("Title".to_owned(), AttributeValue::S(self.title.clone())),
        ])
    }
}

impl From<&Song> for Item {
    fn from(song: &Song) -> Self {
        let mut item = song.key();
        // Numbers travel as text, so that no digit is lost.
        item.insert("Year".to_owned(), AttributeValue::N(song.year.to_string()));
        item
    }
}

impl TryFrom<&Item> for Song {
    type Error = anyhow::Error;

    fn try_from(item: &Item) -> Result<Self> {
        let text = |name: &str| match item.get(name) {
            Some(AttributeValue::S(text)) => Ok(text.clone()),
            other => bail!("{name} is no text: {other:?}"),
        };
        let Some(AttributeValue::N(year)) = item.get("Year") else { bail!("there is no Year") };
        let year = year.parse().context("the Year is no year")?;
        Ok(Self { artist: text("Artist")?, title: text("Title")?, year })
    }
}
