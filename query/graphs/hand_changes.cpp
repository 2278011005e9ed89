// What a query changed of what is told, as edits.

#include <algorithm>
#include <map>
#include <utility>

#include "query/graphs/hand_writer.h"
#include "query/value_order.h"
#include "query/value_text.h"

namespace whomet {
namespace {

Value value_of(const ValueMap& map, std::string_view name) {
  for (const auto& [key, value] : map) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> changed_names(const ValueMap& before, const ValueMap& after) {
  std::map<std::string, std::pair<Value, Value>> all;
  for (const auto& [name, value] : before) all[name].first = value;
  for (const auto& [name, value] : after) all[name].second = value;
  std::vector<std::string> names;
  for (const auto& [name, values] : all) {
    if (!equivalent(values.first, values.second)) names.push_back(name);
  }
  return names;
}

}  // namespace

HandChanges::HandChanges(HandText& text, HandAdditions& additions)
    : text_(text), additions_(additions) {
  for (const Statement& statement : text.entities.facts().statements) stored_.insert(&statement);
}

void HandChanges::change_node(std::uint32_t node) {
  if (!text_.graph.has_node(node)) {
    text_.edit(HandEdit::Kind::kRemove, text_.target_of_node(node),
               "removed: " + text_.name_of_node(node), "removed");
    return;
  }
  change_type(node);
  const HandElement element = text_.element_of_told(node);
  const ValueMap before = text_.graph.view().node_properties(node);
  const ValueMap after = text_.graph.node_properties(node);
  for (const std::string& name : changed_names(before, after)) {
    if (is_computed(element, name)) continue;
    const Value old = value_of(before, name);
    const Value now = value_of(after, name);
    if (is_field(element, name)) {
      set(text_.target_of_node(node), element, text_.name_of_node(node), name, now);
    } else {
      change_literal(node, name, old, now);
    }
  }
}

void HandChanges::change_type(std::uint32_t node) {
  const auto before = text_.graph.view().labels_of(node);
  const auto after = text_.graph.labels_of(node);
  if (std::equal(before.begin(), before.end(), after.begin(), after.end())) return;
  const auto type = text_.type_of_node(node);
  if (!type) return;
  if (text_.element_of_told(node) == HandElement::kMeeting || *type == EntityType::kMeeting) {
    return text_.refuse("'" + text_.name_of_node(node) +
                        "': a meeting cannot become an entity, nor an "
                        "entity a meeting");
  }
  HandEdit& made =
      text_.edit(HandEdit::Kind::kSet, text_.target_of_node(node),
                 text_.name_of_node(node) + ": type = " + std::string(name_of(*type)), "type");
  made.property = "type";
  made.values = {std::string(name_of(*type))};
}

void HandChanges::set(HandTarget target, HandElement element, const std::string& subject,
                      const std::string& name, const Value& value) {
  const std::string words = subject + ": " + name + " = " + plain_text(value, text_.graph);
  HandEdit& made = text_.edit(HandEdit::Kind::kSet, std::move(target), words, name);
  made.property = name;
  made.values = hand_values(element, name, value, text_.graph);
}

// n.holds_role = [...]: statements about a text.
void HandChanges::change_literal(std::uint32_t node, const std::string& name, const Value& old,
                                 const Value& now) {
  const auto texts = [&](const Value& value) {
    return value.is_null() ? std::vector<std::string>()
                           : hand_values(HandElement::kEntity, name, value, text_.graph);
  };
  const std::vector<std::string> before = texts(old);
  const std::vector<std::string> after = texts(now);
  for (const Statement& statement : text_.entities.facts().statements) {
    if (statement.subject != text_.entities.id(NodeId{node}) || statement.predicate != name)
      continue;
    if (statement.object_text.empty() || std::ranges::count(after, statement.object_text) > 0) {
      continue;
    }
    text_.edit(HandEdit::Kind::kRemove, target_of(statement),
               "removed: " + text_.name_of_node(node) + ": " + name + " = " + statement.object_text,
               "removed");
  }
  for (const std::string& text : after) {
    if (std::ranges::count(before, text) == 0) additions_.add_literal(node, name, text);
  }
}

void HandChanges::change_edge(std::uint32_t edge) {
  const Statement& statement = text_.entities.statement(EdgeId{edge});
  const std::string words = text_.edge_words(edge);
  if (!text_.graph.has_edge(edge)) return remove_edge(edge, statement, words);
  const ValueMap before = text_.graph.view().edge_properties(edge);
  for (const std::string& name : changed_names(before, text_.graph.edge_properties(edge))) {
    if (is_computed(HandElement::kRelationship, name)) continue;
    if (!stored_.contains(&statement)) {
      return text_.refuse("'" + words +
                          "' follows from its meeting: set the properties of the meeting");
    }
    set(target_of(statement), HandElement::kRelationship, words, name,
        text_.graph.edge_property(edge, text_.graph.keys.find(name)));
  }
}

void HandChanges::remove_edge(std::uint32_t edge, const Statement& statement,
                              const std::string& words) {
  const std::uint32_t source = text_.graph.view().source(edge);
  const std::uint32_t target = text_.graph.view().target(edge);
  // They go with their nodes.
  if (!text_.graph.has_node(source) || !text_.graph.has_node(target)) return;
  if (stored_.contains(&statement)) {
    text_.edit(HandEdit::Kind::kRemove, target_of(statement), "removed: " + words, "removed");
    return;
  }
  const bool is_place = statement.predicate == "located_in";
  HandEdit& made =
      text_.edit(HandEdit::Kind::kUnlink, text_.target_of_node(is_place ? source : target),
                 "removed: " + words, "removed");
  if (!is_place) made.object = text_.target_of_node(source);
}

}  // namespace whomet
