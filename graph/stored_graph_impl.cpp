#include "graph/stored_graph_impl.h"

#include <algorithm>
#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/schema.h"
#include "graph/store_records.h"
#include "graph/store_relations.h"
#include "graph/store_rows.h"

namespace whomet {
namespace {

std::unique_ptr<SQLite::Statement> records_of(SQLite::Database& database, std::string_view columns,
                                              const char* from) {
  return std::make_unique<SQLite::Statement>(database,
                                             "SELECT " + std::string(columns) + " FROM " + from);
}

}  // namespace

StoredGraph::Impl::Impl(Store opened)
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
      meeting_records(records_of(database, kMeetingColumns, "meetings WHERE id = ?")),
      statement_records(records_of(database, kStatementColumns, "statements WHERE rowid = ?")),
      pieces_(nodes / kNodesAPiece + 1) {
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

StoredGraph::Impl::~Impl() = default;

std::string_view StoredGraph::Impl::find_arcs(std::uint32_t node) {
  if (const MappedTable* mapped = arcs.table()) {
    constexpr std::uint32_t kManyLookups = 512;
    if (++lookups_ == kManyLookups) pages.map_all();
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

std::uint32_t StoredGraph::Impl::count(const char* sql) const {
  return database.execAndGet(sql).getUInt();
}

const char* StoredGraph::Impl::keep(std::string_view bytes) {
  constexpr std::size_t kChunk = 1U << 20U;
  const std::size_t size = bytes.size() + kArcPadding;
  if (size > left_) {
    left_ = std::max(size, kChunk);
    chunks_.push_back(std::unique_ptr<char[]>(new char[left_]));
    free_ = chunks_.back().get();
  }
  char* kept = free_;
  std::copy(bytes.begin(), bytes.end(), kept);
  std::fill_n(kept + bytes.size(), kArcPadding, '\0');
  free_ += size;
  left_ -= size;
  return kept;
}

const StoredGraph::Impl::Piece& StoredGraph::Impl::piece(std::uint32_t number) {
  Piece& read = pieces_.at(number);
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

}  // namespace whomet
