// What a query created, as the document's own entities, meetings and statements.

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "graph/schema.h"
#include "query/graphs/hand_writer.h"

namespace whomet {
namespace {

TimeValue time_of(std::string from, std::string to, std::string text) {
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

Statement statement_of(const std::string& type, bool is_literal) {
  Statement statement;
  statement.predicate = is_literal ? type : to_lower(type);
  statement.confidence = 1.0;
  if (find_predicate(statement.predicate) == nullptr) {
    statement.open = true;
    if (!is_literal) std::replace(statement.predicate.begin(), statement.predicate.end(), '_', ' ');
  }
  return statement;
}

}  // namespace

void HandAdditions::add_node(std::uint32_t node) {
  const auto type = text_.type_of_node(node);
  if (!type) return;
  if (*type == EntityType::kMeeting) {
    add_meeting(node);
  } else {
    add_entity(node, *type);
  }
  const HandElement element =
      *type == EntityType::kMeeting ? HandElement::kMeeting : HandElement::kEntity;
  for (const auto& [name, value] : text_.graph.node_properties(node)) {
    if (is_field(element, name)) continue;
    for (const std::string& text : hand_values(element, name, value, text_.graph)) {
      add_literal(node, name, text);
    }
  }
}

void HandAdditions::add_entity(std::uint32_t node, EntityType type) {
  const Value name = text_.node_property(node, "name");
  if (name.kind() != ValueKind::kText || trim(name.as_text()).empty()) {
    return text_.refuse("a new " + std::string(name_of(type)) + " needs a name: {name: '...'}");
  }
  Entity entity;
  entity.id = hand_local_id('e', facts_.entities.size() + 1);
  entity.type = type;
  entity.name = name.as_text();
  for (const std::string& alias : text_.values(node, HandElement::kEntity, "aliases")) {
    entity.aliases.push_back(alias);
  }
  std::ranges::sort(entity.aliases);
  for (const std::string& id : text_.values(node, HandElement::kEntity, "wikidata")) {
    entity.links.push_back({"wikidata", id});
  }
  const Evidence evidence = text_.line(entity.name + " (" + std::string(name_of(type)) + ")", "");
  MentionRecord mention;
  const ByteSpan span{evidence.at.text.begin, evidence.at.text.begin + entity.name.size()};
  mention.at = {"", span, span};
  mention.text = entity.name;
  entity.mentions.push_back(std::move(mention));
  local_ids_.emplace(node, entity.id);
  facts_.entities.push_back(std::move(entity));
}

std::string HandAdditions::first_value(std::uint32_t node, std::string_view name) const {
  const auto all = text_.values(node, HandElement::kMeeting, name);
  return all.empty() ? std::string() : all.front();
}

void HandAdditions::add_meeting(std::uint32_t node) {
  Meeting meeting;
  meeting.id = hand_local_id('m', facts_.meetings.size() + 1);
  meeting.name = first_value(node, "name");
  meeting.topic = first_value(node, "topic");
  meeting.kind = parse_meeting_kind(first_value(node, "kind")).value_or(MeetingKind::kMeeting);
  meeting.status = parse_meeting_status(first_value(node, "status")).value_or(MeetingStatus::kHeld);
  meeting.date = time_of(first_value(node, "date"), first_value(node, "date_to"),
                         first_value(node, "date_text"));
  std::string words(name_of(meeting.kind));
  if (!meeting.name.empty()) words += " '" + meeting.name + "'";
  words += " (Meeting)";
  if (!meeting.date.empty()) words += ", " + meeting.date.text;
  meeting.evidence.push_back(text_.line(words, name_of(meeting.kind)));
  local_ids_.emplace(node, meeting.id);
  facts_.meetings.push_back(std::move(meeting));
}

// The end of a statement: of this document, or told.
void HandAdditions::set_end(std::uint32_t node, std::string& id, HandTarget& target) const {
  if (text_.graph.is_told_node(node)) {
    target = text_.target_of_node(node);
  } else if (const auto found = local_ids_.find(node); found != local_ids_.end()) {
    id = found->second;
  }
}

void HandAdditions::add_literal(std::uint32_t node, const std::string& name,
                                const std::string& value) {
  Statement statement = statement_of(name, true);
  statement.object_text = value;
  HandTarget subject;
  set_end(node, statement.subject, subject);
  keep(std::move(statement), std::move(subject), {},
       text_.name_of_node(node) + ": " + name + " = " + value, name);
}

void HandAdditions::add_edge(std::uint32_t edge) {
  const std::string& type = text_.graph.types.name(text_.graph.type_of(edge));
  Statement statement = statement_of(type, false);
  read_qualifiers(edge, statement);
  HandTarget subject;
  HandTarget object;
  set_end(text_.graph.source(edge), statement.subject, subject);
  set_end(text_.graph.target(edge), statement.object, object);
  join_meeting(statement);
  keep(std::move(statement), std::move(subject), std::move(object), text_.edge_words(edge), type);
}

// A new meeting knows who takes part and where it is.
void HandAdditions::join_meeting(const Statement& statement) {
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

void HandAdditions::keep(Statement statement, HandTarget subject, HandTarget object,
                         const std::string& words, std::string_view trigger) {
  const bool is_new =
      subject.kind == HandTarget::Kind::kNothing && object.kind == HandTarget::Kind::kNothing;
  if (is_new) {
    statement.id = hand_local_id('s', facts_.statements.size() + 1);
    statement.evidence.push_back(text_.line(words, trigger));
    facts_.statements.push_back(std::move(statement));
    return;
  }
  HandEdit& made = text_.edit(HandEdit::Kind::kLink, std::move(subject), words, trigger);
  made.object = std::move(object);
  made.statement = std::move(statement);
  made.statement.id = hand_local_id('s', text_.edits.size());
  made.statement.evidence.push_back(made.evidence);
}

void HandAdditions::read_qualifiers(std::uint32_t edge, Statement& statement) const {
  std::map<std::string, std::string, std::less<>> set;
  for (const auto& [name, value] : text_.graph.edge_properties(edge)) {
    const auto kept = hand_values(HandElement::kRelationship, name, value, text_.graph);
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

}  // namespace whomet
