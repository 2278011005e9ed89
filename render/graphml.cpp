// Written as text: nodes, then edges, each with one <data> a known field. Parallel edges keep their
// statement id as edge id.
#include "render/graphml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>

#include "graph/schema.h"
#include "render/escape.h"

namespace whomet {
namespace {

struct Key {
  const char* id;
  const char* owner;  // "node" or "edge"
  const char* name;
  const char* type;
};

constexpr Key kKeys[] = {
    {"label", "node", "label", "string"},
    {"type", "node", "type", "string"},
    {"aliases", "node", "aliases", "string"},
    {"wikidata", "node", "wikidata", "string"},
    {"mentions", "node", "mentions", "int"},
    {"kind", "node", "kind", "string"},
    {"status", "node", "status", "string"},
    {"node_from", "node", "from", "string"},
    {"node_to", "node", "to", "string"},
    {"predicate", "edge", "predicate", "string"},
    {"edge_label", "edge", "label", "string"},
    {"symmetric", "edge", "symmetric", "boolean"},
    {"negated", "edge", "negated", "boolean"},
    {"modality", "edge", "modality", "string"},
    {"attributed_to", "edge", "attributed_to", "string"},
    {"from", "edge", "from", "string"},
    {"to", "edge", "to", "string"},
    {"time", "edge", "time", "string"},
    {"place", "edge", "place", "string"},
    {"meeting", "edge", "meeting", "string"},
    {"confidence", "edge", "confidence", "double"},
    {"sources", "edge", "sources", "int"},
    {"quote", "edge", "quote", "string"},
    {"document", "edge", "document", "string"},
};

void add_field(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += "      <data key=\"";
  out += key;
  out += "\">" + escape_xml(value) + "</data>\n";
}

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return std::string(digits.data(), end.ptr);
}

void add_entity(std::string& out, const Entity& entity) {
  std::string aliases;
  for (const auto& alias : entity.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  add_field(out, "aliases", aliases);
  for (const auto& link : entity.links) {
    if (link.source == "wikidata") {
      add_field(out, "wikidata", link.id);
      break;  // a key stands once
    }
  }
  add_field(out, "mentions", std::to_string(entity.mentions.size()));
}

void add_meeting(std::string& out, const Meeting& meeting) {
  add_field(out, "kind", name_of(meeting.kind));
  add_field(out, "status", name_of(meeting.status));
  add_field(out, "node_from", meeting.date.from);
  add_field(out, "node_to", meeting.date.to);
}

void add_node(std::string& out, const EntityGraph& graph, NodeId node) {
  out += "    <node id=\"" + escape_xml(graph.id(node)) + "\">\n";
  add_field(out, "label", graph.label(node));
  add_field(out, "type", name_of(graph.type(node)));
  if (graph.is_meeting(node)) {
    add_meeting(out, graph.meeting(node));
  } else {
    add_entity(out, graph.entity(node));
  }
  out += "    </node>\n";
}

std::string_view path_of(const EntityGraph& graph, std::string_view document) {
  const auto& documents = graph.facts().documents;
  const auto at = std::lower_bound(
      documents.begin(), documents.end(), document,
      [](const DocumentRecord& record, std::string_view id) { return record.id < id; });
  const bool known = at != documents.end() && at->id == document && !at->paths.empty();
  return known ? std::string_view(at->paths.front()) : document;
}

std::string name_of_id(const EntityGraph& graph, const std::string& id, const std::string& text) {
  const auto node = graph.find(id);
  return node ? graph.label(*node) : text;
}

void add_edge(std::string& out, const EntityGraph& graph, EdgeId edge) {
  const auto& statement = graph.statement(edge);
  const auto* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  out += "    <edge id=\"" + escape_xml(statement.id) + "\" source=\"" +
         escape_xml(graph.id(graph.source(edge))) + "\" target=\"" +
         escape_xml(graph.id(graph.target(edge))) + "\"";
  out += ">\n";
  add_field(out, "predicate", statement.predicate);
  add_field(out, "edge_label",
            predicate != nullptr ? predicate->label : std::string_view(statement.predicate));
  // Not directed="false": networkx refuses a graph that has both kinds.
  const bool symmetric = predicate != nullptr && predicate->symmetric;
  add_field(out, "symmetric", symmetric ? "true" : "false");
  add_field(out, "negated", statement.negated ? "true" : "false");
  add_field(out, "modality", name_of(statement.modality));
  add_field(out, "attributed_to",
            name_of_id(graph, statement.attributed_to.entity, statement.attributed_to.text));
  add_field(out, "from", statement.time.from);
  add_field(out, "to", statement.time.to);
  add_field(out, "time", statement.time.text);
  add_field(out, "place", name_of_id(graph, statement.place, ""));
  add_field(out, "meeting", statement.meeting);
  add_field(out, "confidence", number(statement.confidence));
  std::set<std::string_view> documents;
  for (const auto& evidence : statement.evidence) documents.insert(evidence.at.document);
  add_field(out, "sources", std::to_string(documents.size()));
  if (!statement.evidence.empty()) {
    const auto& first = statement.evidence.front();
    add_field(out, "quote", first.quote);
    add_field(out, "document", path_of(graph, first.at.document));
  }
  out += "    </edge>\n";
}

}  // namespace

std::string to_graphml(const EntityGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const auto& key : kKeys) {
    out += std::string("  <key id=\"") + key.id + "\" for=\"" + key.owner + "\" attr.name=\"" +
           key.name + "\" attr.type=\"" + key.type + "\"/>\n";
  }
  out += "  <graph id=\"whomet\" edgedefault=\"directed\">\n";
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) add_node(out, graph, NodeId{i});
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) add_edge(out, graph, EdgeId{i});
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace whomet
