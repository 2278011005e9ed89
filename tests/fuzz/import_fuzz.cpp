// Any bytes as a table of statements and as GraphML: an error that names the file, or a document
// all of whose evidence stands in the bytes as it is quoted, and whose facts are whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/entity_graph.h"
#include "graph/exchange.h"
#include "graph/import.h"
#include "graph/merge.h"

namespace {

using namespace whomet;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Result<StoredDocument>& document, std::string_view bytes) {
  if (!document) {
    require(document.error().message.starts_with("f:"));
    return;
  }
  for (const Statement& statement : document->facts.statements) {
    require(statement.evidence.size() == 1);
    const Evidence& evidence = statement.evidence.front();
    const ByteSpan at = evidence.at.file;
    require(at.begin <= at.end && at.end <= bytes.size());
    require(bytes.substr(at.begin, at.end - at.begin) == evidence.quote);
  }
  require(from_exchange_json(to_exchange_json(document->facts)).ok());
  require(from_exchange_json(to_exchange_json(merge({document->facts}))).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  check(import_statements("f", bytes, diagnostics), bytes);
  check(import_graphml("f", bytes, diagnostics), bytes);
  return 0;
}
