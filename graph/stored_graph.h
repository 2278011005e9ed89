// A .kg opened for searches: relations are read node by node from where they lie in the file, and
// what was read is kept. Nothing else of the graph is loaded until it is asked for, so the cost of
// an answer does not grow with the graph. Not for two threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/adjacency.h"
#include "graph/entity_graph.h"
#include "graph/graph_tables.h"

namespace whomet {

// A relation is named by its number; the node that it starts from tells where it is said.
struct StoredRelation {
  std::uint32_t source;
  std::uint32_t number;
};

class StoredGraph {
 public:
  // A file whose derived tables are stale is refreshed in memory; the file stays as it is. Throws
  // StoreError, FileError.
  static StoredGraph open(const std::string& path);
  StoredGraph(StoredGraph&&) noexcept;
  StoredGraph& operator=(StoredGraph&&) noexcept;
  ~StoredGraph();

  std::uint32_t node_count() const;
  std::uint32_t relation_count() const;
  // Nodes of articles are those below; the others only imports name.
  std::uint32_t article_node_count() const;
  std::uint32_t document_count() const;
  bool has_imports() const;

  // For ArcGroups. Valid as long as the graph.
  std::string_view arcs(std::uint32_t node);
  // Those of all nodes that have some, by number; faster than one after the other. `use` must not
  // ask for others. Valid during the call.
  void for_each_arcs(
      const std::function<void(std::uint32_t node, std::string_view arcs)>& use) const;

  const std::vector<NodeType>& node_types() const;
  // How many there are, by number of the type.
  const std::vector<std::size_t>& nodes_of_type() const;
  const std::vector<std::size_t>& relations_of_type() const;
  const std::vector<RelationType>& relation_types() const;
  std::uint32_t type(std::uint32_t node);            // number in node_types()
  std::uint32_t source(std::uint32_t relation);      // the node that the relation starts from
  std::uint32_t first_relation(std::uint32_t node);  // of those that start from the node

  // What people are shown, and the id of the exchange JSON.
  std::string name(std::uint32_t node);
  std::string id(std::uint32_t node);
  std::optional<std::uint32_t> find_id(std::string_view id);
  // Nodes one of whose names may have this key (graph/name_index.h); ascending.
  std::vector<std::uint32_t> nodes_with_name_key(std::uint64_t key);

  // Where the relation is said.
  Origin origin(StoredRelation relation);
  // The id of its statement.
  std::string statement_id(StoredRelation relation);
  // The row of an imported file, with its document.
  Evidence import_evidence(const Origin& origin);
  // Names of the further columns of imported tables of nodes.
  std::vector<std::string> imported_keys();
  // Predicates of statements of the articles whose object is text.
  std::vector<std::string> literal_predicates();
  // What the articles say, without what imports say, but with the records of all documents.
  Facts article_facts();
  // Those records, by id.
  std::vector<DocumentRecord> documents();
  // The records of a meeting and of a statement of the articles without what stands in rows of
  // their own: participants, history, evidence. Nothing for other nodes; and for relations of
  // meetings, which follow from them.
  std::optional<Meeting> meeting_record(std::uint32_t node);
  std::optional<Statement> statement_record(StoredRelation relation);
  // What articles say of the node that is text: predicates and texts, by id of the statement.
  std::vector<std::pair<std::string, std::string>> literals(std::uint32_t node);
  // Of a node that only imports name: its row's values by the file's header.
  std::vector<std::pair<std::string, std::string>> imported_values(std::uint32_t node);

  // These nodes and relations with all that is needed to show them, as a graph of its own; find
  // things in it by their ids. Statements that belong to them may be in it too.
  EntityGraph part(std::span<const std::uint32_t> nodes, std::span<const StoredRelation> relations);

 private:
  struct Impl;
  explicit StoredGraph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace whomet
