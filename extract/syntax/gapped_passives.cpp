#include "extract/syntax/gapped_passives.h"

#include <cstdint>
#include <vector>

#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Verbs that hardly go without an object: "and four wounded" is passive, "and four fled" is not.
constexpr std::string_view kTransitive[] = {
    "wound",  "injure", "hurt",    "kill",     "maim",    "hospitalize",
    "arrest", "detain", "capture", "destroy",  "damage",  "kidnap",
    "abduct", "loot",   "rescue",  "evacuate", "displace"};

class GapRepair {
 public:
  GapRepair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), span_(sentence.tokens) {}

  // `joint`: "and", "or", "but" behind the verb.
  void repair(std::uint32_t joint) {
    const std::uint32_t participle = participle_after(joint);
    if (participle == kNone) return;
    const std::uint32_t verb = passive_before(joint);
    if (verb == kNone) return;
    const std::uint32_t subject = participle - 1;
    const std::uint32_t head = tokens_[subject].head;
    // The noun hangs on one of the two verbs, the participle on the verb or the noun.
    if (head != verb && head != participle) return;
    if (tokens_[participle].head != verb && tokens_[participle].head != subject) return;
    Token& second = tokens_[participle];
    second.head = verb;
    second.deprel = "conj";
    second.upos = Upos::kVerb;
    second.xpos = "VBN";
    tokens_[subject].head = participle;
    tokens_[subject].deprel = "nsubj:pass";
    tokens_[joint].head = participle;
    tokens_[joint].deprel = "cc";
  }

 private:
  // The participle of "and several others wounded": only words of one phrase between, no object
  // and no auxiliary of its own.
  std::uint32_t participle_after(std::uint32_t joint) const {
    std::uint32_t t = joint + 1;
    while (t < span_.end && is_of_phrase(t)) ++t;
    if (t == joint + 1 || t >= span_.end) return kNone;
    const Token& word = tokens_[t];
    const bool form = word.xpos == "VBN" || word.xpos == "VBD";
    if (!form || !is_one_of(word.lemma, kTransitive) || !ends_phrase(t - 1)) return kNone;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (tokens_[i].head != t) continue;
      if (is_deprel(tokens_[i].deprel, "obj") || is_deprel(tokens_[i].deprel, "aux")) return kNone;
    }
    return t;
  }

  bool is_of_phrase(std::uint32_t t) const {
    const Upos upos = tokens_[t].upos;
    return upos == Upos::kDet || upos == Upos::kNum || upos == Upos::kAdj || upos == Upos::kNoun ||
           upos == Upos::kPropn || upos == Upos::kPron || tokens_[t].xpos == "RBR" ||
           is_one_of(tokens_[t].form, kAbout);
  }

  // "at least", "more than", "up to" before a number.
  static constexpr std::string_view kAbout[] = {"at",   "least", "more", "than",
                                                "some", "about", "up",   "to"};

  bool ends_phrase(std::uint32_t t) const {
    const Upos upos = tokens_[t].upos;
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum ||
           upos == Upos::kPron || upos == Upos::kAdj;
  }

  // The passive verb right before, or with its phrases between.
  std::uint32_t passive_before(std::uint32_t joint) const {
    for (std::uint32_t t = joint; t-- > span_.begin;) {
      if (tokens_[t].upos != Upos::kVerb) continue;
      if (tokens_[t].xpos != "VBN") return kNone;
      for (std::uint32_t i = span_.begin; i < t; ++i) {
        if (tokens_[i].head == t && tokens_[i].deprel == "aux:pass") return t;
      }
      return kNone;
    }
    return kNone;
  }

  std::vector<Token>& tokens_;
  TokenSpan span_;
};

}  // namespace

void repair_gapped_passives(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    GapRepair repair(document, sentence);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (document.tokens[t].upos == Upos::kCconj) repair.repair(t);
    }
  }
}

}  // namespace whomet
