// Words of the command line that choose a part of the graph: days and types of nodes.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "cli/options.h"
#include "graph/fact_source.h"

namespace whomet {

// "2023", "2023-05" and "2023-05-16": the first day of it, or its last. Throws Failure for what is
// no date.
Date day_of(const std::string& text, bool last);

// "person" is accepted for "Person". Throws Failure for what is no type.
EntityType entity_type_of(std::string name);

// --focus, --hops, --since, --until, --type, --relation, --min-confidence as they were given.
struct FilterChoice {
  std::vector<std::string> focus;
  std::size_t hops = 1;
  std::string since;
  std::string until;
  std::vector<std::string> types;
  std::vector<std::string> relations;
  std::string min_confidence;
};

void define_filter(Options& options, FilterChoice& choice);
// All but --focus and --hops.
void define_statement_filter(Options& options, FilterChoice& choice);

// The filter that they mean on the graph of the file. Throws Failure as named_node() does.
FactFilter filter_of(const FilterChoice& choice, const std::string& graph_file);

}  // namespace whomet
