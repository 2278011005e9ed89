#include "query/value_text.h"

#include <charconv>
#include <cmath>

#include "query/temporal/moment.h"

namespace whomet {
namespace {

void append_quoted(std::string& text, const std::string& value) {
  text += '\'';
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
  text += '\'';
}

bool is_plain_name(const std::string& name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (!plain) return false;
  }
  return true;
}

void append_name(std::string& text, const std::string& name) {
  text += is_plain_name(name) ? name : "`" + name + "`";
}

void append_value(std::string& text, const Value& value, const PropertyGraph& graph);

void append_map(std::string& text, const ValueMap& map, const PropertyGraph& graph) {
  text += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) text += ", ";
    first = false;
    append_name(text, key);
    text += ": ";
    append_value(text, value, graph);
  }
  text += '}';
}

void append_node(std::string& text, std::uint32_t node, const PropertyGraph& graph) {
  text += '(';
  if (graph.has_node(node)) {
    for (const std::uint32_t label : graph.labels_of(node)) {
      text += ':';
      append_name(text, graph.labels.name(label));
    }
    const ValueMap properties = graph.node_properties(node);
    if (!properties.empty()) {
      if (text.back() != '(') text += ' ';
      append_map(text, properties, graph);
    }
  }
  text += ')';
}

void append_edge(std::string& text, std::uint32_t edge, const PropertyGraph& graph) {
  text += "[:";
  append_name(text, graph.types.name(graph.type_of(edge)));
  if (graph.has_edge(edge)) {
    const ValueMap properties = graph.edge_properties(edge);
    if (!properties.empty()) {
      text += ' ';
      append_map(text, properties, graph);
    }
  }
  text += ']';
}

void append_path(std::string& text, const PathValue& path, const PropertyGraph& graph) {
  text += '<';
  append_node(text, path.nodes.front(), graph);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool forward = graph.source(path.edges[i]) == path.nodes[i];
    text += forward ? "-" : "<-";
    append_edge(text, path.edges[i], graph);
    text += forward ? "->" : "-";
    append_node(text, path.nodes[i + 1], graph);
  }
  text += '>';
}

void append_value(std::string& text, const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::kNull:
      text += "null";
      return;
    case ValueKind::kBoolean:
      text += value.as_boolean() ? "true" : "false";
      return;
    case ValueKind::kInteger:
      text += std::to_string(value.as_integer());
      return;
    case ValueKind::kFloat:
      text += float_text(value.as_float());
      return;
    case ValueKind::kText:
      return append_quoted(text, value.as_text());
    case ValueKind::kList: {
      text += '[';
      bool first = true;
      for (const Value& element : value.as_list()) {
        if (!first) text += ", ";
        first = false;
        append_value(text, element, graph);
      }
      text += ']';
      return;
    }
    case ValueKind::kMap:
      return append_map(text, value.as_map(), graph);
    case ValueKind::kNode:
      return append_node(text, value.as_node(), graph);
    case ValueKind::kEdge:
      return append_edge(text, value.as_edge(), graph);
    case ValueKind::kPath:
      return append_path(text, value.as_path(), graph);
    default:
      return append_quoted(text, temporal_text(value));
  }
}

}  // namespace

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  std::string text(buffer, end);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) {
    return text.find('.') == std::string::npos ? text + ".0" : text;
  }
  std::string mantissa = text.substr(0, exponent);
  if (mantissa.find('.') == std::string::npos) mantissa += ".0";
  std::string power = text.substr(exponent + 1);
  if (power.front() == '+') power.erase(0, 1);
  const std::size_t sign = power.front() == '-' ? 1 : 0;
  while (power.size() > sign + 1 && power[sign] == '0') power.erase(sign, 1);
  return mantissa + "E" + power;
}

std::string literal_text(const Value& value, const PropertyGraph& graph) {
  std::string text;
  append_value(text, value, graph);
  return text;
}

std::string plain_text(const Value& value, const PropertyGraph& graph) {
  if (value.kind() == ValueKind::kText) return value.as_text();
  if (is_temporal(value.kind())) return temporal_text(value);
  return literal_text(value, graph);
}

}  // namespace whomet
