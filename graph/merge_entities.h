// Local entities -> entities of the graph. Internal to graph/merge*.cpp.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/merge_input.h"

namespace whomet {

struct MergedEntities {
  std::vector<Entity> entities;        // by id
  std::vector<std::string> global_id;  // parallel to MergeInput::entities
};

// Takes the mentions out of the local entities.
MergedEntities merge_entities(MergeInput& input);

}  // namespace whomet
