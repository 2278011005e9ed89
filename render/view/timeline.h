// Who met whom along time: lanes of people or countries, and occasions across them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "render/view/picture.h"

namespace whomet {

struct TimelineOccasion {
  std::string id;
  std::string date;    // "12 May", "5–11 May", “Wednesday” as told; "" where no more than the
                       // period is known
  std::string period;  // columns of one period stand together: "May 2031", "not dated"
  std::vector<std::string> label;  // "summit", "Oslo", "+ 3 others"
  std::string references;
  Reality reality = Reality::kFact;
  std::vector<std::size_t> lanes;  // ascending, never empty
  std::string tooltip;
};

struct Timeline {
  std::vector<PictureNode> lanes;
  std::vector<TimelineOccasion> occasions;  // by date; undated ones last
  std::vector<Reference> references;
  std::size_t unlisted_references = 0;
  std::size_t total_occasions = 0;
  std::size_t sources = 0;
};

struct TimelineOptions {
  std::vector<NodeId> with;  // only occasions where one of them took part; empty = all
  bool by_country = false;   // lanes are countries; who visits one meets it
  std::string since;         // ISO days; occasions known to end before or to begin after are left
  std::string until;         // out. "" = any
  std::size_t max_lanes = 18;
  std::size_t max_occasions = 60;
};

// Lanes that have most occasions are kept; of too many occasions those with the most lanes.
Timeline make_timeline(const EntityGraph& graph, const TimelineOptions& options);

}  // namespace whomet
