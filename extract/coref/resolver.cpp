#include "extract/coref/resolver.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "extract/coref/owned_names.h"
#include "extract/coref/sieves.h"
#include "extract/mention/party_tags.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {

MentionSets::MentionSets(std::size_t count) : parent_(count) {
  for (std::uint32_t i = 0; i < count; ++i) parent_[i] = i;
}

std::uint32_t MentionSets::find(std::uint32_t mention) const {
  while (parent_[mention] != mention) {
    parent_[mention] = parent_[parent_[mention]];
    mention = parent_[mention];
  }
  return mention;
}

void MentionSets::join(std::uint32_t a, std::uint32_t b) {
  a = find(a);
  b = find(b);
  if (a == b) return;
  if (a < b) {
    parent_[b] = a;
  } else {
    parent_[a] = b;
  }
}

Resolution::Resolution(Document& the_document, const Gazetteer& the_gazetteer)
    : document(the_document), gazetteer(the_gazetteer), sets(the_document.mentions.size()) {
  texts.reserve(document.mentions.size());
  for (const Mention& mention : document.mentions) {
    const std::string_view party = party_of_letter(document, mention);  // "R-Texas"
    std::string text(party.empty() ? document.text_of(mention.tokens) : party);
    for (char& c : text) {
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    }
    texts.push_back(std::move(text));
  }
  titles.resize(document.mentions.size());
  for (const Mention& mention : document.mentions) {
    named.push_back(mention.level == MentionLevel::kName);
  }
  for (std::uint32_t m = 0; m < count(); ++m) {
    if (document.mentions[m].level == MentionLevel::kName &&
        document.mentions[m].type == EntityType::kPerson)
      titles[m] = titles_of(document, m);
  }
}

void Resolution::join(std::uint32_t a, std::uint32_t b, const char* reason) {
  if (sets.find(a) == sets.find(b)) return;
  const bool has_any = has_name(a) || has_name(b);
  sets.join(a, b);
  named[sets.find(a)] = has_any;
  if (reason == nullptr || texts[a] == texts[b]) return;
  reasons.push_back({{texts[a], texts[b]}, reason});
  reason_of.push_back(b);
}

namespace {

std::string without_article(std::string text) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (text.rfind(article, 0) == 0) return text.substr(article.size());
  }
  return text;
}

// "FOREIGN MINISTRY" of a headline is no good name if there is another.
bool is_shouted(const std::string& text) {
  return text.size() > 6 &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string person_name(const Resolution& r, const std::vector<std::uint32_t>& mentions) {
  std::string best;
  std::size_t best_words = 0;
  for (const std::uint32_t m : mentions) {
    if (r.mention(m).level != MentionLevel::kName) continue;
    const std::string& text = r.texts[m];
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    const bool better = best.empty() || (is_shouted(best) && !is_shouted(text)) ||
                        (words > best_words && !is_shouted(text));
    if (better) {
      best = text;
      best_words = words;
    }
  }
  return best;
}

// "Abdullah" alone is many kings: "Abdullah of Jordan".
std::string with_realm(const Resolution& r, const std::vector<std::uint32_t>& mentions,
                       std::string name) {
  if (name.empty() || name.find(' ') != std::string::npos) return name;
  static constexpr std::string_view kRoyal[] = {"king", "queen",  "prince",  "princess", "emir",
                                                "amir", "sultan", "emperor", "empress"};
  bool royal = false;
  std::string realm;
  for (const std::uint32_t m : mentions) {
    if (m >= r.titles.size()) continue;
    for (const Title& title : r.titles[m]) {
      royal = royal || std::find(std::begin(kRoyal), std::end(kRoyal),
                                 lower_form(r.document.tokens[title.head])) != std::end(kRoyal);
      if (title.owner == kNone || !realm.empty()) continue;
      if (const Country* country = r.gazetteer.country(r.mention(title.owner).country))
        realm = country->name;
    }
  }
  return royal && !realm.empty() ? name + " of " + realm : name;
}

// The longest name; the first of equals. An acronym yields to what it stands for.
std::string thing_name(const Resolution& r, const std::vector<std::uint32_t>& mentions) {
  std::string best;
  for (const std::uint32_t m : mentions) {
    if (r.mention(m).level != MentionLevel::kName) continue;
    const auto known = r.names.find(m);
    const std::string& text = known == r.names.end() ? r.texts[m] : known->second;
    if (best.empty() || (text.size() > best.size() && !is_shouted(text)) || is_shouted(best))
      best = text;
  }
  return best;
}

constexpr std::string_view kGenericBodies[] = {"foreign ministry",
                                               "defense ministry",
                                               "defence ministry",
                                               "interior ministry",
                                               "ministry of foreign affairs",
                                               "ministry of defense",
                                               "ministry of defence",
                                               "finance ministry",
                                               "justice ministry",
                                               "health ministry",
                                               "oil ministry",
                                               "energy ministry",
                                               "parliament",
                                               "national assembly",
                                               "supreme court",
                                               "constitutional court",
                                               "high court",
                                               "central bank",
                                               "senate",
                                               "congress",
                                               "house of representatives",
                                               "security council",
                                               "national security council",
                                               "interior ministry",
                                               "army",
                                               "navy",
                                               "air force",
                                               "government",
                                               "cabinet",
                                               "education ministry",
                                               "culture ministry",
                                               "trade ministry",
                                               "state department",
                                               "ministry",
                                               "central election commission",
                                               "election commission",
                                               "electoral commission",
                                               "attorney general's office",
                                               "communist party",
                                               "democratic party",
                                               "labor party",
                                               "labour party",
                                               "socialist party",
                                               "conservative party",
                                               "liberal party",
                                               "republican party",
                                               "federal court",
                                               "court of appeal",
                                               "upper house",
                                               "lower house",
                                               "national police",
                                               "coast guard",
                                               "border guard",
                                               "national guard",
                                               "presidential administration",
                                               "presidential office",
                                               "prosecutor general's office",
                                               "general assembly",
                                               "chamber of deputies",
                                               "house of assembly",
                                               "legislative council",
                                               "ministry of justice",
                                               "ministry of finance",
                                               "ministry of health",
                                               "ministry of interior",
                                               "ministry of the interior",
                                               "ministry of education",
                                               "ministry of trade",
                                               "commerce ministry",
                                               "ministry of commerce",
                                               "information ministry",
                                               "ministry of information",
                                               "defense department",
                                               "justice department",
                                               "treasury",
                                               "foreign office",
                                               "home office",
                                               "national congress",
                                               "supreme council",
                                               "electoral tribunal"};

// "Foreign Ministry" of a known country is named with it, so that two of them stay apart.
std::string qualified_name(const Resolution& r, const std::vector<std::uint32_t>& mentions,
                           std::string name) {
  const std::string folded = fold(name);
  if (std::find(std::begin(kGenericBodies), std::end(kGenericBodies), folded) ==
      std::end(kGenericBodies)) {
    const auto table = r.gazetteer.find(name);
    const bool foreign = !table.empty() && table[0].type == EntityType::kOrganization;
    if (!foreign) return name;
  }
  for (const std::uint32_t m : mentions) {
    // "the Peruvian space agency" names its country already.
    if (r.mention(m).level != MentionLevel::kName) continue;
    const std::string& country = r.mention(m).country;
    const auto table = r.gazetteer.find(r.texts[m]);
    if (country.empty() || (!table.empty() && table[0].country == country)) continue;
    const Country* owner = r.gazetteer.country(country);
    if (owner != nullptr && folded.find(fold(owner->name)) == std::string::npos)
      return r.texts[m] + " of " + owner->name;
  }
  return name;
}

// "the accord" of "the accord between Chile and Peru on fishing".
void add_core(const Resolution& r, std::uint32_t m, std::set<std::string>& aliases) {
  const Mention& mention = r.mention(m);
  if (mention.head + 1 >= mention.tokens.end || mention.head < mention.tokens.begin) return;
  std::string core(r.document.text_of({mention.tokens.begin, mention.head + 1}));
  for (char& c : core) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  aliases.insert(std::move(core));
}

Cluster make_cluster(const Resolution& r, const std::vector<std::uint32_t>& mentions) {
  Cluster cluster;
  cluster.mentions = mentions;
  std::map<EntityType, int> votes;
  for (const std::uint32_t m : mentions) {
    const MentionLevel level = r.mention(m).level;
    if (level == MentionLevel::kPronoun) continue;
    votes[r.mention(m).type] += level == MentionLevel::kName ? 100 : 1;
  }
  int most = 0;
  for (const auto& [type, count] : votes) {
    if (count > most) {
      most = count;
      cluster.type = type;
    }
  }
  if (cluster.type == EntityType::kCountry) {
    for (const std::uint32_t m : mentions) {
      const Country* country = r.gazetteer.country(r.mention(m).country);
      if (country == nullptr) continue;
      cluster.name = country->name;
      cluster.links.push_back({"wikidata", country->wikidata});
      break;
    }
    // A state that no table knows is not called as its people are.
    const auto state = std::ranges::find_if(mentions, [&r](std::uint32_t m) {
      return r.mention(m).level == MentionLevel::kName && r.mention(m).ner != "NORP";
    });
    if (cluster.name.empty() && state != mentions.end())
      cluster.name = without_article(r.texts[*state]);
  } else if (cluster.type == EntityType::kPerson) {
    cluster.name = with_realm(r, mentions, person_name(r, mentions));
  } else {
    cluster.name = thing_name(r, mentions);
    if (cluster.type == EntityType::kOrganization && !cluster.name.empty())
      cluster.name = qualified_name(r, mentions, cluster.name);
  }
  std::set<std::string> aliases;
  for (const std::uint32_t m : mentions) {
    if (r.mention(m).level == MentionLevel::kPronoun) continue;
    if (cluster.name.empty()) cluster.name = without_article(r.texts[m]);
    aliases.insert(r.texts[m]);
    if (r.mention(m).level == MentionLevel::kNominal) add_core(r, m, aliases);
  }
  if (cluster.name.empty()) cluster.name = r.texts[mentions.front()];  // "they" of a list
  aliases.erase(cluster.name);
  cluster.aliases.assign(aliases.begin(), aliases.end());
  return cluster;
}

// Tells the cluster of a phrase for several which clusters these are, and them why they have it.
void note_members(Resolution& r, std::uint32_t m, const std::vector<std::uint32_t>& members) {
  auto& clusters = r.document.clusters;
  const std::uint32_t group = r.mention(m).cluster;
  if (group == kNone || !clusters[group].members.empty()) return;
  std::set<std::uint32_t> several;
  for (const std::uint32_t member : members) several.insert(r.mention(member).cluster);
  several.erase(kNone);
  several.erase(group);
  if (several.size() < 2) return;
  clusters[group].members.assign(several.begin(), several.end());
  if (r.mention(m).level == MentionLevel::kPronoun) return;
  for (const std::uint32_t cluster : several) {
    clusters[cluster].merged.push_back(
        {{r.texts[m], clusters[cluster].name}, "one of those that the phrase stands for"});
  }
}

void build_clusters(Resolution& r) {
  Document& document = r.document;
  TreeCache trees(document);
  std::vector<std::vector<std::uint32_t>> members(r.count());
  for (std::uint32_t m = 0; m < r.count(); ++m) members[r.sets.find(m)].push_back(m);
  for (std::uint32_t root = 0; root < r.count(); ++root) {
    const auto& mentions = members[root];
    const bool stands_alone = std::all_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return r.mention(m).level == MentionLevel::kPronoun && !r.members.contains(m);
    });
    if (stands_alone || (mentions.size() == 1 && is_only_said_of(r, root, trees))) continue;
    const auto index = static_cast<std::uint32_t>(document.clusters.size());
    document.clusters.push_back(make_cluster(r, mentions));
    for (const std::uint32_t m : mentions) {
      document.mentions[m].cluster = index;
      document.mentions[m].type = document.clusters.back().type;
    }
  }
  for (const auto& [m, several] : r.members) note_members(r, m, several);
  for (std::size_t i = 0; i < r.reasons.size(); ++i) {
    const std::uint32_t cluster = r.mention(r.reason_of[i]).cluster;
    if (cluster == kNone) continue;
    auto& merged = document.clusters[cluster].merged;
    const bool known = std::any_of(merged.begin(), merged.end(), [&](const MergeReason& reason) {
      return reason.names == r.reasons[i].names && reason.reason == r.reasons[i].reason;
    });
    if (!known) merged.push_back(r.reasons[i]);
  }
}

}  // namespace

void resolve_coreference(Document& document, const Gazetteer& gazetteer,
                         std::vector<PronounQuestion>* asked) {
  document.clusters.clear();
  for (Mention& mention : document.mentions) mention.cluster = kNone;
  Resolution r(document, gazetteer);
  join_countries(r);
  join_people(r);
  join_named_things(r);
  join_appositions(r);
  join_title_nominals(r);
  join_translated_names(r);
  join_compatriots(r);
  find_members(r);
  join_countries_meant(r);
  join_nominals(r);
  join_pronouns(r, asked);
  join_predicates_of_pronouns(r);
  join_own_countries(r);
  join_owned_nominals(r);
  build_clusters(r);
  name_by_owners(document);
}

}  // namespace whomet
