// Tested by tests/extract/syntax/missed_subjects_test.cpp.
#include "extract/syntax/missed_subjects.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Verbs of which a noun and a finite verb are a clause without "that".
constexpr std::string_view kSaying[] = {
    "say",   "announce", "confirm", "believe", "think", "claim",    "report", "hope",    "know",
    "learn", "show",     "suggest", "deny",    "admit", "indicate", "allege", "predict", "warn"};

constexpr std::string_view kMarks[] = {"before", "after", "until", "since", "while", "as", "when"};

constexpr std::string_view kConditions[] = {"if", "unless", "when", "once"};

class SubjectRepair {
 public:
  SubjectRepair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), span_(sentence.tokens) {}

  void repair(std::uint32_t verb) {
    if (!may_be_finite(verb)) return;
    if (has_subject(verb)) {
      repair_first(verb);
      return;
    }
    // Adverbs, auxiliaries and times may stand between: "before Peru also signs", "since a bomb
    // last month killed".
    std::uint32_t end = verb;
    while (end > span_.begin &&
           (tokens_[end - 1].upos == Upos::kAdv || tokens_[end - 1].upos == Upos::kAux ||
            is_bare_time(end - 1, verb))) {
      --end;
    }
    // The phrase that ends there and begins behind the mark.
    for (std::uint32_t noun = end; noun-- > span_.begin;) {
      if (!is_noun(noun) || subtree(noun).end != end) continue;
      const TokenSpan phrase = subtree(noun);
      const std::uint32_t inner = phrase.begin;
      const bool by_case =
          tokens_[inner].head == noun && is_deprel(tokens_[inner].deprel, "case") && is_mark(inner);
      const bool by_mark = inner > span_.begin && is_mark(inner - 1) &&
                           tokens_[inner - 1].head == verb &&
                           is_deprel(tokens_[inner - 1].deprel, "mark");
      if (by_case && tokens_[noun].head == verb && is_deprel(tokens_[noun].deprel, "obl")) {
        tokens_[inner].head = verb;
        tokens_[inner].deprel = "mark";
        tokens_[noun].deprel = "nsubj";
        if (is_deprel(tokens_[verb].deprel, "conj")) tokens_[verb].deprel = "advcl";
        return;
      }
      // "came as envoys prepared": on the verb above, with "as" as its preposition.
      const bool beside = is_deprel(tokens_[verb].deprel, "conj") ||
                          (is_deprel(tokens_[verb].deprel, "advcl") && !has_mark(verb));
      // "Hours after Ida and Bo met, rebels attacked": both on the hours.
      const std::uint32_t above = tokens_[verb].head;
      if (by_case && above + 1 == inner && tokens_[noun].head == above &&
          is_unit_of_time(tokens_[above]) && is_deprel(tokens_[verb].deprel, "acl") &&
          is_deprel(tokens_[noun].deprel, "nmod")) {
        tokens_[inner].head = verb;
        tokens_[inner].deprel = "mark";
        tokens_[noun].head = verb;
        tokens_[noun].deprel = "nsubj";
        tokens_[verb].deprel = "advcl";
        if (is_deprel(tokens_[above].deprel, "nsubj")) tokens_[above].deprel = "obl:unmarked";
        return;
      }
      if (by_case && beside && tokens_[noun].head == tokens_[verb].head &&
          tokens_[noun].head < noun && is_deprel(tokens_[noun].deprel, "obl")) {
        tokens_[inner].head = verb;
        tokens_[inner].deprel = "mark";
        tokens_[noun].head = verb;
        tokens_[noun].deprel = "nsubj";
        tokens_[verb].deprel = "advcl";
        return;
      }
      if (by_mark && tokens_[noun].head == tokens_[verb].head && tokens_[noun].head < noun) {
        tokens_[noun].head = verb;
        tokens_[noun].deprel = "nsubj";
        return;
      }
    }
  }

  // "The agency confirmed the king visited Lima" read as "the agency that was confirmed": the
  // agency says that he did.
  void repair_misled(std::uint32_t verb) {
    if (tokens_[verb].xpos != "VBD") return;
    std::uint32_t said = kNone;     // "confirmed"
    std::uint32_t speaker = kNone;  // "agency"
    for (std::uint32_t t = span_.begin; t < verb; ++t) {
      const std::uint32_t head = tokens_[t].head;
      if (tokens_[t].xpos == "VBN" && tokens_[t].deprel == "acl" && head != kNone && head < t &&
          tokens_[head].head == verb && tokens_[head].deprel == "nsubj" &&
          is_one_of(tokens_[t].lemma, kSaying)) {
        said = t;
        speaker = head;
      }
    }
    if (said == kNone) return;
    std::uint32_t end = verb;
    while (end > said + 1 && tokens_[end - 1].head == verb && tokens_[end - 1].upos == Upos::kAdv) {
      --end;
    }
    for (std::uint32_t noun = said + 1; noun < end; ++noun) {
      const bool hangs = (tokens_[noun].head == said && (is_deprel(tokens_[noun].deprel, "xcomp") ||
                                                         is_deprel(tokens_[noun].deprel, "obj"))) ||
                         (tokens_[noun].head == verb && is_deprel(tokens_[noun].deprel, "nsubj"));
      if (!is_noun(noun) || !hangs || subtree(noun).begin != said + 1 || subtree(noun).end != end) {
        continue;
      }
      for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
        const bool outside = t < said || (t > verb && t + 1 == span_.end);
        if (tokens_[t].head == verb && outside) tokens_[t].head = said;
      }
      tokens_[noun].head = verb;
      tokens_[noun].deprel = "nsubj";
      tokens_[said].head = tokens_[verb].head;
      tokens_[said].deprel = tokens_[verb].deprel;
      tokens_[said].xpos = "VBD";
      tokens_[speaker].head = said;
      tokens_[verb].head = said;
      tokens_[verb].deprel = "ccomp";
      return;
    }
  }

  // "hours after Peru and Norway agreed": the first of them on the verb above, the clause beside
  // it.
  void repair_first(std::uint32_t verb) {
    if (!is_deprel(tokens_[verb].deprel, "conj")) return;
    const std::uint32_t above = tokens_[verb].head;
    std::uint32_t second = kNone;
    for (std::uint32_t t = above + 1; t < verb; ++t) {
      if (tokens_[t].head == verb && is_deprel(tokens_[t].deprel, "nsubj")) second = t;
    }
    if (second == kNone || !is_noun(second)) return;
    const std::uint32_t begin = subtree(second).begin;
    if (begin <= span_.begin + 2) return;
    // "and" hangs on the verb, right before the second, or with a comma.
    const std::uint32_t joint = begin - 1;
    if (!is_deprel(tokens_[joint].deprel, "cc") || tokens_[joint].head != verb) return;
    const std::uint32_t comma = tokens_[joint - 1].form == "," ? joint - 1 : joint;
    for (std::uint32_t first = above + 1; first < joint; ++first) {
      if (!is_noun(first) || tokens_[first].head != above ||
          !is_deprel(tokens_[first].deprel, "obl") ||
          (subtree(first).end != joint && subtree(first).end != comma)) {
        continue;
      }
      const std::uint32_t mark = subtree(first).begin;
      if (tokens_[mark].head != first || !is_mark(mark)) return;
      tokens_[first].head = verb;
      tokens_[first].deprel = tokens_[second].deprel;
      tokens_[second].head = first;
      tokens_[second].deprel = "conj";
      tokens_[joint].head = second;
      tokens_[comma].head = second;
      tokens_[mark].head = verb;
      tokens_[mark].deprel = "mark";
      tokens_[verb].deprel = "advcl";
      return;
    }
  }

  // "said if there is a deal, Peru would come": what is said is that Peru would come.
  void repair_condition(std::uint32_t clause) {
    const std::uint32_t saying = tokens_[clause].head;
    if (saying == kNone || saying > clause || !is_one_of(tokens_[saying].lemma, kSaying)) return;
    std::uint32_t main = kNone;
    bool condition = false;
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
      condition = condition || (tokens_[t].head == clause && t < clause &&
                                is_deprel(tokens_[t].deprel, "mark") &&
                                is_one_of(to_lower(tokens_[t].form), kConditions));
      if (tokens_[t].head == saying && t > clause && is_deprel(tokens_[t].deprel, "ccomp"))
        main = t;
    }
    if (!condition || main == kNone || !has_subject(main)) return;
    tokens_[clause].head = main;
    tokens_[clause].deprel = "advcl";
  }

  // "told reporters the Peruvians will come": they are told, and do not come.
  void repair_hearers(std::uint32_t clause) {
    const std::uint32_t saying = tokens_[clause].head;
    if (saying == kNone || saying + 1 >= clause || tokens_[saying].lemma != "tell") return;
    std::uint32_t first = kNone;
    for (std::uint32_t t = saying + 1; t < clause; ++t) {
      if (tokens_[t].head == saying &&
          (is_deprel(tokens_[t].deprel, "obj") || is_deprel(tokens_[t].deprel, "iobj"))) {
        return;  // somebody else is told
      }
      if (tokens_[t].head != clause || !is_deprel(tokens_[t].deprel, "nsubj") ||
          tokens_[t].deprel == "nsubj:outer") {
        continue;
      }
      if (first != kNone) {  // the second is who acts
        tokens_[first].head = saying;
        tokens_[first].deprel = "iobj";
        return;
      }
      first = t;
    }
  }

  // "an explosion that hurt two Saturday was a test": the day is of the hurting.
  void repair_day(std::uint32_t clause) {
    const std::uint32_t saying = tokens_[clause].head;
    if (saying == kNone || saying > clause || !is_one_of(tokens_[saying].lemma, kSaying)) return;
    std::uint32_t day = kNone;
    std::uint32_t relative = kNone;
    for (std::uint32_t t = saying + 1; t < clause; ++t) {
      const Token& token = tokens_[t];
      if (is_deprel(token.deprel, "acl:relcl") && token.head != kNone &&
          tokens_[token.head].head == saying && is_deprel(tokens_[token.head].deprel, "obj")) {
        relative = t;
      }
      if (token.head == clause && is_deprel(token.deprel, "nsubj") && token.upos == Upos::kPropn &&
          token.form.ends_with("day")) {
        day = t;
      }
    }
    if (day == kNone || relative == kNone || relative > day) return;
    tokens_[day].head = relative;
    tokens_[day].deprel = "obl:unmarked";
  }

  // "says the rebels agreed", "says the photos, which show him, were among those": what is said is
  // a clause, and the noun before it no object; nor the gerund of "said changing the law helps".
  void repair_said(std::uint32_t clause) {
    const std::uint32_t saying = tokens_[clause].head;
    if (saying == kNone || saying > clause || !is_one_of(tokens_[saying].lemma, kSaying) ||
        has_subject(clause)) {
      return;
    }
    const std::string& xpos = tokens_[clause].xpos;
    bool finite = xpos == "VBD" || xpos == "VBP" || xpos == "VBZ";
    for (std::uint32_t t = saying + 1; t < clause; ++t) {
      finite = finite || (tokens_[t].head == clause && tokens_[t].upos == Upos::kAux);
    }
    if (!finite) return;
    const std::uint32_t begin = subtree(clause).begin;
    if (tokens_[begin].xpos.starts_with("W")) return;  // "says things [which he agreed]"
    for (std::uint32_t t = saying + 1; t < begin; ++t) {
      if (tokens_[t].head != saying) continue;
      const bool noun = is_noun(t) && is_deprel(tokens_[t].deprel, "obj");
      const bool gerund = tokens_[t].xpos == "VBG" && t == saying + 1;
      if (!noun && !gerund) continue;
      const std::uint32_t end = subtree(t).end;
      if (end != begin && (end + 1 != begin || tokens_[end].form != ",")) continue;
      tokens_[t].head = clause;
      tokens_[t].deprel = noun ? "nsubj" : "csubj";
      return;
    }
  }

  // "will meet Olsen, [a spokesman for the ministry] said": who said it, not who Olsen is.
  void repair_trailing_speaker(std::uint32_t verb) {
    if (!is_one_of(tokens_[verb].lemma, kSaying) || has_subject(verb)) return;
    const std::string_view label = tokens_[verb].deprel;
    const bool beside = label == "parataxis" || tokens_[verb].head == kNone;
    // Before a stop or comma it says nothing more of the clause before.
    const bool last = (label == "ccomp" || label == "advcl" || label == "conj") &&
                      tokens_[verb].head < verb &&
                      (verb + 1 == span_.end || tokens_[verb + 1].upos == Upos::kPunct);
    if (!beside && !last) return;
    for (std::uint32_t noun = verb; noun-- > span_.begin;) {
      if (!is_deprel(tokens_[noun].deprel, "appos") || !is_noun(noun)) continue;
      const TokenSpan phrase = subtree(noun);
      if (phrase.end != verb) continue;
      const bool behind_comma =
          tokens_[phrase.begin].form == "," ||
          (phrase.begin > span_.begin && tokens_[phrase.begin - 1].form == ",");
      if (!behind_comma || is_below(tokens_, verb, noun)) return;
      tokens_[noun].head = verb;
      tokens_[noun].deprel = "nsubj";
      if (last) tokens_[verb].deprel = "parataxis";
      return;
    }
  }

  // "says the rebels, who hid in the woods, attacked": what is said of them, behind what is told of
  // them aside; read as said of the woods, or of their hiding.
  void repair_behind_relative(std::uint32_t verb) {
    const std::uint32_t above = tokens_[verb].head;
    if (above == kNone || above >= verb || has_subject(verb) || tokens_[verb - 1].form != ",") {
      return;
    }
    const std::string_view label = tokens_[verb].deprel;
    if (label != "acl" && label != "conj" && label != "parataxis" && label != "advcl") return;
    const std::uint32_t noun =
        is_deprel(tokens_[above].deprel, "acl:relcl") ? tokens_[above].head : above;
    const std::uint32_t saying = tokens_[noun].head;
    const bool said =
        noun < verb && is_noun(noun) && saying != kNone && saying < noun &&
        is_one_of(tokens_[saying].lemma, kSaying) &&
        (is_deprel(tokens_[noun].deprel, "obj") || is_deprel(tokens_[noun].deprel, "iobj"));
    if (!said) return;
    bool told_aside = false;
    bool acts = tokens_[verb].xpos == "VBD" || tokens_[verb].xpos == "VBZ";
    for (std::uint32_t t = noun; t < span_.end; ++t) {
      told_aside = told_aside || (tokens_[t].head == noun && t < verb &&
                                  is_deprel(tokens_[t].deprel, "acl:relcl"));
      // "attacked soldiers", taken for a participle.
      acts = acts || (tokens_[t].head == verb && is_deprel(tokens_[t].deprel, "obj") &&
                      tokens_[verb].xpos == "VBN");
    }
    if (!told_aside || !acts) return;
    tokens_[noun].head = verb;
    tokens_[noun].deprel = "nsubj";
    tokens_[verb].head = saying;
    tokens_[verb].deprel = "ccomp";
    if (tokens_[verb].xpos == "VBN") tokens_[verb].xpos = "VBD";
  }

 private:
  // In a phrase of time without a preposition right below the verb: "last month".
  bool is_bare_time(std::uint32_t token, std::uint32_t verb) const {
    for (std::uint32_t at = token; at != kNone; at = tokens_[at].head) {
      if (tokens_[at].head == verb) return tokens_[at].deprel == "obl:unmarked";
    }
    return false;
  }

  bool is_noun(std::uint32_t t) const {
    return tokens_[t].upos == Upos::kNoun || tokens_[t].upos == Upos::kPropn;
  }

  bool is_mark(std::uint32_t t) const { return is_one_of(to_lower(tokens_[t].form), kMarks); }

  bool may_be_finite(std::uint32_t verb) const {
    const std::string& xpos = tokens_[verb].xpos;
    if (tokens_[verb].upos != Upos::kVerb || tokens_[verb].head == kNone) return false;
    if (xpos == "VBP" || xpos == "VBZ" || xpos == "VBD" || xpos == "VB") return true;
    const bool helped = xpos == "VBG" || xpos == "VBN";  // "were meeting"
    return helped && verb > span_.begin && tokens_[verb - 1].head == verb &&
           tokens_[verb - 1].upos == Upos::kAux;
  }

  bool has_mark(std::uint32_t verb) const {
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
      if (tokens_[t].head == verb && is_deprel(tokens_[t].deprel, "mark")) return true;
    }
    return false;
  }

  bool has_subject(std::uint32_t verb) const {
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
      if (tokens_[t].head == verb &&
          (is_deprel(tokens_[t].deprel, "nsubj") || is_deprel(tokens_[t].deprel, "csubj") ||
           (is_deprel(tokens_[t].deprel, "mark") && tokens_[t].form == "to"))) {
        return true;
      }
    }
    return false;
  }

  TokenSpan subtree(std::uint32_t head) const {
    TokenSpan span{head, head + 1};
    while (span.begin > span_.begin && is_below(tokens_, span.begin - 1, head)) --span.begin;
    while (span.end < span_.end && is_below(tokens_, span.end, head)) ++span.end;
    return span;
  }

  std::vector<Token>& tokens_;
  TokenSpan span_;
};

}  // namespace

void repair_missed_subjects(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    bool marked = false;
    SubjectRepair repair(document, sentence);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = document.tokens[t];
      const bool joins = token.upos == Upos::kAdp || token.upos == Upos::kSconj;
      marked = marked || (joins && is_one_of(to_lower(token.form), kMarks));
      if (is_deprel(token.deprel, "ccomp")) {
        repair.repair_condition(t);
        repair.repair_hearers(t);
        repair.repair_day(t);
        repair.repair_said(t);
      }
      if (token.upos == Upos::kVerb) {
        repair.repair_misled(t);
        repair.repair_behind_relative(t);
        repair.repair_trailing_speaker(t);
      }
      if (marked && token.upos == Upos::kVerb) repair.repair(t);
    }
  }
}

}  // namespace whomet
