// The relations of a .kg as a view for path searches, with what people ask of paths: relation and
// node types, days, status, confidence, nodes to pass by, what a hop costs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/stored_graph.h"
#include "query/search/node_map.h"
#include "query/search/property_view.h"
#include "query/search/search_view.h"

namespace whomet {

// What a hop costs, in thousandths of a hop or in ten-thousandths of doubt.
enum class HopCost : std::uint8_t {
  kEvidence,  // 1; a little more where evidence is weak or what it says is not told as fact; 100
              // more where all that is said is that it is not so (query/paths.h)
  kDoubt      // 1.01 - confidence
};

struct StoredViewOptions {
  ViewDirection direction = ViewDirection::kBoth;
  std::vector<bool> relation_types = {};   // by number; empty = all
  std::vector<bool> node_types = {};       // of nodes that are passed through; empty = all
  std::vector<std::uint32_t> avoid = {};   // nodes that no path has
  bool asserted_only = false;              // what is told as fact
  bool denied_too = true;                  // what is said not to be so, as last resort
  std::optional<std::int32_t> since = {};  // days, both included; undated relations are then left
  std::optional<std::int32_t> until = {};  // out unless `undated`
  // What had happened by the day; of undated relations what had been reported by then.
  std::optional<std::int32_t> as_of = {};
  bool undated = false;
  std::uint32_t min_confidence = 0;  // ten-thousandths
  HopCost cost = HopCost::kEvidence;
  bool damp_hubs = true;             // countries, places, groups, ... cost log(degree) more
  bool pass_by_meetings = false;     // where all who were there are linked directly
  bool fold_parallel = false;        // of relations between the same nodes the cheapest only
  std::uint32_t from = 0xFFFFFFFFU;  // the ends: what is said of nodes above does not hold for them
  std::uint32_t to = 0xFFFFFFFFU;    // (but for `avoid`)
};

class StoredView : public SearchView {
 public:
  // The graph has to outlive the view.
  StoredView(StoredGraph& graph, StoredViewOptions options);

  void arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) override;
  void arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) override;

  void nodes_from(std::uint32_t node, std::vector<std::uint32_t>& nodes) override;
  void nodes_to(std::uint32_t node, std::vector<std::uint32_t>& nodes) override;
  SearchArc arc_between(std::uint32_t from, std::uint32_t to) override;

  // All relations between the two that a path may take from the one to the other.
  std::vector<StoredRelation> relations_between(std::uint32_t from, std::uint32_t to);

 private:
  bool allows(const ArcGroup& group, std::uint32_t i) const;
  bool allows(std::uint32_t node);
  bool repeats_direct_links(std::uint32_t node);
  std::uint32_t hub_cost(std::uint32_t node);
  std::uint32_t hop_cost(const ArcGroup& group, std::uint32_t i) const;
  // Whether arcs of the group may be taken by who leaves its node (or, backwards, comes to it).
  bool takes(const ArcGroup& group, bool forwards) const;
  void list(std::uint32_t node, bool forwards, std::vector<SearchArc>& arcs);
  void list_nodes(std::uint32_t node, bool forwards, std::vector<std::uint32_t>& nodes);
  std::vector<std::uint32_t> neighbours(std::uint32_t node);
  bool is_end(std::uint32_t node) const { return node == options_.from || node == options_.to; }

  StoredGraph& graph_;
  StoredViewOptions options_;
  bool tests_relations_ = false;
  bool tests_nodes_ = false;
  std::vector<bool> hub_types_;      // by node type
  std::vector<bool> meeting_types_;  // by node type
  NodeMap<bool> allowed_;
  NodeMap<std::uint32_t> hub_costs_;
};

}  // namespace whomet
