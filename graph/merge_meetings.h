// Meetings of several documents that are one occasion. Internal to graph/merge*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/merge_entities.h"
#include "graph/merge_input.h"

namespace whomet {

struct MergedMeetings {
  std::vector<Meeting> meetings;  // by id
  // Per local graph: id of the local meeting -> id of the meeting.
  std::vector<std::unordered_map<std::string_view, std::string>> ids;
};

MergedMeetings merge_meetings(const MergeInput& input, const MergedEntities& entities);

}  // namespace whomet
