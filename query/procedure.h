// A procedure that queries can CALL: a table that is asked for rows.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/work_meter.h"
#include "query/lang/type.h"
#include "query/property_graph.h"
#include "query/value.h"

namespace whomet {

struct ProcedureField {
  std::string name;
  StaticType type;
};

struct Procedure {
  std::string name;  // "db.labels"
  std::string summary;
  std::vector<ProcedureField> arguments;
  std::vector<ProcedureField> results;
  // All rows for these arguments, as wide as `results`. What takes long tells the meter.
  std::function<std::vector<ValueList>(const PropertyGraph& graph, std::span<const Value>,
                                       const WorkMeter& meter)>
      call;
};

using ProcedureList = std::vector<Procedure>;

// db.labels, db.relationshipTypes, db.propertyKeys, dbms.functions, and those below.
const ProcedureList& built_in_procedures();

// measure.degree, measure.pagerank, ... (procedures_measures.cpp).
const ProcedureList& measure_procedures();

}  // namespace whomet
