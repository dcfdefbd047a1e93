//! Generates the client of one service and protocol, and says how each case is to be run against
//! it. What the generator refuses is kept as its words, so that cases can fail with them.

use std::collections::BTreeMap;

use farrier_codegen::{ErrorOutline, Generator, OperationOutline, StreamOutline};
use farrier_smithy::Service;

use super::cases::{Case, Kind};

/// How a case is run.
#[derive(Debug)]
pub(crate) enum Run {
    /// Against the operation of this marker, whose input and output may stream.
    Operation {
        marker: String,
        input_stream: Option<StreamOutline>,
        output_stream: Option<StreamOutline>,
    },
    /// Against each operation that can give the error.
    Errors(Vec<ErrorNames>),
    /// Not at all: the generator has refused, with these words.
    Refused(String),
}

/// The names by which a test finds an error in the enum of an operation.
#[derive(Debug)]
pub(crate) struct ErrorNames {
    pub(crate) marker: String,
    pub(crate) error: String,
    pub(crate) variant: String,
    pub(crate) structure: String,
}

/// A client, or as much of it as the generator makes.
#[derive(Debug)]
pub(crate) struct Client {
    /// The client's module; none if every operation was refused.
    pub(crate) module: Option<String>,
    outline: Vec<OperationOutline>,
    /// Why operations are not in the client, by shape id.
    pub(crate) refused: BTreeMap<String, String>,
}

impl Client {
    /// Generates all operations of a service that the generator doesn't refuse.
    pub(crate) fn generate(mut generator: Generator, service: &Service<'_>) -> Self {
        let operations = service.operations();
        let operations: Vec<_> =
            operations.iter().map(|operation| operation.id().as_str()).collect();
        let mut refused = BTreeMap::new();
        generator = generator.operations(operations.iter().copied());
        if generator.outline().is_err() {
            for operation in &operations {
                generator = generator.operations([*operation]);
                if let Err(error) = generator.outline() {
                    refused.insert((*operation).to_owned(), error.to_string());
                }
            }
        }
        let accepted: Vec<_> =
            operations.into_iter().filter(|id| !refused.contains_key(*id)).collect();
        if accepted.is_empty() {
            return Self { module: None, outline: Vec::new(), refused };
        }
        generator = generator.operations(accepted.iter().copied());
        match generator.outline().and_then(|outline| Ok((outline, generator.generate_module()?))) {
            Ok((outline, module)) => Self { module: Some(module), outline, refused },
            Err(error) => {
                let words = error.to_string();
                refused.extend(accepted.into_iter().map(|id| (id.to_owned(), words.clone())));
                Self { module: None, outline: Vec::new(), refused }
            }
        }
    }

    /// How a case of this service is run.
    pub(crate) fn run(&self, case: &Case, service: &Service<'_>) -> Run {
        if case.kind == Kind::Error {
            return self.run_error(case, service);
        }
        match self.outline.iter().find(|operation| operation.id == case.shape) {
            Some(operation) => Run::Operation {
                marker: operation.marker.clone(),
                input_stream: operation.input_stream.clone(),
                output_stream: operation.output_stream.clone(),
            },
            None => Run::Refused(self.words([case.shape.as_str()])),
        }
    }

    fn run_error(&self, case: &Case, service: &Service<'_>) -> Run {
        let names = |operation: &OperationOutline, error: &ErrorOutline| ErrorNames {
            marker: operation.marker.clone(),
            error: operation.error.clone(),
            variant: error.variant.clone(),
            structure: error.structure.clone(),
        };
        let found: Vec<_> = self
            .outline
            .iter()
            .filter_map(|operation| {
                let error = operation.errors.iter().find(|error| error.id == case.shape)?;
                Some(names(operation, error))
            })
            .collect();
        if !found.is_empty() {
            return Run::Errors(found);
        }
        let operations = service.operations();
        let listing = operations.iter().filter(|operation| {
            operation.errors().iter().any(|error| error.id().as_str() == case.shape)
        });
        Run::Refused(self.words(listing.map(|operation| operation.id().as_str())))
    }

    /// Why the client doesn't have these operations.
    fn words<'a>(&self, operations: impl IntoIterator<Item = &'a str>) -> String {
        let words: Vec<_> = operations
            .into_iter()
            .filter_map(|operation| self.refused.get(operation))
            .map(String::as_str)
            .collect();
        words.join("\n")
    }
}
