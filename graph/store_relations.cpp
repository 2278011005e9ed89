// Tested by tests/graph/stored_graph_test.cpp.
#include "graph/store_relations.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/entity_graph.h"
#include "graph/name_index.h"
#include "graph/store.h"
#include "graph/store_imports.h"
#include "graph/store_schema.h"

namespace whomet {
namespace {

void put_varint(std::string& blob, std::uint64_t value) {
  while (value >= 0x80U) {
    blob += static_cast<char>(value | 0x80U);
    value >>= 7U;
  }
  blob += static_cast<char>(value);
}

std::uint64_t get_varint(std::string_view& blob) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !blob.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(blob.front());
    blob.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80U) return value;
  }
  throw StoreError("where relations are said is cut short");
}

unsigned width_of(std::uint64_t value) {
  unsigned width = 1;
  while (value >> (8 * width) != 0) ++width;
  return width;
}

class Writer {
 public:
  Writer(SQLite::Database& database, const GraphTables& tables)
      : database_(database), tables_(tables) {}

  void write_types() {
    std::vector<std::int64_t> nodes(tables_.node_types().size());
    for (std::uint32_t node = 0; node < tables_.node_count(); ++node) ++nodes[tables_.type(node)];
    std::vector<std::int64_t> relations(tables_.relation_types().size());
    for (const RelationRecord& relation : tables_.relations) ++relations[relation.type];
    SQLite::Statement node_type(database_, "INSERT INTO node_types VALUES (?, ?, ?, ?)");
    for (std::uint32_t i = 0; i < tables_.node_types().size(); ++i) {
      const NodeType& type = tables_.node_types()[i];
      node_type.reset();
      node_type.bind(1, i);
      node_type.bind(2, std::string(name_of(type.type)));
      node_type.bind(3, type.label);
      node_type.bind(4, nodes[i]);
      node_type.exec();
    }
    SQLite::Statement relation_type(database_, "INSERT INTO relation_types VALUES (?, ?, ?, ?, ?)");
    for (std::uint32_t i = 0; i < tables_.relation_types().size(); ++i) {
      const RelationType& type = tables_.relation_types()[i];
      relation_type.reset();
      relation_type.bind(1, i);
      relation_type.bind(2, type.name);
      relation_type.bind(3, type.predicate);
      relation_type.bind(4, type.open ? 1 : 0);
      relation_type.bind(5, relations[i]);
      relation_type.exec();
    }
  }

  // `graph` tells the further names of its nodes.
  void write_nodes(const EntityGraph& graph) {
    SQLite::Statement insert(database_, "INSERT INTO nodes VALUES (?, ?, ?, ?, ?)");
    std::vector<std::pair<std::uint64_t, std::uint32_t>> names;
    names.reserve(tables_.node_count());
    for (std::uint32_t node = 0; node < tables_.node_count(); ++node) {
      const std::string_view name = tables_.name(node);
      const std::string& id = tables_.id(node);
      insert.reset();
      insert.bind(1, node);
      insert.bind(2, tables_.type(node));
      insert.bindNoCopy(3, name.data(), static_cast<int>(name.size()));
      if (tables_.origin(node) == 0) {
        insert.bind(4);
      } else {
        // The kind is always that of imports; without it the number is short.
        insert.bind(4, static_cast<std::int64_t>(tables_.origin(node) & ~(3ULL << 62U)));
      }
      if (id.empty()) {
        insert.bind(5);
      } else {
        insert.bindNoCopy(5, id);
      }
      insert.exec();
      if (!tables_.is_article(node)) {
        names.emplace_back(name_key(name), node);
        continue;
      }
      const NodeId article{node};
      if (graph.is_meeting(article)) {
        const std::string& own = graph.meeting(article).name;
        if (!own.empty()) names.emplace_back(name_key(own), node);
        names.emplace_back(name_key(name), node);  // what queries call it
        continue;
      }
      names.emplace_back(name_key(name), node);
      for (const std::string& alias : graph.entity(article).aliases) {
        names.emplace_back(name_key(alias), node);
      }
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    SQLite::Statement insert_name(database_, "INSERT INTO node_names VALUES (?, ?)");
    for (const auto& [key, node] : names) {
      insert_name.reset();
      insert_name.bind(1, static_cast<std::int64_t>(key));
      insert_name.bind(2, node);
      insert_name.exec();
    }
  }

  void write_adjacency(AdjacencyWriter& adjacency) {
    SQLite::Statement insert(database_, "INSERT INTO adjacency VALUES (?, ?)");
    std::string blob;
    for (std::uint32_t node = 0; node < adjacency.node_count(); ++node) {
      adjacency.blob(node, blob);
      if (!blob.empty()) insert_blob(insert, node, blob);
    }
    SQLite::Statement insert_origins(database_, "INSERT INTO relation_origins VALUES (?, ?)");
    std::vector<Origin> origins;
    for (std::uint32_t node = 0; node < adjacency.node_count(); ++node) {
      origins.clear();
      for (std::uint32_t i = adjacency.first_relation(node); i < adjacency.first_relation(node + 1);
           ++i) {
        origins.push_back(Origin::of(adjacency.relation(i).origin));
      }
      if (origins.empty()) continue;
      blob.clear();
      append_origins(blob, origins);
      insert_blob(insert_origins, node, blob);
    }
    SQLite::Statement insert_index(database_, "INSERT INTO node_index VALUES (?, ?, ?)");
    std::vector<std::uint32_t> first;
    std::vector<std::uint16_t> types;
    for (std::uint32_t node = 0; node < adjacency.node_count(); node += kNodesAPiece) {
      first.clear();
      types.clear();
      const std::uint32_t end = std::min(adjacency.node_count(), node + kNodesAPiece);
      for (std::uint32_t i = node; i < end; ++i) {
        first.push_back(adjacency.first_relation(i));
        types.push_back(static_cast<std::uint16_t>(tables_.type(i)));
      }
      insert_index.reset();
      insert_index.bind(1, node / kNodesAPiece);
      insert_index.bindNoCopy(2, first.data(), static_cast<int>(first.size() * 4));
      insert_index.bindNoCopy(3, types.data(), static_cast<int>(types.size() * 2));
      insert_index.exec();
    }
  }

  void write_derived() {
    SQLite::Statement insert(database_, "INSERT INTO meeting_relations VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < tables_.derived().size(); ++i) {
      insert.reset();
      insert.bind(1, static_cast<std::int64_t>(i));
      insert.bind(2, tables_.derived()[i]->id);
      insert.bind(3, tables_.derived()[i]->meeting);
      insert.exec();
    }
  }

 private:
  static void insert_blob(SQLite::Statement& insert, std::uint32_t node, const std::string& blob) {
    insert.reset();
    insert.bind(1, node);
    insert.bindNoCopy(2, blob.data(), static_cast<int>(blob.size()));
    insert.exec();
  }

  SQLite::Database& database_;
  const GraphTables& tables_;
};

}  // namespace

void append_origins(std::string& blob, std::span<const Origin> origins) {
  for (std::size_t begin = 0; begin < origins.size();) {
    std::size_t end = begin;
    unsigned width = 1;
    for (; end < origins.size() && origins[end].kind == origins[begin].kind &&
           origins[end].file == origins[begin].file;
         ++end) {
      width = std::max(width, width_of(origins[end].value));
    }
    blob += static_cast<char>(origins[begin].kind);
    put_varint(blob, origins[begin].file);
    put_varint(blob, end - begin);
    blob += static_cast<char>(width);
    for (; begin < end; ++begin) {
      for (unsigned i = 0; i < width; ++i) {
        blob += static_cast<char>(origins[begin].value >> (8 * i));
      }
    }
  }
}

Origin origin_at(std::string_view blob, std::uint32_t index) {
  while (!blob.empty()) {
    Origin origin;
    origin.kind = static_cast<OriginKind>(blob.front() & 3);
    blob.remove_prefix(1);
    origin.file = static_cast<std::uint32_t>(get_varint(blob));
    const std::uint64_t count = get_varint(blob);
    if (blob.empty()) break;
    const std::size_t width = static_cast<unsigned char>(blob.front());
    blob.remove_prefix(1);
    if (width == 0 || width > 8 || blob.size() / width < count) break;
    if (index < count) {
      for (std::size_t i = 0; i < width; ++i) {
        const auto byte = static_cast<unsigned char>(blob[index * width + i]);
        origin.value |= std::uint64_t{byte} << (8 * i);
      }
      return origin;
    }
    index -= static_cast<std::uint32_t>(count);
    blob.remove_prefix(count * width);
  }
  throw StoreError("where a relation is said is not there");
}

void write_relations(SQLite::Database& database, Facts facts) {
  database.exec(kClearSearchTables);
  std::unordered_map<std::string, std::uint64_t> statement_row;
  SQLite::Statement rows(database, "SELECT id, rowid FROM statements");
  while (rows.executeStep()) {
    statement_row.emplace(rows.getColumn(0).getString(),
                          static_cast<std::uint64_t>(rows.getColumn(1).getInt64()));
  }
  const EntityGraph graph(std::move(facts));
  GraphTables tables;
  tables.add_articles(graph, statement_row);
  statement_row = {};
  const OpenImport open = import_opener(database);
  for (const ImportSet& set : read_import_sets(database)) {
    const Result<bool> read = read_import(set, open, tables);
    if (!read) throw ImportError(read.error().message);
  }
  if (tables.node_types().size() > 0xFFFF) throw ImportError("more than 65,535 labels of nodes");
  Writer writer(database, tables);
  writer.write_types();
  writer.write_nodes(graph);
  writer.write_derived();
  AdjacencyWriter adjacency(tables.node_count(), std::move(tables.relations));
  writer.write_adjacency(adjacency);
}

}  // namespace whomet
