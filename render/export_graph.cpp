#include "render/export_graph.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "graph/schema.h"

namespace whomet {
namespace {

FieldValue text(std::string value) {
  return {.text = std::move(value)};
}
FieldValue count(std::size_t value) {
  return {.text = {}, .count = value};
}
FieldValue flag(bool value) {
  return {.text = {}, .count = 0, .number = 0.0, .flag = value};
}

const TimeValue& time_of(const ExportNode& node) {
  static const TimeValue none;
  return node.meeting == nullptr ? none : node.meeting->date;
}

const Evidence& first_evidence(const ExportEdge& edge) {
  static const Evidence none;
  return edge.statement->evidence.empty() ? none : edge.statement->evidence.front();
}

std::string name_of_text(std::string_view name) {
  return std::string(name);
}

constexpr FieldType kText = FieldType::kText;

const NodeField kNodeFields[] = {
    {"label", kText, [](const ExportNode& node) { return text(node.label); }},
    {"type", kText, [](const ExportNode& node) { return text(name_of_text(name_of(node.type))); }},
    {"aliases", kText,
     [](const ExportNode& node) {
       return text(node.entity == nullptr ? "" : joined(node.entity->aliases));
     }},
    {"wikidata", kText,
     [](const ExportNode& node) {
       return text(node.entity == nullptr ? "" : wikidata_id(*node.entity));
     }},
    {"roles", kText, [](const ExportNode& node) { return text(joined(node.roles)); }},
    {"mentions", FieldType::kCount, [](const ExportNode& node) { return count(node.mentions); }},
    {"kind", kText,
     [](const ExportNode& node) {
       return text(node.meeting == nullptr ? "" : name_of_text(name_of(node.meeting->kind)));
     }},
    {"status", kText,
     [](const ExportNode& node) {
       return text(node.meeting == nullptr ? "" : name_of_text(name_of(node.meeting->status)));
     }},
    {"topic", kText,
     [](const ExportNode& node) {
       return text(node.meeting == nullptr ? "" : node.meeting->topic);
     }},
    {"from", kText, [](const ExportNode& node) { return text(time_of(node).from); }},
    {"to", kText, [](const ExportNode& node) { return text(time_of(node).to); }},
};

const EdgeField kEdgeFields[] = {
    {"predicate", kText, [](const ExportEdge& edge) { return text(edge.statement->predicate); }},
    {"label", kText, [](const ExportEdge& edge) { return text(edge.label); }},
    {"symmetric", FieldType::kFlag, [](const ExportEdge& edge) { return flag(edge.symmetric); }},
    {"negated", FieldType::kFlag,
     [](const ExportEdge& edge) { return flag(edge.statement->negated); }},
    {"modality", kText,
     [](const ExportEdge& edge) { return text(name_of_text(name_of(edge.statement->modality))); }},
    {"attributed_to", kText, [](const ExportEdge& edge) { return text(edge.attributed_to); }},
    {"from", kText, [](const ExportEdge& edge) { return text(edge.statement->time.from); }},
    {"to", kText, [](const ExportEdge& edge) { return text(edge.statement->time.to); }},
    {"time", kText, [](const ExportEdge& edge) { return text(edge.statement->time.text); }},
    {"place", kText, [](const ExportEdge& edge) { return text(edge.place); }},
    {"meeting", kText, [](const ExportEdge& edge) { return text(edge.statement->meeting); }},
    {"kind", kText, [](const ExportEdge& edge) { return text(edge.statement->qualifiers.kind); }},
    {"item", kText, [](const ExportEdge& edge) { return text(edge.statement->qualifiers.item); }},
    {"topic", kText, [](const ExportEdge& edge) { return text(edge.statement->qualifiers.topic); }},
    {"confidence", FieldType::kNumber,
     [](const ExportEdge& edge) {
       return FieldValue{.text = {}, .count = 0, .number = edge.statement->confidence};
     }},
    {"sources", FieldType::kCount, [](const ExportEdge& edge) { return count(edge.sources); }},
    {"quote", kText, [](const ExportEdge& edge) { return text(first_evidence(edge).quote); }},
    {"document", kText, [](const ExportEdge& edge) { return text(edge.document); }},
    {"begin", FieldType::kCount,
     [](const ExportEdge& edge) { return count(first_evidence(edge).at.file.begin); }},
    {"end", FieldType::kCount,
     [](const ExportEdge& edge) { return count(first_evidence(edge).at.file.end); }},
};

// Paths of documents by id: many edges in a row are of the same few.
class Paths {
 public:
  explicit Paths(const FactSource& graph) : graph_(graph) {}

  const std::string& of(const std::string& document) {
    constexpr std::size_t kMost = 4096;
    if (known_.size() > kMost) known_.clear();
    const auto [found, is_new] = known_.try_emplace(document);
    if (is_new) {
      const auto record = graph_.document(document);
      const bool has_path = record && !record->paths.empty();
      found->second = has_path ? record->paths.front() : document;
    }
    return found->second;
  }

 private:
  const FactSource& graph_;
  std::unordered_map<std::string, std::string> known_;
};

std::size_t count_documents(const std::vector<Evidence>& evidence) {
  if (evidence.size() < 2) return evidence.size();
  std::set<std::string_view> documents;
  for (const Evidence& one : evidence) documents.insert(one.at.document);
  return documents.size();
}

}  // namespace

void each_node(const FactSource& graph, const std::function<void(const ExportNode&)>& use) {
  graph.each_entity_counted([&](const Entity& entity, std::size_t mentions) {
    use({entity.id, entity.name, entity.type, &entity, nullptr, mentions, graph.roles(entity.id)});
  });
  graph.each_meeting([&](const Meeting& meeting) {
    use({meeting.id, graph.label(meeting.id), EntityType::kMeeting, nullptr, &meeting, 0, {}});
  });
}

void each_edge(const FactSource& graph, const std::function<void(const ExportEdge&)>& use) {
  Paths paths(graph);
  graph.each_edge([&](const Statement& statement) {
    const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
    ExportEdge edge;
    edge.statement = &statement;
    edge.source = statement.subject;
    edge.target = statement.object;
    edge.label = predicate != nullptr ? std::string(predicate->label) : statement.predicate;
    edge.symmetric = predicate != nullptr && predicate->symmetric;
    edge.attributed_to = statement.attributed_to.entity.empty()
                             ? statement.attributed_to.text
                             : graph.label(statement.attributed_to.entity);
    if (!statement.place.empty()) edge.place = graph.label(statement.place);
    if (!statement.evidence.empty()) {
      edge.document = paths.of(statement.evidence.front().at.document);
    }
    edge.sources = count_documents(statement.evidence);
    use(edge);
  });
}

std::span<const NodeField> node_fields() {
  return kNodeFields;
}
std::span<const EdgeField> edge_fields() {
  return kEdgeFields;
}

std::string field_text(FieldType type, const FieldValue& value) {
  switch (type) {
    case FieldType::kText:
      return value.text;
    case FieldType::kCount:
      return std::to_string(value.count);
    case FieldType::kNumber:
      return number_text(value.number);
    case FieldType::kFlag:
      return value.flag ? "true" : "false";
  }
  return {};
}

std::string number_text(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end.ptr};
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "; ") + value;
  return all;
}

std::string wikidata_id(const Entity& entity) {
  const auto found = std::ranges::find(entity.links, "wikidata", &Link::source);
  return found == entity.links.end() ? std::string() : found->id;
}

}  // namespace whomet
