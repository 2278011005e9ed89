#include "render/picture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "render/relations.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kNodeColumns = 20;
constexpr std::size_t kNodeLines = 4;
constexpr std::size_t kEdgeColumns = 26;
constexpr std::size_t kRelationLines = 3;
constexpr std::size_t kRelationsPerEdge = 4;
constexpr std::size_t kQuoteColumns = 400;
constexpr std::size_t kMostLonelyNodes = 60;

bool holds(const std::vector<NodeId>& nodes, NodeId node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

// The edges of one meeting among those that are to be drawn.
struct MeetingEdges {
  std::vector<EdgeId> own;     // with the meeting as an end
  std::vector<EdgeId> direct;  // between others, and following from the meeting
};

std::map<NodeId, MeetingEdges> collect_meetings(const EntityGraph& graph,
                                                const Subgraph& subgraph) {
  std::map<NodeId, MeetingEdges> meetings;
  for (const auto node : subgraph.nodes) {
    if (graph.is_meeting(node)) meetings[node];
  }
  for (const auto edge : subgraph.edges) {
    const auto source = graph.source(edge);
    const auto target = graph.target(edge);
    if (graph.is_meeting(source)) meetings[source].own.push_back(edge);
    if (graph.is_meeting(target) && target != source) meetings[target].own.push_back(edge);
    if (graph.is_meeting(source) || graph.is_meeting(target)) continue;
    const auto meeting = graph.find(graph.statement(edge).meeting);
    if (!meeting) continue;
    const auto at = meetings.find(*meeting);
    if (at != meetings.end()) at->second.direct.push_back(edge);
  }
  return meetings;
}

// A meeting as a line between two nodes.
struct Fold {
  NodeId tail;
  NodeId head;
  bool is_visit = false;
  std::string where;
};

// Nothing if the meeting says more than a line can: a name, a third participant, a topic node.
std::optional<Fold> fold_of(const EntityGraph& graph, NodeId node, const MeetingEdges& edges) {
  const auto& meeting = graph.meeting(node);
  if (!meeting.name.empty() || meeting.participants.size() > 2) return std::nullopt;
  std::set<NodeId> participants;
  std::optional<NodeId> place;
  std::string where;
  if (const auto named = graph.find(meeting.place)) {
    where = "in " + shorten(graph.label(*named), kNodeColumns);
  }
  for (const auto edge : edges.own) {
    const auto& predicate = graph.statement(edge).predicate;
    if (predicate == "participates_in" && graph.target(edge) == node) {
      participants.insert(graph.source(edge));
    } else if (predicate == "located_in" && graph.source(edge) == node && !place) {
      place = graph.target(edge);
    } else {
      return std::nullopt;
    }
  }
  if (participants.size() == 2) {
    return Fold{*participants.begin(), *participants.rbegin(), false, std::move(where)};
  }
  if (participants.size() == 1 && place && *place != *participants.begin()) {
    return Fold{*participants.begin(), *place, true, {}};
  }
  return std::nullopt;
}

std::string_view verb_of(const Meeting& meeting, bool is_visit) {
  if (is_visit) {
    return meeting.kind == MeetingKind::kVisit || meeting.kind == MeetingKind::kTour
               ? "visited"
               : "was at talks in";
  }
  return meeting.kind == MeetingKind::kPhoneCall ? "spoke by phone with" : "met";
}

Assertion assertion_of(const EntityGraph& graph, NodeId node, const Fold& fold) {
  const auto& meeting = graph.meeting(node);
  Assertion assertion;
  assertion.tail = fold.tail;
  assertion.head = fold.head;
  assertion.directed = fold.is_visit;
  switch (meeting.status) {
    case MeetingStatus::kHeld:
    case MeetingStatus::kOngoing:
      break;
    case MeetingStatus::kPlanned:
      assertion.reality = Reality::kPlan;
      assertion.modality = "planned";
      break;
    case MeetingStatus::kPossible:
      assertion.reality = Reality::kPlan;
      assertion.modality = "possible";
      break;
    case MeetingStatus::kNotHeld:
      assertion.reality = Reality::kDenied;
      break;
  }
  assertion.predicate = fold.is_visit ? "visits" : "meets_with";
  assertion.verb = verb_of(meeting, fold.is_visit);
  assertion.where = fold.where;
  assertion.time = meeting.date;
  assertion.id = meeting.id;
  assertion.occasion = meeting.id;
  for (const auto& evidence : meeting.evidence) assertion.documents.insert(evidence.at.document);
  if (!meeting.evidence.empty()) assertion.quote = meeting.evidence.front().quote;
  return assertion;
}

// Chooses what is drawn: takes meetings that can be lines out of the nodes.
class Composer {
 public:
  Composer(const EntityGraph& graph, const Subgraph& subgraph, const std::vector<NodeId>& highlight)
      : graph_(graph), subgraph_(subgraph), highlight_(highlight) {
    for (const auto& [node, edges] : collect_meetings(graph, subgraph)) add_meeting(node, edges);
    for (const auto edge : subgraph.edges) {
      if (graph.source(edge) == graph.target(edge)) {
        ++self_loops_;
      } else if (!hidden_edges_.contains(edge)) {
        assertions_.push_back(whomet::assertion_of(graph, edge));
      }
    }
  }

  std::size_t self_loops() const { return self_loops_; }
  std::vector<Assertion> take_assertions() { return std::move(assertions_); }

  // Without folded meetings, and without nodes that no line leads to, unless there are no lines at
  // all. `left_out` counts the latter.
  std::vector<NodeId> shown_nodes(const std::vector<Relation>& relations,
                                  std::size_t& left_out) const {
    std::set<NodeId> linked;
    for (const auto& relation : relations) {
      linked.insert(relation.tail);
      linked.insert(relation.head);
    }
    std::vector<NodeId> shown;
    for (const auto node : subgraph_.nodes) {
      if (hidden_nodes_.contains(node)) continue;
      const bool wanted = linked.contains(node) || holds(highlight_, node) ||
                          (relations.empty() && shown.size() < kMostLonelyNodes);
      if (wanted) {
        shown.push_back(node);
      } else {
        ++left_out;
      }
    }
    return shown;
  }

 private:
  void add_meeting(NodeId node, const MeetingEdges& edges) {
    const auto fold = holds(highlight_, node) ? std::nullopt : fold_of(graph_, node, edges);
    if (!fold) {
      hide_repeats(edges);
      return;
    }
    hidden_nodes_.insert(node);
    hidden_edges_.insert(edges.own.begin(), edges.own.end());
    std::vector<EdgeId> repeats;
    for (const auto edge : edges.direct) {
      if (joins(edge, fold->tail, fold->head)) repeats.push_back(edge);
    }
    hidden_edges_.insert(repeats.begin(), repeats.end());
    auto assertion = assertion_of(graph_, node, *fold);
    add_sources(assertion, repeats);
    mark_claim(assertion, repeats);
    assertions_.push_back(std::move(assertion));
  }

  void add_sources(Assertion& assertion, const std::vector<EdgeId>& repeats) const {
    for (const auto edge : repeats) {
      for (const auto& evidence : graph_.statement(edge).evidence) {
        assertion.documents.insert(evidence.at.document);
      }
    }
  }

  // The meeting itself does not know who tells of it.
  void mark_claim(Assertion& assertion, const std::vector<EdgeId>& repeats) const {
    if (assertion.reality != Reality::kFact || repeats.empty()) return;
    for (const auto edge : repeats) {
      if (reality_of(graph_.statement(edge)) != Reality::kClaim) return;
    }
    assertion.reality = Reality::kClaim;
    assertion.speaker = whomet::assertion_of(graph_, repeats.front()).speaker;
  }

  // The meeting is a node: "met" and "visited" between its neighbours are told by it, and who spoke
  // there took part.
  void hide_repeats(const MeetingEdges& edges) {
    std::set<NodeId> ends;
    std::set<NodeId> active;
    for (const auto edge : edges.own) {
      ends.insert(graph_.source(edge));
      ends.insert(graph_.target(edge));
      const auto& statement = graph_.statement(edge);
      const bool acts = statement.predicate == "speaks_at" || statement.predicate == "hosts";
      if (acts && !statement.negated) active.insert(graph_.source(edge));
    }
    for (const auto edge : edges.own) {
      if (graph_.statement(edge).predicate == "participates_in" &&
          active.contains(graph_.source(edge))) {
        hidden_edges_.insert(edge);
      }
    }
    for (const auto edge : edges.direct) {
      if (ends.contains(graph_.source(edge)) && ends.contains(graph_.target(edge)) &&
          is_told_by_meeting(edge)) {
        hidden_edges_.insert(edge);
      }
    }
  }

  bool is_told_by_meeting(EdgeId edge) const {
    const auto& predicate = graph_.statement(edge).predicate;
    return predicate == "meets_with" || predicate == "visits";
  }

  bool joins(EdgeId edge, NodeId a, NodeId b) const {
    const auto source = graph_.source(edge);
    const auto target = graph_.target(edge);
    return is_told_by_meeting(edge) &&
           ((source == a && target == b) || (source == b && target == a));
  }

  const EntityGraph& graph_;
  const Subgraph& subgraph_;
  const std::vector<NodeId>& highlight_;
  std::set<NodeId> hidden_nodes_;
  std::set<EdgeId> hidden_edges_;
  std::vector<Assertion> assertions_;
  std::size_t self_loops_ = 0;
};

std::string node_tooltip(const EntityGraph& graph, NodeId node) {
  std::string tooltip(name_of(graph.type(node)));
  tooltip += ": " + graph.label(node);
  if (graph.is_meeting(node)) {
    tooltip += " (" + std::string(name_of(graph.meeting(node).status)) + ")";
    return tooltip;
  }
  const auto& aliases = graph.entity(node).aliases;
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < std::min(kShown, aliases.size()); ++i) {
    tooltip += (i == 0 ? " \xE2\x80\x93 also " : ", ") + aliases[i];
  }
  return tooltip;
}

// Date and status of a meeting, as far as its label does not tell.
std::string meeting_line(const Meeting& meeting) {
  std::string line = meeting.name.empty() ? "" : when(meeting.date);
  if (meeting.status == MeetingStatus::kHeld) return line;
  const bool not_held = meeting.status == MeetingStatus::kNotHeld;
  const std::string status = not_held ? "not held" : std::string(name_of(meeting.status));
  return line.empty() ? "(" + status + ")" : line + " (" + status + ")";
}

PictureNode make_node(const EntityGraph& graph, NodeId node, bool highlighted) {
  PictureNode drawn{node,
                    std::string(graph.id(node)),
                    graph.type(node),
                    wrap(graph.label(node), kNodeColumns, kNodeLines),
                    node_tooltip(graph, node),
                    highlighted};
  if (graph.is_meeting(node)) {
    auto line = meeting_line(graph.meeting(node));
    if (!line.empty()) drawn.label.push_back(std::move(line));
  }
  return drawn;
}

// Relations with the same ends, direction and reality become one line with some rows of text.
std::vector<PictureEdge> make_edges(const std::vector<Relation>& relations,
                                    const std::map<NodeId, std::size_t>& indices) {
  std::vector<PictureEdge> edges;
  for (std::size_t begin = 0; begin < relations.size();) {
    const auto& first = relations[begin];
    const auto same = [&](const Relation& other) {
      return std::tie(other.tail, other.head, other.directed, other.reality) ==
             std::tie(first.tail, first.head, first.directed, first.reality);
    };
    auto end = begin;
    while (end < relations.size() && same(relations[end])) ++end;
    PictureEdge edge;
    edge.tail = indices.at(first.tail);
    edge.head = indices.at(first.head);
    edge.directed = first.directed;
    edge.reality = first.reality;
    edge.id = first.ids.front();
    edge.tooltip = shorten(first.quote, kQuoteColumns);
    std::set<std::string> documents;
    const auto shown = end - begin > kRelationsPerEdge ? kRelationsPerEdge - 1 : end - begin;
    for (auto i = begin; i < end; ++i) {
      documents.insert(relations[i].documents.begin(), relations[i].documents.end());
      if (!std::count(edge.predicates.begin(), edge.predicates.end(), relations[i].predicate)) {
        edge.predicates.push_back(relations[i].predicate);
      }
      if (i - begin >= shown) continue;
      for (auto& line : wrap(relations[i].text, kEdgeColumns, kRelationLines)) {
        edge.label.push_back(std::move(line));
      }
    }
    if (shown < end - begin)
      edge.label.push_back("+ " + std::to_string(end - begin - shown) + " more");
    edge.sources = documents.size();
    edges.push_back(std::move(edge));
    begin = end;
  }
  return edges;
}

}  // namespace

Picture make_picture(const EntityGraph& graph, const Subgraph& subgraph,
                     const std::vector<NodeId>& highlight) {
  Composer composer(graph, subgraph, highlight);
  const auto relations = fold_assertions(composer.take_assertions());
  Picture picture;
  std::map<NodeId, std::size_t> indices;
  for (const auto node : composer.shown_nodes(relations, picture.left_out_nodes)) {
    indices.emplace(node, picture.nodes.size());
    picture.nodes.push_back(make_node(graph, node, holds(highlight, node)));
  }
  picture.edges = make_edges(relations, indices);
  picture.shown_relations = subgraph.edges.size() - composer.self_loops();
  picture.total_relations = std::max(subgraph.total_edges, subgraph.edges.size());
  std::set<std::string> documents;
  for (const auto& relation : relations) {
    documents.insert(relation.documents.begin(), relation.documents.end());
  }
  picture.sources = documents.size();
  return picture;
}

}  // namespace whomet
