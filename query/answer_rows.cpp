#include "query/answer_rows.h"

#include <algorithm>
#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.h"
#include "query/temporal/moment.h"
#include "query/value_text.h"

namespace whomet {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Replaces bytes that are not UTF-8.
std::string valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    append_utf8(valid, point.value);
    at += point.length;
  }
  return valid;
}

class ValueWriter {
 public:
  ValueWriter(Writer& writer, const PropertyGraph& graph) : writer_(writer), graph_(graph) {}

  void write(const Value& value) {
    switch (value.kind()) {
      case ValueKind::kNull:
        writer_.Null();
        return;
      case ValueKind::kBoolean:
        writer_.Bool(value.as_boolean());
        return;
      case ValueKind::kInteger:
        writer_.Int64(value.as_integer());
        return;
      case ValueKind::kFloat:
        return number(value.as_float());
      case ValueKind::kText:
        return text(value.as_text());
      case ValueKind::kList:
        writer_.StartArray();
        for (const Value& element : value.as_list()) write(element);
        writer_.EndArray();
        return;
      case ValueKind::kMap:
        return map(value.as_map());
      case ValueKind::kNode:
        return node(value.as_node());
      case ValueKind::kEdge:
        return edge(value.as_edge());
      case ValueKind::kPath:
        return path(value.as_path());
      default:
        return text(temporal_text(value));
    }
  }

 private:
  void text(std::string_view value) {
    const std::string valid = valid_utf8(value);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void key(std::string_view name) { text(name); }

  void number(double value) {
    if (!std::isfinite(value)) {
      writer_.Null();
      return;
    }
    const std::string digits = float_text(value);
    writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }

  void map(const ValueMap& entries) {
    writer_.StartObject();
    for (const auto& [name, value] : entries) {
      key(name);
      write(value);
    }
    writer_.EndObject();
  }

  // The id that the graph's own property says, or the number.
  void id_of_node(std::uint32_t node) {
    const std::uint32_t id_key = graph_.keys.find("id");
    const Value id =
        id_key == kNoName || !graph_.has_node(node) ? Value() : graph_.node_property(node, id_key);
    if (id.kind() == ValueKind::kText) return text(id.as_text());
    writer_.Uint(node);
  }

  void node(std::uint32_t index) {
    writer_.StartObject();
    key("node");
    id_of_node(index);
    key("labels");
    writer_.StartArray();
    if (graph_.has_node(index)) {
      for (const std::uint32_t label : graph_.labels_of(index)) text(graph_.labels.name(label));
    }
    writer_.EndArray();
    key("properties");
    map(graph_.has_node(index) ? graph_.node_properties(index) : ValueMap());
    writer_.EndObject();
  }

  void edge(std::uint32_t index) {
    writer_.StartObject();
    key("relationship");
    const std::uint32_t id_key = graph_.keys.find("id");
    const Value id = id_key == kNoName || !graph_.has_edge(index)
                         ? Value()
                         : graph_.edge_property(index, id_key);
    if (id.kind() == ValueKind::kText) {
      text(id.as_text());
    } else {
      writer_.Uint(index);
    }
    key("type");
    text(graph_.types.name(graph_.type_of(index)));
    key("start");
    id_of_node(graph_.source(index));
    key("end");
    id_of_node(graph_.target(index));
    key("properties");
    map(graph_.has_edge(index) ? graph_.edge_properties(index) : ValueMap());
    writer_.EndObject();
  }

  void path(const PathValue& value) {
    writer_.StartObject();
    key("path");
    writer_.StartArray();
    for (std::size_t i = 0; i < value.nodes.size(); ++i) {
      node(value.nodes[i]);
      if (i < value.edges.size()) edge(value.edges[i]);
    }
    writer_.EndArray();
    writer_.EndObject();
  }

  Writer& writer_;
  const PropertyGraph& graph_;
};

// "Ada Novak -[MEETS_WITH]-> Ben Okafor": nodes by their names, for people.
std::string short_node(std::uint32_t node, const PropertyGraph& graph) {
  const std::uint32_t key = graph.keys.find("name");
  if (key != kNoName && graph.has_node(node)) {
    const Value name = graph.node_property(node, key);
    if (name.kind() == ValueKind::kText) return name.as_text();
  }
  return literal_text(Value::node(node), graph);
}

std::string cell_text(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::kNode:
      return short_node(value.as_node(), graph);
    case ValueKind::kEdge:
      return "[:" + graph.types.name(graph.type_of(value.as_edge())) + "]";
    case ValueKind::kPath: {
      const PathValue& path = value.as_path();
      std::string text = short_node(path.nodes.front(), graph);
      for (std::size_t i = 0; i < path.edges.size(); ++i) {
        const bool forward = graph.source(path.edges[i]) == path.nodes[i];
        text += forward ? " -[" : " <-[";
        text += graph.types.name(graph.type_of(path.edges[i]));
        text += forward ? "]-> " : "]- ";
        text += short_node(path.nodes[i + 1], graph);
      }
      return text;
    }
    case ValueKind::kList: {
      std::string text;
      for (const Value& element : value.as_list()) {
        text += (text.empty() ? "" : "; ") + cell_text(element, graph);
      }
      return text;
    }
    case ValueKind::kNull:
      return "null";
    default:
      return plain_text(value, graph);
  }
}

Cell cell_of(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return std::monostate();
    case ValueKind::kBoolean:
      return value.as_boolean();
    case ValueKind::kInteger:
      return value.as_integer();
    case ValueKind::kFloat:
      if (!std::isfinite(value.as_float())) return Nested{"null", float_text(value.as_float())};
      return value.as_float();
    case ValueKind::kText:
      return value.as_text();
    case ValueKind::kList: {
      const ValueList& list = value.as_list();
      const bool texts = std::all_of(list.begin(), list.end(), [](const Value& element) {
        return element.kind() == ValueKind::kText;
      });
      if (!texts) break;
      std::vector<std::string> all;
      for (const Value& element : list) all.push_back(element.as_text());
      return all;
    }
    default:
      break;
  }
  if (is_temporal(value.kind())) return temporal_text(value);
  return Nested{json_text(value, graph), cell_text(value, graph)};
}

}  // namespace

std::string json_text(const Value& value, const PropertyGraph& graph) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  ValueWriter(writer, graph).write(value);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string json_text(std::string_view text) {
  rapidjson::StringBuffer buffer;
  Writer(buffer).String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

Rows rows_of(const QueryAnswer& answer, const PropertyGraph& graph) {
  Rows rows;
  rows.columns = answer.columns;
  rows.rows.reserve(answer.rows.size());
  for (const ValueList& row : answer.rows) {
    std::vector<Cell> cells;
    cells.reserve(row.size());
    for (const Value& value : row) cells.push_back(cell_of(value, graph));
    rows.rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace whomet
