#include "cli/import_files.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table_file.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "cli/failure.h"
#include "graph/exchange.h"
#include "graph/import.h"

namespace whomet {
namespace {

bool is_statement_header(std::string_view line) {
  std::set<std::string> names;
  for (const char separator : {',', ';', '\t'}) {
    for (const std::string_view name : split(line, separator)) {
      names.insert(to_lower(trim(name)));
    }
  }
  return names.contains("predicate") && names.contains("object");
}

[[noreturn]] void refuse(const std::string& message) {
  throw Failure(kUsage, message + "; nothing of it was imported");
}

std::string at_line(const std::string& path, std::string_view text, std::size_t offset) {
  const auto begin = text.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return path + ":" + std::to_string(1 + std::count(begin, end, '\n')) + ": ";
}

std::size_t import_exchange(Store& store, const std::string& path) {
  const std::string json = read_file(path);
  const Result<Facts> facts = from_exchange_json(json);
  if (!facts) refuse(at_line(path, json, facts.error().offset) + facts.error().message);
  return store.add_graph(path, json, *facts) ? facts->documents.size() : 0;
}

std::size_t import_extracts(Store& store, const std::string& path) {
  const std::string lines = read_file(path);
  std::vector<StoredDocument> documents;
  std::size_t number = 0;
  for (const std::string_view line : split(lines, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const std::string where = path + ":" + std::to_string(number) + ": ";
    Result<Facts> facts = from_exchange_json(line);
    if (!facts) refuse(where + facts.error().message);
    if (facts->documents.size() != 1) {
      refuse(where + "expected what one document says, found " +
             std::to_string(facts->documents.size()) + " documents");
    }
    StoredDocument document;
    document.record = facts->documents.front();
    if (document.record.sha256.empty()) refuse(where + "expected a sha256 of the document");
    document.facts = std::move(facts).value();
    if (!store.contains(document.record.sha256)) documents.push_back(std::move(document));
  }
  store.add(documents);
  return documents.size();
}

std::size_t add_document(Store& store, Result<StoredDocument> document) {
  if (!document) refuse(document.error().message);
  const bool is_new = !store.contains(document->record.sha256);
  store.add(std::span(&document.value(), 1));
  return is_new ? 1 : 0;
}

}  // namespace

ImportKind import_kind(const std::string& path) {
  const auto ends_in = [&path](std::string_view ending) {
    return to_lower(path).ends_with(ending);
  };
  if (ends_in(".json")) return ImportKind::kExchange;
  if (ends_in(".jsonl")) return ImportKind::kExtracts;
  if (ends_in(".graphml")) return ImportKind::kGraphml;
  std::ifstream file(path);
  std::string first;
  std::getline(file, first);
  return is_statement_header(first) ? ImportKind::kStatements : ImportKind::kTables;
}

std::size_t import_file(Store& store, const std::string& path, ImportKind kind,
                        Diagnostics& diagnostics) {
  switch (kind) {
    case ImportKind::kExchange:
      return import_exchange(store, path);
    case ImportKind::kExtracts:
      return import_extracts(store, path);
    case ImportKind::kGraphml:
      return add_document(store, import_graphml(path, read_file(path), diagnostics));
    case ImportKind::kStatements:
      return add_document(store, import_statements(path, read_file(path), diagnostics));
    case ImportKind::kTables:
      break;
  }
  return 0;
}

}  // namespace whomet
