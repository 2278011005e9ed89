// What the graph knows about one node, and lists of meetings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "graph/entity_graph.h"

namespace whomet {

struct MeetingFilter {
  std::vector<NodeId> with;   // all of them took part
  std::optional<Date> since;  // meetings known to end earlier are left out
  std::optional<Date> until;
  std::vector<MeetingStatus> status;  // empty = any
};

// By date (undated last), then id.
std::vector<NodeId> find_meetings(const EntityGraph& graph, const MeetingFilter& filter);

struct DossierGroup {
  std::string title;  // label of the predicate as seen from the node: "visited", "visited by"
  std::vector<EdgeId> edges;  // by date, then id
};

struct Dossier {
  NodeId node;
  std::vector<std::string> roles;  // titles, newest first
  std::vector<NodeId> contacts;    // persons met, most often first
  std::vector<NodeId> meetings;
  std::vector<DossierGroup> groups;        // statements by relation, in the ontology's order
  std::vector<const Statement*> literals;  // statements whose other end is text (roles, topics)
  std::vector<std::string> documents;      // ids of the sources
};

Dossier make_dossier(const EntityGraph& graph, NodeId node);

}  // namespace whomet
