#include "extract/relation/meeting_sides.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/words.h"

namespace whomet {
namespace {

constexpr std::string_view kAffiliations =
    "head_of_state_of|head_of_government_of|minister_of|official_of|spokesperson_of|citizen_of";

// Of the mentions themselves, and of the names of countries in the words for a group.
void add_countries(const Context& context, std::uint32_t cluster, std::set<std::string>& sides) {
  const Document& document = context.document();
  for (const std::uint32_t m : document.clusters[cluster].mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.level == MentionLevel::kPronoun) continue;
    if (!mention.country.empty()) sides.insert(mention.country);
    if (mention.level != MentionLevel::kNominal) continue;
    const TokenSpan span = mention.phrase.empty() ? mention.tokens : mention.phrase;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      const std::uint32_t inner = context.mention_at(t);
      if (inner == kNone || inner == m) continue;
      const Mention& name = document.mentions[inner];
      // "Iraq" is not whom the "Iraq war allies" speak for.
      const Tree& tree = context.tree(name.head);
      const std::uint32_t above = tree.head(tree.first_conjunct(name.head));
      const bool theirs = above == mention.head || tree.is(name.head, "amod");
      if (theirs && name.level == MentionLevel::kName && !name.country.empty()) {
        sides.insert(name.country);
      }
    }
  }
}

void add_affiliations(const Context& context, std::uint32_t cluster, std::set<std::string>& sides) {
  const Document& document = context.document();
  for (const Claim& claim : document.claims) {
    if (claim.subject != Argument::of_cluster(cluster) ||
        !is_word_in(claim.predicate, kAffiliations) ||
        claim.object.kind != Argument::Kind::kCluster ||
        context.type_of(claim.object.index) != EntityType::kCountry) {
      continue;
    }
    for (const std::uint32_t m : document.clusters[claim.object.index].mentions) {
      if (!document.mentions[m].country.empty()) sides.insert(document.mentions[m].country);
    }
  }
}

struct Side {
  std::set<std::uint32_t> people;  // with a name; clusters
  std::set<std::uint32_t> groups;  // and people without
};

// False: somebody is on no side.
bool by_side(const Context& context, const std::vector<std::uint32_t>& clusters,
             std::map<std::string, Side>& all, bool& all_named) {
  for (const std::uint32_t cluster : clusters) {
    const std::vector<std::string> sides = sides_of(context, cluster);
    if (sides.empty()) return false;
    const bool named =
        context.type_of(cluster) == EntityType::kPerson && context.document().has_name(cluster);
    all_named = all_named && named;
    for (const std::string& side : sides) {
      Side& here = all[side];
      if (named) here.people.insert(cluster);
      if (!named && context.type_of(cluster) != EntityType::kCountry) here.groups.insert(cluster);
    }
  }
  return true;
}

}  // namespace

std::vector<std::string> sides_of(const Context& context, std::uint32_t cluster) {
  std::set<std::string> sides;
  add_countries(context, cluster, sides);
  if (context.type_of(cluster) == EntityType::kPerson) {
    add_affiliations(context, cluster, sides);
    if (sides.size() > 1) return {};  // an envoy to one of another: nobody can tell
  }
  return {sides.begin(), sides.end()};
}

bool are_same_sides(const Context& context, const std::vector<std::uint32_t>& some,
                    const std::vector<std::uint32_t>& others) {
  std::map<std::string, Side> one;
  std::map<std::string, Side> other;
  bool one_named = true;
  bool other_named = true;
  if (!by_side(context, some, one, one_named) || !by_side(context, others, other, other_named) ||
      one.size() < 2 || one.size() != other.size() || (one_named && other_named)) {
    return false;
  }
  const auto are_apart = [](const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
    return !a.empty() && !b.empty() &&
           std::ranges::none_of(a, [&](std::uint32_t who) { return b.contains(who); });
  };
  for (const auto& [name, side] : one) {
    const auto found = other.find(name);
    if (found == other.end() || are_apart(side.people, found->second.people)) return false;
    // "allies" and "opponents" of one country are two groups.
    if (side.people.empty() && found->second.people.empty() &&
        are_apart(side.groups, found->second.groups)) {
      return false;
    }
  }
  return true;
}

std::uint32_t named_later(const Context& context, const std::vector<std::uint32_t>& some,
                          const std::vector<std::uint32_t>& others) {
  if (some.size() != 2 || others.size() != 2) return kNone;
  const auto missing = [](const std::vector<std::uint32_t>& list,
                          const std::vector<std::uint32_t>& from) {
    const auto found = std::ranges::find_if(
        list, [&](std::uint32_t who) { return std::ranges::find(from, who) == from.end(); });
    return found == list.end() ? kNone : *found;
  };
  const std::uint32_t unnamed = missing(some, others);
  const std::uint32_t named = missing(others, some);
  if (unnamed == kNone || named == kNone) return kNone;
  const bool shared = std::ranges::find_first_of(some, others) != some.end();
  if (!shared || context.type_of(unnamed) != EntityType::kPerson ||
      context.type_of(named) != EntityType::kPerson || context.document().has_name(unnamed) ||
      !context.document().has_name(named)) {
    return kNone;
  }
  // Nobody knew the name before.
  const Document& document = context.document();
  const std::uint32_t before = document.clusters[unnamed].mentions.front();
  const std::uint32_t first = document.clusters[named].mentions.front();
  if (document.mentions[first].sentence <= document.mentions[before].sentence) return kNone;
  const std::vector<std::string> a = sides_of(context, unnamed);
  const std::vector<std::string> b = sides_of(context, named);
  return a.empty() || b.empty() || a == b ? unnamed : kNone;
}

void leave_out_named(const Context& context, std::uint32_t unnamed,
                     std::vector<std::uint32_t>& clusters) {
  std::map<std::string, Side> sides;
  for (const std::uint32_t cluster : clusters) {
    if (context.type_of(cluster) != EntityType::kPerson || !context.document().has_name(cluster))
      continue;
    for (const std::string& side : sides_of(context, cluster)) sides[side].people.insert(cluster);
  }
  std::erase_if(clusters, [&](std::uint32_t cluster) {
    const bool office =
        std::ranges::any_of(context.document().clusters[cluster].mentions, [&](std::uint32_t m) {
          return is_word_in(context.lemma(context.document().mentions[m].head),
                            "president|minister|premier|chancellor|leader|king|counterpart|head");
        });
    if (context.document().has_name(cluster)) return false;
    if (cluster == unnamed) return true;
    if (!office) return false;
    const std::vector<std::string> own = sides_of(context, cluster);
    return !own.empty() &&
           std::ranges::all_of(own, [&](const std::string& side) { return sides.contains(side); });
  });
}

}  // namespace whomet
