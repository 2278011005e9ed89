// The graph as RDF, one subject after the other, for N-Triples, Turtle and JSON-LD. Statements are
// reified, so that what is planned, denied or said by somebody is not claimed to be so; those that
// are asserted and not negated also stand as plain triples. Provenance is PROV-O: a statement is
// derived from sentences, which are quoted from a stretch of characters of the article's text
// (RFC 5147). docs/file_formats.md lists the terms.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/fact_source.h"

namespace whomet {

struct RdfPrefix {
  const char* name;  // "prov"
  const char* iri;
};

std::vector<RdfPrefix> rdf_prefixes();

enum class RdfKind { kIri, kText, kTyped };

// One property of a subject. IRIs are absolute and escaped, texts are not escaped.
struct RdfProperty {
  std::string predicate;  // IRI
  RdfKind kind = RdfKind::kText;
  std::string value;
  std::string datatype{};  // IRI of a typed literal
};

struct RdfSubject {
  std::string iri;
  std::vector<RdfProperty> properties;  // equal predicates stand together; never empty
};

void each_subject(const FactSource& graph, const std::function<void(const RdfSubject&)>& use);

}  // namespace whomet
