//! What `codegen.toml` says of the clients of a model.

use std::path::Path;

use farrier_codegen::Responses;
use farrier_smithy::Service;

use crate::config;
use crate::job::Job;
use crate::path::real;
use crate::program::Program;

/// The clients of a model that `codegen.toml` lists.
pub(crate) struct Configured(Vec<Job>);

impl Configured {
    /// Reads the file, if there is one. Its mistakes are told when clients are generated.
    pub(crate) fn of(model: &Path, program: &Program) -> Self {
        let mut jobs = config::read(program).unwrap_or_default();
        let model = real(model);
        jobs.retain(|job| real(&job.model) == model);
        Self(jobs)
    }

    /// How the clients of a service read responses.
    pub(super) fn responses(&self, service: &Service<'_>) -> String {
        let default = Responses::default_of(service);
        let (id, name) = (service.id().as_str(), service.id().name());
        let is_meant = |job: &&Job| job.service.as_ref().is_none_or(|it| it == id || it == name);
        let set: Vec<_> = self.0.iter().filter(is_meant).map(|job| job.responses).collect();
        if set.iter().all(Option::is_none) {
            return format!("responses are read {} by default", default.adverb());
        }
        let mut read = set.into_iter().map(|it| it.unwrap_or(default));
        match read.next() {
            Some(first) if read.all(|other| other == first) => {
                format!("responses are read {}, as codegen.toml says", first.adverb())
            }
            _ => "how responses are read is different in clients of codegen.toml".to_owned(),
        }
    }
}
