// What the articles of a .kg say, for queries that come to it node by node. What stands in the row
// of a meeting or a statement is read there. For the rest a few nodes and relations are read one by
// one, each with all that belongs to it; once a query has come to so many that the whole would have
// been cheaper, the whole is read. All ways give the same values, those of knowledge_graph.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/stored_graph.h"
#include "query/graphs/knowledge_graph.h"
#include "query/value.h"

namespace whomet {

class StoredArticles {
 public:
  // `graph` has to outlive it.
  explicit StoredArticles(StoredGraph& graph);

  // `node` and `relation` are of articles, not of imports. Null if there is no such property.
  Value node_property(std::uint32_t node, std::string_view name);
  Value relation_property(StoredRelation relation, std::string_view name);
  ValueList evidence(StoredRelation relation);

  // Of the document at this place by id.
  Value document_property(std::uint32_t document, std::string_view name);
  // Places of the documents whose property, id or name, is this text; ascending.
  std::vector<std::uint32_t> documents_with(std::string_view property, std::string_view text);

 private:
  struct Whole {
    explicit Whole(Facts facts);

    EntityGraph entities;
    KnowledgeGraph graph;
    std::unordered_map<std::string_view, std::uint32_t> edges;  // by id of the statement
  };
  struct Place {
    const EntityGraph* graph;
    std::optional<EdgeId> edge;  // nothing: the statement is not there
  };
  using Literals = std::vector<std::pair<std::string, std::string>>;

  // But for literals, as long as the whole is not read.
  Value own_property(std::uint32_t node, std::string_view name);
  // What is text of what is said of the node, as lists under the predicates.
  Value literal(std::uint32_t node, std::string_view name);
  // Null as long as one by one is cheaper. Counts the question.
  const Whole* whole_if_cheaper();
  Place place_of(StoredRelation relation);
  // Null if there is none.
  const Meeting* meeting_of(std::uint32_t node);
  const Statement* statement_of(StoredRelation relation);
  std::string name_of(const std::string& id);
  const std::vector<DocumentRecord>& documents();

  StoredGraph& graph_;
  std::size_t one_by_one_;  // that may still be read so
  std::unordered_map<std::uint32_t, EntityGraph> nodes_;
  std::unordered_map<std::uint32_t, EntityGraph> relations_;
  std::unique_ptr<Whole> whole_;
  // Asked last, by number, for the next property of the same.
  std::optional<std::pair<std::uint32_t, std::optional<Meeting>>> meeting_;
  std::optional<std::pair<std::uint32_t, std::optional<Statement>>> statement_;
  std::optional<std::pair<std::uint32_t, Literals>> literals_;
  std::optional<std::pair<std::uint32_t, Place>> place_;
  std::optional<std::vector<DocumentRecord>> documents_;
};

}  // namespace whomet
