#include "graph/hand_values.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "graph/schema.h"

namespace whomet {
namespace {

std::string first_of(const std::vector<std::string>& values) {
  return values.empty() ? std::string() : values.front();
}

void set_day(TimeValue& time, bool first, const std::string& day) {
  (first ? time.from : time.to) = day;
  if (first && (time.to.empty() || time.to < day)) time.to = day;
  if (time.from.empty() && !first) time.from = day;
  if (first && day.empty()) time.to.clear();
  time.text = time.from == time.to ? time.from : time.from + "/" + time.to;
  time.granularity = time.from.empty() ? "" : (time.from == time.to ? "day" : "range");
  time.basis = time.from.empty() ? "" : "by hand";
}

// Returns whether the property is one of a time.
bool set_time(const HandEdit& edit, TimeValue& time) {
  const std::string value = first_of(edit.values);
  if (edit.property == "date" || edit.property == "date_to") {
    set_day(time, edit.property == "date", value);
    return true;
  }
  if (edit.property != "date_text") return false;
  time.text = value;
  return true;
}

}  // namespace

void set_by_hand(const HandEdit& edit, Entity& entity) {
  const std::string value = first_of(edit.values);
  if (edit.property == "name" && !value.empty() && value != entity.name) {
    entity.merged.push_back({{entity.name, value}, "renamed by hand"});
    entity.aliases.push_back(entity.name);
    std::ranges::sort(entity.aliases);
    std::erase(entity.aliases, value);
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()),
                         entity.aliases.end());
    entity.name = value;
  } else if (edit.property == "aliases") {
    entity.aliases = edit.values;
    std::ranges::sort(entity.aliases);
    std::erase(entity.aliases, entity.name);
    entity.merged.push_back({edit.values, "other names by hand"});
  } else if (edit.property == "wikidata") {
    std::erase_if(entity.links, [](const Link& link) { return link.source == "wikidata"; });
    if (!value.empty()) entity.links.insert(entity.links.begin(), {"wikidata", value});
  } else if (edit.property == "type") {
    entity.type = parse_entity_type(value).value_or(entity.type);
  }
}

void set_by_hand(const HandEdit& edit, Meeting& meeting) {
  const std::string value = first_of(edit.values);
  if (edit.property == "name") {
    meeting.name = value;
  } else if (edit.property == "topic") {
    meeting.topic = value;
  } else if (edit.property == "kind") {
    meeting.kind = parse_meeting_kind(value).value_or(meeting.kind);
  } else if (edit.property == "status") {
    meeting.status = parse_meeting_status(value).value_or(meeting.status);
    meeting.history.push_back({meeting.status, edit.evidence.at.document});
  } else if (!set_time(edit, meeting.date)) {
    return;
  }
  meeting.evidence.push_back(edit.evidence);
}

void set_by_hand(const HandEdit& edit, Statement& statement) {
  const std::string value = first_of(edit.values);
  const std::map<std::string_view, std::string*> texts = {
      {"attributed_to", &statement.attributed_to.text},
      {"kind", &statement.qualifiers.kind},
      {"item", &statement.qualifiers.item},
      {"topic", &statement.qualifiers.topic},
      {"polarity", &statement.qualifiers.polarity},
      {"trend", &statement.qualifiers.trend}};
  if (const auto text = texts.find(edit.property); text != texts.end()) {
    *text->second = value;
    if (edit.property == "attributed_to") statement.attributed_to.entity.clear();
  } else if (edit.property == "negated") {
    statement.negated = value == "true";
  } else if (edit.property == "modality") {
    statement.modality = parse_modality(value).value_or(Modality::kAsserted);
  } else if (edit.property == "confidence") {
    std::from_chars(value.data(), value.data() + value.size(), statement.confidence);
    statement.confidence = std::clamp(statement.confidence, 0.0, 1.0);
  } else if (!set_time(edit, statement.time)) {
    return;
  }
  statement.evidence.push_back(edit.evidence);
}

}  // namespace whomet
