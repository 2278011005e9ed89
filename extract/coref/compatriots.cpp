// "The Kenyan" after Kenyan President Grace Wanjohi was spoken of; or after Grace Wanjohi, where
// nobody else is near whose country is not known. Tested by tests/extract/coref/resolver_test.cpp.
#include <algorithm>
#include <map>
#include <string>

#include "base/words.h"
#include "extract/coref/phrases.h"
#include "extract/coref/sieves.h"

namespace whomet {
namespace {

constexpr std::uint32_t kSentences = 4;  // as far back as readers remember it
constexpr std::uint32_t kNear = 2;       // where the phrase is the first to say it

// "the U.S. diplomat": words that say no more of an office.
constexpr std::string_view kOfficials[] = {"diplomat",  "official", "envoy",     "politician",
                                           "statesman", "lawmaker", "dignitary", "negotiator"};

// The country whose people the phrase names; "" if it is another phrase.
std::string people_of(const Resolution& r, std::uint32_t m) {
  const Mention& phrase = r.mention(m);
  if (phrase.level != MentionLevel::kNominal || phrase.type != EntityType::kPerson) return {};
  if (!is_definite(r.document, phrase)) return {};
  const Token& head = r.document.tokens[phrase.head];
  const bool official = is_one_of(head.lemma, kOfficials) && head.xpos == "NN";
  if (!official && !is_bare(r.document, phrase)) return {};
  // Nothing but the name of the country behind the article.
  const TokenSpan people{phrase.tokens.begin + 1, official ? phrase.head : phrase.head + 1};
  for (std::uint32_t k = m > 2 ? m - 2 : 0; k < r.count() && k <= m + 2; ++k) {
    const Mention& name = r.mention(k);
    if (name.tokens == people && name.type == EntityType::kCountry) return name.country;
  }
  return {};
}

// Whether somebody is of the country, of another, or nobody says.
enum class Origin { kUnknown, kHere, kElsewhere };

// Of each set of mentions by its root: the countries that titles and phrases give the person.
std::multimap<std::uint32_t, std::string> countries_of_sets(const Resolution& r) {
  std::multimap<std::uint32_t, std::string> countries;
  for (std::uint32_t k = 0; k < r.count(); ++k) {
    if (r.mention(k).type != EntityType::kPerson) continue;
    const std::uint32_t root = r.sets.find(k);
    if (!r.mention(k).country.empty()) countries.emplace(root, r.mention(k).country);
    for (const Title& title : r.titles[k]) {
      if (title.owner == kNone) continue;
      const std::string& country = r.mention(title.owner).country;
      if (!country.empty()) countries.emplace(root, country);
    }
  }
  return countries;
}

class CompatriotJoiner {
 public:
  explicit CompatriotJoiner(Resolution& r) : r_(r), countries_(countries_of_sets(r)) {}

  void join(std::uint32_t m, const std::string& country) {
    const std::uint32_t known = only_one(m, country, Origin::kHere, kSentences);
    if (known != kNone) {
      if (r_.has_name(known)) r_.join(known, m, "the only one of the country");
      return;
    }
    if (!is_bare(r_.document, r_.mention(m))) return;
    const std::uint32_t other = only_one(m, country, Origin::kUnknown, kNear);
    if (other != kNone && r_.has_name(other))
      r_.join(other, m, "the only one whose country is not known");
  }

 private:
  Origin origin_of(std::uint32_t person, const std::string& country) const {
    const auto [begin, end] = countries_.equal_range(r_.sets.find(person));
    if (begin == end) return Origin::kUnknown;
    const bool here = std::any_of(begin, end, [&](const auto& of) { return of.second == country; });
    return here ? Origin::kHere : Origin::kElsewhere;
  }

  // The one person of this origin that the last sentences name; kNone if there are several.
  std::uint32_t only_one(std::uint32_t m, const std::string& country, Origin origin,
                         std::uint32_t sentences) const {
    const Mention& phrase = r_.mention(m);
    std::uint32_t found = kNone;
    for (std::uint32_t k = m; k-- > 0 && m - k < kReach;) {
      if (r_.mention(k).sentence + sentences < phrase.sentence) break;
      const Mention& other = r_.mention(k);
      if (other.type != EntityType::kPerson || other.level == MentionLevel::kPronoun) continue;
      if (overlap(other.tokens, phrase.tokens) || origin_of(k, country) != origin) continue;
      if (found != kNone && r_.sets.find(found) != r_.sets.find(k)) return kNone;
      found = k;
    }
    return found;
  }

  Resolution& r_;
  std::multimap<std::uint32_t, std::string> countries_;
};

}  // namespace

void join_compatriots(Resolution& r) {
  std::vector<std::pair<std::uint32_t, std::string>> asked;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    std::string country = people_of(r, m);
    if (!country.empty() && !r.has_name(m)) asked.emplace_back(m, std::move(country));
  }
  if (asked.empty()) return;
  CompatriotJoiner joiner(r);
  for (const auto& [m, country] : asked) {
    if (!r.has_name(m)) joiner.join(m, country);  // not by what was joined before
  }
}

}  // namespace whomet
