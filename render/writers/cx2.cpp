// CX2, the exchange format of Cytoscape and NDEx: a list of aspects, the declarations of attributes
// before the nodes and edges, whose ids are integers. Our own ids are the attribute `whomet_id`.
#include "render/writers/json_fields.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "string";
    case FieldType::kCount:
      return "long";
    case FieldType::kNumber:
      return "double";
    case FieldType::kFlag:
      return "boolean";
  }
  return "string";
}

void declare(JsonStream& json, const char* name, const char* type) {
  json.key(name).begin_object().field("d", type).end_object();
}

template <typename Fields>
void declare_all(JsonStream& json, const Fields& fields) {
  for (const auto& field : fields) declare(json, field.name, type_name(field.type));
}

void write_head(JsonStream& json, const FactSource& graph) {
  json.begin_object().field("CXVersion", "2.0").key("hasFragments").flag(false).end_object();
  json.begin_object().key("metaData").begin_array();
  const auto aspect = [&](const char* name, std::size_t count) {
    json.begin_object().key("elementCount").count(count).field("name", name).end_object();
  };
  aspect("attributeDeclarations", 1);
  aspect("networkAttributes", 1);
  aspect("nodes", graph.node_count());
  aspect("edges", graph.edge_count());
  json.end_array().end_object();
  json.begin_object().key("attributeDeclarations").begin_array().begin_object();
  json.key("networkAttributes").begin_object();
  declare(json, "name", "string");
  json.end_object().key("nodes").begin_object();
  declare(json, "name", "string");
  declare(json, "whomet_id", "string");
  declare_all(json, node_fields());
  json.end_object().key("edges").begin_object();
  declare(json, "interaction", "string");
  declare(json, "whomet_id", "string");
  declare_all(json, edge_fields());
  json.end_object().end_object().end_array().end_object();
  json.begin_object().key("networkAttributes").begin_array();
  json.begin_object().field("name", "whomet").end_object().end_array().end_object();
}

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_array();
  write_head(json, graph);
  json.begin_object().key("nodes").begin_array();
  each_node(graph, [&](const ExportNode& node) {
    json.begin_object().key("id").count(graph.number(node.id));
    json.key("v").begin_object().field("name", node.label).field("whomet_id", node.id);
    add_members(json, node);
    json.end_object().end_object();
  });
  json.end_array().end_object().begin_object().key("edges").begin_array();
  std::size_t number = 0;
  each_edge(graph, [&](const ExportEdge& edge) {
    json.begin_object().key("id").count(number++);
    json.key("s").count(graph.number(edge.source)).key("t").count(graph.number(edge.target));
    json.key("v").begin_object().field("interaction", edge.statement->predicate);
    json.field("whomet_id", edge.statement->id);
    add_members(json, edge);
    json.end_object().end_object();
  });
  json.end_array().end_object();
  json.begin_object().key("status").begin_array().begin_object().key("success").flag(true);
  json.end_object().end_array().end_object().end_array();
  json.finish_line();
}

}  // namespace

GraphWriter cx2_writer() {
  return {.name = "cx2",
          .ending = ".cx2",
          .summary = "CX2",
          .opened_by = "Cytoscape 3.10, Cytoscape Web, NDEx",
          .write = write};
}

}  // namespace whomet
