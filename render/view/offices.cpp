#include "render/view/offices.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "graph/schema.h"
#include "render/view/relations.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::string_view kOffices[] = {"head_of_state_of", "head_of_government_of", "minister_of",
                                         "official_of",      "spokesperson_of",       "citizen_of"};
constexpr std::size_t kMostColumns = 44;

std::size_t rank_of(std::string_view predicate) {
  return static_cast<std::size_t>(std::find(std::begin(kOffices), std::end(kOffices), predicate) -
                                  std::begin(kOffices));
}

bool is_fact(const Statement& statement) {
  return reality_of(statement) == Reality::kFact || reality_of(statement) == Reality::kClaim;
}

std::size_t documents_of(const Statement& statement) {
  std::set<std::string_view> documents;
  for (const auto& evidence : statement.evidence) documents.insert(evidence.at.document);
  return documents.size();
}

// "Norwegian foreign minister" has Norway in it; so has "minister of Norway".
bool names(std::string_view title, const std::string& country) {
  const auto stem = fold(country).substr(0, 4);
  return fold(title).find(stem) != std::string::npos;
}

}  // namespace

Offices::Offices(const EntityGraph& graph) : graph_(graph) {
  for (const auto& statement : graph.facts().statements) {
    if (statement.predicate != "holds_role" || statement.object_text.empty()) continue;
    if (!is_fact(statement)) continue;
    if (const auto person = graph.find(statement.subject)) roles_[*person].push_back(&statement);
  }
}

bool Offices::is_office(EdgeId edge) const {
  const auto& statement = graph_.statement(edge);
  const auto source = graph_.source(edge);
  const auto target = graph_.target(edge);
  if (graph_.type(target) != EntityType::kCountry || !is_fact(statement)) return false;
  const bool office = rank_of(statement.predicate) < std::size(kOffices);
  if (graph_.type(source) == EntityType::kPerson && office) return true;
  // "Chinese newspaper", "senior Russian officials": the name says it.
  const bool part = statement.predicate == "part_of" || statement.predicate == "located_in";
  return (office || part) && !graph_.is_meeting(source) &&
         names(graph_.label(source), graph_.label(target));
}

std::optional<NodeId> Offices::country_of(NodeId node) const {
  if (graph_.type(node) == EntityType::kCountry) return node;
  if (graph_.is_meeting(node)) return std::nullopt;
  const bool person = graph_.type(node) == EntityType::kPerson;
  std::map<NodeId, std::size_t> votes;
  for (const auto edge : graph_.out_edges(node)) {
    const auto& statement = graph_.statement(edge);
    const auto target = graph_.target(edge);
    if (graph_.type(target) != EntityType::kCountry || !is_fact(statement)) continue;
    const bool bound =
        person ? rank_of(statement.predicate) < std::size(kOffices)
               : statement.predicate == "located_in" || statement.predicate == "part_of";
    if (bound) votes[target] += documents_of(statement);
  }
  if (votes.empty()) return std::nullopt;
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::string Offices::title_of(NodeId person) const {
  if (graph_.type(person) != EntityType::kPerson) return {};
  std::string country;
  if (const auto node = country_of(person)) country = graph_.label(*node);
  const Statement* best = nullptr;
  if (const auto roles = roles_.find(person); roles != roles_.end()) {
    const auto key = [](const Statement& role) {
      return std::tuple(-static_cast<std::ptrdiff_t>(documents_of(role)),
                        columns_of(role.object_text), std::string_view(role.id));
    };
    for (const auto* role : roles->second) {
      if (columns_of(role->object_text) > kMostColumns) continue;
      if (best == nullptr || key(*role) < key(*best)) best = role;
    }
  }
  if (best != nullptr) {
    const auto& title = best->object_text;
    return country.empty() || names(title, country) ? title : title + ", " + country;
  }
  std::size_t rank = std::size(kOffices);
  for (const auto edge : graph_.out_edges(person)) {
    if (is_office(edge)) rank = std::min(rank, rank_of(graph_.statement(edge).predicate));
  }
  if (rank == std::size(kOffices) || country.empty()) return {};
  std::string label(find_predicate(kOffices[rank])->label);
  if (label.ends_with(" of")) label.resize(label.size() - 3);
  return label + ", " + country;
}

}  // namespace whomet
