// GraphML, read by expat from one end to the other: nodes and edges with their fields by name; then
// edges become statements. Nested graphs are read as if they were flat, ports are passed over, and
// of yEd's drawings the labels are taken.
#include <expat.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/table_file.h"
#include "base/utf8.h"
#include "graph/import.h"
#include "graph/import_builder.h"
#include "graph/schema.h"

namespace whomet {
namespace {

struct Field {
  std::string value;
  ByteSpan at;  // of the text, if it stands there as it is
  bool verbatim = false;
};

struct Element {
  bool is_edge = false;
  std::string id;
  std::string source;
  std::string target;
  ByteSpan at;  // from "<" to ">"
  std::map<std::string, Field> fields;

  std::string text(const char* name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : std::string(trim(found->second.value));
  }
  // The first of these that is there.
  std::string text_of(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      std::string value = text(name);
      if (!value.empty()) return value;
    }
    return {};
  }
};

// expat calls these with the reader as user data.
class GraphmlReader {
 public:
  GraphmlReader(const std::string& path, std::string_view bytes, Diagnostics& diagnostics)
      : path_(path), bytes_(bytes), diagnostics_(diagnostics), parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), start, end);
    XML_SetCharacterDataHandler(parser_.get(), characters);
  }

  Result<std::vector<Element>> read() {
    constexpr std::size_t kPiece = std::size_t{1} << 20U;
    for (std::size_t at = 0; at <= bytes_.size(); at += kPiece) {
      const std::size_t size = std::min(kPiece, bytes_.size() - at);
      const bool is_last = at + size == bytes_.size();
      const bool is_well = XML_Parse(parser_.get(), bytes_.data() + at, static_cast<int>(size),
                                     is_last ? 1 : 0) != XML_STATUS_ERROR;
      if (!problem_.empty()) return Error{Error::Kind::kInvalidInput, problem_};
      if (!is_well) return error(XML_ErrorString(XML_GetErrorCode(parser_.get())));
      if (is_last) break;
    }
    if (!has_graph_) return error("expected a <graph> of GraphML, found none");
    return std::move(done_);
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free>;

  std::string place() const {
    return path_ + ":" + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ": ";
  }
  Error error(const std::string& problem) const {
    return {Error::Kind::kInvalidInput, place() + problem};
  }
  // The first problem ends the reading.
  void refuse(const std::string& problem) {
    if (problem_.empty()) problem_ = place() + problem;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  static std::string_view local_name(const char* name) {
    const std::string_view whole = name;
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
  }
  static std::string attribute(const char** attributes, std::string_view name) {
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2) {
      if (name == attributes[i]) return attributes[i + 1];
    }
    return {};
  }
  std::size_t byte_index() const {
    return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
  }

  static void start(void* self, const char* name, const char** attributes) {
    static_cast<GraphmlReader*>(self)->on_start(local_name(name), attributes);
  }
  static void end(void* self, const char* name) {
    static_cast<GraphmlReader*>(self)->on_end(local_name(name));
  }
  static void characters(void* self, const char* text, int size) {
    static_cast<GraphmlReader*>(self)->on_text({text, static_cast<std::size_t>(size)});
  }

  void on_start(std::string_view name, const char** attributes) {
    if (!has_root_) {
      has_root_ = true;
      if (name != "graphml") {
        refuse("expected <graphml>, found <" + std::string(name) + ">");
        return;
      }
    }
    if (name == "graph") has_graph_ = true;
    if (name == "key") {
      std::string field = attribute(attributes, "attr.name");
      if (field.empty()) field = attribute(attributes, "id");
      keys_[attribute(attributes, "id")] = to_lower(field);
    } else if (name == "node" || name == "edge") {
      start_element(name == "edge", attributes);
    } else if (name == "hyperedge") {
      diagnostics_.warn(place().substr(0, place().size() - 2), "a hyperedge is passed over");
    } else if (name == "data" && !open_.empty()) {
      const auto key = keys_.find(attribute(attributes, "key"));
      field_ = key == keys_.end() ? attribute(attributes, "key") : key->second;
      start_text();
    } else if ((name == "NodeLabel" || name == "EdgeLabel") && !open_.empty()) {
      field_ = "drawn_label";
      start_text();
    }
  }

  void start_element(bool is_edge, const char** attributes) {
    Element element;
    element.is_edge = is_edge;
    element.id = attribute(attributes, "id");
    element.source = attribute(attributes, "source");
    element.target = attribute(attributes, "target");
    element.at.begin = byte_index();
    if (!is_edge && element.id.empty()) refuse("expected an id of the <node>, found none");
    if (is_edge && (element.source.empty() || element.target.empty())) {
      refuse("expected source and target of the <edge>, found none");
    }
    open_.push_back(std::move(element));
  }

  void start_text() {
    text_.clear();
    text_at_ = {};
  }

  void on_text(std::string_view text) {
    if (field_.empty()) return;
    if (text_.empty()) text_at_.begin = byte_index();
    text_ += text;
    text_at_.end = byte_index() + static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
  }

  void on_end(std::string_view name) {
    const bool ends_text = name == "data" || name == "NodeLabel" || name == "EdgeLabel";
    if (ends_text && !field_.empty() && !open_.empty()) {
      Field field;
      field.value = text_;
      field.at = text_at_;
      field.verbatim = text_at_.end <= bytes_.size() && text_at_.begin < text_at_.end &&
                       bytes_.substr(text_at_.begin, text_at_.end - text_at_.begin) == text_;
      open_.back().fields.try_emplace(field_, std::move(field));
      field_.clear();
    }
    if ((name == "node" || name == "edge") && !open_.empty()) {
      Element element = std::move(open_.back());
      open_.pop_back();
      element.at.end =
          byte_index() + static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
      done_.push_back(std::move(element));
    }
  }

  const std::string& path_;
  std::string_view bytes_;
  Diagnostics& diagnostics_;
  Parser parser_;
  std::map<std::string, std::string> keys_;  // id -> name, in small letters
  std::vector<Element> open_;
  std::vector<Element> done_;
  std::string field_;  // that text belongs to; "" = to none
  std::string text_;
  ByteSpan text_at_;
  bool has_root_ = false;
  bool has_graph_ = false;
  std::string problem_;
};

class GraphmlGraph {
 public:
  GraphmlGraph(const std::string& path, std::string_view bytes)
      : path_(path), bytes_(bytes), builder_(path, bytes) {}

  Result<StoredDocument> build(const std::vector<Element>& elements) {
    for (const Element& element : elements) {
      if (!element.is_edge) add_node(element);
    }
    for (const Element& element : elements) {
      if (!element.is_edge) continue;
      for (const std::string* end : {&element.source, &element.target}) {
        if (!nodes_.contains(*end)) {
          return Error{Error::Kind::kInvalidInput,
                       place(element) + "expected a node '" + *end + "', found none"};
        }
      }
      if (auto problem = add_edge(element); !problem.empty()) {
        return Error{Error::Kind::kInvalidInput, place(element) + problem};
      }
    }
    return builder_.finish();
  }

 private:
  std::string place(const Element& element) const {
    const auto line = 1 + std::ranges::count(bytes_.substr(0, element.at.begin), '\n');
    return path_ + ":" + std::to_string(line) + ": ";
  }

  void add_node(const Element& element) {
    std::string name = element.text_of({"label", "name", "drawn_label", "title"});
    if (name.empty()) name = element.id;
    std::string type_name = element.text_of({"type", "class", "category"});
    if (!type_name.empty() && type_name[0] >= 'a' && type_name[0] <= 'z') {
      type_name[0] = static_cast<char>(type_name[0] - 'a' + 'A');
    }
    const EntityType type = parse_entity_type(type_name).value_or(EntityType::kTopic);
    if (type == EntityType::kMeeting) {
      MeetingFields fields;
      fields.name = name;
      fields.kind = element.text("kind");
      fields.status = element.text("status");
      fields.topic = element.text("topic");
      fields.date = time_of(element.text("from"), element.text("to"), "").value_or(TimeValue{});
      nodes_[element.id] = builder_.meeting(element.id, fields, element.at);
      return;
    }
    const std::string id = builder_.entity(type, element.id, name, element.at);
    nodes_[element.id] = id;
    const std::string wikidata = element.text("wikidata");
    if (!wikidata.empty()) builder_.add_link(id, wikidata);
    const std::string aliases = element.text("aliases");  // its parts are views
    for (const std::string_view alias : split(aliases, ';')) {
      if (!trim(alias).empty()) builder_.add_alias(id, std::string(trim(alias)));
    }
  }

  // Returns what is wrong with it; "" if nothing is.
  std::string add_edge(const Element& element) {
    Statement statement;
    statement.subject = nodes_.at(element.source);
    statement.object = nodes_.at(element.target);
    statement.predicate =
        element.text_of({"predicate", "relation", "interaction", "label", "drawn_label", "type"});
    if (statement.predicate.empty()) statement.predicate = "related to";
    statement.open = find_predicate(statement.predicate) == nullptr;
    const auto negated = parse_flag(element.text("negated"));
    if (!negated) {
      return "expected true or false in 'negated', found '" + element.text("negated") + "'";
    }
    statement.negated = *negated;
    if (const std::string word = element.text("modality"); !word.empty()) {
      const auto modality = parse_modality(word);
      if (!modality) return "expected a modality as whomet writes it, found '" + word + "'";
      statement.modality = *modality;
    }
    const auto time = time_of(element.text("from"), element.text("to"), element.text("time"));
    if (!time) return "expected a date like 2023-05-16 in 'from' and 'to', found another text";
    statement.time = *time;
    statement.confidence = 1.0;
    if (const std::string digits = element.text("confidence"); !digits.empty()) {
      const auto end =
          std::from_chars(digits.data(), digits.data() + digits.size(), statement.confidence);
      if (end.ec != std::errc() || !(statement.confidence >= 0 && statement.confidence <= 1)) {
        return "expected a number from 0 to 1 in 'confidence', found '" + digits + "'";
      }
    }
    add_details(element, statement);
    const auto quote = element.fields.find("quote");
    const bool is_plain = quote != element.fields.end() && quote->second.verbatim;
    builder_.state(std::move(statement), is_plain ? quote->second.at : element.at);
    return {};
  }

  void add_details(const Element& element, Statement& statement) {
    statement.attributed_to.text = element.text("attributed_to");
    if (!statement.attributed_to.text.empty()) {
      statement.attributed_to.entity = builder_.find_entity(statement.attributed_to.text);
    }
    if (const std::string place = element.text("place"); !place.empty()) {
      statement.place = builder_.find_entity(place);
    }
    if (const auto meeting = nodes_.find(element.text("meeting")); meeting != nodes_.end()) {
      statement.meeting = meeting->second.starts_with('m') ? meeting->second : std::string();
    }
    statement.qualifiers.kind = element.text("kind");
    statement.qualifiers.item = element.text("item");
    statement.qualifiers.topic = element.text("topic");
  }

  const std::string& path_;
  std::string_view bytes_;
  ImportBuilder builder_;
  std::map<std::string, std::string> nodes_;  // id in the file -> ours
};

}  // namespace

Result<StoredDocument> import_graphml(const std::string& path, std::string_view bytes,
                                      Diagnostics& diagnostics) {
  if (!is_valid_utf8(bytes)) {
    return Error{Error::Kind::kInvalidInput, path + ": expected UTF-8, found other bytes"};
  }
  Result<std::vector<Element>> elements = GraphmlReader(path, bytes, diagnostics).read();
  if (!elements) return elements.error();
  return GraphmlGraph(path, bytes).build(*elements);
}

}  // namespace whomet
