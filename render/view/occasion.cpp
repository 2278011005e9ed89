#include "render/view/occasion.h"

#include <algorithm>
#include <set>

#include "render/view/relations.h"

namespace whomet {
namespace {

constexpr std::size_t kMostRemarks = 8;

std::string document_date(const EntityGraph& graph, const std::string& id) {
  for (const auto& document : graph.facts().documents) {
    if (document.id == id) return document.date;
  }
  return {};
}

// "Told as planned 2031-05-12, as held 2031-05-22", or "" if it never changed.
std::string history_of(const EntityGraph& graph, const Meeting& meeting) {
  std::string text;
  std::set<MeetingStatus> seen;
  for (const auto& report : meeting.history) {
    if (!seen.insert(report.status).second) continue;
    std::string status(name_of(report.status));
    std::replace(status.begin(), status.end(), '_', ' ');
    text += (text.empty() ? "Told as " : ", as ") + status;
    const auto date = document_date(graph, report.document);
    if (!date.empty()) text += " on " + date;
  }
  return seen.size() < 2 ? std::string() : text + ".";
}

}  // namespace

Picture make_occasion(const EntityGraph& graph, NodeId meeting) {
  std::set<NodeId> nodes = {meeting};
  std::set<EdgeId> edges;
  for (const auto list : {graph.in_edges(meeting), graph.out_edges(meeting)}) {
    for (const auto edge : list) {
      edges.insert(edge);
      nodes.insert({graph.source(edge), graph.target(edge)});
    }
  }
  const Subgraph subgraph{{nodes.begin(), nodes.end()}, {edges.begin(), edges.end()}, edges.size()};
  PictureOptions options;
  options.highlight = {meeting};
  options.tell_offices = true;
  options.cite_sentences = true;
  options.grouping = Grouping::kCountry;
  const auto& id = graph.meeting(meeting).id;
  for (const auto& statement : graph.facts().statements) {
    if (options.remarks.size() == kMostRemarks) break;
    const bool told = statement.predicate == "meets_with" || statement.predicate == "visits" ||
                      statement.subject == id || statement.object == id;
    if (statement.meeting == id && !told) options.remarks.push_back(&statement);
  }
  auto picture = make_picture(graph, subgraph, options);
  const auto history = history_of(graph, graph.meeting(meeting));
  if (!history.empty()) picture.remarks.insert(picture.remarks.begin(), history);
  return picture;
}

}  // namespace whomet
