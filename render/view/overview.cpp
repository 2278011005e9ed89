#include "render/view/overview.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "graph/schema.h"
#include "render/view/communities.h"
#include "render/view/relations.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kMostCommunities = 14;
constexpr std::size_t kFewBound = 4;
constexpr std::size_t kSmall = 5;
constexpr std::size_t kMostNames = 6;
constexpr std::size_t kNameColumns = 30;
constexpr std::size_t kVerbs = 2;
constexpr std::size_t kFewLines = 12;  // are always all drawn

struct Community {
  std::vector<std::size_t> members;  // most linked first
  std::size_t relations = 0;         // among them
};

// What is told between two communities.
struct Bond {
  std::size_t relations = 0;
  std::map<std::string, std::size_t> verbs;
  std::set<std::string> documents;
};

// The same between the cards that are shown.
struct CardBond {
  std::size_t tail = 0;
  std::size_t head = 0;
  const Bond* bond = nullptr;
};

// The bonds that a reader can tell apart: a maximum spanning forest (Kruskal), so that whatever
// hangs together is seen to, and then the strongest, by and by three for two cards. In their order.
std::vector<CardBond> backbone(const std::vector<CardBond>& bonds, std::size_t cards) {
  const auto limit = std::max(cards * 3 / 2, kFewLines);
  if (bonds.size() <= limit) return bonds;
  std::vector<std::size_t> strongest(bonds.size());
  std::iota(strongest.begin(), strongest.end(), std::size_t{0});
  std::stable_sort(strongest.begin(), strongest.end(), [&](auto a, auto b) {
    return bonds[a].bond->relations > bonds[b].bond->relations;
  });
  std::vector<std::size_t> tree(cards);
  std::iota(tree.begin(), tree.end(), std::size_t{0});
  const auto root = [&tree](std::size_t card) {
    while (tree[card] != card) card = tree[card];
    return card;
  };
  std::set<std::size_t> chosen;
  for (const auto i : strongest) {
    const auto a = root(bonds[i].tail);
    const auto b = root(bonds[i].head);
    if (a == b) continue;
    tree[a] = b;
    chosen.insert(i);
  }
  for (const auto i : strongest) {
    if (chosen.size() >= limit) break;
    chosen.insert(i);
  }
  std::vector<CardBond> left;
  left.reserve(chosen.size());
  for (const auto i : chosen) left.push_back(bonds[i]);
  return left;
}

class OverviewMaker {
 public:
  OverviewMaker(const EntityGraph& graph, const Subgraph& subgraph)
      : graph_(graph), subgraph_(subgraph) {
    for (const auto node : subgraph.nodes) indices_.emplace(node, indices_.size());
    degrees_.resize(subgraph.nodes.size(), 0);
  }

  Overview make() && {
    find();
    Overview overview;
    for (const auto& community : communities_) {
      if (community.members.size() > 1) ++overview.communities;
    }
    auto& picture = overview.picture;
    std::map<std::size_t, std::size_t> cards;  // community to its card
    std::set<std::size_t> bound;
    for (const auto& [pair, bond] : bonds_) bound.insert({pair.first, pair.second});
    for (std::size_t i = 0; i < communities_.size() && picture.nodes.size() < kMostCommunities;
         ++i) {
      // Pairs and trios apart from all others say little of the whole.
      const bool apart = bound.size() >= kFewBound && !bound.contains(i) &&
                         communities_[i].members.size() < kSmall;
      if (communities_[i].members.size() < 2 || apart) continue;
      cards.emplace(i, picture.nodes.size());
      picture.nodes.push_back(card_of(i));
    }
    std::vector<CardBond> bonds;
    for (const auto& [pair, bond] : bonds_) {
      if (!cards.contains(pair.first) || !cards.contains(pair.second)) continue;
      bonds.push_back({cards.at(pair.first), cards.at(pair.second), &bond});
    }
    const auto drawn = backbone(bonds, cards.size());
    overview.bonds_left_out = bonds.size() - drawn.size();
    for (const auto& bond : drawn) {
      picture.edges.push_back(line_of(bond.tail, bond.head, picture.edges.size(), *bond.bond));
    }
    picture.total_relations = std::max(subgraph_.total_edges, subgraph_.edges.size());
    picture.shown_relations = picture.total_relations;
    picture.sources = documents_.size();
    return overview;
  }

 private:
  void find() {
    std::vector<WeightedLink> links;
    for (const auto edge : subgraph_.edges) {
      const auto tail = indices_.at(graph_.source(edge));
      const auto head = indices_.at(graph_.target(edge));
      if (tail == head) continue;
      links.push_back({tail, head, 1.0});
      ++degrees_[tail];
      ++degrees_[head];
    }
    const auto numbers = find_communities(subgraph_.nodes.size(), links);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] >= communities_.size()) communities_.resize(numbers[i] + 1);
      communities_[numbers[i]].members.push_back(i);
    }
    for (auto& community : communities_) {
      std::stable_sort(community.members.begin(), community.members.end(),
                       [&](auto a, auto b) { return degrees_[a] > degrees_[b]; });
    }
    std::vector<std::size_t> order(communities_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
      return communities_[a].members.size() > communities_[b].members.size();
    });
    std::vector<Community> sorted;
    std::vector<std::size_t> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      places[order[i]] = i;
      sorted.push_back(std::move(communities_[order[i]]));
    }
    communities_ = std::move(sorted);
    for (const auto edge : subgraph_.edges) {
      const auto a = places[numbers[indices_.at(graph_.source(edge))]];
      const auto b = places[numbers[indices_.at(graph_.target(edge))]];
      const auto& statement = graph_.statement(edge);
      for (const auto& evidence : statement.evidence) documents_.insert(evidence.at.document);
      if (a == b) {
        ++communities_[a].relations;
        continue;
      }
      auto& bond = bonds_[std::minmax(a, b)];
      ++bond.relations;
      const auto* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
      const bool says = predicate != nullptr && predicate->group != "role";
      if (says) ++bond.verbs[std::string(predicate->label)];
      for (const auto& evidence : statement.evidence) bond.documents.insert(evidence.at.document);
    }
  }

  PictureNode card_of(std::size_t number) const {
    const auto& community = communities_[number];
    PictureNode card;
    card.node = subgraph_.nodes[community.members.front()];
    card.id = "community_" + std::to_string(number + 1);
    card.community = true;
    card.highlighted = true;
    card.label = wrap(graph_.label(card.node), kNameColumns, 2);
    std::size_t named = 1;
    for (auto i = named; i < community.members.size() && named < kMostNames; ++i) {
      const auto node = subgraph_.nodes[community.members[i]];
      if (graph_.is_meeting(node)) continue;  // its label would be long
      card.note.push_back(shorten(graph_.label(node), kNameColumns));
      ++named;
    }
    const auto more = community.members.size() - std::min(community.members.size(), named);
    if (more > 0) card.note.push_back("+ " + std::to_string(more) + " more");
    card.tooltip = std::to_string(community.members.size()) + " names and meetings, " +
                   std::to_string(community.relations) + " relations among them";
    for (std::size_t i = 0; i < std::min<std::size_t>(community.members.size(), 40); ++i) {
      card.tooltip += "\n" + graph_.label(subgraph_.nodes[community.members[i]]);
    }
    return card;
  }

  static PictureEdge line_of(std::size_t tail, std::size_t head, std::size_t number,
                             const Bond& bond) {
    PictureEdge edge;
    edge.tail = tail;
    edge.head = head;
    edge.id = "bond_" + std::to_string(number + 1);
    edge.sources = bond.relations;
    edge.label.push_back(
        {std::to_string(bond.relations) + (bond.relations == 1 ? " relation" : " relations"),
         {},
         Reality::kFact});
    std::vector<std::pair<std::string, std::size_t>> verbs(bond.verbs.begin(), bond.verbs.end());
    std::stable_sort(verbs.begin(), verbs.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (std::size_t i = 0; i < std::min(verbs.size(), kVerbs); ++i) {
      text += (i == 0 ? "" : ", ") + verbs[i].first;
    }
    if (!text.empty()) edge.label.push_back({shorten(text, 28), {}, Reality::kFact});
    edge.tooltip = std::to_string(bond.relations) + " relations from " +
                   std::to_string(bond.documents.size()) + " documents";
    for (const auto& [verb, count] : verbs) {
      edge.tooltip += "\n" + verb + " \xC3\x97" + std::to_string(count);
    }
    return edge;
  }

  const EntityGraph& graph_;
  const Subgraph& subgraph_;
  std::map<NodeId, std::size_t> indices_;
  std::vector<std::size_t> degrees_;
  std::vector<Community> communities_;
  std::map<std::pair<std::size_t, std::size_t>, Bond> bonds_;
  std::set<std::string> documents_;
};

}  // namespace

Overview make_overview(const EntityGraph& graph, const Subgraph& subgraph) {
  return OverviewMaker(graph, subgraph).make();
}

}  // namespace whomet
