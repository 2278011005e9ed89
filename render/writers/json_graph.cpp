// JSON Graph Format 2 (https://jsongraphformat.info) with all evidence of an edge, and node-link
// JSON as D3 and networkx.node_link_graph read it.
#include "render/writers/json_fields.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

void add_evidence(JsonStream& json, const FactSource& graph, const Statement& statement) {
  json.key("evidence").begin_array();
  for (const Evidence& evidence : statement.evidence) {
    const auto document = graph.document(evidence.at.document);
    json.begin_object();
    json.field("document", document && !document->paths.empty() ? document->paths.front()
                                                                : evidence.at.document);
    if (document) json.field("date", document->date);
    json.key("begin").count(evidence.at.file.begin).key("end").count(evidence.at.file.end);
    json.field("quote", evidence.quote);
    json.end_object();
  }
  json.end_array();
}

void write_json_graph(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_object().key("graph").begin_object();
  json.field("label", "whomet").key("directed").flag(true);
  json.key("nodes").begin_object();
  each_node(graph, [&](const ExportNode& node) {
    json.key(node.id).begin_object().field("label", node.label).key("metadata").begin_object();
    add_members(json, node);
    json.end_object().end_object();
  });
  json.end_object().key("edges").begin_array();
  each_edge(graph, [&](const ExportEdge& edge) {
    json.begin_object().field("id", edge.statement->id);
    json.field("source", edge.source).field("target", edge.target);
    json.field("relation", edge.statement->predicate).field("label", edge.label);
    json.key("directed").flag(!edge.symmetric).key("metadata").begin_object();
    add_members(json, edge);
    add_evidence(json, graph, *edge.statement);
    json.end_object().end_object();
  });
  json.end_array().end_object().end_object();
  json.finish_line();
}

void write_node_link(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_object().key("directed").flag(true).key("multigraph").flag(true);
  json.key("graph").begin_object().field("name", "whomet").end_object();
  json.key("nodes").begin_array();
  each_node(graph, [&](const ExportNode& node) {
    json.begin_object().field("id", node.id);
    add_members(json, node);
    json.end_object();
  });
  json.end_array().key("links").begin_array();
  each_edge(graph, [&](const ExportEdge& edge) {
    json.begin_object().field("key", edge.statement->id);
    json.field("source", edge.source).field("target", edge.target);
    add_members(json, edge);
    json.end_object();
  });
  json.end_array().end_object();
  json.finish_line();
}

}  // namespace

GraphWriter json_graph_writer() {
  return {.name = "jgf",
          .ending = ".jgf",
          .summary = "JSON Graph Format 2, with all evidence",
          .opened_by = "Cytoscape (jgf-app), JSON Graph libraries",
          .write = write_json_graph};
}

GraphWriter node_link_writer() {
  return {.name = "nodelink",
          .ending = "",
          .summary = "node-link JSON",
          .opened_by = "D3, force-graph, networkx",
          .write = write_node_link};
}

}  // namespace whomet
