// Obsidian canvas (JSON Canvas 1.0): a card for each node, in a column for each type, and an edge
// with its label for each statement. Cards are Markdown; that of a meeting has its quote.
#include <map>
#include <string>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/json_stream.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

// Pixels.
constexpr long long kColumn = 520;
constexpr long long kRow = 140;
constexpr long long kWidth = 280;
constexpr long long kHeight = 90;

// Presets of the format: red, orange, yellow, green, cyan, purple.
const char* colour_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "5";
    case EntityType::kCountry:
      return "4";
    case EntityType::kOrganization:
      return "2";
    case EntityType::kGroup:
      return "3";
    case EntityType::kMeeting:
      return "1";
    default:
      return "6";
  }
}

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  std::map<EntityType, long long> rows;
  json.begin_object().key("nodes").begin_array();
  each_node(graph, [&](const ExportNode& node) {
    std::string text = "**" + escape_markdown(node.label) + "**";
    if (!node.roles.empty()) text += "\n" + escape_markdown(joined(node.roles));
    if (node.meeting != nullptr && !node.meeting->evidence.empty()) {
      text += "\n" + escape_markdown(node.meeting->evidence.front().quote);
    }
    json.begin_object().field("id", node.id).field("type", "text").field("text", text);
    json.key("x").integer(static_cast<long long>(node.type) * kColumn);
    json.key("y").integer(rows[node.type]++ * kRow);
    json.key("width").integer(kWidth).key("height").integer(kHeight);
    json.field("color", colour_of(node.type)).end_object();
  });
  json.end_array().key("edges").begin_array();
  each_edge(graph, [&](const ExportEdge& edge) {
    const Statement& statement = *edge.statement;
    std::string label = (statement.negated ? "not: " : "") + edge.label;
    if (statement.modality != Modality::kAsserted) {
      label += " (" + std::string(name_of(statement.modality)) + ")";
    }
    if (!statement.time.from.empty()) label += ", " + statement.time.from;
    json.begin_object().field("id", statement.id);
    json.field("fromNode", edge.source).field("toNode", edge.target);
    if (edge.symmetric) json.field("toEnd", "none");
    json.field("label", printable(label)).end_object();
  });
  json.end_array().end_object();
  json.finish_line();
}

}  // namespace

GraphWriter canvas_writer() {
  return {.name = "canvas",
          .ending = ".canvas",
          .summary = "JSON Canvas 1.0, for up to 1,000 relations",
          .opened_by = "Obsidian",
          .most_edges = 1000,
          .write = write};
}

}  // namespace whomet
