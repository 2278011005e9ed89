// The Boost.Graph type inside EntityGraph, for algorithm files only: it costs seconds to include.
// Vertex descriptors are NodeId indices. An edge carries its EdgeId in edge_index.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "graph/entity_graph.h"

namespace whomet {

using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                          boost::property<boost::edge_index_t, std::uint32_t>>;

struct EntityGraph::Impl {
  Facts facts;
  std::vector<Statement> derived;  // edges that follow from meetings; never grows after building
  BoostGraph graph;

  // By EdgeId: where the edge goes, and the statement behind it (in `facts` or `derived`).
  struct Edge {
    NodeId source;
    NodeId target;
    const Statement* statement;
  };
  std::vector<Edge> edges;

  // Edges of node n: out[out_begin[n] .. out_begin[n + 1]), ascending; the same for in.
  std::vector<EdgeId> out;
  std::vector<EdgeId> in;
  std::vector<std::uint32_t> out_begin;
  std::vector<std::uint32_t> in_begin;

  std::unordered_map<std::string_view, NodeId> nodes_by_id;  // keys view the ids in `facts`
};

inline const BoostGraph& boost_graph(const EntityGraph& graph) {
  return graph.impl().graph;
}

inline EdgeId edge_id(const BoostGraph& graph, BoostGraph::edge_descriptor edge) {
  return static_cast<EdgeId>(boost::get(boost::edge_index, graph, edge));
}

}  // namespace whomet
