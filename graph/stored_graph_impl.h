// What a StoredGraph holds open: the file, the queries that are asked again and again, and what was
// read and is kept. Internal to graph/stored_graph*.cpp: it names types of SQLiteCpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/sparse_array.h"
#include "graph/mapped_table.h"
#include "graph/row_lookup.h"
#include "graph/store.h"
#include "graph/store_database.h"
#include "graph/stored_graph.h"

namespace SQLite {
class Statement;
}

namespace whomet {

struct StoredGraph::Impl {
  // Throws StoreError for a file whose tables of types are damaged.
  explicit Impl(Store opened);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // The relations of a node where they lie in the file; copied if that is not one place of the
  // mapped file.
  std::string_view find_arcs(std::uint32_t node);

  // The number that the query selects.
  std::uint32_t count(const char* sql) const;

  // A part of the index of nodes: their first relations and types.
  struct Piece {
    std::vector<std::uint32_t> first;
    std::vector<std::uint16_t> types;
  };
  const Piece& piece(std::uint32_t number);

  struct Blob {
    const char* bytes;
    std::uint32_t size;
    bool known;
  };

  Store store;
  SQLite::Database& database;
  std::uint32_t nodes;
  SparseArray<Blob> blobs;
  MappedPages pages;
  RowLookup arcs;
  RowLookup node_row;
  RowLookup index_piece;
  RowLookup origins;
  Lookup keys;
  Lookup statements;
  Lookup meeting_relations;
  std::unique_ptr<SQLite::Statement> meeting_records;    // never null
  std::unique_ptr<SQLite::Statement> statement_records;  // never null
  std::vector<NodeType> node_types;
  std::vector<RelationType> relation_types;
  std::vector<std::size_t> nodes_of_type;
  std::vector<std::size_t> relations_of_type;
  bool imported = false;
  std::uint32_t articles = 0;

 private:
  // A copy that stays as long as this.
  const char* keep(std::string_view bytes);

  std::vector<Piece> pieces_;  // empty = not read yet
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* free_ = nullptr;  // in the last chunk
  std::size_t left_ = 0;
  std::uint32_t lookups_ = 0;
};

}  // namespace whomet
