// Tested by tests/graph/stored_graph_test.cpp.
#include "graph/stored_graph.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/date.h"
#include "base/sparse_array.h"
#include "base/utf8.h"
#include "graph/import_columns.h"
#include "graph/import_graph.h"
#include "graph/import_text.h"
#include "graph/mapped_table.h"
#include "graph/row_lookup.h"
#include "graph/schema.h"
#include "graph/store.h"
#include "graph/store_database.h"
#include "graph/store_documents.h"
#include "graph/store_guard.h"
#include "graph/store_records.h"
#include "graph/store_relations.h"
#include "graph/store_rows.h"

namespace whomet {
namespace {

constexpr std::size_t kChunk = 1U << 20U;

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

struct StoredGraph::Impl {
  explicit Impl(Store opened)
      : store(std::move(opened)),
        database(store.database_->sqlite),
        nodes(count("SELECT coalesce(max(number) + 1, 0) FROM nodes")),
        blobs(nodes),
        pages(database.getHandle()),
        arcs(pages, database.getHandle(), "adjacency", "node"),
        node_row(pages, database.getHandle(), "nodes", "number"),
        index_piece(pages, database.getHandle(), "node_index", "piece"),
        origins(pages, database.getHandle(), "relation_origins", "node"),
        keys(database.getHandle(), "SELECT node FROM node_names WHERE key = ?"),
        statements(database.getHandle(), "SELECT id FROM statements WHERE rowid = ?"),
        meeting_relations(database.getHandle(),
                          "SELECT statement FROM meeting_relations WHERE number = ?"),
        meeting_records(database,
                        "SELECT " + std::string(kMeetingColumns) + " FROM meetings WHERE id = ?"),
        statement_records(database, "SELECT " + std::string(kStatementColumns) +
                                        " FROM statements WHERE rowid = ?"),
        pieces(nodes / kNodesAPiece + 1) {
    SQLite::Statement types(database, "SELECT type, label, nodes FROM node_types ORDER BY number");
    while (types.executeStep()) {
      const auto type = parse_entity_type(types.getColumn(0).getString());
      if (!type) throw StoreError("a type of nodes is none of the schema");
      node_types.push_back({*type, types.getColumn(1).getString()});
      nodes_of_type.push_back(static_cast<std::size_t>(types.getColumn(2).getInt64()));
    }
    SQLite::Statement relations(
        database, "SELECT name, predicate, open, relations FROM relation_types ORDER BY number");
    while (relations.executeStep()) {
      relation_types.push_back({relations.getColumn(0).getString(),
                                relations.getColumn(1).getString(),
                                relations.getColumn(2).getInt() != 0});
      relations_of_type.push_back(static_cast<std::size_t>(relations.getColumn(3).getInt64()));
    }
    imported = store.has_imports();
    articles = count("SELECT (SELECT count(*) FROM entities) + (SELECT count(*) FROM meetings)");
  }

  // Where they lie; copied if that is not one place of the mapped file.
  std::string_view find_arcs(std::uint32_t node) {
    if (const MappedTable* mapped = arcs.table()) {
      constexpr std::uint32_t kManyLookups = 512;
      if (++lookups == kManyLookups) pages.map_all();
      MappedRow row;
      if (!mapped->find(node, row)) return {};
      if (row.is_whole()) {
        const std::string_view bytes = row.bytes(1);
        if (pages.has_behind(bytes, kArcPadding)) return bytes;
      }
    }
    if (!arcs.find(node)) return {};
    const std::string_view bytes = arcs.bytes(1);
    return {keep(bytes), bytes.size()};
  }

  std::uint32_t count(const char* sql) const { return database.execAndGet(sql).getUInt(); }

  // Requires: what is kept is never given back.
  const char* keep(std::string_view bytes) {
    const std::size_t size = bytes.size() + kArcPadding;
    if (size > left) {
      left = std::max(size, kChunk);
      chunks.push_back(std::unique_ptr<char[]>(new char[left]));
      free = chunks.back().get();
    }
    char* kept = free;
    std::copy(bytes.begin(), bytes.end(), kept);
    std::fill_n(kept + bytes.size(), kArcPadding, '\0');
    free += size;
    left -= size;
    return kept;
  }

  struct Piece {
    std::vector<std::uint32_t> first;
    std::vector<std::uint16_t> types;
  };
  const Piece& piece(std::uint32_t number) {
    Piece& read = pieces.at(number);
    if (!read.first.empty()) return read;
    if (!index_piece.find(number)) throw StoreError("the index of nodes has a gap");
    const std::string_view first = index_piece.bytes(1);
    const std::string_view types = index_piece.bytes(2);
    read.first.resize(first.size() / 4);
    read.types.resize(types.size() / 2);
    std::copy_n(first.data(), read.first.size() * 4, reinterpret_cast<char*>(read.first.data()));
    std::copy_n(types.data(), read.types.size() * 2, reinterpret_cast<char*>(read.types.data()));
    if (read.first.empty() || read.first.size() != read.types.size()) {
      throw StoreError("the index of nodes is cut short");
    }
    return read;
  }

  struct Blob {
    const char* bytes;
    std::uint32_t size;
    bool known;
  };

  Store store;
  SQLite::Database& database;
  std::uint32_t nodes;
  SparseArray<Blob> blobs;
  std::vector<std::unique_ptr<char[]>> chunks;
  char* free = nullptr;
  std::size_t left = 0;
  MappedPages pages;
  std::uint32_t lookups = 0;
  RowLookup arcs;
  RowLookup node_row;
  RowLookup index_piece;
  RowLookup origins;
  Lookup keys;
  Lookup statements;
  Lookup meeting_relations;
  SQLite::Statement meeting_records;
  SQLite::Statement statement_records;
  std::vector<Piece> pieces;
  std::vector<NodeType> node_types;
  std::vector<RelationType> relation_types;
  std::vector<std::size_t> nodes_of_type;
  std::vector<std::size_t> relations_of_type;
  bool imported = false;
  std::uint32_t articles = 0;
};

StoredGraph::StoredGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoredGraph::StoredGraph(StoredGraph&&) noexcept = default;
StoredGraph& StoredGraph::operator=(StoredGraph&&) noexcept = default;
StoredGraph::~StoredGraph() = default;

StoredGraph StoredGraph::open(const std::string& path) {
  Store store = Store::open_read(path);
  const int wait_ms = store.database_->wait_ms;
  return with_our_errors(path, wait_ms, [&] {
    if (!store.is_fresh()) {
      SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      SQLite::Backup(memory, store.database_->sqlite).executeStep();
      store = Store(std::make_unique<Store::Database>(
          Store::Database{path, wait_ms, std::make_shared<SQLite::Database>(std::move(memory))}));
      store.refresh();
    }
    store.database_->sqlite.exec("PRAGMA mmap_size = 1099511627776");
    // What is read belongs together, also while another program writes.
    store.database_->sqlite.exec("BEGIN");
    return StoredGraph(std::make_unique<Impl>(std::move(store)));
  });
}

std::uint32_t StoredGraph::node_count() const {
  return impl_->nodes;
}

std::uint32_t StoredGraph::relation_count() const {
  if (impl_->nodes == 0) return 0;
  // The last node's outgoing relations are the last ones.
  auto* self = const_cast<StoredGraph*>(this);
  const std::uint32_t last = impl_->nodes - 1;
  std::uint32_t count = self->first_relation(last);
  for (ArcGroups groups(self->arcs(last)); groups.next();) {
    if (!groups.group().incoming) count += groups.group().count;
  }
  return count;
}

std::uint32_t StoredGraph::article_node_count() const {
  return impl_->articles;
}

std::uint32_t StoredGraph::document_count() const {
  return impl_->count("SELECT count(*) FROM documents");
}

bool StoredGraph::has_imports() const {
  return impl_->imported;
}

std::string_view StoredGraph::arcs(std::uint32_t node) {
  if (node >= impl_->nodes) throw StoreError("a relation leads to no node");
  Impl::Blob& blob = impl_->blobs[node];
  if (!blob.known) {
    const std::string_view bytes = impl_->find_arcs(node);
    blob = {bytes.data(), static_cast<std::uint32_t>(bytes.size()), true};
  }
  return {blob.bytes, blob.size};
}

void StoredGraph::for_each_arcs(
    const std::function<void(std::uint32_t, std::string_view)>& use) const {
  std::string padded;
  const auto pass = [&](std::int64_t node, std::string_view bytes) {
    if (node < 0 || node >= impl_->nodes) throw StoreError("relations of a node that is not there");
    if (!impl_->pages.is_usable() || !impl_->pages.has_behind(bytes, kArcPadding)) {
      padded.assign(bytes);
      padded.append(kArcPadding, '\0');
      bytes = std::string_view(padded).substr(0, bytes.size());
    }
    use(static_cast<std::uint32_t>(node), bytes);
  };
  if (const MappedTable* mapped = impl_->arcs.table()) {
    std::string buffer;
    mapped->for_each([&](std::int64_t node, MappedRow& row) {
      row.gather(impl_->pages, buffer);
      pass(node, row.bytes(1));
    });
    return;
  }
  Lookup all(impl_->database.getHandle(), "SELECT node, relations FROM adjacency ORDER BY node");
  while (all.step()) pass(all.number(0), all.bytes(1));
}

const std::vector<NodeType>& StoredGraph::node_types() const {
  return impl_->node_types;
}
const std::vector<RelationType>& StoredGraph::relation_types() const {
  return impl_->relation_types;
}

const std::vector<std::size_t>& StoredGraph::nodes_of_type() const {
  return impl_->nodes_of_type;
}
const std::vector<std::size_t>& StoredGraph::relations_of_type() const {
  return impl_->relations_of_type;
}

std::uint32_t StoredGraph::type(std::uint32_t node) {
  const std::uint32_t type = impl_->piece(node / kNodesAPiece).types.at(node % kNodesAPiece);
  if (type >= impl_->node_types.size()) throw StoreError("a node has a type that is not there");
  return type;
}

std::uint32_t StoredGraph::first_relation(std::uint32_t node) {
  return impl_->piece(node / kNodesAPiece).first.at(node % kNodesAPiece);
}

std::uint32_t StoredGraph::source(std::uint32_t relation) {
  std::uint32_t low = 0;  // the last node whose first relation is not above
  std::uint32_t high = impl_->nodes;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (first_relation(middle) <= relation ? low : high) = middle;
  }
  return low;
}

std::string StoredGraph::name(std::uint32_t node) {
  if (!impl_->node_row.find(node))
    throw StoreError("node " + std::to_string(node) + " is not there");
  return std::string(impl_->node_row.bytes(2));
}

std::string StoredGraph::id(std::uint32_t node) {
  if (!impl_->node_row.find(node))
    throw StoreError("node " + std::to_string(node) + " is not there");
  if (!impl_->node_row.is_null(4)) return std::string(impl_->node_row.bytes(4));
  const auto type = static_cast<std::size_t>(impl_->node_row.number(1));
  return imported_node_id(impl_->node_types.at(type).type, impl_->node_row.bytes(2));
}

std::optional<std::uint32_t> StoredGraph::find_id(std::string_view id) {
  SQLite::Statement select(impl_->database, "SELECT number FROM nodes WHERE id = ?");
  select.bind(1, std::string(id));
  if (select.executeStep()) return select.getColumn(0).getUInt();
  if (!impl_->imported || id.size() != 13 || id.front() != 'e') return std::nullopt;
  // Ids of imported nodes follow from their names and are not kept: a rare question, so they are
  // all looked at.
  SQLite::Statement all(impl_->database, "SELECT number, type, name FROM nodes WHERE id IS NULL");
  while (all.executeStep()) {
    const auto& type = impl_->node_types.at(all.getColumn(1).getUInt());
    if (imported_node_id(type.type, all.getColumn(2).getString()) == id) {
      return all.getColumn(0).getUInt();
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> StoredGraph::nodes_with_name_key(std::uint64_t key) {
  std::vector<std::uint32_t> nodes;
  for (bool more = impl_->keys.find(static_cast<std::int64_t>(key)); more;
       more = impl_->keys.step()) {
    nodes.push_back(static_cast<std::uint32_t>(impl_->keys.number(0)));
  }
  return nodes;
}

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
  SQLite::Statement& select = impl_->meeting_records;
  select.reset();
  select.bind(1, id(node));
  if (!select.executeStep()) return std::nullopt;
  Columns row(select);
  return meeting_of(row);
}

std::optional<Statement> StoredGraph::statement_record(StoredRelation relation) {
  const Origin from = origin(relation);
  if (from.kind != OriginKind::kStatement) return std::nullopt;
  SQLite::Statement& select = impl_->statement_records;
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
