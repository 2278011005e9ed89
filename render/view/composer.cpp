#include "render/view/composer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kPlaceColumns = 20;
constexpr std::size_t kMostLonelyNodes = 60;

std::string_view verb_of(const Meeting& meeting, bool is_visit) {
  if (is_visit) {
    return meeting.kind == MeetingKind::kVisit || meeting.kind == MeetingKind::kTour
               ? "visited"
               : "was at talks in";
  }
  return meeting.kind == MeetingKind::kPhoneCall ? "spoke by phone with" : "met";
}

bool is_told_by_meeting(const Statement& statement) {
  return statement.predicate == "meets_with" || statement.predicate == "visits";
}

}  // namespace

// The edges of one meeting among those that are to be drawn.
struct Composer::MeetingEdges {
  std::vector<EdgeId> own;     // with the meeting as an end
  std::vector<EdgeId> direct;  // between others, and following from the meeting
};

// A meeting as a line between two nodes.
struct Composer::Fold {
  NodeId tail;
  NodeId head;
  bool is_visit = false;
  std::string where;

  // Nothing if the meeting says more than a line can: a name, a third participant, a topic node.
  static std::optional<Fold> of(const EntityGraph& graph, NodeId node, const MeetingEdges& edges) {
    const auto& meeting = graph.meeting(node);
    if (!meeting.name.empty() || meeting.participants.size() > 2) return std::nullopt;
    std::set<NodeId> participants;
    std::optional<NodeId> place;
    std::string where;
    if (const auto named = graph.find(meeting.place)) {
      where = "in " + shorten(graph.label(*named), kPlaceColumns);
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

  Assertion assertion(const Meeting& meeting) const {
    Assertion assertion;
    assertion.tail = tail;
    assertion.head = head;
    assertion.directed = is_visit;
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
    assertion.predicate = is_visit ? "visits" : "meets_with";
    assertion.verb = verb_of(meeting, is_visit);
    assertion.where = where;
    assertion.time = meeting.date;
    assertion.id = meeting.id;
    assertion.occasion = meeting.id;
    assertion.tellings = tellings_of(meeting.evidence);
    return assertion;
  }
};

Composer::Composer(const EntityGraph& graph, const Subgraph& subgraph, const Offices& offices,
                   const std::vector<NodeId>& highlight, bool tell_offices)
    : graph_(graph), subgraph_(subgraph), offices_(offices), highlight_(highlight) {
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
  for (const auto& [node, edges] : meetings) add_meeting(node, edges, tell_offices);
  if (tell_offices) hide_offices();
  for (const auto edge : subgraph.edges) {
    if (graph.source(edge) == graph.target(edge)) {
      ++self_loops_;
    } else if (!hidden_edges_.contains(edge)) {
      assertions_.push_back(assertion_of(graph, edge));
    }
  }
}

bool Composer::is_highlighted(NodeId node) const {
  return std::find(highlight_.begin(), highlight_.end(), node) != highlight_.end();
}

std::vector<NodeId> Composer::shown_nodes(const std::vector<Relation>& relations,
                                          std::size_t& left_out) const {
  std::set<NodeId> linked;
  for (const auto& relation : relations) {
    linked.insert(relation.tail);
    linked.insert(relation.head);
  }
  std::vector<NodeId> shown;
  for (const auto node : subgraph_.nodes) {
    if (hidden_nodes_.contains(node)) continue;
    const bool wanted = linked.contains(node) || is_highlighted(node) ||
                        (relations.empty() && shown.size() < kMostLonelyNodes);
    if (wanted) {
      shown.push_back(node);
    } else {
      ++left_out;
    }
  }
  return shown;
}

void Composer::hide_offices() {
  for (const auto edge : subgraph_.edges) {
    if (offices_.is_office(edge) && !is_highlighted(graph_.target(edge))) {
      hidden_edges_.insert(edge);
    }
  }
}

void Composer::add_meeting(NodeId node, const MeetingEdges& edges, bool tell_place) {
  const auto fold = is_highlighted(node) ? std::nullopt : Fold::of(graph_, node, edges);
  if (!fold) {
    hide_repeats(node, edges);
    if (!tell_place || is_highlighted(node)) return;
    for (const auto edge : edges.own) {  // the card tells the place
      const auto& statement = graph_.statement(edge);
      if (statement.predicate == "located_in" && statement.object == graph_.meeting(node).place &&
          !is_highlighted(graph_.target(edge))) {
        hidden_edges_.insert(edge);
      }
    }
    return;
  }
  hidden_nodes_.insert(node);
  hidden_edges_.insert(edges.own.begin(), edges.own.end());
  auto assertion = fold->assertion(graph_.meeting(node));
  std::vector<EdgeId> repeats;
  for (const auto edge : edges.direct) {
    if (joins(edge, fold->tail, fold->head)) repeats.push_back(edge);
  }
  bool claim = assertion.reality == Reality::kFact && !repeats.empty();
  for (const auto edge : repeats) {
    hidden_edges_.insert(edge);
    assertion.tellings.merge(tellings_of(graph_.statement(edge).evidence));
    claim = claim && reality_of(graph_.statement(edge)) == Reality::kClaim;
  }
  if (claim) {  // the meeting itself does not know who tells of it
    assertion.reality = Reality::kClaim;
    assertion.speaker = assertion_of(graph_, repeats.front()).speaker;
  }
  assertions_.push_back(std::move(assertion));
}

// The meeting is a node: "met" and "visited" between its neighbours are told by it, and who spoke
// there took part.
void Composer::hide_repeats(NodeId node, const MeetingEdges& edges) {
  std::set<NodeId> ends;
  std::set<NodeId> active;
  for (const auto edge : edges.own) {
    ends.insert(graph_.source(edge));
    ends.insert(graph_.target(edge));
    const auto& statement = graph_.statement(edge);
    const bool acts = statement.predicate == "speaks_at" || statement.predicate == "hosts";
    if (acts && !statement.negated) active.insert(graph_.source(edge));
  }
  ends.erase(node);
  for (const auto edge : edges.own) {
    if (graph_.statement(edge).predicate == "participates_in" &&
        active.contains(graph_.source(edge))) {
      hidden_edges_.insert(edge);
    }
  }
  for (const auto edge : edges.direct) {
    if (ends.contains(graph_.source(edge)) && ends.contains(graph_.target(edge)) &&
        is_told_by_meeting(graph_.statement(edge))) {
      hidden_edges_.insert(edge);
    }
  }
}

bool Composer::joins(EdgeId edge, NodeId a, NodeId b) const {
  const auto source = graph_.source(edge);
  const auto target = graph_.target(edge);
  return is_told_by_meeting(graph_.statement(edge)) &&
         ((source == a && target == b) || (source == b && target == a));
}

}  // namespace whomet
