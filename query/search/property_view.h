// Any PropertyGraph of the query language as a view for path searches.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "query/property_graph.h"
#include "query/search/search_view.h"

namespace whomet {

// Of the path, from its start to its target.
enum class ViewDirection : std::uint8_t { kOut, kIn, kBoth };

struct PropertyViewOptions {
  ViewDirection direction = ViewDirection::kBoth;
  std::vector<std::uint32_t> types = {};  // numbers in graph.types; none = all
  // What arcs may be taken, and what nodes they may lead to or come from: a search that starts or
  // ends at a node that is forbidden to others has to allow it here. Null = all.
  std::function<bool(std::uint32_t edge)> edge_test = {};
  std::function<bool(std::uint32_t node)> node_test = {};
  // Cost > 0 of an edge, and its day or kNoDay; only asked if they are there.
  std::function<std::uint32_t(std::uint32_t edge)> cost = {};
  std::function<std::int32_t(std::uint32_t edge)> day = {};
};

// The graph has to outlive the view. A loop is one arc, also where directions are ignored.
class PropertyView : public SearchView {
 public:
  PropertyView(const PropertyGraph& graph, PropertyViewOptions options)
      : graph_(graph), options_(std::move(options)) {}

  void arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) override;
  void arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) override;

 private:
  // Loops at `no_loop_at` are left out.
  void add(std::span<const Arc> from, std::uint32_t no_loop_at, std::vector<SearchArc>& arcs) const;
  void list(std::uint32_t node, bool out, bool in, std::vector<SearchArc>& arcs) const;

  const PropertyGraph& graph_;
  PropertyViewOptions options_;
};

}  // namespace whomet
