// Sieves over noun phrases: offices by title and country, other things by their head word.
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
      // "its soldiers": whose, only the pronoun's meaning tells; see join_owned_nominals.
      if (country || joined(m) || r_.members.contains(m) || has_possessive(r_, m)) continue;
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

}  // namespace

void join_title_nominals(Resolution& r) {
  TitleJoiner(r).join();
}

void join_nominals(Resolution& r) {
  NominalJoiner(r).join();
}

}  // namespace whomet
