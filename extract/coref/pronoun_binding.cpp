// Method: lists of nouns whose possessor the frame of the verb tells (cf. control by nouns:
// Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 14, 4).
// Tested by tests/extract/coref/pronoun_binding_test.cpp.
#include "extract/coref/pronoun_binding.h"

#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// Who speaks for somebody.
constexpr std::string_view kVoices =
    "office|spokesman|spokeswoman|spokesperson|aide|lawyer|attorney|party|ministry|government|"
    "campaign|agency|family|department|team|press|administration|adviser|advisor|secretary|"
    "representative|company|embassy|delegation";
// Verbs that charge or credit their object with a deed.
constexpr std::string_view kCharging =
    "accuse|criticize|criticise|condemn|blame|charge|rebuke|fault|denounce|praise|thank|"
    "congratulate|fine|punish|sanction|sue|scold|chide|slam|blast|commend|laud|honor|honour|"
    "convict|prosecute|jail|sentence|try|pressure|press";
// Deeds and states that are the object's own.
constexpr std::string_view kDeeds =
    "war|treatment|handling|failure|role|support|crackdown|policy|occupation|invasion|conduct|"
    "campaign|offensive|response|refusal|decision|effort|actions|action|work|leadership|help|"
    "involvement|part|stance|position|blockade|attack|assault|operation|operations|use|record|"
    "contribution|hospitality|victory|election|reelection|re-election|appointment|behavior|"
    "behaviour|aggression|intervention|rule|program|programme|ambition|remark|comment|statement";
// What somebody asks for, and others grant or refuse.
constexpr std::string_view kRequests =
    "request|bid|application|candidacy|candidature|membership|accession|entry|demand|appeal|"
    "independence|sovereignty|admission|nomination|extradition|release|resignation|removal";
constexpr std::string_view kAnswering =
    "back|support|endorse|welcome|reject|oppose|approve|block|veto|grant|accept|refuse|favor|"
    "favour|recognize|recognise|deny|seek|demand|want|urge";

// "thanked Quispe, [his] office said": the subject of what is told, which stands before.
std::uint32_t subject_told(const Tree& tree, std::uint32_t voice) {
  if (!is_word_in(tree.token(voice).lemma, kVoices) || !tree.is(voice, "nsubj")) return kNone;
  const std::uint32_t saying = tree.head(voice);
  if (saying == kNone || !is_speech_verb(tree.verb_lemma(saying))) return kNone;
  std::uint32_t told = kNone;
  for (const std::uint32_t child : tree.children(saying)) {
    if (child < voice && tree.is_any(child, {"ccomp", "parataxis"})) told = child;
  }
  if (told == kNone && tree.is(saying, "parataxis") && tree.head(saying) < voice) {
    told = tree.head(saying);
  }
  if (told == kNone) return kNone;
  const std::vector<std::uint32_t> subjects = tree.own_subjects(told);
  return subjects.size() == 1 && subjects.front() < voice ? subjects.front() : kNone;
}

// "accused Peru of abuses in [its] war", "praised Quispe for [his] role": the object's.
std::uint32_t object_charged(const Tree& tree, std::uint32_t deed) {
  if (!is_word_in(tree.token(deed).lemma, kDeeds)) return kNone;
  constexpr int kSteps = 4;
  std::uint32_t at = deed;
  for (int i = 0; i < kSteps && at != kNone; ++i, at = tree.head(at)) {
    const std::uint32_t verb = tree.head(at);
    if (verb == kNone) return kNone;
    if (tree.token(verb).upos != Upos::kVerb) continue;
    if (!is_word_in(tree.token(verb).lemma, kCharging)) {
      // "of stealing in its war": the object's deed, if nobody else is named for it.
      if (tree.token(verb).xpos == "VBG" && tree.own_subjects(verb).empty()) continue;
      return kNone;
    }
    const bool charge = is_word_in(tree.preposition(at), "of|for|over|in|about|on") ||
                        is_word_in(tree.mark(at), "of|for|over");
    if (!charge || tree.is(at, "obj")) return kNone;
    const std::vector<std::uint32_t> objects = tree.undergoers(verb);
    return objects.size() == 1 && objects.front() < deed ? objects.front() : kNone;
  }
  return kNone;
}

// "accused Peru of a raid, a charge [it] denies", "accused Quispe of fraud, but [he] denied it":
// who is charged.
std::uint32_t charged_denier(const Tree& tree, std::uint32_t pronoun) {
  const std::uint32_t denial = tree.head(pronoun);
  if (denial == kNone || !tree.is(pronoun, "nsubj") ||
      !is_word_in(tree.token(denial).lemma, "deny|reject|dispute|dismiss|refute|contest")) {
    return kNone;
  }
  std::uint32_t at = denial;
  if (tree.is(denial, "acl:relcl")) {
    at = tree.head(denial);
    const std::string& charge = tree.token(at).lemma;
    if (!is_word_in(charge, "charge|accusation|allegation|claim|something|which")) return kNone;
  } else if (!tree.is_any(denial, {"conj", "parataxis"})) {
    return kNone;
  }
  constexpr int kSteps = 4;
  for (int i = 0; i < kSteps; ++i) {
    at = tree.head(at);
    if (at == kNone) return kNone;
    if (!is_word_in(tree.token(at).lemma, "accuse|charge|blame|fault")) continue;
    if (tree.token(at).upos != Upos::kVerb) continue;
    const std::vector<std::uint32_t> charged = tree.undergoers(at);
    return charged.size() == 1 && charged.front() < pronoun ? charged.front() : kNone;
  }
  return kNone;
}

std::uint32_t bound_possessor(const Tree& tree, std::uint32_t pronoun) {
  const std::uint32_t noun = tree.head(pronoun);
  if (noun == kNone || !tree.is(pronoun, "nmod:poss")) return kNone;
  const std::uint32_t told = subject_told(tree, noun);
  return told != kNone ? told : object_charged(tree, noun);
}

}  // namespace

std::uint32_t bound_antecedent(const Tree& tree, std::uint32_t pronoun) {
  const std::uint32_t denier = charged_denier(tree, pronoun);
  return denier != kNone ? denier : bound_possessor(tree, pronoun);
}

std::vector<std::uint32_t> barred_possessors(const Tree& tree, std::uint32_t pronoun) {
  const std::uint32_t noun = tree.head(pronoun);
  if (noun == kNone || !tree.is(pronoun, "nmod:poss")) return {};
  const std::uint32_t verb = tree.head(noun);
  if (verb == kNone || !tree.is(noun, "obj") || !is_word_in(tree.token(noun).lemma, kRequests) ||
      !is_word_in(tree.token(verb).lemma, kAnswering)) {
    return {};
  }
  return tree.subjects(verb);
}

}  // namespace whomet
