// The lines of a document written by hand, and the words for what they are about.

#include <algorithm>
#include <cstdio>
#include <utility>

#include "query/graphs/hand_writer.h"

namespace whomet {
namespace {

std::size_t next_number(const EntityGraph& entities) {
  std::size_t last = 0;
  for (const DocumentRecord& document : entities.facts().documents) {
    last = std::max(last, hand_number(document).value_or(0));
  }
  return last + 1;
}

constexpr std::size_t kMostAnchors = 16;

std::vector<Anchor> anchors_of(const std::vector<Evidence>& evidence) {
  std::vector<Anchor> anchors;
  for (const Evidence& each : evidence) {
    if (anchors.size() == kMostAnchors) break;
    anchors.push_back({each.at.document, each.at.text, each.trigger.text});
  }
  return anchors;
}

HandTarget target_of(const Entity& entity) {
  HandTarget target;
  target.kind = HandTarget::Kind::kEntity;
  target.id = entity.id;
  for (const MentionRecord& mention : entity.mentions) {
    if (target.anchors.size() == kMostAnchors) break;
    target.anchors.push_back({mention.at.document, mention.at.text, {}});
  }
  return target;
}

HandTarget target_of(const Meeting& meeting) {
  HandTarget target;
  target.kind = HandTarget::Kind::kMeeting;
  target.id = meeting.id;
  target.anchors = anchors_of(meeting.evidence);
  return target;
}

}  // namespace

std::string hand_local_id(char kind, std::size_t number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08zu", number);
  return kind + std::string(digits);
}

HandTarget target_of(const Statement& statement) {
  HandTarget target;
  target.kind = HandTarget::Kind::kStatement;
  target.id = statement.id;
  target.anchors = anchors_of(statement.evidence);
  target.subject = statement.subject;
  target.predicate = statement.predicate;
  target.object = statement.object;
  return target;
}

HandText::HandText(const HandGraph& the_graph, const EntityGraph& the_entities)
    : graph(the_graph), entities(the_entities), number(next_number(the_entities)) {
  text = "Written by hand, " + std::to_string(number) + "\n";
}

std::string HandText::name_of_node(std::uint32_t node) const {
  if (graph.is_told_node(node)) return entities.label(NodeId{node});
  const Value name = node_property(node, "name");
  return name.kind() == ValueKind::kText ? name.as_text() : "a meeting";
}

Evidence HandText::line(const std::string& words, std::string_view trigger) {
  Evidence evidence;
  evidence.kind = "hand";
  evidence.extractor = "hand";
  const ByteSpan span{text.size(), text.size() + words.size()};
  evidence.at = {"", span, span};
  evidence.quote = words;
  const std::size_t found = words.find(trigger);
  if (!trigger.empty() && found != std::string::npos) {
    const ByteSpan at{span.begin + found, span.begin + found + trigger.size()};
    evidence.trigger = {at, at, std::string(trigger)};
  }
  text += words + "\n";
  return evidence;
}

HandEdit& HandText::edit(HandEdit::Kind kind, HandTarget target, const std::string& words,
                         std::string_view trigger) {
  HandEdit made;
  made.kind = kind;
  made.number = number;
  made.target = std::move(target);
  made.evidence = line(words, trigger);
  edits.push_back(std::move(made));
  return edits.back();
}

Value HandText::node_property(std::uint32_t node, std::string_view name) const {
  const std::uint32_t key = graph.keys.find(name);
  return key == kNoName ? Value() : graph.node_property(node, key);
}

std::vector<std::string> HandText::values(std::uint32_t node, HandElement element,
                                          std::string_view name) const {
  const Value value = node_property(node, name);
  return value.is_null() ? std::vector<std::string>() : hand_values(element, name, value, graph);
}

HandElement HandText::element_of_told(std::uint32_t node) const {
  return entities.is_meeting(NodeId{node}) ? HandElement::kMeeting : HandElement::kEntity;
}

HandTarget HandText::target_of_node(std::uint32_t node) const {
  const NodeId id{node};
  return entities.is_meeting(id) ? target_of(entities.meeting(id)) : target_of(entities.entity(id));
}

std::string HandText::edge_words(std::uint32_t edge) const {
  const bool told = graph.is_told_edge(edge);
  const PropertyGraph& in = told ? static_cast<const PropertyGraph&>(graph.view()) : graph;
  return name_of_node(in.source(edge)) + " " + in.types.name(in.type_of(edge)) + " " +
         name_of_node(in.target(edge));
}

std::optional<EntityType> HandText::type_of_node(std::uint32_t node) {
  const auto labels = graph.labels_of(node);
  const std::string label = labels.size() == 1 ? graph.labels.name(labels.front()) : "";
  const auto type = parse_entity_type(label);
  if (!type) {
    refuse("'" + name_of_node(node) +
           "' has to have one label that is a type, such as Person, "
           "Organization or Meeting");
  }
  return type;
}

void HandText::refuse(std::string message) {
  if (!error) error = Error{Error::Kind::kUnsupported, std::move(message), 0};
}

}  // namespace whomet
