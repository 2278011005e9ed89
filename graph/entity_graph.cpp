// Nodes are the entities in their order, then the meetings. Edges are the statements in their
// order, then the edges that follow from meetings. Tested by tests/graph/entity_graph_test.cpp.
#include "graph/entity_graph.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "graph/boost_view.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

using Impl = EntityGraph::Impl;

void index_nodes(Impl& impl) {
  std::uint32_t next = 0;
  for (const Entity& entity : impl.facts.entities) {
    impl.nodes_by_id.emplace(entity.id, static_cast<NodeId>(next++));
  }
  for (const Meeting& meeting : impl.facts.meetings) {
    impl.nodes_by_id.emplace(meeting.id, static_cast<NodeId>(next++));
  }
}

// Statements without a node at both ends are literals, not edges.
void add_edge(Impl& impl, const Statement& statement) {
  const auto source = impl.nodes_by_id.find(statement.subject);
  const auto target = impl.nodes_by_id.find(statement.object);
  if (source == impl.nodes_by_id.end() || target == impl.nodes_by_id.end()) return;
  impl.edges.push_back({source->second, target->second, &statement});
}

// Participants and place of each meeting, where no statement says so already.
std::vector<Statement> derive_statements(const Facts& facts) {
  std::set<std::pair<std::string_view, std::string_view>>
      stated;                                                // (who, meeting), (meeting, place)
  std::unordered_map<std::string_view, double> confidences;  // by meeting
  for (const Statement& statement : facts.statements) {
    if (statement.predicate == "participates_in" || statement.predicate == "located_in") {
      stated.emplace(statement.subject, statement.object);
    }
    if (statement.meeting.empty()) continue;
    double& confidence = confidences[statement.meeting];
    confidence = std::max(confidence, statement.confidence);
  }
  std::vector<Statement> derived;
  const IsStated is_stated = [&stated](const std::string& subject, const char*,
                                       const std::string& object) {
    return stated.contains({subject, object});
  };
  for (const Meeting& meeting : facts.meetings) {
    const auto found = confidences.find(meeting.id);
    const double confidence = found == confidences.end() ? kDerivedConfidence : found->second;
    for (Statement& edge : edges_of_meeting(meeting, confidence, is_stated)) {
      derived.push_back(std::move(edge));
    }
  }
  return derived;
}

// Compressed rows: the edges of each node, ascending, by one end.
void index_edges(const std::vector<Impl::Edge>& edges, NodeId Impl::Edge::*end,
                 std::size_t node_count, std::vector<std::uint32_t>& begin,
                 std::vector<EdgeId>& sorted) {
  begin.assign(node_count + 1, 0);
  for (const Impl::Edge& edge : edges) ++begin[index_of(edge.*end) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  sorted.resize(edges.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end());
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    sorted[next[index_of(edges[i].*end)]++] = static_cast<EdgeId>(i);
  }
}

}  // namespace

EntityGraph::EntityGraph(Facts facts) {
  auto impl = std::make_unique<Impl>();
  impl->facts = std::move(facts);
  impl->derived = derive_statements(impl->facts);
  index_nodes(*impl);
  for (const Statement& statement : impl->facts.statements) add_edge(*impl, statement);
  for (const Statement& statement : impl->derived) add_edge(*impl, statement);
  const std::size_t nodes = impl->facts.entities.size() + impl->facts.meetings.size();
  impl->graph = BoostGraph(nodes);
  for (std::uint32_t i = 0; i < impl->edges.size(); ++i) {
    boost::add_edge(index_of(impl->edges[i].source), index_of(impl->edges[i].target), i,
                    impl->graph);
  }
  index_edges(impl->edges, &Impl::Edge::source, nodes, impl->out_begin, impl->out);
  index_edges(impl->edges, &Impl::Edge::target, nodes, impl->in_begin, impl->in);
  impl_ = std::move(impl);
}

EntityGraph::EntityGraph(EntityGraph&&) noexcept = default;
EntityGraph& EntityGraph::operator=(EntityGraph&&) noexcept = default;
EntityGraph::~EntityGraph() = default;

const Facts& EntityGraph::facts() const {
  return impl_->facts;
}

std::size_t EntityGraph::node_count() const {
  return impl_->out_begin.size() - 1;
}
std::size_t EntityGraph::edge_count() const {
  return impl_->edges.size();
}

bool EntityGraph::is_meeting(NodeId node) const {
  return index_of(node) >= impl_->facts.entities.size();
}

const Entity& EntityGraph::entity(NodeId node) const {
  assert(!is_meeting(node));
  return impl_->facts.entities[index_of(node)];
}

const Meeting& EntityGraph::meeting(NodeId node) const {
  assert(is_meeting(node));
  return impl_->facts.meetings[index_of(node) - impl_->facts.entities.size()];
}

EntityType EntityGraph::type(NodeId node) const {
  return is_meeting(node) ? EntityType::kMeeting : entity(node).type;
}

std::string_view EntityGraph::id(NodeId node) const {
  return is_meeting(node) ? meeting(node).id : entity(node).id;
}

std::optional<NodeId> EntityGraph::find(std::string_view id) const {
  const auto found = impl_->nodes_by_id.find(id);
  if (found == impl_->nodes_by_id.end()) return std::nullopt;
  return found->second;
}

std::string EntityGraph::label(NodeId node) const {
  if (!is_meeting(node)) return entity(node).name;
  const Meeting& shown = meeting(node);
  std::vector<NamedParticipant> participants;
  for (const std::string& id : shown.participants) {
    const auto found = find(id);
    if (!found || is_meeting(*found)) continue;
    const Entity& participant = entity(*found);
    participants.push_back({participant.name, participant.type, participant.mentions.size()});
  }
  const auto place = find(shown.place);
  const bool is_known = place && !is_meeting(*place);
  return meeting_label(shown, std::move(participants),
                       is_known ? std::string_view(entity(*place).name) : std::string_view());
}

NodeId EntityGraph::source(EdgeId edge) const {
  return impl_->edges[index_of(edge)].source;
}
NodeId EntityGraph::target(EdgeId edge) const {
  return impl_->edges[index_of(edge)].target;
}
const Statement& EntityGraph::statement(EdgeId edge) const {
  return *impl_->edges[index_of(edge)].statement;
}

std::span<const EdgeId> EntityGraph::out_edges(NodeId node) const {
  const std::size_t begin = impl_->out_begin[index_of(node)];
  return std::span(impl_->out).subspan(begin, impl_->out_begin[index_of(node) + 1] - begin);
}

std::span<const EdgeId> EntityGraph::in_edges(NodeId node) const {
  const std::size_t begin = impl_->in_begin[index_of(node)];
  return std::span(impl_->in).subspan(begin, impl_->in_begin[index_of(node) + 1] - begin);
}

std::size_t EntityGraph::degree(NodeId node) const {
  return out_edges(node).size() + in_edges(node).size();
}

}  // namespace whomet
