#include "query/graphs/knowledge_properties.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "query/temporal/moment.h"

namespace whomet {
namespace {

constexpr std::string_view kNames[] = {
    "id",       "name",     "aliases",       "kind",       "status",    "mentions",
    "wikidata", "topic",    "date",          "date_to",    "date_text", "granularity",
    "negated",  "modality", "attributed_to", "confidence", "sources",   "place",
    "item",     "polarity", "trend",         "predicate",  "meeting",   "open",
    "title",    "path",     "source",        "url",        "language"};

Value text(const std::string& value) {
  return value.empty() ? Value() : Value::text(value);
}

Value name(std::string_view value) {
  return Value::text(std::string(value));
}

Value texts(const std::vector<std::string>& values) {
  ValueList list;
  for (const std::string& value : values) list.push_back(Value::text(value));
  return Value::list(std::move(list));
}

Value count(std::size_t value) {
  return Value::integer(static_cast<std::int64_t>(value));
}

Value day(const std::string& iso) {
  const auto days = iso.empty() ? std::nullopt : parse_day(iso);
  return days ? Value::date(*days) : Value();
}

Value time_property(const TimeValue& time, std::string_view wanted) {
  if (wanted == "date") return day(time.from);
  if (wanted == "date_to") return day(time.to);
  if (wanted == "date_text") return text(time.text);
  if (wanted == "granularity") return text(time.granularity);
  return {};
}

Value source_count(const std::vector<Evidence>& evidence) {
  std::set<std::string_view> documents;
  for (const Evidence& each : evidence) documents.insert(each.at.document);
  return count(documents.size());
}

Value entity_property(const Entity& entity, std::string_view wanted) {
  if (wanted == "name") return text(entity.name);
  if (wanted == "aliases") return texts(entity.aliases);
  if (wanted == "mentions") return count(entity.mentions.size());
  if (wanted == "sources") {
    std::set<std::string_view> documents;
    for (const MentionRecord& mention : entity.mentions) documents.insert(mention.at.document);
    return count(documents.size());
  }
  if (wanted == "wikidata") {
    for (const Link& link : entity.links) {
      if (link.source == "wikidata") return text(link.id);
    }
  }
  return {};
}

NameOfNode names_in(const EntityGraph& graph) {
  return [&graph](const std::string& id) {
    const auto node = graph.find(id);
    return node ? graph.label(*node) : std::string();
  };
}

}  // namespace

std::span<const std::string_view> knowledge_property_names() {
  return kNames;
}

Value meeting_property(const Meeting& meeting, std::string_view wanted,
                       const NameOfNode& name_of_node) {
  if (wanted == "kind") return name(name_of(meeting.kind));
  if (wanted == "status") return name(name_of(meeting.status));
  if (wanted == "topic") return text(meeting.topic);
  if (wanted == "sources") return source_count(meeting.evidence);
  if (wanted == "place") return text(name_of_node(meeting.place));
  return time_property(meeting.date, wanted);
}

const DocumentRecord* find_document(std::span<const DocumentRecord> documents,
                                    std::string_view id) {
  const auto found = std::ranges::lower_bound(documents, id, {}, &DocumentRecord::id);
  return found != documents.end() && found->id == id ? &*found : nullptr;
}

Value knowledge_property(const EntityGraph& graph, NodeId node, std::string_view wanted) {
  if (wanted == "id") return name(graph.id(node));
  if (graph.is_meeting(node)) {
    if (wanted == "name") return text(graph.label(node));
    return meeting_property(graph.meeting(node), wanted, names_in(graph));
  }
  return entity_property(graph.entity(node), wanted);
}

Value article_property(const DocumentRecord& article, std::string_view wanted) {
  if (wanted == "id") return text(article.id);
  if (wanted == "title") return text(article.title);
  if (wanted == "name")
    return article.title.empty() ? article_property(article, "path") : text(article.title);
  if (wanted == "path") return article.paths.empty() ? Value() : text(article.paths.front());
  if (wanted == "date") return day(article.date);
  if (wanted == "source") return text(article.source);
  if (wanted == "url") return text(article.url);
  if (wanted == "language") return text(article.language);
  return {};
}

Value statement_property(const EntityGraph& graph, EdgeId edge, std::string_view wanted) {
  return statement_property(graph.statement(edge), wanted, names_in(graph));
}

Value statement_property(const Statement& statement, std::string_view wanted,
                         const NameOfNode& name_of_node) {
  if (wanted == "id") return text(statement.id);
  if (wanted == "predicate") return text(statement.predicate);
  if (wanted == "negated") return Value::boolean(statement.negated);
  if (wanted == "open") return Value::boolean(statement.open);
  if (wanted == "modality") return name(name_of(statement.modality));
  if (wanted == "confidence") return Value::real(statement.confidence);
  if (wanted == "sources") return source_count(statement.evidence);
  if (wanted == "meeting") return text(statement.meeting);
  if (wanted == "kind") return text(statement.qualifiers.kind);
  if (wanted == "item") return text(statement.qualifiers.item);
  if (wanted == "topic") return text(statement.qualifiers.topic);
  if (wanted == "polarity") return text(statement.qualifiers.polarity);
  if (wanted == "trend") return text(statement.qualifiers.trend);
  if (wanted == "attributed_to") {
    const Value speaker = text(name_of_node(statement.attributed_to.entity));
    return speaker.is_null() ? text(statement.attributed_to.text) : speaker;
  }
  if (wanted == "place") return text(name_of_node(statement.place));
  return time_property(statement.time, wanted);
}

ValueList evidence_of(const Statement& statement, std::span<const DocumentRecord> documents) {
  ValueList list;
  for (const Evidence& evidence : statement.evidence) {
    ValueMap map;
    map.emplace_back("quote", Value::text(evidence.quote));
    map.emplace_back("document", Value::text(evidence.at.document));
    map.emplace_back("begin", Value::integer(static_cast<std::int64_t>(evidence.at.file.begin)));
    map.emplace_back("end", Value::integer(static_cast<std::int64_t>(evidence.at.file.end)));
    map.emplace_back("exact", Value::boolean(evidence.exact));
    map.emplace_back("kind", Value::text(evidence.kind));
    map.emplace_back("extractor", Value::text(evidence.extractor));
    if (!evidence.trigger.words.empty()) {
      map.emplace_back("trigger", Value::text(evidence.trigger.words));
    }
    if (const DocumentRecord* document = find_document(documents, evidence.at.document)) {
      map.emplace_back("path", article_property(*document, "path"));
      map.emplace_back("date", article_property(*document, "date"));
    }
    list.push_back(Value::map(std::move(map)));
  }
  return list;
}

bool is_in_record(std::string_view name) {
  return name != "sources";
}

ValueMap knowledge_node_properties(const PropertyGraph& graph, std::uint32_t node) {
  ValueMap map;
  for (std::uint32_t key = 0; key < graph.keys.size(); ++key) {
    Value value = graph.node_property(node, key);
    if (!value.is_null()) map.emplace_back(graph.keys.name(key), std::move(value));
  }
  std::ranges::sort(map, {}, &ValueMap::value_type::first);
  return map;
}

ValueMap knowledge_edge_properties(const PropertyGraph& graph, std::uint32_t edge) {
  ValueMap map;
  for (const std::string_view name : knowledge_property_names()) {
    Value value = graph.edge_property(edge, graph.keys.find(name));
    if (!value.is_null()) map.emplace_back(std::string(name), std::move(value));
  }
  std::ranges::sort(map, {}, &ValueMap::value_type::first);
  return map;
}

}  // namespace whomet
