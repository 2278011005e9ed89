// Tested by tests/extract/mention/titled_names_test.cpp.
#include "extract/mention/titled_names.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/mention/name_words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Whether it is held "of" something and stands before a name.
bool is_office(const TitleWord* title) {
  return title != nullptr && title->before_name && title->kind != TitleKind::kHonorific &&
         title->kind != TitleKind::kCitizen && title->kind != TitleKind::kEmployee;
}

class PhraseRepair {
 public:
  PhraseRepair(Document& document, const Sentence& sentence)
      : document_(document), tokens_(sentence.tokens) {}

  // `name` is a person's, as the language model tags it.
  void repair(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t long_office = office_before(name);
    const std::uint32_t office = long_office == kNone ? doubled_title(name, head) : long_office;
    if (office == kNone) return;
    const TokenSpan phrase{office, name.end};
    const std::uint32_t outer = hangs_outside(head, phrase) ? head : office;
    if (!hangs_outside(outer, phrase)) return;
    const Token above = token(outer);
    // What hangs on the office from elsewhere belongs to whoever holds it.
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (token(t).head != office || phrase.contains(t)) continue;
      const bool describes =
          t < office &&
          (is_deprel(token(t).deprel, "amod") || is_deprel(token(t).deprel, "compound") ||
           is_deprel(token(t).deprel, "nmod") || is_deprel(token(t).deprel, "det") ||
           is_deprel(token(t).deprel, "nummod"));
      if (!describes) token(t).head = head;
    }
    hang_offices(office, name);
    token(head).head = above.head;
    token(head).deprel = above.deprel;
    token(office).head = head;
    token(office).deprel = "nmod:desc";
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      if (t != head && !name.contains(token(t).head)) {
        token(t).head = head;
        token(t).deprel = "flat";
      }
    }
  }

  // "President-elect Quispe": a person, whatever the language model says. `elect` is its token.
  void tag_elect(std::uint32_t elect) {
    if (elect < tokens_.begin + 2 || !is_elect(elect)) return;
    const std::uint32_t first = elect + 1;
    std::uint32_t end = first;
    // "the president-elect Tuesday named": no name.
    while (end < tokens_.end && token(end).xpos == "NNP" &&
           !is_calendar_word(lower_form(token(end)))) {
      ++end;
    }
    std::vector<NameTag>& tags = document_.name_tags;
    if (first == end || tags[first].type == NameType::kPer) return;
    for (std::uint32_t t = first; t < end; ++t) {
      tags[t] = {NameType::kPer, t == first};
      tags[t].probabilities[static_cast<std::size_t>(NameType::kPer)] = 1.0F;
    }
    if (end < tokens_.end && !tags[end].begins && tags[end].type != NameType::kNone) {
      tags[end].begins = true;
    }
  }

  // "with President-elect Kari Olsen": whatever hangs on "elect" is the name's.
  void repair_elect(TokenSpan name) {
    if (name.begin < tokens_.begin + 3) return;
    const std::uint32_t elect = name.begin - 1;
    const std::uint32_t title = name.begin - 3;
    if (!is_elect(elect)) return;
    const TokenSpan phrase{title, name.end};
    const std::uint32_t head = head_of(name);
    std::uint32_t outer = kNone;
    for (const std::uint32_t t : {head, title, elect}) {
      if (outer == kNone && hangs_outside(t, phrase)) outer = t;
    }
    if (outer == kNone) return;
    const Token above = token(outer);
    bool governed = false;
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const bool theirs = token(t).head == elect || token(t).head == title;
      if (!theirs || phrase.contains(t)) continue;
      token(t).head = head;
      if (t > title) continue;
      if (is_deprel(token(t).deprel, "mark")) token(t).deprel = "case";  // "to President-elect"
      governed = governed || is_deprel(token(t).deprel, "case");
    }
    token(head).head = above.head;
    token(head).deprel =
        is_clause(above.deprel) ? label_of_name(head, above.head, governed) : above.deprel;
    token(title).head = head;
    token(title).deprel = "nmod:desc";
    token(elect).head = title;
    token(elect).deprel = "amod";
    token(elect).upos = Upos::kAdj;
    token(elect - 1).head = elect;
    token(elect - 1).deprel = "punct";
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      if (t != head && !name.contains(token(t).head)) {
        token(t).head = head;
        token(t).deprel = "flat";
      }
    }
  }

  // "elect" of "President-elect".
  bool is_elect(std::uint32_t t) const {
    return is_suffix_to_come(document_, t - 1) && is_office(find_title(lower_form(token(t - 2))));
  }

  static bool is_clause(std::string_view deprel) {
    return is_deprel(deprel, "advcl") || is_deprel(deprel, "acl") || is_deprel(deprel, "xcomp") ||
           is_deprel(deprel, "ccomp");
  }

  // What a name is to a word that it hangs on, as far as the order tells; `governed`: it has a
  // preposition.
  std::string_view label_of_name(std::uint32_t name, std::uint32_t above, bool governed) const {
    const bool verb = token(above).upos == Upos::kVerb;
    if (governed) return verb ? "obl" : "nmod";
    if (!verb) return "nmod";
    return name < above ? "nsubj" : "obj";
  }

  // "a meeting with House speaker Kari Olsen": "with" on the office, the name an apposition.
  void repair_preposition(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t noun = token(head).head;
    if (noun == kNone || noun >= name.begin || !is_deprel(token(head).deprel, "appos")) return;
    if (noun + 1 == name.begin && is_office(find_title(lower_form(token(noun))))) {
      repair_body(head, noun);
      return;
    }
    for (std::uint32_t t = noun + 1; t < name.begin; ++t) {
      const std::uint32_t office = token(t).head;
      if (!is_deprel(token(t).deprel, "case") || office == kNone || office <= t ||
          office >= name.begin || token(office).head != head ||
          !is_deprel(token(office).deprel, "nmod:desc")) {
        continue;
      }
      token(t).head = head;
      token(head).deprel = token(noun).upos == Upos::kVerb ? "obl" : "nmod";
      return;
    }
  }

  // "Republican Kari Olsen won", read as two who won: of whom she is one.
  void repair_people(TokenSpan name) {
    const std::uint32_t people = name.begin - 1;
    if (name.begin == tokens_.begin || document_.name_tags[people].type != NameType::kNorp) return;
    const std::uint32_t head = head_of(name);
    const bool two = token(people).head != kNone && token(people).head == token(head).head &&
                     is_deprel(token(people).deprel, "nsubj") &&
                     is_deprel(token(head).deprel, "nsubj");
    if (!two || token(people).xpos == "NNS" || token(people).xpos == "NNPS") return;
    token(people).head = head;
    token(people).deprel = "amod";
  }

  // "Ida Berg of Peru, party chief Kari Olsen and Juan Quispe" read with the office of the second
  // as one of the first.
  void repair_second(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t office = token(head).head;
    if (office == kNone || office + 1 != name.begin || !is_deprel(token(head).deprel, "flat") ||
        !is_deprel(token(office).deprel, "nmod:desc")) {
      return;
    }
    const std::uint32_t first = token(office).head;
    if (first == kNone || first >= office || !is_of_person(first)) return;
    bool comma = false;
    for (std::uint32_t t = first + 1; t < office; ++t) comma = comma || token(t).form == ",";
    if (!comma) return;
    token(head).head = first;
    token(head).deprel = "conj";
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (name.contains(t) && t != head && !name.contains(token(t).head)) {
        token(t).head = head;
        token(t).deprel = "flat";
      } else if (token(t).head == office && is_deprel(token(t).deprel, "conj")) {
        token(t).head = first;
      }
    }
    token(office).head = head;
  }

  // "Ida Berg and United Nations Secretary-General Kari Olsen" read as three: the body is whose
  // office it is.
  void repair_owner(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t office = first_office_word(name, head);
    if (office == name.begin || office == tokens_.begin) return;
    const NameTag& tag = document_.name_tags[office - 1];
    if (tag.type == NameType::kNone || tag.type == NameType::kPer) return;
    std::uint32_t begin = office - 1;
    while (begin > tokens_.begin && !document_.name_tags[begin].begins &&
           document_.name_tags[begin - 1].type == tag.type) {
      --begin;
    }
    const TokenSpan owner{begin, office};
    const std::uint32_t owner_head = head_of(owner);
    const std::uint32_t above = token(owner_head).head;
    if (!is_deprel(token(owner_head).deprel, "conj") || above == kNone || above >= begin) return;
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (token(t).head != owner_head || owner.contains(t)) continue;
      // The office hung on the body, or the name did; and "and" belongs to the name.
      if (t != head) token(t).head = head;
    }
    if (token(head).head == owner_head) {
      token(head).head = above;
      token(head).deprel = "conj";
    }
    token(owner_head).head = head;
    token(owner_head).deprel = "compound";
  }

  // "between Juan Quispe and NATO chief Kari Olsen", "leaders of the party and minister Kari Olsen"
  // read as two phrases of one noun: "and" joins her to him, or to the leaders.
  void repair_joined(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t noun = token(head).head;
    if (noun == kNone || noun >= name.begin || !is_deprel(token(head).deprel, "nmod")) return;
    bool joined = false;
    for (std::uint32_t t = noun + 1; t < name.begin; ++t) {
      if (token(t).head != head) continue;
      if (is_deprel(token(t).deprel, "case")) return;
      joined = joined || (is_deprel(token(t).deprel, "cc") && token(t).form == "and");
    }
    if (!joined) return;
    std::uint32_t first = kNone;
    for (std::uint32_t t = noun + 1; t < name.begin; ++t) {
      if (token(t).head == noun && t != head && is_deprel(token(t).deprel, "nmod")) first = t;
    }
    const bool people = token(noun).upos == Upos::kNoun && token(noun).xpos == "NNS";
    if (first != kNone && document_.name_tags[first].type != NameType::kNone) {
      token(head).head = first;
    } else if (!people) {
      return;
    }
    token(head).deprel = "conj";
  }

  // "Kari Olsen, Ida Berg, and Juan Quispe" read as one of whom the next is another name.
  void repair_list(TokenSpan name) {
    const std::uint32_t head = head_of(name);
    const std::uint32_t first = token(head).head;
    if (first == kNone || !is_deprel(token(head).deprel, "appos") || !is_of_person(first)) return;
    for (std::uint32_t t = name.end; t < tokens_.end; ++t) {
      const bool joined = is_deprel(token(t).deprel, "conj") && is_of_person(t) &&
                          (token(t).head == first || token(t).head == head);
      if (joined) {
        token(head).deprel = "conj";
        token(t).head = first;
        return;
      }
    }
  }

 private:
  // The same where the body is what one met, and the office, with "with", hangs on it.
  void repair_body(std::uint32_t name, std::uint32_t office) {
    const std::uint32_t body = token(office).head;
    if (body == kNone || body >= office || document_.name_tags[body].type == NameType::kNone ||
        is_of_person(body)) {
      return;
    }
    for (std::uint32_t t = tokens_.begin; t < body; ++t) {
      if (token(t).head != office || !is_deprel(token(t).deprel, "case")) continue;
      const Token above = token(body);
      token(t).head = name;
      token(name).head = above.head;
      token(name).deprel = above.deprel;
      token(office).head = name;
      token(office).deprel = "nmod:desc";
      token(body).head = name;
      token(body).deprel = "compound";
      return;
    }
  }

  Token& token(std::uint32_t t) { return document_.tokens[t]; }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  static bool is_inside(std::uint32_t t, TokenSpan span) { return t != kNone && span.contains(t); }

  // Whether the way from the token to the root leaves the phrase at once and for good.
  bool hangs_outside(std::uint32_t t, TokenSpan phrase) const {
    for (std::uint32_t steps = 0; steps <= tokens_.size(); ++steps) {
      t = token(t).head;
      if (t == kNone) return true;
      if (phrase.contains(t)) return false;
    }
    return false;
  }

  bool is_of_person(std::uint32_t t) const { return document_.name_tags[t].type == NameType::kPer; }

  // The first word of the span whose head is outside of it.
  std::uint32_t head_of(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (!is_inside(token(t).head, span)) return t;
    }
    return span.begin;
  }

  // "Secretary" of "Secretary of State for Defence [Kari Olsen]", only words with a capital, "of"
  // and "for" between the two; else kNone.
  std::uint32_t office_before(TokenSpan name) const {
    constexpr std::uint32_t kReach = 7;  // tokens
    std::uint32_t of = kNone;
    for (std::uint32_t t = name.begin; t > tokens_.begin && name.begin - t < kReach; --t) {
      const Token& word = token(t - 1);
      const bool joins = word.form == "of" || word.form == "for";
      if (joins) {
        if (t == name.begin || of == t) return kNone;  // "of Olsen", "of of"
        of = t - 1;
        continue;
      }
      if (of == t && word.upos != Upos::kPropn && word.upos != Upos::kNoun) return kNone;
      const TitleWord* title = find_title(lower_form(word));
      const bool office = is_capitalised(word) && is_office(title);
      if (office && of == t && token(of).form == "of") return t - 1;
      // "the Chief of General Olsen"
      if (t == name.begin && title != nullptr) return kNone;
      const bool goes_on = is_capitalised(word) || word.form == "and" || word.form == "-";
      if (!goes_on || is_of_person(t - 1)) return kNone;
    }
    return kNone;
  }

  // Where the words begin that stand right before the name and hang on it, a title among them;
  // the beginning of the name if there is none.
  std::uint32_t first_office_word(TokenSpan name, std::uint32_t head) const {
    constexpr std::uint32_t kLongest = 6;  // tokens
    std::uint32_t begin = name.begin;
    bool title = false;
    while (begin > tokens_.begin && name.begin - begin < kLongest &&
           document_.name_tags[begin - 1].type == NameType::kNone &&
           (token(begin - 1).upos == Upos::kPropn || token(begin - 1).upos == Upos::kNoun ||
            token(begin - 1).upos == Upos::kAdj || token(begin - 1).form == "-") &&
           is_below(document_.tokens, begin - 1, head)) {
      --begin;
      title = title || is_deprel(token(begin).deprel, "nmod:desc");
    }
    return title ? begin : name.begin;
  }

  // "met with [writer] Ida Berg", both read as whom one met; else kNone.
  std::uint32_t doubled_title(TokenSpan name, std::uint32_t head) const {
    if (name.begin == tokens_.begin) return kNone;
    const std::uint32_t title = name.begin - 1;
    const Token& word = token(title);
    const bool noun = word.upos == Upos::kNoun || word.upos == Upos::kPropn;
    if (!noun || document_.name_tags[title].type != NameType::kNone) return kNone;
    const bool doubled =
        word.head != kNone && word.head == token(head).head && word.deprel == token(head).deprel;
    // "Ministers Ana Lund of Peru and Kari Olsen of Norway": the office, and beside it the first.
    const bool beside = token(head).head == title && is_deprel(token(head).deprel, "appos") &&
                        word.xpos == "NNS" && is_plural_office(title);
    return doubled || beside ? title : kNone;
  }

  bool is_plural_office(std::uint32_t last) const {
    bool plural = false;
    return is_office(find_title_ending_at(document_, tokens_.begin, last, nullptr, &plural));
  }

  // "of State", "for African Affairs": each hangs on the office by its last word.
  void hang_offices(std::uint32_t office, TokenSpan name) {
    std::uint32_t begin = office + 1;
    while (begin < name.begin) {
      std::uint32_t end = begin + 1;
      while (end < name.begin && token(end).form != "of" && token(end).form != "for") ++end;
      const std::uint32_t noun = end - 1;
      for (std::uint32_t t = begin; t < noun; ++t) {
        const bool within = is_inside(token(t).head, {begin, end}) && token(t).head != noun;
        if (t == begin) {
          token(t).head = noun;
          token(t).deprel = "case";
        } else if (!within || token(t).head == begin) {
          token(t).head = noun;
          if (!is_deprel(token(t).deprel, "amod") && !is_deprel(token(t).deprel, "punct")) {
            token(t).deprel = "compound";
          }
        }
      }
      token(noun).head = office;
      token(noun).deprel = "nmod";
      begin = end;
    }
  }

  Document& document_;
  TokenSpan tokens_;
};

// "the president of Kenya Ada Obi": one name for the model, of a country and of who heads it.
// `of` is the token of the preposition.
void part_holder(Document& document, const Gazetteer& gazetteer, TokenSpan sentence,
                 std::uint32_t of) {
  std::uint32_t begin = of + 1;
  if (begin < sentence.end && document.tokens[begin].form == "the") ++begin;
  if (of == sentence.begin || begin >= sentence.end ||
      !is_office(find_title_ending_at(document, sentence.begin, of - 1))) {
    return;
  }
  std::vector<NameTag>& tags = document.name_tags;
  std::uint32_t stop = begin;
  const auto country = longest_entry(document, gazetteer, begin, sentence.end, &stop);
  if (country.empty() || country[0].kind != GazetteerEntry::Kind::kCountry) return;
  const auto is_place = [&](std::uint32_t t) {
    return tags[t].type == NameType::kGpe || tags[t].type == NameType::kLoc;
  };
  std::uint32_t end = stop;
  while (end < sentence.end && is_place(end) && !tags[end].begins &&
         document.tokens[end].upos == Upos::kPropn) {
    ++end;
  }
  if (!is_place(begin) || end < stop + 2) return;
  // "the president of Georgia State University"
  if (gazetteer.type_of_name_head(lower_form(document.tokens[end - 1]))) return;
  for (std::uint32_t t = begin; t < end; ++t) {
    const NameType type = t < stop ? NameType::kGpe : NameType::kPer;
    tags[t] = {type, t == begin || t == stop, {}};
    tags[t].probabilities[static_cast<std::size_t>(type)] = 1.0F;
  }
}

}  // namespace

void part_office_holders(Document& document, const Gazetteer& gazetteer) {
  if (document.name_tags.empty()) return;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (document.tokens[t].form == "of") part_holder(document, gazetteer, sentence.tokens, t);
    }
  }
}

void repair_titled_names(Document& document) {
  if (document.name_tags.empty()) return;
  const std::vector<NameTag>& tags = document.name_tags;
  for (const Sentence& sentence : document.sentences) {
    PhraseRepair repair(document, sentence);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) repair.tag_elect(t);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end;) {
      std::uint32_t end = t + 1;
      if (tags[t].type == NameType::kPer) {
        while (end < sentence.tokens.end && tags[end].type == NameType::kPer && !tags[end].begins) {
          ++end;
        }
        repair.repair_elect({t, end});
        repair.repair_people({t, end});
        repair.repair_second({t, end});
        repair.repair({t, end});
        repair.repair_preposition({t, end});
        repair.repair_owner({t, end});
        repair.repair_joined({t, end});
        repair.repair_list({t, end});
      }
      t = end;
    }
  }
}

}  // namespace whomet
