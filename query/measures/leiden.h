// Communities: groups of nodes that have more links among each other than chance would give them.
// Method: Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected
// communities", Scientific Reports 9 (2019), for modularity with a resolution. Its three phases:
// fast local moving, refinement, aggregation by the refined groups; runs are repeated from where
// the last one ended until they gain nothing, and the best of several tries counts. Refinement
// chooses at random with a fixed seed, so the same network gives the same groups. About O(links log
// nodes).
#pragma once

#include <cstdint>
#include <vector>

#include "base/work_meter.h"
#include "query/measures/network.h"

namespace whomet {

// Community numbers by node, 0 upwards in the order of their first nodes. A larger resolution gives
// smaller groups. Every community hangs together.
std::vector<std::uint32_t> communities_of(const MeasureNetwork& network, double resolution = 1.0,
                                          const WorkMeter& meter = {});

// What they maximize: the share of links inside communities less what chance would put there.
double modularity(const MeasureNetwork& network, const std::vector<std::uint32_t>& communities,
                  double resolution = 1.0);

}  // namespace whomet
