// Sieves over names of other things than people: countries by id, the rest by key.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/coref/sieves.h"
#include "extract/mention/american_bodies.h"
#include "extract/mention/name_types.h"
#include "extract/mention/states.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

bool is_thing(const Mention& mention) {
  return mention.level == MentionLevel::kName && mention.type != EntityType::kPerson &&
         mention.type != EntityType::kCountry;
}

// Canonical name by the tables; "" if they do not know it as this type, or as another country's
// ("the Senate" of Pakistan).
std::string table_name(const Resolution& r, std::uint32_t m) {
  const std::string& text = r.texts[m];
  const bool dateline = r.document.sentences[r.mention(m).sentence].is_dateline;
  auto entries = r.gazetteer.find(text);
  if (entries.empty() && dateline) entries = r.gazetteer.find(capitalised(text));  // "OSLO"
  const bool shared = is_shared_body(text);
  for (const GazetteerEntry& entry : entries) {
    if (shared && r.mention(m).country != entry.country) continue;
    if (entry.type == r.mention(m).type || (entry.kind == GazetteerEntry::Kind::kMetonym))
      return entry.name;
  }
  return {};
}

bool is_acronym(const std::string& text) {
  std::size_t upper = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++upper;
    else if (c != '.' && c != '-')
      return false;
  }
  return upper >= 2;
}

// "World Health Organization (WHO)": the mention in the brackets right behind. Not so
// "OSLO (AFP) –", nor a body that the tables know by another name.
bool in_brackets_after(const Resolution& r, std::uint32_t name, std::uint32_t acronym) {
  if (r.document.sentences[r.mention(name).sentence].is_dateline) return false;
  if (r.mention(name).type == EntityType::kPlace && r.names.contains(acronym)) return false;
  const std::uint32_t end = r.mention(name).tokens.end;
  const TokenSpan inner = r.mention(acronym).tokens;
  if (inner.begin != end + 1 || inner.end >= r.document.tokens.size()) return false;
  const std::string& open = r.document.tokens[end].form;
  return open == "(";
}

constexpr std::string_view kCommonWords[] = {
    "national",   "international", "united",    "world",      "central",  "democratic", "people",
    "new",        "general",       "federal",   "state",      "first",    "royal",      "republic",
    "social",     "public",        "institute", "university", "council",  "center",     "committee",
    "house",      "party",         "bank",      "union",      "ministry", "foreign",    "security",
    "department", "court",         "supreme",   "high",       "north",    "south",      "east",
    "west",       "american",      "european",  "african",    "service",  "news",       "press",
    "post",       "times",         "daily"};

bool is_common_word(const std::string& lower) {
  return std::find(std::begin(kCommonWords), std::end(kCommonWords), lower) !=
         std::end(kCommonWords);
}

class ThingJoiner {
 public:
  explicit ThingJoiner(Resolution& r) : r_(r) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      if (!is_thing(r_.mention(m))) continue;
      const std::string table = table_name(r_, m);
      if (!table.empty()) r_.names[m] = table;
      const std::string name = table.empty() ? r_.texts[m] : table;
      const auto [known, is_new] = first_.emplace(key_of(m, name), m);
      if (!is_new) {
        const bool same = fold(r_.texts[known->second]) == fold(r_.texts[m]);
        r_.join(known->second, m, same ? nullptr : "forms of one name");
      } else {
        things_.push_back(m);
      }
    }
    for (const std::uint32_t m : things_) join_short_form(m);
  }

 private:
  std::string key_of(std::uint32_t m, const std::string& name) const {
    const Mention& mention = r_.mention(m);
    std::string key(name_of(mention.type));
    key += '|';
    key += organization_key(name);
    const auto table = r_.gazetteer.find(r_.texts[m]);
    const bool foreign = mention.type == EntityType::kOrganization && !mention.country.empty() &&
                         (table.empty() || table[0].country != mention.country);
    if (foreign) key += '|' + mention.country;
    return key;
  }

  void join_short_form(std::uint32_t m) {
    const std::string& text = r_.texts[m];
    const bool acronym = is_acronym(text);
    std::uint32_t found = kNone;
    for (const std::uint32_t other : things_) {
      if (other > m + kReach || m > other + kReach) continue;
      if (other == m || r_.sets.find(other) == r_.sets.find(m)) continue;
      const std::string& full = r_.texts[other];
      if (full.size() <= text.size()) continue;
      bool fits = false;
      if (acronym) {
        fits = is_acronym_of(text, full) || in_brackets_after(r_, other, m);
      } else if (r_.mention(m).type == r_.mention(other).type &&
                 r_.mention(m).tokens.size() < r_.mention(other).tokens.size()) {
        fits = is_short_of(m, other);
      }
      if (!fits) continue;
      if (found != kNone) return;  // two readings: leave apart
      found = other;
    }
    if (found == kNone) return;
    const bool both_known =
        r_.names.contains(m) && r_.names.contains(found) && r_.names[m] != r_.names[found];
    if (both_known) return;
    r_.document.mentions[m].type = r_.mention(found).type;
    r_.join(found, m, acronym ? "acronym" : "short form, same document");
    for (std::uint32_t k = m > kReach ? m - kReach : 0; k < r_.count() && k < m + kReach; ++k) {
      if (r_.sets.find(k) == r_.sets.find(found) && r_.mention(k).level == MentionLevel::kName)
        r_.document.mentions[k].type = r_.mention(found).type;
    }
  }

  // One telling word, or a leading part, of the longer name.
  bool is_short_of(std::uint32_t m, std::uint32_t other) const {
    if (r_.names.contains(m)) return false;
    if (r_.mention(m).type == EntityType::kPlace || r_.mention(m).type == EntityType::kGroup)
      return false;
    const auto words = split(r_.texts[m], ' ');
    const auto longer = split(r_.texts[other], ' ');
    if (words.size() == 1) {
      const std::string lower = fold(words[0]);
      if (lower.size() < 4 || is_common_word(lower) || r_.gazetteer.type_of_name_head(lower)) {
        return is_body_word(m, other, lower);
      }
      return std::any_of(longer.begin(), longer.end(),
                         [&](std::string_view word) { return fold(word) == lower; });
    }
    const std::string a = organization_key(r_.texts[m]);
    const std::string b = organization_key(r_.texts[other]);
    if (!r_.mention(m).country.empty() && !r_.mention(other).country.empty() &&
        r_.mention(m).country != r_.mention(other).country)
      return false;
    return b.size() > a.size() && (b.compare(0, a.size() + 1, a + " ") == 0 ||
                                   b.compare(b.size() - a.size() - 1, a.size() + 1, " " + a) == 0);
  }

  // "the Ministry" after "Defense Ministry": nearest before, same head.
  bool is_body_word(std::uint32_t m, std::uint32_t other, const std::string& lower) const {
    if (other > m) return false;
    const auto longer = split(r_.texts[other], ' ');
    return fold(longer.back()) == lower || fold(longer.front()) == lower;
  }

  Resolution& r_;
  std::map<std::string, std::uint32_t> first_;
  std::vector<std::uint32_t> things_;
};

// "The North", "the South" of an article on North or South Korea.
void name_halves(Resolution& r) {
  static constexpr std::string_view kNorthKorea = "Q423";
  static constexpr std::string_view kSouthKorea = "Q884";
  const auto names = [&](std::string_view country) {
    return std::any_of(r.document.mentions.begin(), r.document.mentions.end(),
                       [&](const Mention& mention) { return mention.country == country; });
  };
  if (!names(kNorthKorea)) return;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    Mention& mention = r.document.mentions[m];
    if (mention.level != MentionLevel::kName) continue;
    if (r.texts[m] != "North" && r.texts[m] != "South") continue;
    if (mention.tokens.begin == 0 ||
        lower_form(r.document.tokens[mention.tokens.begin - 1]) != "the")
      continue;
    mention.type = EntityType::kCountry;
    mention.country = r.texts[m] == "North" ? kNorthKorea : kSouthKorea;
  }
}

// States that no table knows: the same name, and their peoples' ("Karvian" and "Karvia").
void join_unknown_states(Resolution& r) {
  std::map<std::string_view, std::uint32_t> first;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (mention.level != MentionLevel::kName || mention.type != EntityType::kCountry ||
        !mention.country.empty())
      continue;
    const auto [known, is_new] = first.emplace(r.texts[m], m);
    if (!is_new) r.join(known->second, m);
  }
  for (const auto& [people, m] : first) {
    for (const auto& [state, other] : first) {
      if (is_demonym_of(people, state)) r.join(other, m, "the people of the state");
    }
  }
}

}  // namespace

void join_countries(Resolution& r) {
  name_halves(r);
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (mention.type != EntityType::kCountry || mention.country.empty()) continue;
    const auto [known, is_new] = first.emplace(mention.country, m);
    if (!is_new) r.join(known->second, m);
  }
  join_unknown_states(r);
}

void join_named_things(Resolution& r) {
  ThingJoiner(r).join();
}

}  // namespace whomet
