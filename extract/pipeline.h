// The whole extraction: source -> annotated document -> facts.
#pragma once

#include "extract/document.h"
#include "extract/models.h"
#include "graph/facts.h"

namespace whomet {

// Runs all stages in their order. Thread-safe for a shared const `models`.
Document annotate(Source source, const Models& models);

// The stages after the tokens: tagging, parsing and all that follows. Reads: sentences, tokens.
void annotate_tokens(Document& document, const Models& models);

// The stages after the parse: mentions, clusters, times, quotations, claims and how far
// they can be trusted. For trees from
// elsewhere ("--input conllu" with heads).
void annotate_parsed(Document& document, const Models& models);

// The local graph of an annotated document: ids filled, everything sorted.
Facts facts_of(const Document& document);

}  // namespace whomet
