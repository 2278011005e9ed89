// The inside of hand_document.h, for hand_*.cpp only: the lines of the document, what is new in it,
// and what it changes of what is told.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "graph/entity_graph.h"
#include "graph/hand.h"
#include "query/graphs/hand_graph.h"

namespace whomet {

// Local ids that sort as they were given: "e00000001".
std::string hand_local_id(char kind, std::size_t number);

HandTarget target_of(const Statement& statement);

// The text, a line for each thing said, and the edits that lines are the evidence of.
struct HandText {
  HandText(const HandGraph& the_graph, const EntityGraph& the_entities);

  // ---- What lines are about ----
  std::string name_of_node(std::uint32_t node) const;
  std::string edge_words(std::uint32_t edge) const;  // "Ada Novak MEETS_WITH Ben Okafor"
  Value node_property(std::uint32_t node, std::string_view name) const;
  // Values of a new or changed node as the .kg keeps them; none if it does not have the property.
  std::vector<std::string> values(std::uint32_t node, HandElement element,
                                  std::string_view name) const;
  // These two require that it is told.
  HandElement element_of_told(std::uint32_t node) const;
  HandTarget target_of_node(std::uint32_t node) const;
  // The type that the labels of the node say; refuses those that say none.
  std::optional<EntityType> type_of_node(std::uint32_t node);

  // ---- Writing ----
  // Adds a line and returns it as evidence. `trigger` is part of it.
  Evidence line(const std::string& words, std::string_view trigger);
  // Valid until the next one.
  HandEdit& edit(HandEdit::Kind kind, HandTarget target, const std::string& words,
                 std::string_view trigger);
  // The first reason why the document cannot be written is kept.
  void refuse(std::string message);

  const HandGraph& graph;
  const EntityGraph& entities;
  std::size_t number;  // of the document: one more than the last
  std::string text;
  std::vector<HandEdit> edits;
  std::optional<Error> error;
};

// What is new: entities, meetings, and statements of new or of told things.
class HandAdditions {
 public:
  explicit HandAdditions(HandText& text) : text_(text) {}

  void add_node(std::uint32_t node);
  void add_edge(std::uint32_t edge);
  // A statement about a text: n.holds_role = ['mayor'].
  void add_literal(std::uint32_t node, const std::string& name, const std::string& value);

  Facts& facts() { return facts_; }

 private:
  void add_entity(std::uint32_t node, EntityType type);
  void add_meeting(std::uint32_t node);
  std::string first_value(std::uint32_t node, std::string_view name) const;
  void set_end(std::uint32_t node, std::string& id, HandTarget& target) const;
  void read_qualifiers(std::uint32_t edge, Statement& statement) const;
  void join_meeting(const Statement& statement);
  void keep(Statement statement, HandTarget subject, HandTarget object, const std::string& words,
            std::string_view trigger);

  HandText& text_;
  Facts facts_;
  std::map<std::uint32_t, std::string> local_ids_;  // of new nodes
};

// What is said otherwise now, or not at all.
class HandChanges {
 public:
  HandChanges(HandText& text, HandAdditions& additions);

  void change_node(std::uint32_t node);
  void change_edge(std::uint32_t edge);

 private:
  void change_type(std::uint32_t node);
  void change_literal(std::uint32_t node, const std::string& name, const Value& old,
                      const Value& now);
  void remove_edge(std::uint32_t edge, const Statement& statement, const std::string& words);
  void set(HandTarget target, HandElement element, const std::string& subject,
           const std::string& name, const Value& value);

  HandText& text_;
  HandAdditions& additions_;
  std::unordered_set<const Statement*> stored_;  // others follow from meetings
};

}  // namespace whomet
