// Method: word lists by hand. A name of several words that the tables do not have is a firm by its
// last word or by the noun before it; it is a person if the table of leaders has one of that name,
// or if it stands where people stand and begins with a given name, or if the model itself does not
// exclude one.
#include "extract/mention/retyped_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/entity/person_names.h"
#include "extract/mention/firm_words.h"
#include "extract/mention/model_names.h"
#include "extract/mention/name_types.h"
#include "extract/mention/name_words.h"
#include "extract/mention/rule_names.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;

constexpr std::string_view kCourtesies[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss"};
// Bodies that are no firms.
constexpr std::string_view kBodyNouns[] = {"group", "association", "federation", "party"};
// What stands behind these is their name, as a rule: "the newspaper Nordlys".
constexpr std::string_view kMediaNouns[] = {"newspaper", "daily",   "weekly",  "magazine",
                                            "station",   "channel", "network", "broadcaster",
                                            "website",   "outlet",  "tabloid", "agency"};
constexpr std::string_view kOfFirms[] = {"build",   "buy",     "sell",    "supply",
                                         "deliver", "produce", "acquire", "manufacture",
                                         "make",    "ship",    "own"};
constexpr std::string_view kMeeting[] = {"meet",    "tell",    "host",         "thank", "greet",
                                         "welcome", "receive", "congratulate", "phone", "call"};
constexpr std::string_view kOfPeople[] = {"say",  "tell",  "meet", "speak",  "visit",  "arrive",
                                          "come", "fly",   "add",  "travel", "thank",  "reply",
                                          "call", "write", "warn", "ask",    "resign", "die"};

constexpr std::string_view kOwnedByFirms[] = {
    "ceo",     "shares",   "shareholders", "stock",        "board",    "subsidiary",
    "profits", "earnings", "boss",         "headquarters", "refinery", "chairman",
    "plants",  "workers",  "chairwoman",   "customers"};
constexpr std::string_view kChiefsOfFirms[] = {"executive", "financial", "operating", "technology"};

// Who holds such a post, does so in the body named before it: "Nordvik chairwoman Olsen".
constexpr std::string_view kPostsInBodies[] = {
    "chief executive", "chairwoman",  "chairman", "chief executive officer",
    "spokesman",       "spokeswoman", "ceo",      "managing director"};

class Retyper {
 public:
  Retyper(Document& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer) {}

  void run() {
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.is_dateline) continue;
      read(sentence.tokens, [&](TokenSpan name) { learn(name); });
      find_bodies_before_posts();
    }
    if (told_.empty()) return;
    for (const Sentence& sentence : document_.sentences) {
      read(sentence.tokens, [&](TokenSpan name) { retype_known(name); });
    }
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  NameTag& tag(std::uint32_t t) { return document_.name_tags[t]; }

  template <typename Visit>
  void read(TokenSpan sentence, const Visit& visit) {
    sentence_ = sentence;
    for (std::uint32_t t = sentence.begin; t < sentence.end;) {
      std::uint32_t end = t + 1;
      if (tag(t).type != NameType::kNone) {
        while (end < sentence.end && tag(end).type == tag(t).type && !tag(end).begins) ++end;
        visit(TokenSpan{t, end});
      }
      t = end;
    }
  }

  // Retypes a name by the words in it and beside it.
  void learn(TokenSpan name) {
    while (name.size() > 1 && token(name.end - 1).upos == Upos::kAdp) --name.end;  // "Orpo of"
    join_house(name);
    name = without_title(name);
    name = without_buyer(name);
    const NameType type = tag(name.begin).type;
    if (type == NameType::kNorp || type == NameType::kEvent || type == NameType::kDoc) return;
    if (const TokenSpan firm = with_suffix(name); !firm.empty()) {
      tell(firm, NameType::kOrg);
      told_[text({firm.begin, firm.end - 1})] = NameType::kOrg;
      return;
    }
    if (!gazetteer_.find(document_.text_of(name)).empty()) return;
    if (is_long_acronym(name)) {
      if (type == NameType::kOrg) told_.emplace(text(name), NameType::kOrg);
      if (is_place(type) && !is_locative(name)) tell(name, NameType::kOrg);
    } else if (type != NameType::kOrg &&
               (is_called_firm(name) || acts_as_firm(name) || has_what_firms_have(name))) {
      tell(name, NameType::kOrg);
    } else if (type != NameType::kPer && is_person(name)) {
      tell(name, NameType::kPer);
    }
  }

  void tell(TokenSpan name, NameType type) {
    set(name, type);
    told_[text(name)] = type;
  }

  void clear(std::uint32_t t) {
    tag(t) = {};
    tag(t).probabilities[static_cast<std::size_t>(NameType::kNone)] = 1.0F;
  }

  // "[Omar bin Salem] [Al Rashid]", read as two people: of the house of Rashid.
  void join_house(TokenSpan house) {
    const std::string first = lower_form(token(house.begin));
    if (first != "al" || house.size() < 2 || house.begin == sentence_.begin) return;
    const NameTag before = tag(house.begin - 1);
    if (before.type != NameType::kPer || tag(house.begin).type != NameType::kPer) return;
    tag(house.begin).begins = false;
  }

  // "Ms [Olsen]"; "General [Omar al-Sayed]" taken for a body.
  TokenSpan without_title(TokenSpan name) {
    if (name.size() < 2) return name;
    const NameType type = tag(name.begin).type;
    const std::string first = lower_form(token(name.begin));
    const TitleWord* title = find_title(first);
    const bool general = title != nullptr && title->kind == TitleKind::kMilitary &&
                         title->before_name && type == NameType::kOrg && name.size() > 2 &&
                         !gazetteer_.type_of_name_head(lower_form(token(name.end - 1)));
    if (!is_one_of(first, kCourtesies) && !general) return name;
    clear(name.begin);
    ++name.begin;
    set(name, NameType::kPer);
    return name;
  }

  // "sold [Peru] FK-3 systems" read as a body "Peru FK": who buys, and what.
  TokenSpan without_buyer(TokenSpan name) {
    if (name.size() != 2 || name.end + 1 >= sentence_.end || token(name.end).form != "-" ||
        !has_digit(token(name.end + 1).form)) {
      return name;
    }
    const auto entries = gazetteer_.find(token(name.begin).form);
    if (entries.empty() || entries[0].kind != Kind::kCountry) return name;
    clear(name.end - 1);
    --name.end;
    set(name, NameType::kGpe);
    return name;
  }

  static bool is_place(NameType type) {
    return type == NameType::kGpe || type == NameType::kLoc || type == NameType::kFac;
  }

  bool is_long_acronym(TokenSpan name) const {
    return name.size() == 1 && token(name.begin).form.size() > 2 &&
           is_acronym(token(name.begin).form) && !has_digit(token(name.begin).form);
  }

  bool is_locative(TokenSpan name) const {
    return name.begin > sentence_.begin && token(name.begin - 1).upos == Upos::kAdp;
  }

  // "[Hansa Ocean] will build ships": no place does.
  bool acts_as_firm(TokenSpan name) const {
    const Token& head = token(head_of(document_, name));
    return is_place(document_.name_tags[name.begin].type) && name.size() > 1 &&
           head.deprel == "nsubj" && head.head != kNone &&
           is_one_of(token(head.head).lemma, kOfFirms);
  }

  // "[Lundera]'s chief executive", "[Nordvik]'s shares".
  bool has_what_firms_have(TokenSpan name) const {
    if (name.end + 2 >= sentence_.end || !is_possessive(token(name.end).form) ||
        looks_like_person(document_.text_of(name), gazetteer_)) {
      return false;
    }
    const std::string owned = lower_form(token(name.end + 1));
    const std::string next = lower_form(token(name.end + 2));
    return is_one_of(owned, kOwnedByFirms) || (owned == "chief" && is_one_of(next, kChiefsOfFirms));
  }

  // "[Korkut] chief executive Olsen", "[Haoran] chairwoman Quispe": of one word in which the model
  // sees no name or a person, and that no table has.
  void find_bodies_before_posts() {
    for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
      const NameType type = tag(t).type;
      const bool open = type == NameType::kNone || type == NameType::kPer || is_place(type);
      if (!open || token(t).xpos != "NNP" || token(t).form.size() < 4 || is_word_of_longer(t)) {
        continue;
      }
      std::uint32_t end = t + 1;
      const TitleWord* post = find_title_starting_at(document_, t + 1, sentence_.end, &end);
      if (post == nullptr || !is_one_of(post->words, kPostsInBodies)) continue;
      if (end >= sentence_.end || tag(end).type != NameType::kPer || !tag(end).begins) continue;
      const std::string word = lower_form(token(t));
      if (is_title_modifier(word) || find_title(word) != nullptr || is_firm_noun(word) ||
          is_one_of(word, kBodyNouns) || gazetteer_.type_of_name_head(word) ||
          !gazetteer_.find(token(t).form).empty()) {
        continue;
      }
      tell({t, t + 1}, NameType::kOrg);
    }
  }

  // "Andina [Mining] chairwoman", "Anglo-[Nordic] chairman"
  bool is_word_of_longer(std::uint32_t t) const {
    if (t == sentence_.begin) return false;
    const Token& before = token(t - 1);
    return before.upos == Upos::kPropn || before.form == "-" || before.form == "and" ||
           before.form == "&" || before.form == "of";
  }

  void retype_known(TokenSpan name) {
    const auto known = told_.find(text(name));
    const NameType type = tag(name.begin).type;
    if (known == told_.end() || known->second == type || type == NameType::kNorp) return;
    set(name, known->second);
  }

  // "Yarax ASA", whether the suffix is part of the name or stands behind it; else empty.
  TokenSpan with_suffix(TokenSpan name) const {
    const auto is_suffix = [&](std::uint32_t t) { return is_firm_suffix(token(t).form); };
    if (name.size() > 1 && is_suffix(name.end - 1)) return name;
    if (name.end < sentence_.end && is_suffix(name.end) && token(name.end - 1).space_after)
      return {name.begin, name.end + 1};
    return {};
  }

  // "the chemicals group [Yarax]".
  bool is_called_firm(TokenSpan name) const {
    if (name.begin == sentence_.begin) return false;
    const Token& noun = token(name.begin - 1);
    const bool media = is_one_of(lower_form(noun), kMediaNouns);
    const bool body =
        media || is_firm_noun(lower_form(noun)) || is_one_of(lower_form(noun), kBodyNouns);
    if (!body || noun.upos != Upos::kNoun || noun.xpos == "NNS" || !belong_together(name) ||
        looks_like_person(document_.text_of(name), gazetteer_)) {
      return false;
    }
    // Of people, "the company Olsen founded" is read so as well.
    const bool person = document_.name_tags[name.begin].type == NameType::kPer;
    return !person || media ||
           (name.begin >= sentence_.begin + 2 && token(name.begin - 2).upos != Upos::kDet);
  }

  // Whether the noun before the name and the name hang on each other.
  bool belong_together(TokenSpan name) const {
    const std::uint32_t noun = name.begin - 1;
    const std::uint32_t above = token(noun).head;
    if (above != kNone && name.contains(above)) return true;
    const std::uint32_t head = token(head_of(document_, name)).head;
    return head == noun;
  }

  bool is_person(TokenSpan name) const {
    if (name.size() < 2 || name.size() > 5 || !has_words_only(name)) return false;
    const std::string words = text(name);
    if (gazetteer_.type_of_name_head(lower_form(token(name.end - 1)))) return false;
    const auto leaders = gazetteer_.leaders(family_name(words));
    if (std::ranges::any_of(leaders, [&](const Leader& leader) {
          return fold(plain_name(leader.name)) == fold(plain_name(words));
        })) {
      return true;
    }
    if (!stands_as_person(name)) return false;
    // A place that speaks is a person of whom the model knows no name, or a firm.
    constexpr double kNotExcluded = 0.15;
    const double person = name_probability(document_, name, NameType::kPer);
    if (looks_like_person(words, gazetteer_) || person >= kNotExcluded) return true;
    return is_place(document_.name_tags[name.begin].type) &&
           person >= name_probability(document_, name, NameType::kOrg);
  }

  bool has_words_only(TokenSpan name) const {
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      const std::string& form = token(t).form;
      if (has_digit(form) || is_acronym(form) || form == "of" || form == "for" || form == "and")
        return false;
    }
    return true;
  }

  // "Peru's [Kari Olsen] said", "met [Kari Olsen] of Norway".
  bool stands_as_person(TokenSpan name) const {
    const Token& head = token(head_of(document_, name));
    if (head.head == kNone) return false;
    const Token& above = token(head.head);
    if (is_deprel(head.deprel, "nsubj")) return is_one_of(above.lemma, kOfPeople);
    if (head.deprel == "obj") return is_one_of(above.lemma, kMeeting);
    return false;
  }

  std::string text(TokenSpan name) const { return std::string(document_.text_of(name)); }

  void set(TokenSpan name, NameType type) {
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      tag(t) = {type, t == name.begin, {}};
      tag(t).probabilities[static_cast<std::size_t>(type)] = 1.0F;
    }
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  TokenSpan sentence_;
  std::map<std::string, NameType> told_;  // by the words of the name
};

}  // namespace

void retype_names(Document& document, const Gazetteer& gazetteer) {
  if (!document.name_tags.empty()) Retyper(document, gazetteer).run();
}

}  // namespace whomet
