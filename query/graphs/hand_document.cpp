// Tested by tests/query/hand_test.cpp.
#include "query/graphs/hand_document.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <unordered_set>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "graph/hand.h"
#include "graph/schema.h"
#include "query/value_order.h"
#include "query/value_text.h"

namespace whomet {
namespace {

constexpr std::size_t kMostAnchors = 16;

// Local ids that sort as they were given: "e00000001".
std::string local_id(char kind, std::size_t number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08zu", number);
  return kind + std::string(digits);
}

std::size_t next_number(const EntityGraph& entities) {
  std::size_t last = 0;
  for (const DocumentRecord& document : entities.facts().documents) {
    last = std::max(last, hand_number(document).value_or(0));
  }
  return last + 1;
}

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

class DocumentWriter {
 public:
  DocumentWriter(const HandGraph& graph, const EntityGraph& entities)
      : graph_(graph), entities_(entities), number_(next_number(entities)) {
    text_ = "Written by hand, " + std::to_string(number_) + "\n";
    for (const Statement& statement : entities.facts().statements) stored_.insert(&statement);
  }

  Result<std::optional<StoredDocument>> write() {
    const std::size_t empty = text_.size();
    for (const std::uint32_t node : graph_.changed_nodes()) change_node(node);
    for (const std::uint32_t edge : graph_.changed_edges()) change_edge(edge);
    for (std::uint32_t node = graph_.view().node_limit(); node < graph_.node_limit(); ++node) {
      if (graph_.has_node(node)) add_node(node);
    }
    for (std::uint32_t edge = graph_.view().edge_limit(); edge < graph_.edge_limit(); ++edge) {
      if (graph_.has_edge(edge)) add_edge(edge);
    }
    if (error_) return *error_;
    if (text_.size() == empty) return std::optional<StoredDocument>();
    return std::optional<StoredDocument>(finished());
  }

 private:
  void refuse(std::string message) {
    if (!error_) error_ = Error{Error::Kind::kUnsupported, std::move(message), 0};
  }

  // ---- Lines of the text ----

  std::string name_of_node(std::uint32_t node) const {
    if (graph_.is_told_node(node)) return entities_.label(NodeId{node});
    const Value name = property(true, node, "name");
    return name.kind() == ValueKind::kText ? name.as_text() : "a meeting";
  }

  // Adds a line and returns it as evidence. `trigger` is part of it.
  Evidence line(const std::string& words, std::string_view trigger) {
    Evidence evidence;
    evidence.kind = "hand";
    evidence.extractor = "hand";
    const ByteSpan span{text_.size(), text_.size() + words.size()};
    evidence.at = {"", span, span};
    evidence.quote = words;
    const std::size_t found = words.find(trigger);
    if (!trigger.empty() && found != std::string::npos) {
      const ByteSpan at{span.begin + found, span.begin + found + trigger.size()};
      evidence.trigger = {at, at, std::string(trigger)};
    }
    text_ += words + "\n";
    return evidence;
  }

  HandEdit& edit(HandEdit::Kind kind, HandTarget target, const std::string& words,
                 std::string_view trigger) {
    HandEdit made;
    made.kind = kind;
    made.number = number_;
    made.target = std::move(target);
    made.evidence = line(words, trigger);
    edits_.push_back(std::move(made));
    return edits_.back();
  }

  Value property(bool is_node, std::uint32_t index, std::string_view name) const {
    const std::uint32_t key = graph_.keys.find(name);
    if (key == kNoName) return {};
    return is_node ? graph_.node_property(index, key) : graph_.edge_property(index, key);
  }

  HandTarget target_of_node(std::uint32_t node) const {
    const NodeId id{node};
    return entities_.is_meeting(id) ? target_of(entities_.meeting(id))
                                    : target_of(entities_.entity(id));
  }

  // ---- Changes of what is told ----

  void change_node(std::uint32_t node) {
    if (!graph_.has_node(node)) {
      edit(HandEdit::Kind::kRemove, target_of_node(node), "removed: " + name_of_node(node),
           "removed");
      return;
    }
    change_type(node);
    const HandElement element = element_of_told(node);
    const ValueMap before = graph_.view().node_properties(node);
    const ValueMap after = graph_.node_properties(node);
    for (const std::string& name : changed_names(before, after)) {
      if (is_computed(element, name)) continue;
      const Value old = value_of(before, name);
      const Value now = value_of(after, name);
      if (is_field(element, name)) {
        set(target_of_node(node), element, name_of_node(node), name, now);
      } else {
        change_literal(node, name, old, now);
      }
    }
  }

  HandElement element_of_told(std::uint32_t node) const {
    return entities_.is_meeting(NodeId{node}) ? HandElement::kMeeting : HandElement::kEntity;
  }

  void change_type(std::uint32_t node) {
    const auto before = graph_.view().labels_of(node);
    const auto after = graph_.labels_of(node);
    if (std::equal(before.begin(), before.end(), after.begin(), after.end())) return;
    const auto type = type_of_node(node);
    if (!type) return;
    if (element_of_told(node) == HandElement::kMeeting || *type == EntityType::kMeeting) {
      return refuse("'" + name_of_node(node) +
                    "': a meeting cannot become an entity, nor an "
                    "entity a meeting");
    }
    edit(HandEdit::Kind::kSet, target_of_node(node),
         name_of_node(node) + ": type = " + std::string(name_of(*type)), "type")
        .values = {std::string(name_of(*type))};
    edits_.back().property = "type";
  }

  static Value value_of(const ValueMap& map, std::string_view name) {
    for (const auto& [key, value] : map) {
      if (key == name) return value;
    }
    return {};
  }

  static std::vector<std::string> changed_names(const ValueMap& before, const ValueMap& after) {
    std::map<std::string, std::pair<Value, Value>> all;
    for (const auto& [name, value] : before) all[name].first = value;
    for (const auto& [name, value] : after) all[name].second = value;
    std::vector<std::string> names;
    for (const auto& [name, values] : all) {
      if (!equivalent(values.first, values.second)) names.push_back(name);
    }
    return names;
  }

  void set(HandTarget target, HandElement element, const std::string& subject,
           const std::string& name, const Value& value) {
    const std::string words = subject + ": " + name + " = " + plain_text(value, graph_);
    HandEdit& made = edit(HandEdit::Kind::kSet, std::move(target), words, name);
    made.property = name;
    made.values = hand_values(element, name, value, graph_);
  }

  // n.holds_role = [...]: statements about a text.
  void change_literal(std::uint32_t node, const std::string& name, const Value& old,
                      const Value& now) {
    const auto texts = [&](const Value& value) {
      return value.is_null() ? std::vector<std::string>()
                             : hand_values(HandElement::kEntity, name, value, graph_);
    };
    const std::vector<std::string> before = texts(old);
    const std::vector<std::string> after = texts(now);
    for (const Statement& statement : entities_.facts().statements) {
      if (statement.subject != entities_.id(NodeId{node}) || statement.predicate != name) continue;
      if (statement.object_text.empty() || std::ranges::count(after, statement.object_text) > 0) {
        continue;
      }
      edit(HandEdit::Kind::kRemove, target_of(statement),
           "removed: " + name_of_node(node) + ": " + name + " = " + statement.object_text,
           "removed");
    }
    for (const std::string& text : after) {
      if (std::ranges::count(before, text) == 0) add_literal(node, name, text);
    }
  }

  void change_edge(std::uint32_t edge) {
    const Statement& statement = entities_.statement(EdgeId{edge});
    const std::string words = edge_words(edge);
    if (!graph_.has_edge(edge)) return remove_edge(edge, statement, words);
    const ValueMap before = graph_.view().edge_properties(edge);
    for (const std::string& name : changed_names(before, graph_.edge_properties(edge))) {
      if (is_computed(HandElement::kRelationship, name)) continue;
      if (!stored_.contains(&statement)) {
        return refuse("'" + words +
                      "' follows from its meeting: set the properties of the meeting");
      }
      set(target_of(statement), HandElement::kRelationship, words, name,
          property(false, edge, name));
    }
  }

  void remove_edge(std::uint32_t edge, const Statement& statement, const std::string& words) {
    const std::uint32_t source = graph_.view().source(edge);
    const std::uint32_t target = graph_.view().target(edge);
    // They go with their nodes.
    if (!graph_.has_node(source) || !graph_.has_node(target)) return;
    if (stored_.contains(&statement)) {
      edit(HandEdit::Kind::kRemove, target_of(statement), "removed: " + words, "removed");
      return;
    }
    const bool is_place = statement.predicate == "located_in";
    HandEdit& made = edit(HandEdit::Kind::kUnlink, target_of_node(is_place ? source : target),
                          "removed: " + words, "removed");
    if (!is_place) made.object = target_of_node(source);
  }

  std::string edge_words(std::uint32_t edge) const {
    const bool told = graph_.is_told_edge(edge);
    const PropertyGraph& in = told ? static_cast<const PropertyGraph&>(graph_.view()) : graph_;
    return name_of_node(in.source(edge)) + " " + in.types.name(in.type_of(edge)) + " " +
           name_of_node(in.target(edge));
  }

  // ---- What is new ----

  // The type that the labels of the node say.
  std::optional<EntityType> type_of_node(std::uint32_t node) {
    const auto labels = graph_.labels_of(node);
    const std::string label = labels.size() == 1 ? graph_.labels.name(labels.front()) : "";
    const auto type = parse_entity_type(label);
    if (!type) {
      refuse("'" + name_of_node(node) +
             "' has to have one label that is a type, such as Person, "
             "Organization or Meeting");
    }
    return type;
  }

  void add_node(std::uint32_t node) {
    const auto type = type_of_node(node);
    if (!type) return;
    if (*type == EntityType::kMeeting) {
      add_meeting(node);
    } else {
      add_entity(node, *type);
    }
    const HandElement element =
        *type == EntityType::kMeeting ? HandElement::kMeeting : HandElement::kEntity;
    for (const auto& [name, value] : graph_.node_properties(node)) {
      if (is_field(element, name)) continue;
      for (const std::string& text : hand_values(element, name, value, graph_)) {
        add_literal(node, name, text);
      }
    }
  }

  void add_entity(std::uint32_t node, EntityType type) {
    const Value name = property(true, node, "name");
    if (name.kind() != ValueKind::kText || trim(name.as_text()).empty()) {
      return refuse("a new " + std::string(name_of(type)) + " needs a name: {name: '...'}");
    }
    Entity entity;
    entity.id = local_id('e', facts_.entities.size() + 1);
    entity.type = type;
    entity.name = name.as_text();
    for (const std::string& alias : values(node, HandElement::kEntity, "aliases")) {
      entity.aliases.push_back(alias);
    }
    std::ranges::sort(entity.aliases);
    for (const std::string& id : values(node, HandElement::kEntity, "wikidata")) {
      entity.links.push_back({"wikidata", id});
    }
    const Evidence evidence = line(entity.name + " (" + std::string(name_of(type)) + ")", "");
    MentionRecord mention;
    const ByteSpan span{evidence.at.text.begin, evidence.at.text.begin + entity.name.size()};
    mention.at = {"", span, span};
    mention.text = entity.name;
    entity.mentions.push_back(std::move(mention));
    local_ids_.emplace(node, entity.id);
    facts_.entities.push_back(std::move(entity));
  }

  std::vector<std::string> values(std::uint32_t node, HandElement element, std::string_view name) {
    const Value value = property(true, node, name);
    return value.is_null() ? std::vector<std::string>() : hand_values(element, name, value, graph_);
  }
  std::string first_value(std::uint32_t node, std::string_view name) {
    const auto all = values(node, HandElement::kMeeting, name);
    return all.empty() ? std::string() : all.front();
  }

  static TimeValue time_of(std::string from, std::string to, std::string text) {
    if (from.empty()) from = to;
    if (to < from) to = from;
    TimeValue time;
    time.from = from;
    time.to = to;
    time.text = !text.empty() ? std::move(text) : (from == to ? from : from + "/" + to);
    time.granularity = from.empty() ? "" : (from == to ? "day" : "range");
    time.basis = from.empty() ? "" : "by hand";
    return time;
  }

  void add_meeting(std::uint32_t node) {
    Meeting meeting;
    meeting.id = local_id('m', facts_.meetings.size() + 1);
    meeting.name = first_value(node, "name");
    meeting.topic = first_value(node, "topic");
    meeting.kind = parse_meeting_kind(first_value(node, "kind")).value_or(MeetingKind::kMeeting);
    meeting.status =
        parse_meeting_status(first_value(node, "status")).value_or(MeetingStatus::kHeld);
    meeting.date = time_of(first_value(node, "date"), first_value(node, "date_to"),
                           first_value(node, "date_text"));
    std::string words(name_of(meeting.kind));
    if (!meeting.name.empty()) words += " '" + meeting.name + "'";
    words += " (Meeting)";
    if (!meeting.date.empty()) words += ", " + meeting.date.text;
    meeting.evidence.push_back(line(words, name_of(meeting.kind)));
    local_ids_.emplace(node, meeting.id);
    facts_.meetings.push_back(std::move(meeting));
  }

  // The end of a statement: of this document, or told.
  void set_end(std::uint32_t node, std::string& id, HandTarget& target) const {
    if (graph_.is_told_node(node)) {
      target = target_of_node(node);
    } else if (const auto found = local_ids_.find(node); found != local_ids_.end()) {
      id = found->second;
    }
  }

  Statement statement_of(const std::string& type, bool is_literal) const {
    Statement statement;
    statement.predicate = is_literal ? type : to_lower(type);
    statement.confidence = 1.0;
    if (find_predicate(statement.predicate) == nullptr) {
      statement.open = true;
      if (!is_literal)
        std::replace(statement.predicate.begin(), statement.predicate.end(), '_', ' ');
    }
    return statement;
  }

  void add_literal(std::uint32_t node, const std::string& name, const std::string& text) {
    Statement statement = statement_of(name, true);
    statement.object_text = text;
    HandTarget subject;
    set_end(node, statement.subject, subject);
    keep(std::move(statement), std::move(subject), {},
         name_of_node(node) + ": " + name + " = " + text, name);
  }

  void add_edge(std::uint32_t edge) {
    const std::string& type = graph_.types.name(graph_.type_of(edge));
    Statement statement = statement_of(type, false);
    read_qualifiers(edge, statement);
    HandTarget subject;
    HandTarget object;
    set_end(graph_.source(edge), statement.subject, subject);
    set_end(graph_.target(edge), statement.object, object);
    join_meeting(statement);
    keep(std::move(statement), std::move(subject), std::move(object), edge_words(edge), type);
  }

  // A new meeting knows who takes part and where it is.
  void join_meeting(const Statement& statement) {
    const auto meeting = [&](const std::string& id) -> Meeting* {
      const auto found = std::ranges::find(facts_.meetings, id, &Meeting::id);
      return found == facts_.meetings.end() ? nullptr : &*found;
    };
    if (statement.subject.empty() || statement.object.empty()) return;
    if (statement.predicate == "participates_in") {
      if (Meeting* joined = meeting(statement.object)) {
        joined->participants.push_back(statement.subject);
      }
    } else if (statement.predicate == "located_in") {
      if (Meeting* placed = meeting(statement.subject)) placed->place = statement.object;
    }
  }

  void keep(Statement statement, HandTarget subject, HandTarget object, const std::string& words,
            std::string_view trigger) {
    const bool is_new =
        subject.kind == HandTarget::Kind::kNothing && object.kind == HandTarget::Kind::kNothing;
    if (is_new) {
      statement.id = local_id('s', facts_.statements.size() + 1);
      statement.evidence.push_back(line(words, trigger));
      facts_.statements.push_back(std::move(statement));
      return;
    }
    HandEdit& made = edit(HandEdit::Kind::kLink, std::move(subject), words, trigger);
    made.object = std::move(object);
    made.statement = std::move(statement);
    made.statement.id = local_id('s', edits_.size());
    made.statement.evidence.push_back(made.evidence);
  }

  void read_qualifiers(std::uint32_t edge, Statement& statement) {
    std::map<std::string, std::string, std::less<>> set;
    for (const auto& [name, value] : graph_.edge_properties(edge)) {
      const auto kept = hand_values(HandElement::kRelationship, name, value, graph_);
      if (!kept.empty()) set[name] = kept.front();
    }
    statement.negated = set["negated"] == "true";
    statement.modality = parse_modality(set["modality"]).value_or(Modality::kAsserted);
    if (const std::string& share = set["confidence"]; !share.empty()) {
      std::from_chars(share.data(), share.data() + share.size(), statement.confidence);
    }
    statement.attributed_to.text = set["attributed_to"];
    statement.qualifiers = {set["kind"], set["item"], set["topic"], set["polarity"], set["trend"]};
    statement.time = time_of(set["date"], set["date_to"], set["date_text"]);
  }

  StoredDocument finished() {
    StoredDocument stored;
    DocumentRecord& record = stored.record;
    record.sha256 = sha256_hex(text_);
    record.id = "d" + record.sha256.substr(0, 12);
    record.paths = {hand_path(number_, record.sha256)};
    record.title = "Written by hand, " + std::to_string(number_);
    record.date_basis = "none";
    record.language = "en";
    for (Entity& entity : facts_.entities) {
      for (MentionRecord& each : entity.mentions) each.at.document = record.id;
    }
    const auto name_document = [&](std::vector<Evidence>& evidence) {
      for (Evidence& each : evidence) each.at.document = record.id;
    };
    for (Meeting& meeting : facts_.meetings) name_document(meeting.evidence);
    for (Statement& statement : facts_.statements) name_document(statement.evidence);
    for (HandEdit& each : edits_) {
      each.evidence.at.document = record.id;
      name_document(each.statement.evidence);
    }
    facts_.documents.push_back(record);
    stored.text = text_;
    stored.facts = std::move(facts_);
    stored.edits = std::move(edits_);
    return stored;
  }

  const HandGraph& graph_;
  const EntityGraph& entities_;
  std::size_t number_;
  std::unordered_set<const Statement*> stored_;  // others follow from meetings
  std::string text_;
  Facts facts_;
  std::vector<HandEdit> edits_;
  std::map<std::uint32_t, std::string> local_ids_;  // of new nodes
  std::optional<Error> error_;
};

}  // namespace

Result<std::optional<StoredDocument>> changed_document(const HandGraph& graph,
                                                       const EntityGraph& entities) {
  return DocumentWriter(graph, entities).write();
}

}  // namespace whomet
