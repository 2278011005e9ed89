// What articles and imports say, record by record: where a relation is said, evidence, literals,
// and parts of the graph as graphs of their own. Tested by tests/graph/stored_graph_test.cpp.
#include <algorithm>
#include <set>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/date.h"
#include "base/utf8.h"
#include "graph/import_columns.h"
#include "graph/import_graph.h"
#include "graph/import_text.h"
#include "graph/store_documents.h"
#include "graph/store_records.h"
#include "graph/store_relations.h"
#include "graph/store_rows.h"
#include "graph/stored_graph.h"
#include "graph/stored_graph_impl.h"

namespace whomet {
namespace {

// The text has to outlive the reader.
CsvReader reader_of(const std::string& text) {
  std::size_t at = 0;
  return CsvReader([&text, at](char* buffer, std::size_t size) mutable {
    const std::size_t part = std::min(size, text.size() - at);
    std::copy_n(text.data() + at, part, buffer);
    at += part;
    return part;
  });
}

}  // namespace

Origin StoredGraph::origin(StoredRelation relation) {
  if (!impl_->origins.find(relation.source))
    throw StoreError("where a relation is said is not there");
  return origin_at(impl_->origins.bytes(1), relation.number - first_relation(relation.source));
}

std::string StoredGraph::statement_id(StoredRelation relation) {
  const Origin from = origin(relation);
  const auto key = static_cast<std::int64_t>(from.value);
  if (from.kind == OriginKind::kImport) {
    SQLite::Statement file(impl_->database, "SELECT document FROM import_files WHERE number = ?");
    file.bind(1, from.file);
    if (!file.executeStep()) throw StoreError("where a relation is said is not there");
    return imported_statement_id(file.getColumn(0).getString(), from.value);
  }
  Lookup& ids = from.kind == OriginKind::kMeeting ? impl_->meeting_relations : impl_->statements;
  if (!ids.find(key)) throw StoreError("where a relation is said is not there");
  return std::string(ids.bytes(0));
}

Evidence StoredGraph::import_evidence(const Origin& from) {
  Evidence evidence;
  evidence.kind = "import";
  evidence.quote = text_row(impl_->database, from.file, from.value);
  SQLite::Statement file(impl_->database, "SELECT document FROM import_files WHERE number = ?");
  file.bind(1, from.file);
  if (file.executeStep()) evidence.at.document = file.getColumn(0).getString();
  evidence.at.file = {from.value, from.value + evidence.quote.size()};
  evidence.at.text = evidence.at.file;
  evidence.extractor = "import";
  return evidence;
}

std::vector<std::string> StoredGraph::imported_keys() {
  std::vector<std::string> keys;
  SQLite::Statement files(impl_->database, "SELECT number FROM import_files ORDER BY number");
  while (files.executeStep()) {
    const std::string header = text_row(impl_->database, files.getColumn(0).getUInt(), 0) + "\n";
    CsvReader rows = reader_of(header);
    if (!rows.next()) continue;
    const auto columns = read_import_columns(rows.fields(), "");
    if (!columns) continue;
    for (const auto& [column, property] : columns->properties) keys.push_back(property);
  }
  return keys;
}

std::vector<std::string> StoredGraph::literal_predicates() {
  std::vector<std::string> predicates;
  SQLite::Statement select(
      impl_->database,
      // The first condition follows from the second, and has an index.
      "SELECT DISTINCT predicate FROM statements WHERE object IS NULL AND object_text IS NOT NULL "
      "ORDER BY predicate");
  while (select.executeStep()) predicates.push_back(select.getColumn(0).getString());
  return predicates;
}

Facts StoredGraph::article_facts() {
  return impl_->store.load_articles();
}

std::vector<DocumentRecord> StoredGraph::documents() {
  return read_documents(impl_->database);
}

std::optional<Meeting> StoredGraph::meeting_record(std::uint32_t node) {
  if (impl_->node_types[type(node)].type != EntityType::kMeeting) return std::nullopt;
  SQLite::Statement& select = *impl_->meeting_records;
  select.reset();
  select.bind(1, id(node));
  if (!select.executeStep()) return std::nullopt;
  Columns row(select);
  return meeting_of(row);
}

std::optional<Statement> StoredGraph::statement_record(StoredRelation relation) {
  const Origin from = origin(relation);
  if (from.kind != OriginKind::kStatement) return std::nullopt;
  SQLite::Statement& select = *impl_->statement_records;
  select.reset();
  select.bind(1, static_cast<std::int64_t>(from.value));
  if (!select.executeStep()) throw StoreError("where a relation is said is not there");
  Columns row(select);
  return statement_of(row);
}

std::vector<std::pair<std::string, std::string>> StoredGraph::literals(std::uint32_t node) {
  std::vector<std::pair<std::string, std::string>> found;
  SQLite::Statement select(impl_->database,
                           "SELECT predicate, object_text FROM statements "
                           "WHERE subject = ? AND object_text IS NOT NULL ORDER BY id");
  select.bind(1, id(node));
  while (select.executeStep()) {
    found.emplace_back(select.getColumn(0).getString(), select.getColumn(1).getString());
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> StoredGraph::imported_values(std::uint32_t node) {
  std::vector<std::pair<std::string, std::string>> values;
  if (!impl_->node_row.find(node) || impl_->node_row.is_null(3)) return values;
  const Origin from = Origin::of(static_cast<std::uint64_t>(impl_->node_row.number(3)));
  // The header and the row together, so that both are cut at the same delimiter.
  const std::string text = text_row(impl_->database, from.file, 0) + "\n" +
                           text_row(impl_->database, from.file, from.value) + "\n";
  CsvReader rows = reader_of(text);
  if (!rows.next()) return values;
  const auto columns = read_import_columns(rows.fields(), "");
  if (!columns || !rows.next()) return values;
  for (const auto& [column, property] : columns->properties) {
    const std::string_view value = trim(field_of(rows, column));
    if (!value.empty()) values.emplace_back(property, value);
  }
  return values;
}

EntityGraph StoredGraph::part(std::span<const std::uint32_t> nodes,
                              std::span<const StoredRelation> relations) {
  std::set<std::uint32_t> wanted(nodes.begin(), nodes.end());
  std::vector<std::string> ids;
  std::vector<StoredRelation> imported;
  for (const StoredRelation& relation : relations) {
    wanted.insert(relation.source);
    const Origin from = origin(relation);
    if (from.kind == OriginKind::kImport) {
      imported.push_back(relation);
      continue;
    }
    if (from.kind == OriginKind::kStatement) ids.push_back(statement_id(relation));
    if (from.kind != OriginKind::kMeeting) continue;
    SQLite::Statement select(impl_->database,
                             "SELECT meeting FROM meeting_relations WHERE number = ?");
    select.bind(1, static_cast<std::int64_t>(from.value));
    if (select.executeStep()) ids.push_back(select.getColumn(0).getString());
  }
  std::vector<std::uint32_t> only_imported;
  for (const std::uint32_t node : wanted) {
    const std::string known = id(node);
    if (impl_->node_row.is_null(3)) {
      ids.push_back(known);
    } else {
      only_imported.push_back(node);
    }
  }
  Facts facts;
  if (!ids.empty()) facts = read_derived_part(impl_->database, ids);
  std::set<std::string> present;
  for (const Entity& entity : facts.entities) present.insert(entity.id);
  for (const Meeting& meeting : facts.meetings) present.insert(meeting.id);
  const auto add_entity = [&](std::uint32_t node) {
    std::string node_id = id(node);
    if (!present.insert(node_id).second) return node_id;
    Entity entity;
    entity.id = node_id;
    entity.type = impl_->node_types[type(node)].type;
    entity.name = name(node);
    facts.entities.push_back(std::move(entity));
    return node_id;
  };
  for (const std::uint32_t node : wanted) add_entity(node);
  for (const StoredRelation& relation : imported) {
    const Origin from = origin(relation);
    Statement said;
    said.id = statement_id(relation);
    said.subject = add_entity(relation.source);
    for (ArcGroups groups(arcs(relation.source)); groups.next();) {
      const ArcGroup& group = groups.group();
      const std::uint32_t at = relation.number - group.relation(0);
      if (group.incoming || group.count == 0 || at >= group.count) continue;
      const RelationType& kind = impl_->relation_types.at(group.type);
      said.object = add_entity(group.node(at));
      said.predicate = kind.predicate;
      said.open = kind.open;
      said.confidence = group.confidence(at) / 10'000.0;
      if (group.day(at) != kUndated) {
        said.time.from = iso(add_days({1970, 1, 1}, group.day(at)));
        said.time.to = said.time.from;
        said.time.text = said.time.from;
        said.time.granularity = "day";
        said.time.basis = "explicit";
      }
      break;
    }
    said.evidence.push_back(import_evidence(from));
    facts.statements.push_back(std::move(said));
  }
  std::ranges::sort(facts.entities, {}, &Entity::id);
  std::ranges::sort(facts.statements, {}, &Statement::id);
  return EntityGraph(std::move(facts));
}

}  // namespace whomet
