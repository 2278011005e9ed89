// Tested by tests/extract/syntax/to_phrases_test.cpp.
#include "extract/syntax/to_phrases.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// With an infinitive, and no noun, behind "to".
constexpr std::string_view kWilling[] = {"vow",  "threaten", "promise", "refuse", "decide",
                                         "hope", "intend",   "plan",    "want",   "seek",
                                         "try",  "decline",  "manage",  "fail",   "swear"};

// What somebody is due to do, taken for a noun; not "launch", as in "due to launch problems".
constexpr std::string_view kDuties[] = {"hold", "attend", "begin",   "sign", "host",
                                        "give", "make",   "deliver", "chair"};

// Offices that are held for somebody: "adviser to the president".
constexpr std::string_view kOfficesTo[] = {
    "adviser", "advisor", "ambassador", "envoy",     "aide",       "assistant", "delegate",
    "counsel", "heir",    "successor",  "secretary", "consultant", "deputy",    "representative"};

constexpr std::string_view kJourneys[] = {"visit", "trip", "journey", "travel", "return", "flight"};

class ToRepair {
 public:
  ToRepair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), span_(sentence.tokens) {}

  void repair(std::uint32_t to) {
    repair_due(to);
    if (is_deprel(tokens_[to].deprel, "mark")) repair_preposition(to);
    if (!is_deprel(tokens_[to].deprel, "case")) return;
    repair_infinitive(to);
    repair_office(to);
    repair_journey(to);
    repair_goal(to);
  }

 private:
  // "who is due to [hold] talks": not held "due to" something.
  void repair_due(std::uint32_t to) {
    const std::uint32_t verb = to + 1;
    if (to == span_.begin || verb >= span_.end || tokens_[to - 1].form != "due") return;
    const std::uint32_t due = to - 1;
    const std::uint32_t noun = tokens_[due].head;
    if (noun == kNone || noun <= verb || !is_deprel(tokens_[due].deprel, "case") ||
        tokens_[verb].head != noun || !is_deprel(tokens_[verb].deprel, "compound") ||
        (tokens_[verb].xpos != "VB" && !is_one_of(tokens_[verb].lemma, kDuties))) {
      return;
    }
    bool copula = false;
    for (std::uint32_t i = span_.begin; i < due; ++i) {
      copula = copula || (tokens_[i].head == noun && is_deprel(tokens_[i].deprel, "cop"));
    }
    if (!copula) return;
    tokens_[due].head = tokens_[noun].head;
    tokens_[due].deprel = tokens_[noun].deprel;
    tokens_[due].upos = Upos::kAdj;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head != noun || i == verb) continue;
      if (i < due) tokens_[i].head = due;
      if (i > noun && is_deprel(tokens_[i].deprel, "obl")) tokens_[i].head = verb;
      if (i > noun && is_deprel(tokens_[i].deprel, "punct")) tokens_[i].head = due;
    }
    tokens_[verb].head = due;
    tokens_[verb].deprel = "xcomp";
    tokens_[verb].upos = Upos::kVerb;
    tokens_[verb].xpos = "VB";
    tokens_[to].head = verb;
    tokens_[to].deprel = "mark";
    tokens_[to].upos = Upos::kPart;
    tokens_[noun].head = verb;
    tokens_[noun].deprel = "obj";
  }

  // "travels from Dakar, Senegal, to Lima": the goal of the journey, not of its start.
  void repair_goal(std::uint32_t to) {
    const std::uint32_t goal = tokens_[to].head;
    if (goal == kNone || goal < to || !is_deprel(tokens_[goal].deprel, "nmod")) return;
    const std::uint32_t start = tokens_[goal].head;
    if (start == kNone || start > to || !has_case(tokens_, span_, start, "from")) return;
    if (tokens_[start].upos != Upos::kPropn) return;  // "from the ambassador to Peru"
    const bool of_verb = is_deprel(tokens_[start].deprel, "obl");
    if (!of_verb && !is_deprel(tokens_[start].deprel, "nmod")) return;
    tokens_[goal].head = tokens_[start].head;
    tokens_[goal].deprel = of_verb ? "obl" : "nmod";
  }

  // "a visit by the president of Peru [to Norway]": where the journey goes.
  void repair_journey(std::uint32_t to) {
    const std::uint32_t goal = tokens_[to].head;
    if (goal == kNone || goal < to || tokens_[goal].upos != Upos::kPropn ||
        !is_deprel(tokens_[goal].deprel, "nmod")) {
      return;
    }
    std::uint32_t at = tokens_[goal].head;
    // From "Peru" or "president" up through "by" and "of" only: "talks on aid to Peru" go nowhere.
    while (at != kNone && is_deprel(tokens_[at].deprel, "nmod") && tokens_[at].head < at &&
           !is_one_of(tokens_[at].lemma, kOfficesTo) &&
           (has_case(tokens_, span_, at, "by") || has_case(tokens_, span_, at, "of"))) {
      at = tokens_[at].head;
      if (!is_one_of(tokens_[at].lemma, kJourneys)) continue;
      if (!goes_elsewhere(at, goal)) tokens_[goal].head = at;
      return;
    }
  }

  // Whether the journey has another "to".
  bool goes_elsewhere(std::uint32_t journey, std::uint32_t goal) const {
    for (std::uint32_t i = journey + 1; i < span_.end; ++i) {
      if (i != goal && tokens_[i].head == journey && has_case(tokens_, span_, i, "to")) return true;
    }
    return false;
  }

  // "was appointed adviser [to the president]": to whom is said of the office.
  void repair_office(std::uint32_t to) {
    const std::uint32_t person = tokens_[to].head;
    if (person == kNone || to == span_.begin || person < to) return;
    const std::uint32_t office = to - 1;
    if (!is_deprel(tokens_[person].deprel, "obl") || tokens_[person].head != tokens_[office].head ||
        tokens_[office].upos != Upos::kNoun || !is_one_of(tokens_[office].lemma, kOfficesTo)) {
      return;
    }
    tokens_[person].head = office;
    tokens_[person].deprel = "nmod";
  }

  // "gave a million [to] Karvia": before a name that is no clause it is a preposition.
  void repair_preposition(std::uint32_t to) {
    const std::uint32_t name = tokens_[to].head;
    if (name == kNone || tokens_[name].upos != Upos::kPropn ||
        !(is_deprel(tokens_[name].deprel, "obl") || is_deprel(tokens_[name].deprel, "nmod"))) {
      return;
    }
    tokens_[to].deprel = "case";
    tokens_[to].upos = Upos::kAdp;
  }

  // "vowed on Monday to [wage] war on Peru": such verbs have an infinitive behind "to", not a noun
  // with another before it.
  void repair_infinitive(std::uint32_t to) {
    const std::uint32_t noun = tokens_[to].head;
    const std::uint32_t verb = to + 1;
    if (noun == kNone || verb >= noun || noun >= span_.end) return;
    const std::uint32_t above = tokens_[noun].head;
    if (above == kNone || above > to || !is_deprel(tokens_[noun].deprel, "obl") ||
        !is_one_of(tokens_[above].lemma, kWilling) || tokens_[verb].head != noun ||
        !is_deprel(tokens_[verb].deprel, "compound") || tokens_[verb].xpos != "NN") {
      return;
    }
    Token& infinitive = tokens_[verb];
    infinitive.head = above;
    infinitive.deprel = "xcomp";
    infinitive.upos = Upos::kVerb;
    infinitive.xpos = "VB";
    tokens_[to].head = verb;
    tokens_[to].deprel = "mark";
    tokens_[noun].head = verb;
    tokens_[noun].deprel = "obj";
    // What follows belongs to the infinitive.
    for (std::uint32_t i = noun + 1; i < span_.end; ++i) {
      if (tokens_[i].head == above && is_deprel(tokens_[i].deprel, "obl")) tokens_[i].head = verb;
    }
  }

  std::vector<Token>& tokens_;
  TokenSpan span_;
};

}  // namespace

void repair_to_phrases(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    ToRepair repair(document, sentence);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (document.tokens[t].form == "to") repair.repair(t);
    }
  }
}

}  // namespace whomet
