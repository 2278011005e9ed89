#include "query/statistics.h"

#include <algorithm>
#include <map>
#include <string>

namespace whomet {
namespace {

using Counts = std::map<std::string, std::int64_t>;

void add_counts(Rows& rows, std::string_view kind, const Counts& counts) {
  std::vector<std::pair<std::int64_t, std::string>> sorted;
  for (const auto& [name, count] : counts) sorted.push_back({-count, name});
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [count, name] : sorted) {
    rows.rows.push_back({std::string(kind), name, -count});
  }
}

}  // namespace

Rows count_facts(const EntityGraph& graph) {
  const auto& facts = graph.facts();
  Counts types;
  Counts statuses;
  Counts predicates;
  Counts modalities;
  for (const auto& entity : facts.entities) ++types[std::string(name_of(entity.type))];
  if (!facts.meetings.empty()) {
    types[std::string(name_of(EntityType::kMeeting))] +=
        static_cast<std::int64_t>(facts.meetings.size());
  }
  for (const auto& meeting : facts.meetings) ++statuses[std::string(name_of(meeting.status))];
  for (const auto& statement : facts.statements) {
    ++predicates[statement.open ? "(open relation)" : statement.predicate];
    ++modalities[(statement.negated ? "not " : "") + std::string(name_of(statement.modality))];
  }
  Rows rows{{"kind", "name", "count"}, {}};
  const auto total = [&](std::string_view name, std::size_t count) {
    rows.rows.push_back(
        {std::string("total"), std::string(name), static_cast<std::int64_t>(count)});
  };
  total("documents", facts.documents.size());
  total("entities", facts.entities.size());
  total("meetings", facts.meetings.size());
  total("statements", facts.statements.size());
  add_counts(rows, "type", types);
  add_counts(rows, "meeting status", statuses);
  add_counts(rows, "predicate", predicates);
  add_counts(rows, "modality", modalities);
  return rows;
}

}  // namespace whomet
