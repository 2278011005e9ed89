// Tested by tests/extract/syntax/misplaced_arguments_test.cpp.
#include "extract/syntax/misplaced_arguments.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// With whom before what (Levin, English Verb Classes and Alternations, 1993, 2.1).
constexpr std::string_view kGiving[] = {"grant",  "give",  "lend",      "loan", "send", "offer",
                                        "supply", "award", "sell",      "hand", "owe",  "promise",
                                        "pledge", "deny",  "guarantee", "pay",  "cede", "extend"};

// What is given without an article.
constexpr std::string_view kGoods[] = {
    "assistance", "aid",        "help",        "support",    "money",     "relief",  "credit",
    "asylum",     "access",     "protection",  "weapon",     "arm",       "missile", "food",
    "fuel",       "oil",        "gas",         "technology", "equipment", "$",       "million",
    "billion",    "arms",       "weapons",     "tank",       "drone",     "jet",     "vehicle",
    "rocket",     "howitzer",   "system",      "launcher",   "battery",   "plane",   "aircraft",
    "helicopter", "fighter",    "warship",     "frigate",    "submarine", "gun",     "rifle",
    "shell",      "ammunition", "interceptor", "grain",      "wheat",     "rice",    "vaccine",
    "medicine"};

constexpr std::string_view kSaying[] = {"say",     "announce", "report", "claim",
                                        "believe", "think",    "hope",   "warn",
                                        "add",     "confirm",  "state",  "insist"};

// What reports tell of who speaks.
constexpr std::string_view kReporting[] = {
    "say",     "tell",   "warn",      "accuse", "urge",   "call",   "add",    "criticize",
    "praise",  "thank",  "condemn",   "reject", "deny",   "blame",  "demand", "defend",
    "promise", "pledge", "announce",  "vow",    "ask",    "insist", "stress", "describe",
    "express", "note",   "reiterate", "repeat", "appeal", "offer",  "refuse", "decline"};

// Of whom and what ("told them that").
constexpr std::string_view kTelling[] = {"tell",   "inform", "assure",   "remind",  "warn",
                                         "notify", "advise", "convince", "persuade"};

constexpr std::string_view kPeople[] = {
    "man",        "woman",      "boy",      "girl",      "person",   "people",    "member",
    "leader",     "official",   "minister", "soldier",   "officer",  "student",   "teacher",
    "journalist", "reporter",   "worker",   "activist",  "lawyer",   "doctor",    "suspect",
    "militant",   "fighter",    "rebel",    "commander", "lawmaker", "diplomat",  "ambassador",
    "envoy",      "politician", "citizen",  "resident",  "refugee",  "migrant",   "prisoner",
    "detainee",   "brother",    "sister",   "son",       "daughter", "wife",      "husband",
    "father",     "mother",     "aide",     "adviser",   "friend",   "candidate", "delegate",
    "supporter",  "follower",   "opponent", "protester", "expert",   "analyst",   "scientist"};

class ArgumentRepair {
 public:
  ArgumentRepair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), name_tags_(document.name_tags), span_(sentence.tokens) {}

  void repair(std::uint32_t token) {
    const Token& word = tokens_[token];
    if (is_deprel(word.deprel, "cc") && word.form == "and") repair_pair(token);
    if (word.upos == Upos::kVerb && is_one_of(word.lemma, kGiving)) {
      repair_recipient(token);
      repair_bare_recipient(token);
    }
    if (word.form == "that" && is_deprel(word.deprel, "mark")) repair_told(token);
    if (word.form == "shot" && word.upos == Upos::kNoun) repair_shot(token);
    if (word.form == "other" || word.form == "another") repair_reciprocal(token);
    if (word.upos == Upos::kVerb && is_one_of(word.lemma, kSaying)) repair_speaker(token);
    if (is_deprel(word.deprel, "conj") && is_one_of(word.lemma, kReporting)) {
      repair_second_report(token);
    }
    if (word.form == "face" || word.form == "one" || word.form == "head") repair_manner(token);
    if (to_lower(word.form) == "who" && is_deprel(word.deprel, "nsubj")) repair_who(token);
    if (word.upos == Upos::kNum && is_deprel(word.deprel, "obl")) repair_count(token);
  }

 private:
  // "between A [and B] rose": B is no subject of what A stands before. "a truce between A [and B]":
  // B is no second truce.
  void repair_pair(std::uint32_t conjunction) {
    const std::uint32_t second = tokens_[conjunction].head;
    if (second == kNone || second < conjunction) return;
    if (is_deprel(tokens_[second].deprel, "conj")) repair_pair_of(tokens_[second].head, second);
    if (!is_deprel(tokens_[second].deprel, "nsubj")) return;
    for (std::uint32_t first = conjunction; first-- > span_.begin;) {
      if (!is_deprel(tokens_[first].deprel, "nmod") || !has_case(tokens_, span_, first, "between"))
        continue;
      const std::uint32_t noun = tokens_[first].head;
      if (noun == kNone || noun == second || tokens_[noun].head != tokens_[second].head) return;
      tokens_[second].head = first;
      tokens_[second].deprel = "conj";
      return;
    }
  }

  // "met face-to-face with her", "one-on-one": how, not whom; the rest is of the verb.
  void repair_manner(std::uint32_t first) {
    std::uint32_t at = first + 1;
    const auto skip_hyphen = [&] {
      if (at < span_.end && tokens_[at].form == "-") ++at;
    };
    skip_hyphen();
    if (at + 1 >= span_.end || (tokens_[at].form != "to" && tokens_[at].form != "on")) return;
    ++at;
    skip_hyphen();
    if (at >= span_.end || tokens_[at].form != tokens_[first].form) return;
    const TokenSpan phrase{first, at + 1};
    std::uint32_t verb = tokens_[at].head;
    if (verb != kNone && phrase.contains(verb)) verb = tokens_[verb].head;
    if (verb != kNone && phrase.contains(verb)) verb = tokens_[verb].head;
    if (verb == kNone || verb > first || tokens_[verb].upos != Upos::kVerb) return;
    const auto of_phrase = [&](std::uint32_t i) {
      return !phrase.contains(i) && tokens_[i].head != kNone && phrase.contains(tokens_[i].head);
    };
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {  // "for a one-on-one"
      const bool noun = is_deprel(tokens_[i].deprel, "det") ||
                        (is_deprel(tokens_[i].deprel, "case") && i < first);
      if (of_phrase(i) && noun) return;
    }
    for (std::uint32_t above = verb; above != kNone; above = tokens_[above].head) {
      if (phrase.contains(above)) return;
    }
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      Token& token = tokens_[i];
      if (!of_phrase(i)) continue;
      token.head = verb;
      if (is_deprel(token.deprel, "nmod")) token.deprel = "obl";
    }
    for (std::uint32_t i = phrase.begin; i < at; ++i) {
      tokens_[i].head = at;
      tokens_[i].deprel = tokens_[i].form == "-" ? "punct" : "fixed";
    }
    tokens_[at].head = verb;
    tokens_[at].deprel = "advmod";
    tokens_[at].upos = Upos::kAdv;
  }

  // `noun` "between" a phrase without conjuncts, and `second` taken for a conjunct of the noun.
  void repair_pair_of(std::uint32_t noun, std::uint32_t second) {
    if (noun == kNone || noun > second) return;
    std::uint32_t first = kNone;
    for (std::uint32_t i = noun + 1; i < second; ++i) {
      if (tokens_[i].head == noun && is_deprel(tokens_[i].deprel, "nmod") &&
          has_case(tokens_, span_, i, "between")) {
        first = i;
      }
      if (first != kNone && tokens_[i].head == first && is_deprel(tokens_[i].deprel, "conj"))
        return;
    }
    if (first == kNone) return;
    // "talks between the two sides [and protests]": both are named already.
    for (std::uint32_t i = noun + 1; i < first; ++i) {
      const bool both = is_deprel(tokens_[i].deprel, "nummod") || tokens_[i].lemma == "both";
      if (tokens_[i].head == first && both) return;
    }
    tokens_[second].head = first;
  }

  // "granted [Peru] a loan": of two objects the first, a name or pronoun right behind the verb or
  // before what is given without an article.
  void repair_recipient(std::uint32_t verb) {
    std::vector<std::uint32_t> objects;
    for (std::uint32_t i = verb + 1; i < span_.end; ++i) {
      if (tokens_[i].head == verb && is_deprel(tokens_[i].deprel, "obj")) objects.push_back(i);
    }
    if (objects.size() != 2) return;
    Token& recipient = tokens_[objects.front()];
    const bool goods = is_one_of(tokens_[objects.back()].lemma, kGoods);  // "gave rebels money"
    if (recipient.upos != Upos::kPropn && recipient.upos != Upos::kPron && !goods) return;
    recipient.deprel = "iobj";
  }

  // "offered [Peru] assistance", "sent [Peru] 18 tanks": a country right behind such a verb gets
  // what follows, which it seems to modify.
  void repair_bare_recipient(std::uint32_t verb) {
    const std::uint32_t name = verb + 1;
    if (name + 1 >= span_.end || tokens_[name].xpos != "NNP") return;
    std::uint32_t goods = name + 1;
    while (goods < span_.end &&
           (tokens_[goods].head != verb || !is_deprel(tokens_[goods].deprel, "obj"))) {
      ++goods;
    }
    if (goods >= span_.end || !is_below(tokens_, name, goods)) return;
    const Token& next = tokens_[name + 1];
    const bool counted = next.upos == Upos::kNum && goods > name + 1;
    if (!counted && !is_one_of(tokens_[goods].lemma, kGoods)) return;
    if (next.upos == Upos::kPunct || next.upos == Upos::kPart || next.upos == Upos::kCconj) return;
    const bool place = name_tags_.empty() || name_tags_[name].type == NameType::kGpe;
    const bool short_form = tokens_[name].form.find('.') != std::string::npos ||
                            tokens_[name].form.size() < 4;  // "U.S. aid"
    if (!place || short_form) return;
    for (std::uint32_t i = goods + 1; i < span_.end; ++i) {
      const bool beside = tokens_[i].head == verb || tokens_[i].head == goods;
      if (beside && (has_case(tokens_, span_, i, "to") || has_case(tokens_, span_, i, "for")))
        return;
    }
    for (std::uint32_t i = name + 1; i < goods; ++i) {
      if (tokens_[i].head != name) continue;
      tokens_[i].head = goods;
      tokens_[i].deprel = tokens_[i].upos == Upos::kNum ? "nummod" : "compound";
    }
    // "sold Peru Leopard tanks", read as one name.
    for (std::uint32_t i = name + 1; i < goods && !name_tags_.empty(); ++i) {
      if (name_tags_[i].begins) break;
      name_tags_[i] = {};
    }
    tokens_[name].head = verb;
    tokens_[name].deprel = "iobj";
  }

  // "wounded at least [13]", "killing as many as [15]": what the verb counts, no circumstance.
  void repair_count(std::uint32_t number) {
    if (number < span_.begin + 2) return;
    const std::string& before = tokens_[number - 1].form;
    const std::string& first = tokens_[number - 2].form;
    const bool counted = (first == "at" && (before == "least" || before == "most")) ||
                         (first == "many" && before == "as");
    const std::uint32_t verb = tokens_[number].head;
    if (!counted || verb == kNone || verb > number || tokens_[verb].upos != Upos::kVerb) return;
    for (std::uint32_t i = verb + 1; i < span_.end; ++i) {
      if (tokens_[i].head != verb || !is_deprel(tokens_[i].deprel, "obj")) continue;
      if (i + 2 != number || tokens_[i].form != "many") return;
      tokens_[i].deprel = "advmod";
    }
    tokens_[number].deprel = "obj";
  }

  // "[An official] says Peru has agreed": before the verb of saying stands its subject.
  void repair_speaker(std::uint32_t verb) {
    std::uint32_t clause = kNone;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head != verb) continue;
      if (is_deprel(tokens_[i].deprel, "nsubj")) return;
      if (i > verb && is_deprel(tokens_[i].deprel, "ccomp")) clause = i;
    }
    if (clause == kNone) return;
    std::uint32_t speaker = kNone;
    bool other = false;
    for (std::uint32_t i = span_.begin; i < clause; ++i) {
      if (tokens_[i].head != clause || !is_deprel(tokens_[i].deprel, "nsubj")) continue;
      if (i < verb) {
        speaker = i;
      } else {
        other = true;
      }
    }
    if (speaker == kNone || !other) return;
    tokens_[speaker].head = verb;
    tokens_[speaker].deprel = "nsubj";
  }

  // "said Peru is winning the war and [warned] against a retreat": who said the one warned, as the
  // tenses tell.
  void repair_second_report(std::uint32_t verb) {
    const std::uint32_t content = tokens_[verb].head;
    if (content == kNone || content > verb || !is_deprel(tokens_[content].deprel, "ccomp")) return;
    const std::uint32_t report = tokens_[content].head;
    if (report > content || tokens_[report].xpos != "VBD" ||
        !is_one_of(tokens_[report].lemma, kReporting)) {
      return;
    }
    const std::string_view own = tokens_[content].xpos;
    bool present = own == "VBZ" || own == "VBP";
    // "supports Peru and accused": a participle joins no finite verb.
    const std::string_view second = tokens_[verb].xpos;
    if (second != "VBD" && !(second == "VBN" && present)) return;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      const Token& word = tokens_[i];
      if (word.head == verb && is_deprel(word.deprel, "nsubj")) return;
      if (word.head == verb && is_deprel(word.deprel, "aux")) return;
      if (word.head != content) continue;
      // "has rejected it and refused": one "has" for both.
      const bool helps =
          word.lemma != "have" && (is_deprel(word.deprel, "aux") || is_deprel(word.deprel, "cop"));
      present =
          present || (helps && (word.xpos == "VBZ" || word.xpos == "VBP" || word.form == "will"));
    }
    if (present) tokens_[verb].head = report;
  }

  // "said gunmen [shot] and killed two": the verb, not gunmen's shot.
  void repair_shot(std::uint32_t shot) {
    if (shot == span_.begin || !is_deprel(tokens_[shot].deprel, "ccomp")) return;
    Token& shooters = tokens_[shot - 1];
    const std::uint32_t saying = tokens_[shot].head;
    if (shooters.xpos != "NNS" || shooters.head != shot || saying == kNone) return;
    shooters.deprel = "nsubj";
    tokens_[shot].upos = Upos::kVerb;
    tokens_[shot].xpos = "VBD";
    tokens_[shot].lemma = "shoot";
    for (std::uint32_t i = shot + 1; i < span_.end; ++i) {
      if (tokens_[i].head == saying && is_deprel(tokens_[i].deprel, "conj")) tokens_[i].head = shot;
    }
  }

  // "told reporters in Lima [that they met]": what is told, not which reporters.
  void repair_told(std::uint32_t that) {
    const std::uint32_t clause = tokens_[that].head;
    if (clause == kNone || !is_deprel(tokens_[clause].deprel, "acl")) return;
    const std::uint32_t hearer = tokens_[clause].head;
    const std::uint32_t verb = hearer == kNone ? kNone : tokens_[hearer].head;
    if (verb == kNone || verb > hearer || hearer > that ||
        !is_one_of(tokens_[verb].lemma, kTelling) ||
        !(is_deprel(tokens_[hearer].deprel, "obj") || is_deprel(tokens_[hearer].deprel, "iobj"))) {
      return;
    }
    tokens_[clause].head = verb;
    tokens_[clause].deprel = "ccomp";
  }

  // "accused [each other] of lying": one phrase, with "each" as its head.
  void repair_reciprocal(std::uint32_t other) {
    if (other == span_.begin) return;
    const std::uint32_t each = other - 1;
    const std::string_view first = tokens_[other].form == "other" ? "each" : "one";
    const std::uint32_t verb = tokens_[each].head;
    if (tokens_[each].form != first || verb == kNone || tokens_[other].head != verb) return;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head == other) tokens_[i].head = verb;
    }
    tokens_[other].head = each;
    tokens_[other].deprel = "fixed";
  }

  // "a woman linked to Orion who shot at them": without a comma a clause with "who" tells which one
  // is meant, and a name needs none. Then it belongs to the common noun above.
  void repair_who(std::uint32_t who) {
    const std::uint32_t clause = tokens_[who].head;
    if (clause == kNone || who == span_.begin || tokens_[who - 1].form == ",") return;
    const std::uint32_t name = tokens_[clause].head;
    if (!is_deprel(tokens_[clause].deprel, "acl:relcl") || name == kNone || name > who ||
        tokens_[name].upos != Upos::kPropn) {
      return;
    }
    std::uint32_t above = name;
    while (above != kNone && tokens_[above].upos != Upos::kNoun) {
      const std::string& deprel = tokens_[above].deprel;
      const bool modifies = is_deprel(deprel, "nmod") || is_deprel(deprel, "acl") ||
                            is_deprel(deprel, "obl") || is_deprel(deprel, "xcomp");
      if (!modifies || is_deprel(deprel, "acl:relcl")) return;
      above = tokens_[above].head;
    }
    if (above != kNone && above < name && is_one_of(tokens_[above].lemma, kPeople)) {
      tokens_[clause].head = above;
    }
  }

  std::vector<Token>& tokens_;
  std::vector<NameTag>& name_tags_;
  TokenSpan span_;
};

}  // namespace

void repair_misplaced_arguments(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    ArgumentRepair repair(document, sentence);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) repair.repair(i);
  }
}

}  // namespace whomet
