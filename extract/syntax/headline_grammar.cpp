// Tested by tests/extract/syntax/headline_grammar_test.cpp.
#include "extract/syntax/headline_grammar.h"

#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Who acts in headlines without a name. Not "plan", "bid", "right": those take infinitives.
constexpr std::string_view kActors =
    "president|premier|minister|chancellor|king|queen|prince|pope|leader|official|envoy|diplomat|"
    "ambassador|lawmaker|senator|mayor|governor|government|parliament|senate|court|police|army|"
    "troop|soldier|rebel|militant|chief|head|team|delegation|union|party|group|company|"
    "firm|bank|country|nation|state|ally|force|protester|worker|scientist|man|woman";
constexpr std::string_view kNaming = "name|appoint|elect|nominate|re-elect|crown|swear";

class HeadlineRepair {
 public:
  HeadlineRepair(Document& document, TokenSpan span)
      : tokens_(document.tokens), name_tags_(document.name_tags), span_(span) {}

  void run() {
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head != kNone) continue;
      repair_future(i);
      repair_bare_future(i);
      repair_passive(i);
      return;
    }
  }

 private:
  // "Olsen to visit Lima", "Norway, Peru to hold summit": the root is who will do so.
  void repair_future(std::uint32_t who) {
    if (!may_act(who)) return;
    const std::uint32_t verb = child(who, "acl");
    if (verb == kNone || verb < who || tokens_[verb].xpos != "VB") return;
    const std::uint32_t to = child(verb, "mark");
    if (to == kNone || to_lower(tokens_[to].form) != "to" || child(verb, "nsubj") != kNone) return;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (i == verb || tokens_[i].head != who) continue;
      // "Norway, Peru": one beside the other, not what it is.
      if (i < to && is_deprel(tokens_[i].deprel, "appos") && may_act(i)) tokens_[i].deprel = "conj";
      // Of the clause now: "on Monday", "after talks".
      if (i > verb) {
        tokens_[i].head = verb;
        if (is_deprel(tokens_[i].deprel, "nmod")) tokens_[i].deprel = "obl";
      }
    }
    tokens_[verb].head = kNone;
    tokens_[verb].deprel = "root";
    tokens_[who].head = verb;
    tokens_[who].deprel = "nsubj";
    make_future(to);
  }

  // The same where the verb is the root and who will do so is called, as parsers have it for "Ana,
  // come here": "Olsen, Quispe to meet in Lima".
  void repair_bare_future(std::uint32_t verb) {
    const std::uint32_t to = child(verb, "mark");
    if (tokens_[verb].xpos != "VB" || to == kNone || to > verb ||
        to_lower(tokens_[to].form) != "to") {
      return;
    }
    std::uint32_t who = kNone;
    for (std::uint32_t i = span_.begin; i < to && who == kNone; ++i) {
      const bool called = is_deprel(tokens_[i].deprel, "vocative") ||
                          is_deprel(tokens_[i].deprel, "nsubj") ||
                          is_deprel(tokens_[i].deprel, "dislocated");
      if (tokens_[i].head == verb && called && may_act(i)) who = i;
    }
    if (who == kNone) return;
    tokens_[who].deprel = "nsubj";
    for (std::uint32_t i = who + 1; i < to; ++i) {
      if (tokens_[i].head == who && is_deprel(tokens_[i].deprel, "appos") && may_act(i)) {
        tokens_[i].deprel = "conj";
      }
    }
    make_future(to);
  }

  // "to" as "will".
  void make_future(std::uint32_t to) {
    tokens_[to].deprel = "aux";
    tokens_[to].upos = Upos::kAux;
    tokens_[to].xpos = "MD";
    tokens_[to].lemma = "will";
  }

  // "Olsen named envoy to Mali": somebody was named, with no word of by whom.
  void repair_passive(std::uint32_t verb) {
    if (!is_word_in(tokens_[verb].lemma, kNaming)) return;
    if (tokens_[verb].xpos != "VBD" && tokens_[verb].xpos != "VBN") return;
    const std::uint32_t who = child(verb, "nsubj");
    const std::uint32_t office = child(verb, "obj");
    const bool bare = who != kNone && office != kNone && child(verb, "aux") == kNone &&
                      child(office, "det") == kNone && tokens_[office].xpos == "NN";
    if (!bare || tokens_[who].deprel != "nsubj" || is_named(office)) return;
    for (std::uint32_t i = office + 1; i < span_.end; ++i) {  // "named Quispe envoy": of another
      if (tokens_[i].head == verb && is_deprel(tokens_[i].deprel, "xcomp")) return;
    }
    tokens_[who].deprel = "nsubj:pass";
    tokens_[verb].xpos = "VBN";
    tokens_[office].deprel = "xcomp";
  }

  bool is_named(std::uint32_t i) const {
    return !name_tags_.empty() && name_tags_[i].type != NameType::kNone;
  }

  bool may_act(std::uint32_t i) const {
    if (tokens_[i].upos == Upos::kPropn) return true;
    return tokens_[i].upos == Upos::kNoun && (is_named(i) || is_word_in(tokens_[i].lemma, kActors));
  }

  std::uint32_t child(std::uint32_t head, std::string_view label) const {
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head == head && is_deprel(tokens_[i].deprel, label)) return i;
    }
    return kNone;
  }

  std::vector<Token>& tokens_;
  const std::vector<NameTag>& name_tags_;
  TokenSpan span_;
};

}  // namespace

void repair_headlines(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    if (sentence.is_heading) HeadlineRepair(document, sentence.tokens).run();
  }
}

}  // namespace whomet
