// Names are compared folded (base/utf8.h) and word by word: letters and digits only, so "U.S." is
// "us" and "al-Assad" is "al", "assad". A match falls into one of five tiers; the tier decides,
// never the number of mentions: whom a name means must not depend on how often the press says it.
// The last tier, other spellings of a person's or organization's name (graph/name_keys.h), is only
// asked if the others have nothing. Near spellings for messages: optimal string alignment distance
// (Damerau 1964) of at most 2.
#include "query/names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>

#include "base/utf8.h"
#include "graph/name_index.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

enum class Tier { kCanonical, kAlias, kWords, kPrefix, kSpelling, kNone };

constexpr std::size_t kListedCandidates = 20;
constexpr std::size_t kListedSpellings = 5;

std::size_t mentions_of(const EntityGraph& graph, NodeId node) {
  return graph.is_meeting(node) ? graph.meeting(node).evidence.size()
                                : graph.entity(node).mentions.size();
}

std::string_view name_of_node(const EntityGraph& graph, NodeId node) {
  return graph.is_meeting(node) ? graph.meeting(node).name : graph.entity(node).name;
}

// Calls visit(alias, is_canonical) for each name of the node. Meetings without a name have none.
template <typename Visit>
void for_each_name(const EntityGraph& graph, NodeId node, Visit visit) {
  const auto name = name_of_node(graph, node);
  if (!name.empty()) visit(name, true);
  if (graph.is_meeting(node)) return;
  for (const auto& alias : graph.entity(node).aliases) visit(std::string_view(alias), false);
}

bool holds_all_words(const std::vector<std::string>& words, const std::vector<std::string>& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

bool holds_all_prefixes(const std::vector<std::string>& words,
                        const std::vector<std::string>& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& prefix) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.starts_with(prefix); });
  });
}

Tier tier_of(std::string_view name, bool canonical, const std::vector<std::string>& asked) {
  const auto words = name_words(name);
  if (words == asked) return canonical ? Tier::kCanonical : Tier::kAlias;
  if (holds_all_words(words, asked)) return Tier::kWords;
  if (holds_all_prefixes(words, asked)) return Tier::kPrefix;
  return Tier::kNone;
}

// In [0, 1], falling from tier to tier; within the last two by the share of the name that was
// typed.
double score_of(Tier tier, std::string_view text, std::string_view name) {
  const double share =
      std::min(1.0, static_cast<double>(text.size()) /
                        static_cast<double>(std::max<std::size_t>(1, name.size())));
  switch (tier) {
    case Tier::kCanonical:
      return 1.0;
    case Tier::kAlias:
      return 0.9;
    case Tier::kWords:
      return 0.5 + 0.3 * share;
    case Tier::kPrefix:
      return 0.1 + 0.3 * share;
    case Tier::kSpelling:
      return 0.1;
    case Tier::kNone:
      break;
  }
  return 0.0;
}

// "Zelenskyy" for "Zelensky", "Jon Smith Jr." for "Jon Smith", "Organisation" for "Organization".
bool is_other_spelling(EntityType type, std::string_view name, std::string_view asked) {
  if (type == EntityType::kPerson) {
    const bool one_word = name_words(asked).size() == 1;
    return one_word ? family_name(asked) == family_name(name)
                    : person_key(asked) == person_key(name);
  }
  return type == EntityType::kOrganization && organization_key(asked) == organization_key(name);
}

struct Candidate {
  NameMatch match;
  Tier tier = Tier::kNone;
};

// The nodes with a name of a tier that `tier_of_name(node, name, is_canonical)` tells, best first.
template <typename TierOfName>
std::vector<Candidate> collect(const EntityGraph& graph, std::string_view text,
                               TierOfName tier_of_name) {
  std::vector<Candidate> found;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    Candidate best{{node, {}, 0.0}, Tier::kNone};
    for_each_name(graph, node, [&](std::string_view name, bool canonical) {
      const Tier tier = tier_of_name(node, name, canonical);
      if (tier < best.tier) best = {{node, std::string(name), score_of(tier, text, name)}, tier};
    });
    if (best.tier != Tier::kNone) found.push_back(std::move(best));
  }
  const auto key = [&](const Candidate& c) {
    return std::tuple(c.tier, -static_cast<std::int64_t>(mentions_of(graph, c.match.node)),
                      graph.id(c.match.node));
  };
  std::sort(found.begin(), found.end(),
            [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
  return found;
}

std::vector<Candidate> find_candidates(const EntityGraph& graph, std::string_view text) {
  const auto asked = name_words(text);
  if (asked.empty()) return {};
  auto found = collect(graph, text, [&](NodeId, std::string_view name, bool canonical) {
    return tier_of(name, canonical, asked);
  });
  if (!found.empty()) return found;
  return collect(graph, text, [&](NodeId node, std::string_view name, bool) {
    return is_other_spelling(graph.type(node), name, text) ? Tier::kSpelling : Tier::kNone;
  });
}

std::u32string code_points(std::string_view text) {
  std::u32string decoded;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    decoded.push_back(c.value);
    at += c.length;
  }
  return decoded;
}

// Insertions, deletions, substitutions and swaps of neighbours; stops counting at `limit` + 1.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const auto longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::array<std::vector<std::size_t>, 3> rows;  // of i - 2, i - 1 and i
  for (auto& row : rows) row.resize(b.size() + 1);
  std::iota(rows[1].begin(), rows[1].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[2];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({rows[1][j] + 1, row[j - 1] + 1, rows[1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], rows[0][j - 2] + 1);
      }
    }
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
  }
  return std::min(rows[1][b.size()], limit + 1);
}

// Names that are a slip of the finger away, nearest first: "did you mean".
std::vector<std::string> near_spellings(const EntityGraph& graph, std::string_view text) {
  const auto asked = code_points(fold(text));
  const std::size_t limit = asked.size() <= 4 ? 1 : 2;
  const bool one_word = asked.find(U' ') == std::u32string::npos;
  using Near = std::tuple<std::size_t, std::int64_t, std::string>;  // distance, -mentions, name
  std::vector<Near> near;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    std::size_t distance = limit + 1;
    for_each_name(graph, node, [&](std::string_view name, bool) {
      distance = std::min(distance, edit_distance(asked, code_points(fold(name)), limit));
      if (!one_word) return;
      for (const auto& word : name_words(name)) {
        distance = std::min(distance, edit_distance(asked, code_points(word), limit));
      }
    });
    if (distance > limit) continue;
    near.push_back({distance, -static_cast<std::int64_t>(mentions_of(graph, node)),
                    std::string(name_of_node(graph, node))});
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [distance, mentions, name] : near) {
    if (names.size() == kListedSpellings) break;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

Error not_found(const EntityGraph& graph, std::string_view text) {
  std::string message = "no entity or named meeting is called '" + std::string(text) + "'";
  const auto names = near_spellings(graph, text);
  for (std::size_t i = 0; i < names.size(); ++i) {
    message += i == 0 ? "; did you mean " : i + 1 == names.size() ? " or " : ", ";
    message += "'" + names[i] + "'";
  }
  if (!names.empty()) message += "?";
  return Error{Error::Kind::kNotFound, std::move(message), 0};
}

Error ambiguous(const EntityGraph& graph, std::string_view text,
                std::span<const Candidate> choices) {
  std::string message = "'" + std::string(text) + "' may mean " + std::to_string(choices.size()) +
                        " nodes; give an id:";
  for (std::size_t i = 0; i < std::min(choices.size(), kListedCandidates); ++i) {
    const auto node = choices[i].match.node;
    const auto mentions = mentions_of(graph, node);
    message += "\n  ";
    message += graph.id(node);
    message += "  ";
    message += name_of(graph.type(node));
    message += "  ";
    message += name_of_node(graph, node);
    message += "  (" + std::to_string(mentions) + (mentions == 1 ? " mention)" : " mentions)");
  }
  if (choices.size() > kListedCandidates) {
    message += "\n  and " + std::to_string(choices.size() - kListedCandidates) + " more";
  }
  return Error{Error::Kind::kAmbiguous, std::move(message), 0};
}

// "wd:Q148" -> the entities with that link.
std::vector<Candidate> find_linked(const EntityGraph& graph, std::string_view id) {
  std::vector<Candidate> found;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    if (graph.is_meeting(node)) continue;
    const auto& links = graph.entity(node).links;
    if (std::any_of(links.begin(), links.end(),
                    [&](const Link& link) { return link.source == "wikidata" && link.id == id; })) {
      found.push_back({{node, std::string(id), 1.0}, Tier::kCanonical});
    }
  }
  return found;
}

}  // namespace

std::vector<NameMatch> find_names(const EntityGraph& graph, std::string_view text) {
  std::vector<NameMatch> matches;
  for (auto& candidate : find_candidates(graph, text)) {
    matches.push_back(std::move(candidate.match));
  }
  return matches;
}

Result<NodeId> resolve_name(const EntityGraph& graph, std::string_view text) {
  text = trim(text);
  if (const auto node = graph.find(text)) return *node;
  if (text.starts_with('@')) {
    if (const auto node = graph.find(text.substr(1))) return *node;
  }
  auto candidates =
      text.starts_with("wd:") ? find_linked(graph, text.substr(3)) : find_candidates(graph, text);
  if (candidates.empty()) return not_found(graph, text);
  const auto tier = candidates.front().tier;
  const auto other = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const Candidate& c) { return c.tier != tier; });
  candidates.erase(other, candidates.end());
  if (candidates.size() == 1) return candidates.front().match.node;
  return ambiguous(graph, text, candidates);
}

}  // namespace whomet
