#include "query/graphs/hand_properties.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "graph/facts.h"
#include "query/failure.h"
#include "query/temporal/moment.h"
#include "query/value_text.h"

namespace whomet {
namespace {

enum class Form {
  kName,  // text that cannot be missing
  kText,
  kTexts,
  kDay,
  kBoolean,
  kConfidence,
  kModality,
  kMeetingKind,
  kMeetingStatus,
  kComputed
};

struct Field {
  std::string_view name;
  Form form;
};

constexpr std::array<Field, 6> kEntityFields = {{{"id", Form::kComputed},
                                                 {"mentions", Form::kComputed},
                                                 {"sources", Form::kComputed},
                                                 {"name", Form::kName},
                                                 {"aliases", Form::kTexts},
                                                 {"wikidata", Form::kText}}};
constexpr std::array<Field, 11> kMeetingFields = {{{"id", Form::kComputed},
                                                   {"sources", Form::kComputed},
                                                   {"granularity", Form::kComputed},
                                                   {"place", Form::kComputed},
                                                   {"name", Form::kText},
                                                   {"kind", Form::kMeetingKind},
                                                   {"status", Form::kMeetingStatus},
                                                   {"topic", Form::kText},
                                                   {"date", Form::kDay},
                                                   {"date_to", Form::kDay},
                                                   {"date_text", Form::kText}}};
constexpr std::array<Field, 19> kRelationshipFields = {{{"id", Form::kComputed},
                                                        {"sources", Form::kComputed},
                                                        {"granularity", Form::kComputed},
                                                        {"place", Form::kComputed},
                                                        {"meeting", Form::kComputed},
                                                        {"predicate", Form::kComputed},
                                                        {"open", Form::kComputed},
                                                        {"negated", Form::kBoolean},
                                                        {"modality", Form::kModality},
                                                        {"attributed_to", Form::kText},
                                                        {"confidence", Form::kConfidence},
                                                        {"date", Form::kDay},
                                                        {"date_to", Form::kDay},
                                                        {"date_text", Form::kText},
                                                        {"kind", Form::kText},
                                                        {"item", Form::kText},
                                                        {"topic", Form::kText},
                                                        {"polarity", Form::kText},
                                                        {"trend", Form::kText}}};

std::span<const Field> fields_of(HandElement element) {
  switch (element) {
    case HandElement::kEntity:
      return kEntityFields;
    case HandElement::kMeeting:
      return kMeetingFields;
    case HandElement::kRelationship:
      return kRelationshipFields;
  }
  return {};
}

const Field* find_field(HandElement element, std::string_view name) {
  for (const Field& field : fields_of(element)) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

[[noreturn]] void refuse(std::string_view name, const std::string& expected, const Value& found,
                         const PropertyGraph& graph) {
  fail_run(QueryErrorType::kTypeError, "InvalidPropertyType",
           "'" + std::string(name) + "' has to be " + expected + ", found " +
               literal_text(found, graph));
}

std::string text_of(std::string_view name, const Value& value, const PropertyGraph& graph) {
  if (value.kind() != ValueKind::kText || trim(value.as_text()).empty()) {
    refuse(name, "a string with letters in it", value, graph);
  }
  return value.as_text();
}

template <typename Parse>
std::string word_of(std::string_view name, const Value& value, const PropertyGraph& graph,
                    Parse parse, const char* choices) {
  if (value.kind() != ValueKind::kText || !parse(value.as_text())) {
    refuse(name, std::string("one of ") + choices, value, graph);
  }
  return value.as_text();
}

std::string day_of(std::string_view name, const Value& value, const PropertyGraph& graph) {
  if (value.kind() == ValueKind::kDate) return temporal_text(value);
  const auto days = value.kind() == ValueKind::kText ? parse_day(value.as_text()) : std::nullopt;
  if (!days) refuse(name, "a date or a string such as '2024-05-16'", value, graph);
  return temporal_text(Value::date(*days));
}

// What any statement about a text can hold.
std::vector<std::string> literals(std::string_view name, const Value& value,
                                  const PropertyGraph& graph) {
  std::vector<std::string> texts;
  const auto add = [&](const Value& each) {
    std::string text = plain_text(each, graph);
    if (trim(text).empty()) refuse(name, "a value that is not empty", value, graph);
    texts.push_back(std::move(text));
  };
  if (value.kind() == ValueKind::kList) {
    for (const Value& each : value.as_list()) add(each);
  } else {
    add(value);
  }
  return texts;
}

std::vector<std::string> field_values(const Field& field, const Value& value,
                                      const PropertyGraph& graph) {
  switch (field.form) {
    case Form::kName:
    case Form::kText:
      return {text_of(field.name, value, graph)};
    case Form::kTexts: {
      if (value.kind() != ValueKind::kList) refuse(field.name, "a list of strings", value, graph);
      std::vector<std::string> texts;
      for (const Value& each : value.as_list()) {
        texts.push_back(text_of(field.name, each, graph));
      }
      return texts;
    }
    case Form::kDay:
      return {day_of(field.name, value, graph)};
    case Form::kBoolean:
      if (value.kind() != ValueKind::kBoolean) refuse(field.name, "true or false", value, graph);
      return {value.as_boolean() ? "true" : "false"};
    case Form::kConfidence: {
      const bool fits = value.is_number() && value.as_number() >= 0 && value.as_number() <= 1;
      if (!fits) refuse(field.name, "a number from 0 to 1", value, graph);
      return {float_text(value.as_number())};
    }
    case Form::kModality:
      return {word_of(field.name, value, graph, parse_modality,
                      "asserted, planned, possible, considering, predicted, conditional, desired "
                      "and denied")};
    case Form::kMeetingKind:
      return {word_of(field.name, value, graph, parse_meeting_kind,
                      "visit, meeting, summit, conference, phone_call, speech_event, tour and "
                      "series")};
    case Form::kMeetingStatus:
      return {word_of(field.name, value, graph, parse_meeting_status,
                      "held, ongoing, planned, possible and not_held")};
    case Form::kComputed:
      break;
  }
  fail_run(QueryErrorType::kReadOnly, "ReadOnly",
           "'" + std::string(field.name) + "' is made by the program and cannot be set");
}

}  // namespace

bool is_computed(HandElement element, std::string_view name) {
  const Field* field = find_field(element, name);
  return field != nullptr && field->form == Form::kComputed;
}

bool is_field(HandElement element, std::string_view name) {
  return find_field(element, name) != nullptr;
}

std::vector<std::string> hand_values(HandElement element, std::string_view name, const Value& value,
                                     const PropertyGraph& graph) {
  const Field* field = find_field(element, name);
  if (field == nullptr && element == HandElement::kRelationship) {
    std::string expected;
    for (const Field& each : kRelationshipFields) {
      if (each.form != Form::kComputed) expected += " " + std::string(each.name);
    }
    fail_run(QueryErrorType::kTypeError, "InvalidPropertyType",
             "relationships of a .kg have no property '" + std::string(name) +
                 "'; expected one of" + expected);
  }
  if (value.is_null()) {
    const bool needed = field != nullptr &&
                        (field->form == Form::kName || field->form == Form::kBoolean ||
                         field->form == Form::kConfidence || field->form == Form::kModality ||
                         field->form == Form::kMeetingKind || field->form == Form::kMeetingStatus);
    if (needed) {
      fail_run(QueryErrorType::kReadOnly, "ReadOnly",
               "'" + std::string(name) + "' cannot be taken away, only be changed");
    }
    return {};
  }
  return field == nullptr ? literals(name, value, graph) : field_values(*field, value, graph);
}

}  // namespace whomet
