// Tested by tests/query/hand_test.cpp.
#include "query/graphs/hand_document.h"

#include <utility>

#include "base/digest.h"
#include "query/graphs/hand_writer.h"

namespace whomet {
namespace {

// Everything in it names the document, whose id follows from the text.
StoredDocument finished(HandText& lines, Facts& facts) {
  StoredDocument stored;
  DocumentRecord& record = stored.record;
  record.sha256 = sha256_hex(lines.text);
  record.id = "d" + record.sha256.substr(0, 12);
  record.paths = {hand_path(lines.number, record.sha256)};
  record.title = "Written by hand, " + std::to_string(lines.number);
  record.date_basis = "none";
  record.language = "en";
  for (Entity& entity : facts.entities) {
    for (MentionRecord& each : entity.mentions) each.at.document = record.id;
  }
  const auto name_document = [&](std::vector<Evidence>& evidence) {
    for (Evidence& each : evidence) each.at.document = record.id;
  };
  for (Meeting& meeting : facts.meetings) name_document(meeting.evidence);
  for (Statement& statement : facts.statements) name_document(statement.evidence);
  for (HandEdit& each : lines.edits) {
    each.evidence.at.document = record.id;
    name_document(each.statement.evidence);
  }
  facts.documents.push_back(record);
  stored.text = lines.text;
  stored.facts = std::move(facts);
  stored.edits = std::move(lines.edits);
  return stored;
}

}  // namespace

Result<std::optional<StoredDocument>> changed_document(const HandGraph& graph,
                                                       const EntityGraph& entities) {
  HandText lines(graph, entities);
  HandAdditions additions(lines);
  HandChanges changes(lines, additions);
  const std::size_t empty = lines.text.size();
  for (const std::uint32_t node : graph.changed_nodes()) changes.change_node(node);
  for (const std::uint32_t edge : graph.changed_edges()) changes.change_edge(edge);
  for (std::uint32_t node = graph.view().node_limit(); node < graph.node_limit(); ++node) {
    if (graph.has_node(node)) additions.add_node(node);
  }
  for (std::uint32_t edge = graph.view().edge_limit(); edge < graph.edge_limit(); ++edge) {
    if (graph.has_edge(edge)) additions.add_edge(edge);
  }
  if (lines.error) return *lines.error;
  if (lines.text.size() == empty) return std::optional<StoredDocument>();
  return std::optional<StoredDocument>(finished(lines, additions.facts()));
}

}  // namespace whomet
