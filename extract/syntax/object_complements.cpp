// Tested by tests/extract/syntax/object_complements_test.cpp.
#include "extract/syntax/object_complements.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// With somebody and what he is made.
constexpr std::string_view kNaming[] = {"name",     "appoint", "elect",
                                        "re-elect", "choose",  "nominate"};

// With somebody and what he is called.
constexpr std::string_view kCalling[] = {"call", "label", "brand", "dub", "deem", "declare"};

class ComplementRepair {
 public:
  ComplementRepair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), name_tags_(document.name_tags), span_(sentence.tokens) {}

  void repair(std::uint32_t verb) {
    const Token& word = tokens_[verb];
    if (word.upos != Upos::kVerb) return;
    if (is_one_of(word.lemma, kNaming)) repair_named(verb);
    if (is_one_of(word.lemma, kCalling)) repair_called(verb);
  }

 private:
  // "was named", "Olsen, named minister in May, ...", however the participle is tagged.
  bool is_passive(std::uint32_t verb) const {
    bool has_subject = false;
    for (std::uint32_t i = span_.begin; i < verb; ++i) {
      if (tokens_[i].head != verb) continue;
      if (is_deprel(tokens_[i].deprel, "nsubj:pass")) return true;
      has_subject = has_subject || is_deprel(tokens_[i].deprel, "nsubj") ||
                    is_deprel(tokens_[i].deprel, "mark");
    }
    const bool participle = tokens_[verb].xpos == "VBN" || tokens_[verb].xpos == "VBD";
    const bool beside = tokens_[verb].deprel == "acl" || tokens_[verb].deprel == "advcl";
    return participle && beside && !has_subject;
  }

  // "elected [Ana Rocha] prime minister": whom, and what she is made; no minister of that name.
  // "was appointed [ambassador]": what he is made.
  void repair_named(std::uint32_t verb) {
    for (std::uint32_t i = verb + 1; i < span_.end; ++i) {
      const bool object = tokens_[i].head == verb && is_deprel(tokens_[i].deprel, "obj");
      if (object && tokens_[i].upos == Upos::kNoun && is_passive(verb)) tokens_[i].deprel = "xcomp";
    }
    repair_made(verb);
    const std::uint32_t name = verb + 1;
    if (name + 2 >= span_.end || tokens_[name].upos != Upos::kPropn) return;
    const std::uint32_t office = tokens_[name].head;
    if (office == kNone || office < name + 2 || tokens_[office].upos != Upos::kNoun ||
        tokens_[office].head != verb || !is_deprel(tokens_[office].deprel, "obj") ||
        !is_deprel(tokens_[name].deprel, "compound") ||
        !is_deprel(tokens_[name + 1].deprel, "flat") || tokens_[name + 1].head != name) {
      return;
    }
    tokens_[name].head = verb;
    tokens_[name].deprel = "obj";
    tokens_[office].deprel = "xcomp";
    if (name_tags_.empty()) return;
    for (std::uint32_t t = name; t < office; ++t) {  // whoever holds an office is no place
      if (t != name && tokens_[t].head != name) break;
      name_tags_[t] = {NameType::kPer, t == name, {}};
      name_tags_[t].probabilities[static_cast<std::size_t>(NameType::kPer)] = 1.0F;
    }
  }

  // "appointed him [ambassador]", "named Kari Olsen [speaker]": of two objects the second is what
  // the first is made. "named her [governor] of Lima": she, not one of hers.
  void repair_made(std::uint32_t verb) {
    std::vector<std::uint32_t> objects;
    for (std::uint32_t i = verb + 1; i < span_.end; ++i) {
      const bool object =
          is_deprel(tokens_[i].deprel, "obj") || is_deprel(tokens_[i].deprel, "iobj");
      if (tokens_[i].head == verb && object) objects.push_back(i);
    }
    if (objects.empty() || tokens_[objects.back()].upos != Upos::kNoun) return;
    const std::uint32_t office = objects.back();
    if (objects.size() == 2) {
      const Upos upos = tokens_[objects.front()].upos;
      if (upos != Upos::kPropn && upos != Upos::kPron) return;
      tokens_[objects.front()].deprel = "obj";
      tokens_[office].deprel = "xcomp";
      return;
    }
    Token& her = tokens_[verb + 1];
    const bool of_name = office + 2 < span_.end && tokens_[office + 1].lemma == "of" &&
                         tokens_[office + 1].head != kNone &&
                         tokens_[tokens_[office + 1].head].upos == Upos::kPropn;
    if (objects.size() != 1 || her.form != "her" || her.head != office || !of_name) return;
    her.head = verb;
    her.deprel = "obj";
    her.xpos = "PRP";
    her.lemma = "she";
    her.feats = "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs";
    tokens_[office].deprel = "xcomp";
  }

  // "called [Peru] 'a friend'": the mark opens what it is called, and is no "'" of an owner.
  void repair_quoted_name(std::uint32_t verb) {
    const std::uint32_t name = verb + 1;
    if (name >= span_.end || !is_deprel(tokens_[name].deprel, "nmod:poss")) return;
    const std::uint32_t called = tokens_[name].head;
    if (called == kNone || tokens_[called].head != verb ||
        !is_deprel(tokens_[called].deprel, "obj")) {
      return;
    }
    std::uint32_t mark = name + 1;
    while (mark < called && tokens_[mark].head == name && is_deprel(tokens_[mark].deprel, "flat"))
      ++mark;
    if (!is_quote(mark) || tokens_[mark].head == name) return;
    tokens_[name].head = verb;
    tokens_[name].deprel = "obj";
  }

  // "called Olsen [a friend]": two objects, of which the second is what the first is called.
  void repair_called(std::uint32_t verb) {
    repair_quoted_name(verb);
    std::uint32_t first = kNone;
    for (std::uint32_t i = verb + 1; i < span_.end; ++i) {
      if (tokens_[i].head != verb) continue;
      // "called the plan "a mistake"": in quotation marks, as something said.
      const bool quoted = first != kNone && is_deprel(tokens_[i].deprel, "parataxis") &&
                          tokens_[i].upos == Upos::kNoun && is_quote(first + 1);
      if (quoted) tokens_[i].deprel = "xcomp";
      if (!is_deprel(tokens_[i].deprel, "obj")) continue;
      if (first != kNone) tokens_[i].deprel = "xcomp";
      if (first == kNone) first = i;
    }
  }

  bool is_quote(std::uint32_t i) const {
    return i < span_.end && (tokens_[i].form == "\"" || tokens_[i].form == "``" ||
                             tokens_[i].form == "\xE2\x80\x9C" || tokens_[i].form == "'" ||
                             tokens_[i].form == "\xE2\x80\x98");
  }

  std::vector<Token>& tokens_;
  std::vector<NameTag>& name_tags_;
  TokenSpan span_;
};

}  // namespace

void repair_object_complements(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    ComplementRepair repair(document, sentence);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) repair.repair(i);
  }
}

}  // namespace whomet
