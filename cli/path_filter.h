// The options that path, near and between share: which relations and nodes a path may take.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "query/search/stored_view.h"

namespace whomet {

struct PathFilter {
  std::vector<std::string> relations;
  std::vector<std::string> types;
  std::vector<std::string> avoid;
  std::string since;
  std::string until;
  std::string as_of;
  std::string min_confidence;
  bool undated = false;
  bool asserted = false;
  bool directed = false;
};

void define_path_filter(Options& options, PathFilter& filter);

// What the words mean in this graph. Throws Failure for what means nothing there.
StoredViewOptions view_options(StoredGraph& graph, const PathFilter& filter);

// The node that a name means; throws Failure with its exit code otherwise.
std::uint32_t named_node(StoredGraph& graph, std::string_view name);

}  // namespace whomet
