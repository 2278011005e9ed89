// Countries meant without their names: "the country", "the government" after Peru was spoken of,
// "his country" after a Peruvian minister. Tested by tests/extract/coref/groups_test.cpp.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/coref/phrases.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

constexpr std::string_view kStateNouns[] = {"country", "nation",   "state",
                                            "kingdom", "republic", "homeland"};
constexpr std::string_view kPluralStateNouns[] = {"countries", "nations", "states", "homelands"};
constexpr std::string_view kGovernmentNouns[] = {"government", "authorities", "regime"};
constexpr std::string_view kOwners[] = {"his", "her", "their", "its"};

std::string head_word(const Resolution& r, std::uint32_t m) {
  return lower_form(r.document.tokens[r.mention(m).head]);
}

// --- "the country", "the government" ---

class CountryJoiner {
 public:
  explicit CountryJoiner(Resolution& r) : r_(r) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.level != MentionLevel::kNominal || !mention.country.empty()) continue;
      const std::string head = head_word(r_, m);
      if (head == "authorities" && mention.tokens.size() == 1) join_named_authorities(m);
      const bool plain = is_definite(r_.document, mention) && is_bare(r_.document, mention);
      if (!plain) continue;
      if (mention.type == EntityType::kCountry && is_one_of(head, kStateNouns)) {
        const std::uint32_t found = salient_country(m);
        if (found != kNone) r_.join(found, m, "the country last spoken of");
      } else if (is_one_of(head, kGovernmentNouns)) {
        join_government(m);
      }
    }
  }

 private:
  // "Peruvian authorities ... Authorities said": the last whose state was named.
  void join_named_authorities(std::uint32_t m) {
    for (std::uint32_t k = m; k-- > 0 && m - k < kReach;) {
      const Mention& other = r_.mention(k);
      if (other.level != MentionLevel::kNominal || other.type != EntityType::kCountry ||
          other.country.empty() || head_word(r_, k) != "authorities") {
        continue;
      }
      r_.document.mentions[m].type = EntityType::kCountry;
      r_.document.mentions[m].country = other.country;
      r_.join(k, m, "the authorities last spoken of");
      return;
    }
  }

  void join_government(std::uint32_t m) {
    std::uint32_t found = kNone;
    for (std::uint32_t k = m; k-- > 0 && m - k < kReach;) {  // an owner was said before
      if (r_.mention(k).level == MentionLevel::kNominal &&
          r_.mention(k).type == EntityType::kCountry && !r_.mention(k).country.empty()) {
        found = k;
        break;
      }
    }
    if (found == kNone) found = salient_country(m);
    if (found == kNone) return;
    r_.document.mentions[m].type = EntityType::kCountry;
    r_.document.mentions[m].country = r_.mention(found).country;
    r_.join(found, m, "the government last spoken of");
  }

  // Of the countries in this and the two sentences before: near ones, those that act, and those
  // that the text is about.
  std::uint32_t salient_country(std::uint32_t m) const {
    const std::uint32_t sentence = r_.mention(m).sentence;
    std::uint32_t best = kNone;
    double best_weight = 0;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 2 < sentence) break;
      if (other.type != EntityType::kCountry || other.country.empty()) continue;
      if (other.tokens.end > r_.mention(m).tokens.begin) continue;
      const double weight = weight_of(k, m);
      if (best == kNone || weight > best_weight) {
        best = k;
        best_weight = weight;
      }
    }
    return best;
  }

  double weight_of(std::uint32_t k, std::uint32_t m) const {
    const Mention& other = r_.mention(k);
    const Token& token = r_.document.tokens[other.head];
    double weight = -1.0 * (r_.mention(m).sentence - other.sentence);
    const bool subject = token.deprel.starts_with("nsubj");
    if (subject || token.deprel == "nmod:poss") weight += 1.0;
    if (token.deprel.starts_with("obl") || token.deprel == "nmod" || token.deprel == "obj")
      weight += 0.7;
    if (is_of_person(other)) weight -= 0.6;
    // A subject would be "it" or "its" in its own clause.
    if (other.sentence == r_.mention(m).sentence) {
      const Tree tree(r_.document, other.sentence);
      const std::uint32_t clause = tree.clause_verb(r_.mention(m).head);
      const bool own_clause = subject && token.head == clause;
      if (own_clause) weight -= 1.5;
    }
    std::size_t count = 0;
    for (std::uint32_t i = m > kReach ? m - kReach : 0; i < m; ++i)
      count += r_.sets.find(i) == r_.sets.find(k) ? 1 : 0;
    return weight + 0.4 * std::log(static_cast<double>(count));
  }

  // "[Norwegian] negotiators", "[Norway]'s envoy Kari Olsen": said of who comes from there.
  bool is_of_person(const Mention& country) const {
    const Token& token = r_.document.tokens[country.head];
    if (token.deprel != "amod" && token.deprel != "compound" && token.deprel != "nmod:poss" &&
        token.deprel != "nmod:desc")
      return false;
    for (std::uint32_t k = 0; k < r_.count(); ++k) {
      const Mention& other = r_.mention(k);
      if (other.sentence != country.sentence) continue;
      if (other.head == token.head) return other.type == EntityType::kPerson;
    }
    return false;
  }

  Resolution& r_;
};

// --- "his country" ---

class OwnCountryJoiner {
 public:
  explicit OwnCountryJoiner(Resolution& r) : r_(r) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.level != MentionLevel::kNominal || !mention.country.empty()) continue;
      const std::string owner = lower_form(r_.document.tokens[mention.tokens.begin]);
      const std::string head = head_word(r_, m);
      if (const std::uint32_t name = owner_named(m); name != kNone) {
        const std::uint32_t country = mention_of(country_of(name));
        if (country != kNone) r_.join(country, m, "the country of the person");
      }
      if (!is_one_of(owner, kOwners)) continue;
      if (is_one_of(head, kStateNouns)) join_one(m);
      if (is_one_of(head, kGovernmentNouns)) join_own_government(m);
      if (owner == "their" && is_one_of(head, kPluralStateNouns)) note_several(m);
    }
  }

 private:
  // "[Olsen]'s country": kNone for phrases of another kind.
  std::uint32_t owner_named(std::uint32_t m) const {
    const Mention& mention = r_.mention(m);
    if (!is_one_of(head_word(r_, m), kStateNouns)) return kNone;
    for (std::uint32_t k = m; k < r_.count() && r_.mention(k).tokens.begin < mention.head; ++k) {
      const Mention& name = r_.mention(k);
      if (name.level == MentionLevel::kName && name.type == EntityType::kPerson &&
          name.tokens.begin == mention.tokens.begin && name.tokens.end + 1 == mention.head) {
        return k;
      }
    }
    return kNone;
  }

  // The pronoun that the phrase begins with; kNone if it was not seen as one.
  std::uint32_t owner_of(std::uint32_t m) const {
    const std::uint32_t begin = r_.mention(m).tokens.begin;
    for (std::uint32_t k = m > 0 ? m - 1 : 0; k < r_.count(); ++k) {
      if (r_.mention(k).tokens.begin > begin) break;
      if (r_.mention(k).tokens.begin == begin && r_.mention(k).level == MentionLevel::kPronoun)
        return k;
    }
    return kNone;
  }

  void join_one(std::uint32_t m) {
    const std::uint32_t owner = owner_of(m);
    std::string country;
    if (owner != kNone && r_.sets.find(owner) != owner) {
      country = country_of(owner);
    } else {
      country = last_title(m);
    }
    const std::uint32_t named = mention_of(country);
    if (named == kNone) return;
    r_.join(named, m, "the country of the person");
  }

  // "his government", "its government": that of the person's country, or of the country itself.
  void join_own_government(std::uint32_t m) {
    const std::uint32_t owner = owner_of(m);
    if (owner == kNone || r_.sets.find(owner) == owner) return;
    std::string country = country_of(owner);
    if (r_.mention(owner).type == EntityType::kCountry)
      country = r_.mention(r_.sets.find(owner)).country;
    const std::uint32_t named = mention_of(country);
    if (named == kNone) return;
    r_.document.mentions[m].type = EntityType::kCountry;
    r_.document.mentions[m].country = country;
    r_.join(named, m, "the government of the country");
  }

  // "their countries" of two presidents: that of each.
  void note_several(std::uint32_t m) {
    const std::uint32_t owner = owner_of(m);
    if (owner == kNone) return;
    std::vector<std::uint32_t> countries;
    for (const auto& [k, members] : r_.members) {
      if (r_.sets.find(k) != r_.sets.find(owner)) continue;
      for (const std::uint32_t member : members) {
        const std::uint32_t named = mention_of(country_of(member));
        if (named != kNone) countries.push_back(named);
      }
      if (countries.size() == members.size()) r_.members[m] = countries;
      return;
    }
  }

  // Wikidata id of the country whose office or people the titles and phrases of the set name; for
  // office holders whom the text gives no country, that of the table of leaders. "" = unknown.
  std::string country_of(std::uint32_t person) const {
    const std::uint32_t root = r_.sets.find(person);
    std::string of_phrase;
    std::set<std::string> of_table;
    for (std::uint32_t k = root; k < r_.count() && k < root + kReach; ++k) {
      if (r_.sets.find(k) != root) continue;
      for (const Title& title : r_.titles[k]) {
        if (title.owner != kNone && r_.mention(title.owner).type == EntityType::kCountry)
          return r_.mention(title.owner).country;
      }
      const Mention& mention = r_.mention(k);
      if (mention.level == MentionLevel::kNominal && of_phrase.empty()) of_phrase = mention.country;
      if (mention.level != MentionLevel::kName || mention.type != EntityType::kPerson) continue;
      for (const Leader& leader : r_.gazetteer.leaders(family_name(r_.texts[k]))) {
        if (leader.role != "ambassador" && compatible_person_names(leader.name, r_.texts[k]))
          of_table.insert(leader.country);
      }
    }
    if (!of_phrase.empty()) return of_phrase;
    return of_table.size() == 1 ? *of_table.begin() : std::string();
  }

  // Where no pronoun was resolved: the last person whose title says a country.
  std::string last_title(std::uint32_t m) const {
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 4 < r_.mention(m).sentence) break;
      if (other.type != EntityType::kPerson || other.level == MentionLevel::kPronoun) continue;
      if (std::string country = country_of(k); !country.empty()) return country;
    }
    return {};
  }

  std::uint32_t mention_of(const std::string& country) const {
    if (country.empty()) return kNone;
    for (std::uint32_t k = 0; k < r_.count(); ++k) {
      const Mention& mention = r_.mention(k);
      if (mention.type == EntityType::kCountry && mention.country == country &&
          mention.level == MentionLevel::kName)
        return k;
    }
    return kNone;
  }

  Resolution& r_;
};

}  // namespace

void join_countries_meant(Resolution& r) {
  CountryJoiner(r).join();
}

void join_own_countries(Resolution& r) {
  OwnCountryJoiner(r).join();
}

}  // namespace whomet
