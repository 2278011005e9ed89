// Tested by tests/extract/coref/resolver_test.cpp.
#include "extract/coref/appositions.h"

#include <algorithm>

#include "base/words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// "First Minister of Scotland [Kari Olsen]", "deputy head of the agency [Kari Olsen]": an office
// with the body or land after "of" and the name behind it without a comma, as one phrase or as two.
bool is_office_before(const Resolution& r, const Mention& office, const Mention& name) {
  const Document& document = r.document;
  const std::uint32_t begin = name.tokens.begin;
  if (office.sentence != name.sentence || office.head + 2 >= begin || begin > office.tokens.end)
    return false;
  if (find_title_ending_at(document, office.tokens.begin, office.head) == nullptr) return false;
  std::uint32_t i = office.head + 1;
  if (document.tokens[i].form != "of" && document.tokens[i].form != "for") return false;
  for (++i; i < begin; ++i) {
    const Token& token = document.tokens[i];
    const bool joins = token.form == "the" || token.form == "of" || token.form == "for" ||
                       token.form == "and" || token.form == "&";
    if (token.upos != Upos::kPropn && token.xpos != "NNP" && token.xpos != "NNPS" && !joins)
      return false;
  }
  const Token& last = document.tokens[begin - 1];
  const bool minister = lower_form(document.tokens[office.head]) == "minister";  // "of Justice"
  // "aide of President [Kari Olsen]", "the home of [Kari Olsen]" are others.
  return (last.upos == Upos::kPropn || last.xpos == "NNP" || last.xpos == "NNPS") &&
         (minister || find_title_ending_at(document, begin - 1, begin - 1) == nullptr);
}

void join_offices_before_names(Resolution& r) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& office = r.mention(m);
    if (!is_nominal(office) || office.type != EntityType::kPerson) continue;
    for (std::uint32_t k = 0; k < r.count(); ++k) {
      const Mention& name = r.mention(k);
      if (name.tokens.begin > office.tokens.end) break;
      if (name.level != MentionLevel::kName || name.type != EntityType::kPerson ||
          name.tokens.begin <= office.head)
        continue;
      if (is_office_before(r, office, name)) join_apposition(r, k, m, "office before the name");
    }
  }
}

// "the southern city of [Lima]": the place that "of" names. A province may have the name of a town.
void join_named_places(Resolution& r) {
  static constexpr std::string_view kSettlements[] = {
      "city", "town", "village", "port", "resort", "municipality", "township", "island", "state"};
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& name = r.mention(m);
    if (name.level != MentionLevel::kName || name.type != EntityType::kPlace) continue;
    const std::uint32_t begin = name.tokens.begin;
    if (begin < 2 || lower_form(r.document.tokens[begin - 1]) != "of" ||
        !is_one_of(lower_form(r.document.tokens[begin - 2]), kSettlements)) {
      continue;
    }
    for (std::uint32_t k = 0; k < r.count(); ++k) {
      const Mention& phrase = r.mention(k);
      if (is_nominal(phrase) && phrase.type == EntityType::kPlace && phrase.head == begin - 2) {
        r.join(m, k, "the name of the place");
      }
    }
  }
}

// "Puno province", "the Puno region": named by the word before it.
void join_named_regions(Resolution& r, const HeadIndex& heads) {
  static constexpr std::string_view kRegions[] = {
      "province", "region",       "district",      "county",      "prefecture",
      "valley",   "township",     "village",       "governorate", "state",
      "river",    "neighborhood", "neighbourhood", "peninsula"};
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& name = r.mention(m);
    if (name.level != MentionLevel::kName || name.type != EntityType::kPlace) continue;
    if (name.tokens.end >= r.document.tokens.size()) continue;
    const std::uint32_t k = heads.at(name.tokens.end);
    if (k == kNone) continue;
    const Mention& phrase = r.mention(k);
    if (is_nominal(phrase) && phrase.type == EntityType::kPlace &&
        phrase.tokens.end == phrase.head + 1 &&
        is_one_of(lower_form(r.document.tokens[phrase.head]), kRegions)) {
      r.join(m, k, "the name of the place");
    }
  }
}

// "the rebel group [Free Valley]", "a senior official, Deputy Minister [Kari Olsen]": the phrase
// right before a name, or before the name's titles.
void join_neighbours(Resolution& r) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& name = r.mention(m);
    if (name.level != MentionLevel::kName) continue;
    const bool person = name.type == EntityType::kPerson;
    std::uint32_t begin = name.tokens.begin;
    for (const Title& title : r.titles[m]) begin = std::min(begin, title.tokens.begin);
    for (std::uint32_t k = m; k-- > 0 && r.mention(k).sentence == name.sentence;) {
      const Mention& phrase = r.mention(k);
      if (!is_nominal(phrase) || phrase.type != name.type) continue;
      const TokenSpan words = phrase.tokens;
      if (words.end != phrase.head + 1) continue;
      const bool beside = !person && words.end == name.tokens.begin;
      const bool parted = person && begin < name.tokens.begin && words.end + 1 == begin &&
                          r.document.tokens[words.end].form == ",";
      if (!beside && !parted) continue;
      const std::string& tag = r.document.tokens[phrase.head].xpos;
      if (tag != "NNS" && tag != "NNPS") join_apposition(r, k, m, "apposition");
      break;
    }
  }
}

// "her husband, the surgeon [Luis Prado], left", where the parser has two subjects: the phrase
// before the comma, whose noun hangs where `noun` does. kNone if there is none.
std::uint32_t phrase_beside(const Resolution& r, const HeadIndex& heads, std::uint32_t noun) {
  constexpr std::uint32_t kWords = 4;
  const auto& tokens = r.document.tokens;
  std::uint32_t first = noun;
  while (first > 1 && noun - first < kWords && tokens[first].upos != Upos::kDet) --first;
  if (first < 2 || tokens[first].upos != Upos::kDet || tokens[first - 1].form != ",") return kNone;
  const std::uint32_t found = heads.at(first - 2);
  if (found == kNone || !is_nominal(r.mention(found))) return kNone;
  const Token& head = tokens[r.mention(found).head];
  const bool same = head.head == tokens[noun].head && head.deprel == tokens[noun].deprel;
  return same && head.deprel.starts_with("nsubj") ? found : kNone;
}

// What the apposition `m` says more of: "a spokesman for the space forces, [Kari Olsen]" is no
// force, whatever it hangs on; "her husband, the surgeon [Luis Prado]" is the husband.
std::uint32_t named_by(const Resolution& r, const HeadIndex& heads, std::uint32_t m) {
  constexpr int kLevels = 2;
  std::uint32_t token = r.document.tokens[r.mention(m).head].head;
  const bool person =
      r.mention(m).type == EntityType::kPerson && r.mention(m).level == MentionLevel::kName;
  for (int level = 0; person && level < kLevels; ++level) {
    const std::uint32_t found = heads.at(token);
    if (found != kNone && r.mention(found).type == EntityType::kPerson) break;
    const Token& above = r.document.tokens[token];
    const bool further = found == kNone && is_deprel(above.deprel, "appos");
    if (above.head == kNone || !(further || is_deprel(above.deprel, "nmod"))) break;
    token = above.head;
  }
  if (person && heads.at(token) == kNone) return phrase_beside(r, heads, token);
  return heads.at(token);
}

}  // namespace

bool types_agree(EntityType a, EntityType b) {
  if (a == b) return true;
  const auto is_body = [](EntityType t) {
    return t == EntityType::kOrganization || t == EntityType::kGroup;
  };
  return is_body(a) && is_body(b);
}

HeadIndex::HeadIndex(const Resolution& r, bool pronouns)
    : mention_(r.document.tokens.size(), kNone) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    if (r.mention(m).level == MentionLevel::kPronoun && !pronouns) continue;
    std::uint32_t& at = mention_[r.mention(m).head];
    if (at == kNone || r.mention(at).level == MentionLevel::kNominal) at = m;
  }
}

void join_apposition(Resolution& r, std::uint32_t a, std::uint32_t b, const char* reason) {
  if (a == kNone || b == kNone || a == b || r.sets.find(a) == r.sets.find(b)) return;
  if (!types_agree(r.mention(a).type, r.mention(b).type)) return;
  if (r.has_name(a) && r.has_name(b)) return;  // never two names by the tree alone
  const TokenSpan gap{std::min(r.mention(a).tokens.end, r.mention(b).tokens.end),
                      std::max(r.mention(a).tokens.begin, r.mention(b).tokens.begin)};
  for (std::uint32_t k = std::min(a, b) + 1; k < std::max(a, b); ++k) {  // said of a nearer name
    // "her daughter, Ida Berg, is a singer": the name is hers.
    if (r.sets.find(k) == r.sets.find(a) || r.sets.find(k) == r.sets.find(b)) continue;
    if (r.mention(k).level == MentionLevel::kName && r.mention(k).type == r.mention(a).type &&
        gap.begin <= r.mention(k).tokens.begin && r.mention(k).tokens.end <= gap.end)
      return;
  }
  r.join(a, b, reason);
}

void join_appositions(Resolution& r) {
  join_offices_before_names(r);
  const HeadIndex heads(r);
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (mention.level == MentionLevel::kPronoun) continue;
    const Token& head = r.document.tokens[mention.head];
    if (head.deprel == "appos") join_apposition(r, named_by(r, heads, m), m, "apposition");
    // "X, a member of A and director of B": one person with two roles; "the head" would be another.
    if (head.deprel == "conj" && head.head != kNone && is_nominal(mention) &&
        mention.type == EntityType::kPerson && mention.tokens.begin == mention.head) {
      const Token& above = r.document.tokens[head.head];
      if (above.deprel == "appos" && above.upos == Upos::kNoun && head.upos == Upos::kNoun &&
          head.feats.find("Number=Plur") == std::string::npos) {
        join_apposition(r, heads.at(above.head), m, "apposition");
      }
    }
  }
  for (std::uint32_t m = 0; m < r.count(); ++m) {  // titles beside a name
    for (const Title& title : r.titles[m]) {
      const std::uint32_t noun = heads.at(title.head);
      if (noun != kNone && is_nominal(r.mention(noun))) join_apposition(r, m, noun, "apposition");
    }
  }
  join_predicates(r);
  join_named_places(r);
  join_named_regions(r, heads);
  join_neighbours(r);
}

}  // namespace whomet
