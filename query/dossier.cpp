#include "query/dossier.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "graph/schema.h"

namespace whomet {
namespace {

// Undated sorts last.
std::string_view date_key(const TimeValue& time) {
  return time.from.empty() ? std::string_view("~") : std::string_view(time.from);
}

bool is_real(const Statement& statement) {
  return !statement.negated && statement.modality == Modality::kAsserted;
}

// Meetings of few, where taking part means talking to each other.
bool is_talk(const Meeting& meeting) {
  constexpr std::size_t kMostAtATable = 8;
  if (meeting.status != MeetingStatus::kHeld && meeting.status != MeetingStatus::kOngoing)
    return false;
  switch (meeting.kind) {
    case MeetingKind::kVisit:
    case MeetingKind::kMeeting:
    case MeetingKind::kSummit:
    case MeetingKind::kPhoneCall:
      return meeting.participants.size() <= kMostAtATable;
    default:
      return false;
  }
}

// The participants that the meeting lists, and who is said to take part, to host or to speak.
std::set<NodeId> participants_of(const EntityGraph& graph, NodeId node) {
  std::set<NodeId> participants;
  for (const auto& id : graph.meeting(node).participants) {
    if (const auto participant = graph.find(id)) participants.insert(*participant);
  }
  for (const auto edge : graph.in_edges(node)) {
    const auto& statement = graph.statement(edge);
    if (statement.negated) continue;
    if (statement.predicate == "participates_in" || statement.predicate == "hosts" ||
        statement.predicate == "speaks_at") {
      participants.insert(graph.source(edge));
    }
  }
  return participants;
}

bool may_overlap(const TimeValue& time, const MeetingFilter& filter) {
  const auto& last = time.to.empty() ? time.from : time.to;
  if (filter.since && !last.empty() && last < iso(*filter.since)) return false;
  return !(filter.until && !time.from.empty() && time.from > iso(*filter.until));
}

std::vector<NodeId> contacts_of(const EntityGraph& graph, NodeId node) {
  // One occasion counts once, however many statements tell of it.
  std::map<NodeId, std::set<std::string>> occasions;
  const auto meet = [&](NodeId other, const std::string& occasion) {
    if (other != node && graph.type(other) == EntityType::kPerson)
      occasions[other].insert(occasion);
  };
  const auto meet_over = [&](EdgeId edge, NodeId other) {
    const auto& statement = graph.statement(edge);
    if (!is_real(statement)) return;
    if (statement.predicate != "meets_with" && statement.predicate != "negotiates_with") return;
    meet(other, statement.meeting.empty() ? statement.id : statement.meeting);
  };
  std::set<NodeId> talks;
  const auto visit = [&](EdgeId edge, NodeId other) {
    meet_over(edge, other);
    if (graph.is_meeting(other) && is_talk(graph.meeting(other))) talks.insert(other);
  };
  for (const auto edge : graph.out_edges(node)) visit(edge, graph.target(edge));
  for (const auto edge : graph.in_edges(node)) visit(edge, graph.source(edge));
  for (const auto talk : talks) {
    const auto participants = participants_of(graph, talk);
    if (!participants.contains(node)) continue;
    for (const auto other : participants) meet(other, std::string(graph.id(talk)));
  }
  std::vector<NodeId> contacts;
  contacts.reserve(occasions.size());
  for (const auto& [other, ids] : occasions) contacts.push_back(other);
  std::sort(contacts.begin(), contacts.end(), [&](NodeId a, NodeId b) {
    return std::tuple(-static_cast<std::int64_t>(occasions.at(a).size()), graph.id(a)) <
           std::tuple(-static_cast<std::int64_t>(occasions.at(b).size()), graph.id(b));
  });
  return contacts;
}

// Where a group stands (index into predicates(), seen from the object second) and its title.
using GroupKey = std::tuple<std::size_t, bool, std::string>;

GroupKey group_of(const Statement& statement, bool from_object) {
  const auto all = predicates();
  const auto* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  if (predicate == nullptr) {
    return {all.size(), from_object, (from_object ? "← " : "") + statement.predicate};
  }
  const auto place = static_cast<std::size_t>(predicate - all.data());
  const bool inverse = from_object && !predicate->symmetric;
  return {place, inverse, std::string(inverse ? predicate->inverse_label : predicate->label)};
}

std::vector<DossierGroup> groups_of(const EntityGraph& graph, NodeId node) {
  std::map<GroupKey, std::vector<EdgeId>> edges;
  const auto add = [&](EdgeId edge, NodeId other, bool from_object) {
    const auto& statement = graph.statement(edge);
    // Taking part in a meeting is told by the list of meetings.
    const bool listed = statement.predicate == "participates_in" && graph.is_meeting(other);
    if (!listed) edges[group_of(statement, from_object)].push_back(edge);
  };
  for (const auto edge : graph.out_edges(node)) add(edge, graph.target(edge), false);
  for (const auto edge : graph.in_edges(node)) {
    if (graph.source(edge) != node) add(edge, graph.source(edge), true);
  }
  std::vector<DossierGroup> groups;
  for (auto& [key, group] : edges) {
    std::sort(group.begin(), group.end(), [&](EdgeId a, EdgeId b) {
      const auto& x = graph.statement(a);
      const auto& y = graph.statement(b);
      return std::tuple(date_key(x.time), std::string_view(x.id), a) <
             std::tuple(date_key(y.time), std::string_view(y.id), b);
    });
    groups.push_back({std::get<2>(key), std::move(group)});
  }
  return groups;
}

std::vector<const Statement*> literals_of(const EntityGraph& graph, std::string_view id) {
  std::vector<const Statement*> literals;
  for (const auto& statement : graph.facts().statements) {
    const bool ends_in_text = statement.subject == id && statement.object.empty();
    const bool begins_in_text = statement.object == id && statement.subject.empty();
    if (ends_in_text || begins_in_text) literals.push_back(&statement);
  }
  return literals;
}

// The day a statement is about, or else the last day it was reported.
std::string last_known_day(const Statement& statement,
                           const std::map<std::string_view, std::string_view>& document_dates) {
  std::string day = statement.time.to.empty() ? statement.time.from : statement.time.to;
  if (!day.empty()) return day;
  for (const auto& evidence : statement.evidence) {
    const auto date = document_dates.find(evidence.at.document);
    if (date != document_dates.end()) day = std::max(day, std::string(date->second));
  }
  return day;
}

std::vector<std::string> roles_of(const EntityGraph& graph,
                                  const std::vector<const Statement*>& literals) {
  std::map<std::string_view, std::string_view> document_dates;
  for (const auto& document : graph.facts().documents) document_dates[document.id] = document.date;
  std::map<std::string, std::string> last_days;  // title -> day
  for (const auto* statement : literals) {
    if (statement->predicate != "holds_role" || statement->object_text.empty() ||
        !is_real(*statement)) {
      continue;
    }
    auto& day = last_days[statement->object_text];
    day = std::max(day, last_known_day(*statement, document_dates));
  }
  std::vector<std::pair<std::string, std::string>> newest_first(last_days.begin(), last_days.end());
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> roles;
  roles.reserve(newest_first.size());
  for (auto& [title, day] : newest_first) roles.push_back(std::move(title));
  return roles;
}

std::vector<std::string> documents_of(const EntityGraph& graph, const Dossier& dossier) {
  std::set<std::string> documents;
  const auto add_evidence = [&](const std::vector<Evidence>& evidence) {
    for (const auto& piece : evidence) documents.insert(piece.at.document);
  };
  const auto node = dossier.node;
  if (graph.is_meeting(node)) {
    add_evidence(graph.meeting(node).evidence);
  } else {
    for (const auto& mention : graph.entity(node).mentions) documents.insert(mention.at.document);
  }
  for (const auto edge : graph.out_edges(node)) add_evidence(graph.statement(edge).evidence);
  for (const auto edge : graph.in_edges(node)) add_evidence(graph.statement(edge).evidence);
  for (const auto* statement : dossier.literals) add_evidence(statement->evidence);
  documents.erase("");
  return {documents.begin(), documents.end()};
}

}  // namespace

std::vector<NodeId> find_meetings(const EntityGraph& graph, const MeetingFilter& filter) {
  std::vector<NodeId> meetings;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    if (!graph.is_meeting(node)) continue;
    const auto& meeting = graph.meeting(node);
    if (!filter.status.empty() && std::find(filter.status.begin(), filter.status.end(),
                                            meeting.status) == filter.status.end()) {
      continue;
    }
    if (!may_overlap(meeting.date, filter)) continue;
    if (!filter.with.empty()) {
      const auto participants = participants_of(graph, node);
      if (!std::all_of(filter.with.begin(), filter.with.end(),
                       [&](NodeId asked) { return participants.contains(asked); })) {
        continue;
      }
    }
    meetings.push_back(node);
  }
  std::sort(meetings.begin(), meetings.end(), [&](NodeId a, NodeId b) {
    return std::tuple(date_key(graph.meeting(a).date), graph.id(a)) <
           std::tuple(date_key(graph.meeting(b).date), graph.id(b));
  });
  return meetings;
}

Dossier make_dossier(const EntityGraph& graph, NodeId node) {
  Dossier dossier;
  dossier.node = node;
  dossier.literals = literals_of(graph, graph.id(node));
  dossier.roles = roles_of(graph, dossier.literals);
  dossier.contacts = contacts_of(graph, node);
  if (!graph.is_meeting(node)) {
    MeetingFilter filter;
    filter.with.push_back(node);
    dossier.meetings = find_meetings(graph, filter);
  }
  dossier.groups = groups_of(graph, node);
  dossier.documents = documents_of(graph, dossier);
  return dossier;
}

}  // namespace whomet
