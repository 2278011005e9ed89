// GEXF 1.3 and 1.2 (https://gexf.net): nodes and edges with their fields, colours by type (1.3),
// and days as start and end, so that Gephi's timeline works. An edge has the days of its statement,
// a meeting its own. Parallel edges of one kind would be added up by Gephi: `kind` is the
// predicate.
#include <array>
#include <cmath>
#include <string>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

enum class Version { k13, k12 };

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "string";
    case FieldType::kCount:
      return "integer";
    case FieldType::kNumber:
      return "double";
    case FieldType::kFlag:
      return "boolean";
  }
  return "string";
}

struct Colour {
  int red;
  int green;
  int blue;
};

// Hues of Okabe & Ito, which colour-blind readers tell apart.
Colour colour_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return {0, 114, 178};
    case EntityType::kCountry:
      return {0, 158, 115};
    case EntityType::kOrganization:
      return {230, 159, 0};
    case EntityType::kGroup:
      return {204, 121, 167};
    case EntityType::kPlace:
      return {86, 180, 233};
    case EntityType::kMeeting:
      return {213, 94, 0};
    default:
      return {153, 153, 153};
  }
}

template <typename Fields>
std::string attributes_of(const Fields& fields, const char* owner) {
  std::string xml = std::string("    <attributes class=\"") + owner + "\" mode=\"static\">\n";
  for (const auto& field : fields) {
    xml += std::string("      <attribute id=\"") + field.name + "\" title=\"" + field.name +
           "\" type=\"" + type_name(field.type) + "\"/>\n";
  }
  return xml + "    </attributes>\n";
}

template <typename Fields, typename Record>
void add_values(std::string& xml, const Fields& fields, const Record& record) {
  xml += "        <attvalues>\n";
  for (const auto& field : fields) {
    const FieldValue value = field.value(record);
    if (field.type == FieldType::kText && value.text.empty()) continue;
    xml += "          <attvalue for=\"";
    xml += field.name;
    xml += "\" value=\"" + escape_xml(field_text(field.type, value)) + "\"/>\n";
  }
  xml += "        </attvalues>\n";
}

std::string days(const TimeValue& time) {
  std::string attributes;
  if (!time.from.empty()) attributes += " start=\"" + escape_xml(time.from) + "\"";
  if (!time.to.empty()) attributes += " end=\"" + escape_xml(time.to) + "\"";
  return attributes;
}

void add_node(std::string& xml, Version version, const ExportNode& node) {
  xml += "      <node id=\"" + escape_xml(node.id) + "\" label=\"" + escape_xml(node.label) + "\"" +
         (node.meeting == nullptr ? std::string() : days(node.meeting->date)) + ">\n";
  add_values(xml, node_fields(), node);
  if (version == Version::k12) {
    // Its official grammar puts the colours into a namespace in which no program looks for them.
    xml += "      </node>\n";
    return;
  }
  const Colour colour = colour_of(node.type);
  // Area grows with the mentions, not the radius.
  const double size = 10.0 + std::round(4.0 * std::sqrt(static_cast<double>(node.mentions)));
  xml += "        <viz:color r=\"" + std::to_string(colour.red) + "\" g=\"" +
         std::to_string(colour.green) + "\" b=\"" + std::to_string(colour.blue) + "\"/>\n";
  xml += "        <viz:size value=\"" + number_text(size) + "\"/>\n      </node>\n";
}

void add_edge(std::string& xml, Version version, const ExportEdge& edge) {
  xml += "      <edge id=\"" + escape_xml(edge.statement->id) + "\" source=\"" +
         escape_xml(edge.source) + "\" target=\"" + escape_xml(edge.target) + "\" label=\"" +
         escape_xml(edge.label) + "\"";
  if (version == Version::k13) xml += " kind=\"" + escape_xml(edge.statement->predicate) + "\"";
  xml += " weight=\"" + std::to_string(edge.sources == 0 ? 1 : edge.sources) + "\"" +
         days(edge.statement->time) + ">\n";
  add_values(xml, edge_fields(), edge);
  xml += "      </edge>\n";
}

void write(Version version, const FactSource& graph, ExportFiles& files) {
  const bool is_new = version == Version::k13;
  const std::string space = is_new ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
  ByteSink& out = files.open("");
  out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" + space +
            "\" xmlns:viz=\"" + space + "/viz\" version=\"" + (is_new ? "1.3" : "1.2") +
            "\">\n  <meta>\n    <creator>whomet</creator>\n    <description>who met "
            "whom</description>\n  </meta>\n  <graph mode=\"dynamic\" timeformat=\"date\" "
            "defaultedgetype=\"directed\" idtype=\"string\">\n");
  out.write(attributes_of(node_fields(), "node"));
  out.write(attributes_of(edge_fields(), "edge"));
  out.write("    <nodes>\n");
  std::string xml;
  each_node(graph, [&](const ExportNode& node) {
    xml.clear();
    add_node(xml, version, node);
    out.write(xml);
  });
  out.write("    </nodes>\n    <edges>\n");
  each_edge(graph, [&](const ExportEdge& edge) {
    xml.clear();
    add_edge(xml, version, edge);
    out.write(xml);
  });
  out.write("    </edges>\n  </graph>\n</gexf>\n");
}

void write_13(const FactSource& graph, ExportFiles& files) {
  write(Version::k13, graph, files);
}
void write_12(const FactSource& graph, ExportFiles& files) {
  write(Version::k12, graph, files);
}

}  // namespace

GraphWriter gexf_writer() {
  return {.name = "gexf",
          .ending = ".gexf",
          .summary = "GEXF 1.3, with days for the timeline",
          .opened_by = "Gephi, Gephi Lite, Linkurious",
          .write = write_13};
}

GraphWriter gexf12_writer() {
  return {.name = "gexf12",
          .ending = "",
          .summary = "GEXF 1.2, with days for the timeline",
          .opened_by = "older Gephi, networkx, sigma.js",
          .write = write_12};
}

}  // namespace whomet
