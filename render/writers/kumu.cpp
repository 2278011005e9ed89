// The JSON blueprint of Kumu: elements and connections, which name their ends by label:
// nodes of one name are one there.
#include "render/writers/json_fields.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_object().key("elements").begin_array();
  each_node(graph, [&](const ExportNode& node) {
    json.begin_object().field("_id", node.id).field("label", node.label);
    for (const NodeField& field : node_fields().subspan(1)) {
      add_member(json, field.type, field.name, field.value(node));
    }
    json.end_object();
  });
  json.end_array().key("connections").begin_array();
  each_edge(graph, [&](const ExportEdge& edge) {
    json.begin_object().field("_id", edge.statement->id);
    json.field("from", graph.label(edge.source)).field("to", graph.label(edge.target));
    json.field("type", edge.label);
    json.field("direction", edge.symmetric ? "mutual" : "directed");
    json.field("label", edge.label).field("modality", name_of(edge.statement->modality));
    json.key("negated").flag(edge.statement->negated);
    json.field("date", edge.statement->time.from).field("document", edge.document);
    if (!edge.statement->evidence.empty()) {
      json.field("description", edge.statement->evidence.front().quote);
    }
    json.end_object();
  });
  json.end_array().end_object();
  json.finish_line();
}

}  // namespace

GraphWriter kumu_writer() {
  return {.name = "kumu",
          .ending = "",
          .summary = "Kumu blueprint",
          .opened_by = "Kumu (Import, JSON)",
          .write = write};
}

}  // namespace whomet
