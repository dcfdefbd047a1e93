//! The vectors of others for settings and credentials, in the folder `credentials` of `SMITHY_VECTORS`. Each
//! suite that is there is run as a whole, and how many of its cases passed is printed.

mod chains;
mod containers;
mod endpoint_urls;
mod locations;
mod logins;
mod metadata;
mod odd_files;
mod profiles;
mod replay;
mod scenarios;
mod tokens;
mod vectors;
