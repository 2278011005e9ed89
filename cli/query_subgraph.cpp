#include "cli/query_subgraph.h"

#include <algorithm>
#include <set>

#include "cli/failure.h"
#include "cli/interrupt.h"
#include "query/graphs/knowledge_graph.h"
#include "query/run.h"

namespace whomet {
namespace {

constexpr std::size_t kMostRows = 100'000;

class Collector {
 public:
  explicit Collector(const EntityGraph& graph) : graph_(graph) {}

  void add(const Value& value) {
    switch (value.kind()) {
      case ValueKind::kNode:
        add_node(value.as_node());
        only_paths_ = false;
        break;
      case ValueKind::kEdge:
        add_edge(value.as_edge());
        only_paths_ = false;
        break;
      case ValueKind::kPath:
        for (const auto node : value.as_path().nodes) add_node(node);
        for (const auto edge : value.as_path().edges) add_edge(edge);
        add_ends(value.as_path());
        break;
      case ValueKind::kList:
        for (const Value& part : value.as_list()) add(part);
        break;
      case ValueKind::kMap:
        for (const auto& [key, part] : value.as_map()) add(part);
        break;
      default:
        break;
    }
  }

  QuerySubgraph take() {
    if (edges_.empty()) {
      for (const NodeId node : nodes_) {
        for (const EdgeId edge : graph_.out_edges(node)) {
          if (nodes_.contains(graph_.target(edge))) edges_.insert(edge);
        }
      }
    }
    QuerySubgraph result;
    result.subgraph = {
        {nodes_.begin(), nodes_.end()}, {edges_.begin(), edges_.end()}, edges_.size()};
    if (only_paths_ && ends_.size() == 1) {
      result.ends = {ends_.begin()->first, ends_.begin()->second};
    }
    return result;
  }

 private:
  // Articles are nodes of the query language only.
  void add_node(std::uint32_t node) {
    if (node < graph_.node_count()) nodes_.insert(static_cast<NodeId>(node));
  }

  void add_edge(std::uint32_t index) {
    if (index >= graph_.edge_count()) return;
    const auto edge = static_cast<EdgeId>(index);
    edges_.insert(edge);
    nodes_.insert({graph_.source(edge), graph_.target(edge)});
  }

  void add_ends(const PathValue& path) {
    if (path.nodes.size() < 2 || path.nodes.front() == path.nodes.back()) {
      only_paths_ = false;
      return;
    }
    const auto count = graph_.node_count();
    if (path.nodes.front() >= count || path.nodes.back() >= count) return;
    ends_.insert({static_cast<NodeId>(path.nodes.front()), static_cast<NodeId>(path.nodes.back())});
  }

  const EntityGraph& graph_;
  std::set<NodeId> nodes_;
  std::set<EdgeId> edges_;
  std::set<std::pair<NodeId, NodeId>> ends_;
  bool only_paths_ = true;
};

}  // namespace

QuerySubgraph subgraph_of_query(const EntityGraph& graph, const std::string& query) {
  const InterruptGuard guard;
  KnowledgeGraph view(graph);
  QueryRequest request;
  request.text = query;
  request.limits.rows = kMostRows;
  request.limits.interrupted = interrupted;
  const QueryAnswer answer = run_query(view, request);
  if (answer.error) {
    const bool stopped = answer.error->type == QueryErrorType::kInterrupted;
    throw Failure(stopped ? kInterrupted : kUsage, describe(*answer.error, query));
  }
  Collector collector(graph);
  for (const ValueList& row : answer.rows) {
    for (const Value& value : row) collector.add(value);
  }
  auto result = collector.take();
  if (result.subgraph.nodes.empty()) {
    throw Failure(kNoAnswer, answer.rows.empty()
                                 ? "the query has no answer"
                                 : "the answer has no nodes or relationships to draw; "
                                   "let the query RETURN them rather than their properties");
  }
  return result;
}

}  // namespace whomet
