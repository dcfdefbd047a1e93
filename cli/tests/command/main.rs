//! The command as a user meets it: the built binary, run on folders of their own.

mod configured;
mod diagnostics;
mod drift;
mod farrier;
#[cfg(unix)]
mod folders;
mod generate;
#[cfg(unix)]
mod invisible;
mod list;
mod manifest;
mod mistakes;
mod report;
mod sandbox;
mod tutorial;
