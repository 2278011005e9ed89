// GraphML 1.0 (http://graphml.graphdrawing.org): nodes, then edges, each with one <data> a known
// field. Parallel edges keep their statement id as edge id.
#include <string>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "string";
    case FieldType::kCount:
      return "int";
    case FieldType::kNumber:
      return "double";
    case FieldType::kFlag:
      return "boolean";
  }
  return "string";
}

template <typename Fields>
std::string keys_of(const Fields& fields, const std::string& owner) {
  std::string keys;
  for (const auto& field : fields) {
    keys.append("  <key id=\"").append(owner).append("_").append(field.name);
    keys.append("\" for=\"").append(owner).append("\" attr.name=\"").append(field.name);
    keys.append("\" attr.type=\"").append(type_name(field.type)).append("\"/>\n");
  }
  return keys;
}

template <typename Fields, typename Record>
void add_fields(std::string& xml, const Fields& fields, const char* owner, const Record& record) {
  for (const auto& field : fields) {
    const FieldValue value = field.value(record);
    if (field.type == FieldType::kText && value.text.empty()) continue;
    xml += "      <data key=\"";
    xml += owner;
    xml += "_";
    xml += field.name;
    xml += "\">";
    xml += field.type == FieldType::kText ? escape_xml(value.text) : field_text(field.type, value);
    xml += "</data>\n";
  }
}

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  out.write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  out.write(keys_of(node_fields(), "node"));
  out.write(keys_of(edge_fields(), "edge"));
  out.write("  <graph id=\"whomet\" edgedefault=\"directed\">\n");
  std::string xml;
  each_node(graph, [&](const ExportNode& node) {
    xml = "    <node id=\"" + escape_xml(node.id) + "\">\n";
    add_fields(xml, node_fields(), "node", node);
    out.write(xml += "    </node>\n");
  });
  // Symmetric ones too, not directed="false": networkx refuses a graph that has both kinds.
  each_edge(graph, [&](const ExportEdge& edge) {
    xml = "    <edge id=\"" + escape_xml(edge.statement->id) + "\" source=\"" +
          escape_xml(edge.source) + "\" target=\"" + escape_xml(edge.target) + "\">\n";
    add_fields(xml, edge_fields(), "edge", edge);
    out.write(xml += "    </edge>\n");
  });
  out.write("  </graph>\n</graphml>\n");
}

}  // namespace

GraphWriter graphml_writer() {
  return {.name = "graphml",
          .ending = ".graphml",
          .summary = "GraphML 1.0",
          .opened_by = "Gephi, Cytoscape, yEd, Linkurious, networkx, igraph; whomet import",
          .write = write};
}

}  // namespace whomet
