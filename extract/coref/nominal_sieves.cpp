// Sieves over noun phrases: appositions and copulas by the tree, offices by title and country,
// other things by their head word.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/coref/appositions.h"
#include "extract/coref/phrases.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

std::string without_article(const std::string& text) {
  std::string folded = fold(text);
  for (const std::string_view article :
       {"the ", "a ", "an ", "this ", "that ", "these ", "those "}) {
    if (folded.rfind(article, 0) == 0) return folded.substr(article.size());
  }
  return folded;
}

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

// --- offices ---

enum class Rank { kNone, kState, kGovernment, kForeign, kDefense, kOther };

// What office the title words name, as far as countries have one each.
Rank rank_of(const Resolution& r, const Title& title) {
  std::string words;
  for (std::uint32_t i = title.core.begin; i < title.core.end; ++i)
    words += lower_form(r.document.tokens[i]) + " ";
  const bool first_diplomat = words.find("top diplomat") != std::string::npos ||
                              words.find("chief diplomat") != std::string::npos;
  if (words.find("foreign") != std::string::npos || first_diplomat ||
      words.find("secretary of state") != std::string::npos)
    return Rank::kForeign;
  if (words.find("defen") != std::string::npos) return Rank::kDefense;
  if (words.find("vice") != std::string::npos || words.find("deputy") != std::string::npos)
    return Rank::kOther;
  if (title.kind == TitleKind::kHeadOfState) return Rank::kState;
  if (title.kind == TitleKind::kHeadOfGovernment) return Rank::kGovernment;
  return Rank::kOther;
}

std::string head_word(const Resolution& r, const Title& title) {
  return lower_form(r.document.tokens[title.head]);
}

std::string owner_of(const Resolution& r, const Title& title) {
  if (title.owner == kNone) return {};
  const Mention& owner = r.mention(title.owner);
  if (owner.type == EntityType::kCountry || owner.type == EntityType::kOrganization)
    return owner.country.empty() ? fold(r.texts[title.owner]) : owner.country;
  return fold(r.texts[title.owner]);
}

struct Holder {
  std::uint32_t mention;
  Rank rank;
  std::string word;
  std::string owner;
  bool former;
  bool against;  // "opposition leader"
};

bool is_against(const Resolution& r, const Title& title) {
  for (std::uint32_t t = title.tokens.begin; t < title.tokens.end; ++t) {
    if (is_against_state(lower_form(r.document.tokens[t]))) return true;
  }
  return false;
}

class TitleJoiner {
 public:
  explicit TitleJoiner(Resolution& r) : r_(r) {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      for (const Title& title : r_.titles[m]) {
        holders_.push_back({m, rank_of(r_, title), head_word(r_, title), owner_of(r_, title),
                            title.former, is_against(r_, title)});
      }
    }
  }

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (!is_nominal(mention) || mention.type != EntityType::kPerson || r_.has_name(m)) continue;
      const auto titles = titles_of(r_.document, m);
      if (titles.empty()) continue;
      join_one(m, titles[0]);
    }
  }

 private:
  void join_one(std::uint32_t m, const Title& title) {
    const Rank rank = rank_of(r_, title);
    std::string owner = owner_of(r_, title);
    if (owner.empty()) owner = r_.mention(m).country;
    const std::string word = head_word(r_, title);
    const bool definite = is_definite(r_.document, r_.mention(m)) || !owner.empty();
    const std::string first = lower_form(r_.document.tokens[r_.mention(m).tokens.begin]);
    if (!definite || first == "a" || first == "an" || is_of_another_time(m)) return;
    std::uint32_t best = kNone;
    bool several = false;
    for (const Holder& holder : holders_) {
      if (holder.mention == m) continue;
      if (holder.mention > m + kReach || m > holder.mention + kReach) continue;
      if (holder.former != title.former || holder.against != is_against(r_, title)) continue;
      const bool same_office =
          holder.word == word || (rank != Rank::kOther && holder.rank == rank && !owner.empty()) ||
          (word == "leader" && (holder.rank == Rank::kState || holder.rank == Rank::kGovernment));
      if (!same_office || (rank != holder.rank && word != "leader")) continue;
      if (!owner.empty() && !holder.owner.empty() && owner != holder.owner) continue;
      if (!owner.empty() && holder.owner.empty() && rank == Rank::kOther) continue;
      if (!owner.empty() && is_of_another(holder.mention, owner)) continue;
      if (best == kNone) {
        best = holder.mention;
      } else if (r_.sets.find(best) != r_.sets.find(holder.mention)) {
        several = true;
        if (holder.mention < m && holder.mention > best) best = holder.mention;
      }
    }
    if (best == kNone) {
      const bool leads = word == "leader" && title.core.size() == 1;
      return join_by_table(m, rank, leads, owner);
    }
    if (several && (!owner.empty() || rank == Rank::kOther)) return;
    r_.join(best, m, "title");
  }

  // "the country's first president", "its next leader": not who holds the office now.
  bool is_of_another_time(std::uint32_t m) const {
    static constexpr std::string_view kTimes[] = {"first",    "second", "third",  "fourth",  "last",
                                                  "founding", "next",   "future", "previous"};
    const Mention& mention = r_.mention(m);
    for (std::uint32_t t = mention.tokens.begin; t < mention.head; ++t) {
      if (is_one_of(lower_form(r_.document.tokens[t]), kTimes)) return true;
    }
    return false;
  }

  // Whether another title of the person, or the table of leaders, names another country.
  bool is_of_another(std::uint32_t person, const std::string& owner) const {
    bool elsewhere = false;
    for (const Holder& holder : holders_) {
      if (r_.sets.find(holder.mention) != r_.sets.find(person) || holder.owner.empty()) continue;
      if (holder.owner == owner) return false;
      elsewhere = elsewhere || holder.owner[0] == 'Q';
    }
    for (const Leader& leader : r_.gazetteer.leaders(family_name(r_.texts[person]))) {
      if (leader.role == "ambassador" || !compatible_person_names(leader.name, r_.texts[person]))
        continue;
      if (leader.country == owner) return false;
      elsewhere = true;
    }
    return elsewhere;
  }

  // "the Russian president" where only "Putin" is named: the dated table of office holders.
  // "The Russian leader" (`leads`) may be either.
  void join_by_table(std::uint32_t m, Rank rank, bool leads, const std::string& owner) {
    if (owner.empty() || (!leads && rank != Rank::kState && rank != Rank::kGovernment)) return;
    const std::string date =
        r_.document.source.date ? iso(*r_.document.source.date) : std::string();
    for (std::uint32_t k = m > kReach ? m - kReach : 0; k < r_.count() && k < m + kReach; ++k) {
      const Mention& name = r_.mention(k);
      if (name.level != MentionLevel::kName || name.type != EntityType::kPerson) continue;
      const std::string family = family_name(r_.texts[k]);
      for (const Leader& leader : r_.gazetteer.leaders(family)) {
        if (leader.country != owner || !compatible_person_names(leader.name, r_.texts[k])) continue;
        const std::string_view role = rank == Rank::kState ? "head_of_state" : "head_of_government";
        if (leads ? !leader.role.starts_with("head_of_") : leader.role != role) continue;
        if (!date.empty() && (date < leader.since || date > leader.last_seen)) continue;
        r_.join(k, m, "office holder by the table of leaders");
        return;
      }
    }
  }

  Resolution& r_;
  std::vector<Holder> holders_;
};

// --- other noun phrases ---

class NominalJoiner {
 public:
  explicit NominalJoiner(Resolution& r) : r_(r), words_(r.count()) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (!is_nominal(mention)) continue;
      const bool country = mention.type == EntityType::kCountry && mention.country.empty();
      if (country || joined(m) || r_.members.contains(m)) continue;
      join_same_words(m, lower_form(r_.document.tokens[mention.head]));
    }
  }

 private:
  bool joined(std::uint32_t m) const { return r_.has_name(m); }

  void join_same_words(std::uint32_t m, const std::string& head) {
    const Mention& mention = r_.mention(m);
    const bool definite = is_definite(r_.document, mention);
    const std::string words = words_of(m);
    const bool bare = is_bare(r_.document, mention);
    for (std::uint32_t k = m; k-- > 0 && m - k < kReach;) {
      const Mention& other = r_.mention(k);
      if (other.level == MentionLevel::kPronoun || !types_agree(other.type, mention.type)) continue;
      if (covers(other.tokens, mention.tokens) || covers(mention.tokens, other.tokens)) continue;
      if (is_nominal(other)) {
        const std::string& other_words = words_of(k);
        const bool same = other_words == words && (definite || mention.type == EntityType::kGroup ||
                                                   words.find(' ') != std::string::npos);
        const bool same_head = definite && bare &&
                               lower_form(r_.document.tokens[other.head]) == head &&
                               other.sentence + 12 > mention.sentence && may_repeat(mention.type);
        if (!same && !same_head) continue;
        if (!other.country.empty() && !mention.country.empty() && other.country != mention.country)
          continue;
        r_.join(k, m, nullptr);
        return;
      }
      if (definite && bare && mention.type != EntityType::kPerson &&
          mention.type != EntityType::kGroup && last_word(k) == head) {
        r_.join(k, m, "its kind of thing, same document");
        return;
      }
    }
    join_body(m, head);
  }

  // "the alliance", "the militant group": the one body that this sentence and the two before name;
  // an alliance is no body of a state.
  void join_body(std::uint32_t m, const std::string& head) {
    static constexpr std::string_view kBlocs[] = {"bloc", "alliance", "union"};
    static constexpr std::string_view kBodies[] = {"group",   "organization", "organisation",
                                                   "company", "firm",         "movement",
                                                   "agency",  "party",        "association"};
    const Mention& mention = r_.mention(m);
    const bool bloc = is_one_of(head, kBlocs);
    if (mention.type != EntityType::kOrganization || !is_definite(r_.document, mention)) return;
    if (!bloc && !is_one_of(head, kBodies)) return;
    if (mention.head + 1 != mention.tokens.end || mention.tokens.size() > 3) return;
    std::uint32_t found = kNone;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 2 < mention.sentence) break;
      if (other.type != EntityType::kOrganization || other.level != MentionLevel::kName) continue;
      if (overlap(other.tokens, mention.tokens)) continue;
      if (bloc ? is_of_state(k) : is_other_kind(k, head)) continue;
      if (found != kNone && r_.sets.find(found) != r_.sets.find(k)) {
        if (!bloc) return;  // two of them
        continue;           // the nearest
      }
      found = k;
    }
    if (found != kNone) r_.join(found, m, "the body last spoken of");
  }

  bool is_of_state(std::uint32_t k) const {
    if (!r_.mention(k).country.empty()) return true;
    const auto table = r_.gazetteer.find(r_.texts[k]);
    return table.empty() || !table[0].country.empty();
  }

  // "Foreign Ministry" is no company; "Nordic Trade Group" is a group.
  bool is_other_kind(std::uint32_t k, const std::string& head) const {
    const std::string last = last_word(k);
    return last != head && r_.gazetteer.type_of_name_head(last).has_value();
  }

  // Folded words without the article; made once for each mention.
  const std::string& words_of(std::uint32_t m) {
    if (words_[m].empty()) words_[m] = without_article(r_.texts[m]);
    return words_[m];
  }

  static bool may_repeat(EntityType type) {
    return type != EntityType::kPlace && type != EntityType::kTopic && type != EntityType::kItem;
  }

  std::string last_word(std::uint32_t m) const {
    return lower_form(r_.document.tokens[r_.mention(m).tokens.end - 1]);
  }

  Resolution& r_;
  std::vector<std::string> words_;  // of each mention that was asked for; see words_of
};

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

// What the apposition `m` says more of: "a spokesman for the space forces, [Kari Olsen]" is no
// force, whatever it hangs on.
std::uint32_t named_by(const Resolution& r, const HeadIndex& heads, std::uint32_t m) {
  constexpr int kLevels = 2;
  std::uint32_t token = r.document.tokens[r.mention(m).head].head;
  const bool person =
      r.mention(m).type == EntityType::kPerson && r.mention(m).level == MentionLevel::kName;
  for (int level = 0; person && level < kLevels; ++level) {
    const std::uint32_t found = heads.at(token);
    if (found != kNone && r.mention(found).type == EntityType::kPerson) break;
    const Token& above = r.document.tokens[token];
    if (above.head == kNone || !is_deprel(above.deprel, "nmod")) break;
    token = above.head;
  }
  return heads.at(token);
}

}  // namespace

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

void join_title_nominals(Resolution& r) {
  TitleJoiner(r).join();
}

void join_nominals(Resolution& r) {
  NominalJoiner(r).join();
}

}  // namespace whomet
