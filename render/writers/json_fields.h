// The fields of a node or an edge as members of a JSON object: what the JSON formats share.
#pragma once

#include "render/export_graph.h"
#include "render/json_stream.h"

namespace whomet {

inline void add_member(JsonStream& json, FieldType type, const char* name,
                       const FieldValue& value) {
  switch (type) {
    case FieldType::kText:
      json.field(name, value.text);
      return;
    case FieldType::kCount:
      json.key(name).count(value.count);
      return;
    case FieldType::kNumber:
      json.key(name).number(value.number);
      return;
    case FieldType::kFlag:
      json.key(name).flag(value.flag);
      return;
  }
}

inline void add_members(JsonStream& json, const ExportNode& node) {
  for (const NodeField& field : node_fields()) {
    add_member(json, field.type, field.name, field.value(node));
  }
}
inline void add_members(JsonStream& json, const ExportEdge& edge) {
  for (const EdgeField& field : edge_fields()) {
    add_member(json, field.type, field.name, field.value(edge));
  }
}

}  // namespace whomet
