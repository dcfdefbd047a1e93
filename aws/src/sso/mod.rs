//! Single sign-on: the token that `aws sso login` leaves, and the credentials that it is good for.

pub(crate) mod credentials;
pub(crate) mod token;
mod token_file;
