// Method: the whole object is read as a tree of values (an article's annotation is small, and its
// fields come in any order), then taken apart; the first fault ends it.
#include "graph/eval/gold.h"

#include <set>
#include <utility>

#include "graph/json_tokens.h"
#include "graph/schema.h"

namespace whomet {
namespace {

struct Fault {  // thrown and caught in this file only
  Error error;
};

[[noreturn]] void fail(const std::string& path, std::size_t offset, const std::string& problem) {
  throw Fault{{Error::Kind::kInvalidInput,
               (path.empty() ? "" : path + ": ") + problem + " at byte " + std::to_string(offset),
               offset}};
}

// ---- JSON as a tree ----

struct Value {
  JsonKind kind = JsonKind::kNull;
  std::size_t offset = 0;
  std::string text;               // of a string
  std::uint64_t integer = 0;      // of an integer
  std::vector<std::string> keys;  // of an object, one for each of `values`
  std::vector<Value> values;      // of an object or an array
};

Value read_value(JsonTokens& tokens) {
  const JsonToken& token = tokens.peek();
  Value value;
  value.kind = token.kind;
  value.offset = token.offset;
  value.text = std::string(token.text);
  value.integer = token.integer;
  switch (token.kind) {
    case JsonKind::kStartObject:
    case JsonKind::kStartArray: {
      const bool object = token.kind == JsonKind::kStartObject;
      const JsonKind end = object ? JsonKind::kEndObject : JsonKind::kEndArray;
      tokens.take();
      while (tokens.peek().kind != end) {
        if (object && tokens.peek().kind == JsonKind::kKey) {
          value.keys.emplace_back(tokens.take().text);
        }
        value.values.push_back(read_value(tokens));
      }
      tokens.take();
      return value;
    }
    case JsonKind::kBroken:
      fail("", token.offset, "expected JSON, found " + value.text);
    case JsonKind::kNull:
    case JsonKind::kTrue:
    case JsonKind::kFalse:
    case JsonKind::kInteger:
    case JsonKind::kNumber:
    case JsonKind::kString:
      tokens.take();
      return value;
    default:
      fail("", token.offset, "expected a value, found " + std::string(describe(token.kind)));
  }
}

// A value and how to call it in a message: "meetings[2].place".
struct Field {
  const Value* value;
  std::string path;

  [[noreturn]] void refuse(const std::string& expected) const {
    const bool text = value->kind == JsonKind::kString;
    fail(path, value->offset,
         "expected " + expected + ", found " +
             (text ? "'" + value->text + "'" : std::string(describe(value->kind))));
  }

  bool is_null() const { return value->kind == JsonKind::kNull; }

  // The member of this object; nothing if there is none.
  std::optional<Field> find(const std::string& key) const {
    if (value->kind != JsonKind::kStartObject) refuse("an object");
    for (std::size_t i = 0; i < value->keys.size(); ++i) {
      if (value->keys[i] == key) {
        return Field{&value->values[i], path.empty() ? key : path + "." + key};
      }
    }
    return std::nullopt;
  }

  Field at(const std::string& key) const {
    auto field = find(key);
    if (!field) fail(path, value->offset, "expected the field '" + key + "', found none");
    return std::move(*field);
  }

  // The parts of this array.
  std::vector<Field> list() const {
    if (value->kind != JsonKind::kStartArray) refuse("an array");
    std::vector<Field> parts;
    for (std::size_t i = 0; i < value->values.size(); ++i) {
      parts.push_back({&value->values[i], path + "[" + std::to_string(i) + "]"});
    }
    return parts;
  }

  // The parts of the member; none where it is missing or null.
  std::vector<Field> list(const std::string& key) const {
    const auto field = find(key);
    return field && !field->is_null() ? field->list() : std::vector<Field>{};
  }

  std::string text() const {
    if (value->kind != JsonKind::kString) refuse("a string");
    return value->text;
  }

  // "" where it is missing or null.
  std::string text(const std::string& key) const {
    const auto field = find(key);
    return field && !field->is_null() ? field->text() : std::string();
  }

  bool truth(const std::string& key) const {
    const auto field = find(key);
    if (!field || field->is_null() || field->value->kind == JsonKind::kFalse) return false;
    if (field->value->kind != JsonKind::kTrue) field->refuse("true or false");
    return true;
  }

  std::size_t count(const std::string& key) const {
    const Field field = at(key);
    if (field.value->kind != JsonKind::kInteger) field.refuse("a whole number");
    return field.value->integer;
  }

  template <typename Parse>
  auto name(Parse parse, const std::string& expected) const {
    const auto known = parse(text());
    if (!known) refuse(expected);
    return *known;
  }
};

// ---- Records ----

constexpr const char* kTypes =
    "Person, Country, Organization, Group, Place, Meeting, Event, Document, Role, Topic or Item";
constexpr const char* kModalities =
    "asserted, planned, possible, considering, predicted, conditional, desired or denied";

class ArticleReader {
 public:
  explicit ArticleReader(const Field& root) : root_(root) {}

  GoldArticle read() {
    GoldArticle article;
    article.file = root_.at("file").text();
    article.file.erase(0, article.file.rfind('/') + 1);  // npos + 1 is 0
    article.dated = !root_.text("doc_date").empty();
    const auto meetings = root_.list("meetings");
    for (const Field& entity : root_.list("entities"))
      article.entities.push_back(entity_of(entity));
    std::set<std::string> occasions;  // may be entities as well: "the Lisbon Summit"
    for (const Field& meeting : meetings) ids_.insert(new_id(meeting.at("id"), occasions));
    for (const Field& meeting : meetings) article.meetings.push_back(meeting_of(meeting));
    for (const Field& r : root_.list("relations")) article.statements.push_back(statement_of(r));
    for (const Field& reference : root_.list("coreference")) {
      if (reference.find("start")) article.references.push_back(reference_of(reference));
    }
    return article;
  }

 private:
  static std::string new_id(const Field& field, std::set<std::string>& taken) {
    std::string id = field.text();
    if (!taken.insert(id).second) field.refuse("an id that no other has");
    return id;
  }

  std::string known_id(const Field& field) const {
    std::string id = field.text();
    if (!ids_.contains(id)) field.refuse("the id of an entity or meeting of the article");
    return id;
  }

  std::string end_of(const Field& field) const {
    std::string end = field.text();
    if (end.starts_with("topic:") || end.starts_with("role:") || ids_.contains(end)) return end;
    field.refuse("the id of an entity or meeting, 'topic:...' or 'role:...'");
  }

  static std::string predicate_of(const Field& field) {
    std::string name = field.text();
    if (find_predicate(name) == nullptr) field.refuse("a relation of docs/ontology.md");
    return name;
  }

  GoldEntity entity_of(const Field& field) {
    GoldEntity entity;
    entity.id = new_id(field.at("id"), ids_);
    entity.type = field.at("type").name(parse_entity_type, kTypes);
    entity.name = field.at("name").text();
    for (const Field& alias : field.list("aliases")) entity.aliases.push_back(alias.text());
    entity.optional = field.truth("optional");
    return entity;
  }

  GoldMeeting meeting_of(const Field& field) const {
    GoldMeeting meeting;
    meeting.id = field.at("id").text();
    meeting.kind = field.at("kind").name(
        parse_meeting_kind,
        "visit, meeting, summit, conference, phone_call, speech_event, tour or series");
    meeting.status = field.at("status").name(parse_meeting_status,
                                             "held, ongoing, planned, possible or not_held");
    for (const Field& p : field.list("participants")) meeting.participants.push_back(known_id(p));
    const auto place = field.find("place");
    if (place && !place->is_null()) meeting.place = known_id(*place);
    meeting.name = field.text("name");
    meeting.sentence = field.at("sentence").text();
    meeting.date_text = field.text("date_text");
    meeting.date_iso = field.text("date_iso");
    return meeting;
  }

  GoldStatement statement_of(const Field& field) const {
    GoldStatement statement;
    statement.subject = end_of(field.at("subject"));
    statement.predicate = predicate_of(field.at("predicate"));
    statement.object = end_of(field.at("object"));
    statement.negated = field.truth("negated");
    statement.modality = field.at("modality").name(parse_modality, kModalities);
    statement.attributed = !field.text("attributed_to").empty();
    const Field confidence = field.at("confidence");
    statement.sure = confidence.text() == "high";
    if (!statement.sure && confidence.text() != "medium") confidence.refuse("high or medium");
    statement.sentence = field.at("sentence").text();
    for (const Field& end : field.list("alt_subject"))
      statement.other_subjects.push_back(end_of(end));
    for (const Field& end : field.list("alt_object"))
      statement.other_objects.push_back(end_of(end));
    for (const Field& name : field.list("alt_predicate"))
      statement.other_predicates.push_back(predicate_of(name));
    for (const Field& modality : field.list("alt_modality"))
      statement.other_modalities.push_back(modality.name(parse_modality, kModalities));
    return statement;
  }

  GoldReference reference_of(const Field& field) const {
    GoldReference reference;
    reference.begin = field.count("start");
    reference.end = field.count("end");
    if (reference.end <= reference.begin) field.at("end").refuse("an end behind the start");
    reference.text = field.text("text");
    // Whom it refers to may be somebody without a name, who is no entity of the article.
    for (const Field& id : field.list("entities")) reference.entities.push_back(id.text());
    return reference;
  }

  const Field& root_;
  std::set<std::string> ids_;
};

}  // namespace

Result<std::optional<GoldArticle>> parse_gold(std::string_view json) {
  try {
    JsonTokens tokens(json);
    const Value tree = read_value(tokens);
    if (tokens.peek().kind != JsonKind::kEnd) {
      fail("", tokens.peek().offset, "expected the end of the text after the object");
    }
    const Field root{&tree, ""};
    if (!root.find("relations")) return std::optional<GoldArticle>();
    return std::optional<GoldArticle>(ArticleReader(root).read());
  } catch (const Fault& fault) {
    return fault.error;
  }
}

}  // namespace whomet
