#include "graph/import_builder.h"

#include <algorithm>
#include <utility>

#include "base/date.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "graph/schema.h"

namespace whomet {
namespace {

constexpr const char* kExtractor = "import";

}  // namespace

ImportBuilder::ImportBuilder(const std::string& path, std::string_view bytes) : bytes_(bytes) {
  DocumentRecord& record = document_.record;
  record.sha256 = sha256_hex(bytes);
  record.id = "d" + record.sha256.substr(0, 12);
  record.paths = {path};
  record.date_basis = "none";
  document_.text = bytes;
}

std::string ImportBuilder::entity(EntityType type, const std::string& key, const std::string& name,
                                  ByteSpan at) {
  auto& entities = document_.facts.entities;
  const auto [found, is_new] = entities_.try_emplace({type, key}, entities.size());
  if (is_new) {
    Entity entity;
    entity.id =
        "e" + IdHash().add(document_.record.id).add(name_of(type)).add(name).add(key).hex12();
    entity.type = type;
    entity.name = name;
    // What has the name of another node of the file is not it: without a name it is merged with
    // nothing.
    const bool is_first = names_[{type, fold(name)}]++ == 0;
    entity.mentions.push_back({{document_.record.id, at, at},
                               name,
                               is_first ? MentionLevel::kName : MentionLevel::kNominal});
    entity_by_id_.emplace(entity.id, entities.size());
    ids_by_name_.emplace(fold(name), entity.id);
    entities.push_back(std::move(entity));
  }
  return entities[found->second].id;
}

std::string ImportBuilder::meeting(const std::string& key, const MeetingFields& fields,
                                   ByteSpan at) {
  std::string id = "m" + IdHash().add(document_.record.id).add("meeting").add(key).hex12();
  auto& meetings = document_.facts.meetings;
  const auto [found, is_new] = meetings_.try_emplace(id, meetings.size());
  if (!is_new) return id;
  Meeting meeting;
  meeting.id = id;
  meeting.name = fields.name;
  meeting.kind = parse_meeting_kind(fields.kind).value_or(MeetingKind::kMeeting);
  const auto status = parse_meeting_status(fields.status);
  meeting.status = status.value_or(MeetingStatus::kHeld);
  meeting.topic = fields.topic;
  meeting.date = fields.date;
  meeting.evidence.push_back(evidence_at(at));
  reports_[id].has_status = status.has_value();
  meetings.push_back(std::move(meeting));
  return id;
}

void ImportBuilder::add_link(const std::string& entity, const std::string& wikidata) {
  auto& links = document_.facts.entities[entity_by_id_.at(entity)].links;
  if (links.empty()) links.push_back({"wikidata", wikidata});
}

void ImportBuilder::add_alias(const std::string& entity, const std::string& alias) {
  Entity& named = document_.facts.entities[entity_by_id_.at(entity)];
  if (alias == named.name || std::ranges::find(named.aliases, alias) != named.aliases.end()) return;
  named.aliases.insert(std::ranges::upper_bound(named.aliases, alias), alias);
}

Evidence ImportBuilder::evidence_at(ByteSpan at) const {
  Evidence evidence;
  evidence.kind = "import";
  evidence.at = {document_.record.id, at, at};
  evidence.quote = bytes_.substr(at.begin, at.end - at.begin);
  evidence.extractor = kExtractor;
  return evidence;
}

Meeting* ImportBuilder::find_meeting(const std::string& id) {
  const auto found = meetings_.find(id);
  return found == meetings_.end() ? nullptr : &document_.facts.meetings[found->second];
}

// Who takes part, where and when.
void ImportBuilder::note_in_meeting(const Statement& statement) {
  for (const std::string* id : {&statement.meeting, &statement.subject, &statement.object}) {
    Meeting* meeting = find_meeting(*id);
    if (meeting == nullptr) continue;
    Reports& reports = reports_[*id];
    const Modality modality = statement.modality;
    if (statement.negated || modality == Modality::kDenied) {
      reports.denied = true;
    } else if (modality == Modality::kAsserted) {
      reports.held = true;
    } else if (modality == Modality::kPlanned) {
      reports.planned = true;
    } else {
      reports.possible = true;
    }
    if (meeting->date.empty()) meeting->date = statement.time;
    const bool takes_part = statement.predicate == "participates_in" && id == &statement.object &&
                            !statement.subject.empty() && !statement.negated;
    if (takes_part) meeting->participants.push_back(statement.subject);
    const bool is_place = statement.predicate == "located_in" && id == &statement.subject;
    if (is_place && meeting->place.empty()) meeting->place = statement.object;
  }
}

void ImportBuilder::state(Statement statement, ByteSpan at) {
  note_in_meeting(statement);
  statement.evidence = {evidence_at(at)};
  statement.id = "s" + IdHash()
                           .add(document_.record.id)
                           .add(std::to_string(at.begin))
                           .add(std::to_string(document_.facts.statements.size()))
                           .hex12();
  document_.facts.statements.push_back(std::move(statement));
}

std::string ImportBuilder::find_entity(const std::string& name) const {
  const auto found = ids_by_name_.find(fold(name));
  return found == ids_by_name_.end() ? std::string() : found->second;
}

void ImportBuilder::settle(Meeting& meeting) {
  const Reports& reports = reports_[meeting.id];
  if (!reports.has_status && !reports.held) {
    if (reports.planned)
      meeting.status = MeetingStatus::kPlanned;
    else if (reports.possible)
      meeting.status = MeetingStatus::kPossible;
    else if (reports.denied)
      meeting.status = MeetingStatus::kNotHeld;
  }
  meeting.history = {{meeting.status, document_.record.id}};
  std::ranges::sort(meeting.participants);
  auto& participants = meeting.participants;
  participants.erase(std::unique(participants.begin(), participants.end()), participants.end());
  // What takes place nowhere that is an entity has no place here.
  if (!meeting.place.empty() && !entity_by_id_.contains(meeting.place)) meeting.place.clear();
  std::erase_if(meeting.participants,
                [this](const std::string& id) { return !entity_by_id_.contains(id); });
}

StoredDocument ImportBuilder::finish() {
  Facts& facts = document_.facts;
  facts.documents = {document_.record};
  for (Meeting& meeting : facts.meetings) settle(meeting);
  std::ranges::sort(facts.entities, {}, &Entity::id);
  std::ranges::sort(facts.meetings, {}, &Meeting::id);
  std::ranges::sort(facts.statements, {}, &Statement::id);
  return std::move(document_);
}

std::optional<bool> parse_flag(std::string_view text) {
  const std::string word = to_lower(text);
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0" || word.empty()) return false;
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> parse_days(std::string_view text) {
  const std::string day(text);
  if (const auto date = parse_iso_date(day); date && day.size() >= 10) {
    return std::pair(iso(*date), iso(*date));
  }
  if (day.size() != 4 && day.size() != 7) return std::nullopt;
  const auto first = parse_iso_date(day + (day.size() == 4 ? "-01-01" : "-01"));
  if (!first) return std::nullopt;
  return std::pair(iso(*first), iso(add_days(add_months(*first, day.size() == 4 ? 12 : 1), -1)));
}

std::optional<TimeValue> time_of(const std::string& from, const std::string& to,
                                 const std::string& text) {
  TimeValue time;
  if (!from.empty()) {
    const auto days = parse_days(from);
    if (!days) return std::nullopt;
    time.from = days->first;
    if (to.empty()) time.to = days->second;
  }
  if (!to.empty()) {
    const auto days = parse_days(to);
    if (!days) return std::nullopt;
    time.to = days->second;
  }
  time.text = text;
  if (time.text.empty()) {
    time.text =
        from.empty() || to.empty() || from == to ? (from.empty() ? to : from) : from + " to " + to;
  }
  if (time.from.empty() && time.to.empty()) return time;
  time.granularity = time.from == time.to ? "day" : "range";
  time.basis = "explicit";
  return time;
}

EntityType likely_type(const std::string& predicate, bool is_subject) {
  const Predicate* known = find_predicate(predicate);
  if (known == nullptr) return EntityType::kTopic;
  const TypeSet& types = is_subject ? known->domain : known->range;
  std::optional<EntityType> only;
  for (int i = 0; i <= static_cast<int>(EntityType::kItem); ++i) {
    const auto type = static_cast<EntityType>(i);
    if (!types.contains(type)) continue;
    if (only) return EntityType::kTopic;
    only = type;
  }
  return only.value_or(EntityType::kTopic);
}

}  // namespace whomet
