// The JSON of Cytoscape.js, which Cytoscape desktop calls .cyjs
// (https://js.cytoscape.org/#notation/elements-json). The desktop shows `name` as label and
// `interaction` as the kind of an edge.
#include "render/writers/json_fields.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_object();
  json.field("format_version", "1.0").field("generated_by", "whomet");
  json.field("target_cytoscapejs_version", "~3.0");
  json.key("data").begin_object().field("name", "whomet").end_object();
  json.key("elements").begin_object().key("nodes").begin_array();
  each_node(graph, [&](const ExportNode& node) {
    json.begin_object().key("data").begin_object();
    json.field("id", node.id).field("name", node.label);
    add_members(json, node);
    json.end_object().end_object();
  });
  json.end_array().key("edges").begin_array();
  each_edge(graph, [&](const ExportEdge& edge) {
    json.begin_object().key("data").begin_object();
    json.field("id", edge.statement->id).field("source", edge.source).field("target", edge.target);
    json.field("name", edge.label).field("interaction", edge.statement->predicate);
    add_members(json, edge);
    json.end_object().end_object();
  });
  json.end_array().end_object().end_object();
  json.finish_line();
}

}  // namespace

GraphWriter cytoscape_writer() {
  return {.name = "cyjs",
          .ending = ".cyjs",
          .summary = "Cytoscape JSON",
          .opened_by = "Cytoscape, Cytoscape.js",
          .write = write};
}

}  // namespace whomet
