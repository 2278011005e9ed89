// What the graph holds, as tables.

#include "query/function.h"
#include "query/procedure.h"

namespace whomet {
namespace {

constexpr StaticType kText = StaticType::of(TypeKind::kText);

std::vector<ValueList> used_names(const NameTable& table) {
  std::vector<ValueList> rows;
  for (std::uint32_t id = 0; id < table.size(); ++id) {
    if (table.is_used(id)) rows.push_back({Value::text(table.name(id))});
  }
  return rows;
}

std::vector<ValueList> function_rows() {
  std::vector<ValueList> rows;
  for (const auto group : all_functions()) {
    for (const QueryFunction& function : group) {
      rows.push_back({Value::text(std::string(function.name)),
                      Value::text(std::string(function.signature)),
                      Value::text(std::string(function.summary))});
    }
  }
  return rows;
}

const ProcedureList& schema_procedures() {
  static const ProcedureList procedures = {
      {"db.labels",
       "Labels of nodes",
       {},
       {{"label", kText}},
       [](const PropertyGraph& graph, std::span<const Value>, const WorkMeter&) {
         return used_names(graph.labels);
       }},
      {"db.relationshipTypes",
       "Types of relationships",
       {},
       {{"relationshipType", kText}},
       [](const PropertyGraph& graph, std::span<const Value>, const WorkMeter&) {
         return used_names(graph.types);
       }},
      {"db.propertyKeys",
       "Names of properties",
       {},
       {{"propertyKey", kText}},
       [](const PropertyGraph& graph, std::span<const Value>, const WorkMeter&) {
         return used_names(graph.keys);
       }},
      {"dbms.functions",
       "All functions",
       {},
       {{"name", kText}, {"signature", kText}, {"description", kText}},
       [](const PropertyGraph&, std::span<const Value>, const WorkMeter&) {
         return function_rows();
       }},
  };
  return procedures;
}

}  // namespace

const ProcedureList& built_in_procedures() {
  static const ProcedureList procedures = [] {
    ProcedureList all = schema_procedures();
    all.insert(all.end(), measure_procedures().begin(), measure_procedures().end());
    return all;
  }();
  return procedures;
}

}  // namespace whomet
