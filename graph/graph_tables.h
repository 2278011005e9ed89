// The graph in numbers, as it is written into a .kg for searches: nodes of articles (entities, then
// meetings, in the order of their ids), then those that only imports name; the types of both and of
// relations; and every relation between two nodes.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/adjacency.h"
#include "graph/facts.h"

namespace whomet {

class EntityGraph;

// Where a relation is said: a row of `statements`, a row of `meeting_relations`, or the row of an
// imported file that begins at an offset. In 64 bits: kind, file, value.
enum class OriginKind : std::uint8_t { kStatement, kMeeting, kImport };

struct Origin {
  OriginKind kind = OriginKind::kStatement;
  std::uint32_t file = 0;   // number of the imported file, < 2^22
  std::uint64_t value = 0;  // row number or offset, < 2^40

  std::uint64_t packed() const {
    return std::uint64_t(kind) << 62U | std::uint64_t{file} << 40U | value;
  }
  static Origin of(std::uint64_t packed) {
    return {static_cast<OriginKind>(packed >> 62U),
            static_cast<std::uint32_t>(packed >> 40U) & 0x3FFFFFU, packed & 0xFFFFFFFFFFULL};
  }
};

struct NodeType {
  EntityType type = EntityType::kTopic;
  std::string label;  // as imported ("Company;Bank"); the type's name for nodes of articles
};

struct RelationType {
  std::string name;       // in queries: "MEETS_WITH"; of imports as they write it
  std::string predicate;  // of the ontology or an open relation phrase
  bool open = false;
};

// "works for" -> "WORKS_FOR"; what relation types are told apart by.
std::string relation_type_name(std::string_view predicate);

class GraphTables {
 public:
  // Nodes and relations of the articles. `statement_row` tells a statement's row by its id.
  // Requires: nothing was added before.
  void add_articles(const EntityGraph& graph,
                    const std::unordered_map<std::string, std::uint64_t>& statement_row);

  // A node of an import: that of the same type and name if there is one, unless `id` says that it
  // is told apart from others of its name.
  std::uint32_t import_node(std::uint32_t type, std::string_view name, std::uint64_t origin,
                            const std::string& id);
  std::uint32_t node_type(EntityType type, std::string_view label);
  std::uint32_t relation_type(std::string_view name, bool imported);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes_.size()); }
  std::string_view name(std::uint32_t node) const {
    const std::size_t begin = node == 0 ? 0 : nodes_[node - 1].name_end;
    return std::string_view(names_).substr(begin, nodes_[node].name_end - begin);
  }
  std::uint32_t type(std::uint32_t node) const { return nodes_[node].type; }
  std::uint64_t origin(std::uint32_t node) const { return nodes_[node].origin; }
  bool is_article(std::uint32_t node) const { return node < article_nodes_; }
  std::uint32_t article_nodes() const { return article_nodes_; }
  // "" where it follows from type and name (imported_node_id).
  const std::string& id(std::uint32_t node) const;
  const std::vector<NodeType>& node_types() const { return node_types_; }
  const std::vector<RelationType>& relation_types() const { return relation_types_; }
  // Relations that follow from meetings; `meeting_relations` keeps them by their index.
  const std::vector<const Statement*>& derived() const { return derived_; }

  std::vector<RelationRecord> relations;
  // Files that were read; one that came in two imports is read with the first.
  std::set<std::string> read_documents;

 private:
  struct Node {
    std::uint64_t name_end;
    std::uint64_t origin;
    std::uint32_t type;
  };
  void add_node(std::uint32_t type, std::string_view name, std::uint64_t origin, std::string id);
  void grow_index();
  std::uint64_t hash_of(std::uint32_t type, std::string_view name) const;

  std::vector<Node> nodes_;
  std::string names_;
  std::map<std::uint32_t, std::string> ids_;
  std::map<std::string, std::uint32_t, std::less<>> nodes_by_id_;  // of those in ids_ from imports
  std::uint32_t article_nodes_ = 0;
  std::vector<NodeType> node_types_;
  std::vector<RelationType> relation_types_;
  std::unordered_map<std::string, std::uint32_t> relation_numbers_;
  std::vector<const Statement*> derived_;
  std::vector<std::uint32_t> index_;  // node + 1 by type and name, open addressing; 0 = free
  std::size_t indexed_ = 0;
};

// The id of a node that only imports name. With a key it is one of several of its type and name.
std::string imported_node_id(EntityType type, std::string_view name, std::string_view key = {});

// Of what the row that begins at `offset` says; of a node's row, of one column of it.
std::string imported_statement_id(std::string_view document, std::uint64_t offset,
                                  std::string_view column = {});

}  // namespace whomet
