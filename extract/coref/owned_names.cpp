#include "extract/coref/owned_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

constexpr std::string_view kPossessives[] = {"its", "his", "her", "their"};

// The named cluster that the pronoun at this token stands for; or kNone.
std::uint32_t owner_at(const Document& document, std::uint32_t token) {
  auto mention = std::ranges::lower_bound(document.mentions, token, {},
                                          [](const Mention& m) { return m.tokens.begin; });
  for (; mention != document.mentions.end() && mention->tokens.begin == token; ++mention) {
    if (mention->level != MentionLevel::kPronoun) continue;
    const bool known = mention->cluster != kNone && document.has_name(mention->cluster);
    return known ? mention->cluster : kNone;
  }
  return kNone;
}

std::string possessive_of(const std::string& name) {
  return name + (name.ends_with('s') ? "'" : "'s");
}

// The name as the owner's, or "" where the phrase is nobody's or its owner has no name.
std::string owned_name(const Document& document, const Cluster& cluster) {
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& phrase = document.mentions[m];
    if (phrase.level != MentionLevel::kNominal || phrase.tokens.size() < 2) continue;
    const std::uint32_t first = phrase.tokens.begin;
    if (!is_one_of(lower_form(document.tokens[first]), kPossessives)) continue;
    const std::string_view text = document.text_of(phrase.tokens);
    if (text != cluster.name) continue;
    const std::uint32_t owner = owner_at(document, first);
    if (owner == kNone || &document.clusters[owner] == &cluster) return {};
    const TokenSpan rest{first + 1, phrase.tokens.end};
    return possessive_of(document.clusters[owner].name) + " " + std::string(document.text_of(rest));
  }
  return {};
}

}  // namespace

void name_by_owners(Document& document) {
  for (Cluster& cluster : document.clusters) {
    if (document.has_name(cluster)) continue;
    std::string name = owned_name(document, cluster);
    if (name.empty()) continue;
    std::ranges::replace(name, '\n', ' ');
    cluster.aliases.insert(std::ranges::lower_bound(cluster.aliases, cluster.name), cluster.name);
    cluster.name = std::move(name);
  }
}

}  // namespace whomet
