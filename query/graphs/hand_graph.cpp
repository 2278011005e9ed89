#include "query/graphs/hand_graph.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "graph/schema.h"
#include "query/failure.h"
#include "query/temporal/moment.h"

namespace whomet {

HandGraph::HandGraph(const KnowledgeGraph& view) : view_(view) {
  labels = view.labels;
  types = view.types;
  keys = view.keys;
  for (std::uint32_t node = 0; node < view.node_limit(); ++node) {
    create_node(view.labels_of(node));
    for (auto& [name, value] : view.node_properties(node)) {
      MemoryGraph::set_node_property(node, keys.intern(name), std::move(value));
    }
  }
  for (std::uint32_t edge = 0; edge < view.edge_limit(); ++edge) {
    create_edge(view.source(edge), view.target(edge), view.type_of(edge));
    for (auto& [name, value] : view.edge_properties(edge)) {
      MemoryGraph::set_edge_property(edge, keys.intern(name), std::move(value));
    }
  }
  copied_ = true;
}

void HandGraph::refuse_told_node(std::uint32_t node) const {
  if (!copied_ || is_added_node(node)) return;
  fail_run(QueryErrorType::kReadOnly, "ReadOnly",
           "what articles say cannot be changed by hand; add relationships, or remove the article "
           "with whomet rm");
}

void HandGraph::refuse_told_edge(std::uint32_t edge) const {
  if (edge >= first_added_edge()) return;
  refuse_told_node(0);
}

void HandGraph::set_node_property(std::uint32_t node, std::uint32_t key, Value value) {
  refuse_told_node(node);
  MemoryGraph::set_node_property(node, key, std::move(value));
}
void HandGraph::set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) {
  refuse_told_edge(edge);
  MemoryGraph::set_edge_property(edge, key, std::move(value));
}
void HandGraph::add_label(std::uint32_t node, std::uint32_t label) {
  refuse_told_node(node);
  MemoryGraph::add_label(node, label);
}
void HandGraph::remove_label(std::uint32_t node, std::uint32_t label) {
  refuse_told_node(node);
  MemoryGraph::remove_label(node, label);
}
void HandGraph::delete_edge(std::uint32_t edge) {
  refuse_told_edge(edge);
  MemoryGraph::delete_edge(edge);
}
void HandGraph::delete_node(std::uint32_t node) {
  refuse_told_node(node);
  MemoryGraph::delete_node(node);
}
ValueList HandGraph::evidence(std::uint32_t edge) const {
  return edge < first_added_edge() ? view_.evidence(edge) : ValueList();
}
bool HandGraph::happened(std::uint32_t edge) const {
  return edge >= first_added_edge() || view_.happened(edge);
}

namespace {

// Local ids that sort as they were given: "e00000001".
std::string local_id(char kind, std::size_t number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08zu", number);
  return kind + std::string(digits);
}

class DocumentWriter {
 public:
  DocumentWriter(const HandGraph& graph, const EntityGraph& entities)
      : graph_(graph), entities_(entities) {}

  Result<StoredDocument> write() {
    for (std::uint32_t node = 0; node < graph_.node_limit(); ++node) {
      if (graph_.is_added_node(node) && graph_.has_node(node)) add_line_of(node);
    }
    for (std::uint32_t edge = graph_.first_added_edge(); edge < graph_.edge_limit(); ++edge) {
      if (graph_.has_edge(edge)) add_statement(edge);
    }
    if (error_) return *error_;
    return finished();
  }

 private:
  void refuse(std::string message) {
    if (!error_) error_ = Error{Error::Kind::kUnsupported, std::move(message), 0};
  }

  Value property(bool is_node, std::uint32_t index, std::string_view name) const {
    const std::uint32_t key = graph_.keys.find(name);
    if (key == kNoName) return {};
    return is_node ? graph_.node_property(index, key) : graph_.edge_property(index, key);
  }

  // The local entity of a node, with its place among the facts; nothing if it cannot be one.
  std::optional<std::size_t> entity_of(std::uint32_t node) {
    const auto known = entities_by_node_.find(node);
    if (known != entities_by_node_.end()) return known->second;
    const auto entity = graph_.is_added_node(node) ? added_entity(node) : told_entity(node);
    if (!entity) return std::nullopt;
    const std::size_t place = facts_.entities.size();
    facts_.entities.push_back(*entity);
    facts_.entities.back().id = local_id('e', place + 1);
    entities_by_node_.emplace(node, place);
    return place;
  }

  std::optional<Entity> told_entity(std::uint32_t node) {
    if (node >= entities_.node_count() || entities_.is_meeting(NodeId{node})) {
      refuse("a meeting or an article cannot get relationships by hand");
      return std::nullopt;
    }
    const Entity& told = entities_.entity(NodeId{node});
    Entity entity;
    entity.type = told.type;
    entity.name = told.name;
    entity.links = told.links;
    return entity;
  }

  std::optional<Entity> added_entity(std::uint32_t node) {
    const Value name = property(true, node, "name");
    const auto labels = graph_.labels_of(node);
    const std::string label = labels.size() == 1 ? graph_.labels.name(labels.front()) : "";
    const EntityType type = parse_entity_type(label).value_or(EntityType::kMeeting);
    if (name.kind() != ValueKind::kText || trim(name.as_text()).empty() ||
        type == EntityType::kMeeting) {
      refuse("a new node needs one label that is a type of entity, such as Person, and a name");
      return std::nullopt;
    }
    Entity entity;
    entity.type = type;
    entity.name = name.as_text();
    return entity;
  }

  // Appends the name to the text as a mention.
  void mention(std::size_t entity) {
    Entity& mentioned = facts_.entities[entity];
    MentionRecord record;
    const ByteSpan span{text_.size(), text_.size() + mentioned.name.size()};
    record.at = {"", span, span};
    record.text = mentioned.name;
    text_ += mentioned.name;
    mentioned.mentions.push_back(std::move(record));
  }

  void add_line_of(std::uint32_t node) {
    const auto entity = entity_of(node);
    if (!entity) return;
    mention(*entity);
    text_ += " (" + std::string(name_of(facts_.entities[*entity].type)) + ")\n";
  }

  void add_statement(std::uint32_t edge) {
    const auto subject = entity_of(graph_.source(edge));
    const auto object = entity_of(graph_.target(edge));
    if (!subject || !object) return;
    Statement statement;
    statement.id = local_id('s', facts_.statements.size() + 1);
    statement.subject = facts_.entities[*subject].id;
    statement.object = facts_.entities[*object].id;
    const std::string& type = graph_.types.name(graph_.type_of(edge));
    statement.predicate = to_lower(type);
    if (find_predicate(statement.predicate) == nullptr) {
      statement.open = true;
      std::replace(statement.predicate.begin(), statement.predicate.end(), '_', ' ');
    }
    statement.confidence = 1.0;
    read_qualifiers(edge, statement);
    Evidence evidence;
    evidence.kind = "hand";
    evidence.extractor = "hand";
    const std::size_t begin = text_.size();
    mention(*subject);
    const ByteSpan trigger{text_.size() + 1, text_.size() + 1 + type.size()};
    evidence.trigger = {trigger, trigger, type};
    text_ += " " + type + " ";
    mention(*object);
    const ByteSpan span{begin, text_.size()};
    evidence.at = {"", span, span};
    evidence.quote = text_.substr(begin);
    text_ += '\n';
    statement.evidence.push_back(std::move(evidence));
    facts_.statements.push_back(std::move(statement));
  }

  std::string text_property(std::uint32_t edge, std::string_view name) {
    const Value value = property(false, edge, name);
    if (value.is_null()) return {};
    if (value.kind() == ValueKind::kText) return value.as_text();
    refuse("'" + std::string(name) + "' has to be a string");
    return {};
  }

  void read_qualifiers(std::uint32_t edge, Statement& statement) {
    statement.negated = property(false, edge, "negated").is_true();
    if (const Value value = property(false, edge, "confidence"); value.is_number()) {
      statement.confidence = std::clamp(value.as_number(), 0.0, 1.0);
    }
    if (const std::string modality = text_property(edge, "modality"); !modality.empty()) {
      const auto parsed = parse_modality(modality);
      if (!parsed) refuse("there is no modality '" + modality + "'");
      statement.modality = parsed.value_or(Modality::kAsserted);
    }
    statement.attributed_to.text = text_property(edge, "attributed_to");
    statement.qualifiers = {text_property(edge, "kind"), text_property(edge, "item"),
                            text_property(edge, "topic"), text_property(edge, "polarity"),
                            text_property(edge, "trend")};
    Value day = property(false, edge, "date");
    if (day.kind() == ValueKind::kText) {
      const auto days = parse_day(day.as_text());
      if (!days) refuse("'" + day.as_text() + "' is no day");
      day = Value::date(days.value_or(0));
    }
    if (day.kind() != ValueKind::kDate) return;
    const std::string iso = temporal_text(day);
    statement.time = {iso, iso, iso, "day", "by hand"};
  }

  StoredDocument finished() {
    StoredDocument stored;
    DocumentRecord& record = stored.record;
    record.sha256 = sha256_hex(text_);
    record.id = "d" + record.sha256.substr(0, 12);
    record.paths = {"hand:" + record.sha256.substr(0, 12)};
    record.title = "Written by hand";
    record.date_basis = "none";
    record.language = "en";
    for (Entity& entity : facts_.entities) {
      for (MentionRecord& each : entity.mentions) each.at.document = record.id;
    }
    for (Statement& statement : facts_.statements) {
      for (Evidence& each : statement.evidence) each.at.document = record.id;
    }
    facts_.documents.push_back(record);
    stored.text = text_;
    stored.facts = std::move(facts_);
    return stored;
  }

  const HandGraph& graph_;
  const EntityGraph& entities_;
  std::string text_;
  Facts facts_;
  std::unordered_map<std::uint32_t, std::size_t> entities_by_node_;
  std::optional<Error> error_;
};

}  // namespace

Result<StoredDocument> added_document(const HandGraph& graph, const EntityGraph& entities) {
  return DocumentWriter(graph, entities).write();
}

}  // namespace whomet
