#include "extract/relation/factuality.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/attribution.h"
#include "extract/relation/clause_moods.h"
#include "extract/relation/governors.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// With "from": "prevented Oslo from sending".
constexpr std::string_view kPreventing =
    "prevent|stop|prohibit|ban|forbid|block|bar|refrain|keep|dissuade|deter|discourage|restrain";

// "did not only attack" attacks; "nearly attacked" does not.
bool is_negated(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.is(child, "advmod") || child + 1 >= tree.tokens().end) continue;
    const std::string form = to_lower(context.token(child).form);
    const std::string next = to_lower(context.token(child + 1).form);
    if (form == "not" && is_word_in(next, "only|just|merely|simply|least")) return false;
    if (is_word_in(form, "nearly|almost") && child + 1 == token) return true;
  }
  if (is_word_in(tree.mark(token), "without|instead of|rather than")) return true;
  // "far from supporting it", "stopped short of condemning it"
  const std::uint32_t head = tree.head(token);
  if (tree.is(token, "advcl") && head != kNone && context.token(token).xpos == "VBG") {
    const std::string before =
        token >= tree.tokens().begin + 2 ? to_lower(context.token(token - 2).form) : std::string();
    const std::string mark = tree.mark(token);
    if ((before == "far" && mark == "from") || (before == "short" && mark == "of")) return true;
    if (before == "ruled" && mark.empty()) return true;
  }
  return tree.has_negation(token);
}

// What the words of the clause itself say.
void read_auxiliaries(const Context& context, std::uint32_t token, Factuality& reading) {
  const Tree& tree = context.tree(token);
  for (const std::uint32_t aux : tree.auxiliaries(token)) {
    const std::string word = to_lower(context.token(aux).form);
    if (reading.modality != Modality::kAsserted) break;
    // "to" is an auxiliary in headlines only (extract/syntax/headline_grammar.h).
    if (is_word_in(word, "will|'ll|shall|wo|to|\xE2\x80\x99ll")) {
      reading.modality = Modality::kPlanned;
    }
    if (is_word_in(word, "would|'d")) reading.modality = Modality::kConditional;
    if (is_word_in(word, "may|might|could")) reading.modality = Modality::kPossible;
    if (is_word_in(word, "should|must|ought")) reading.modality = Modality::kDesired;
  }
  const bool will = reading.modality == Modality::kPlanned;
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.is(child, "advmod")) continue;
    const std::string word = to_lower(context.token(child).form);
    // "will likely attack"
    if (will && is_word_in(word, "likely|probably|possibly")) {
      reading.modality = Modality::kPredicted;
    }
    if (reading.modality != Modality::kAsserted) continue;
    if (is_word_in(word, "possibly|perhaps|maybe")) reading.modality = Modality::kPossible;
    if (is_word_in(word, "likely|probably")) reading.modality = Modality::kPredicted;
  }
}

// "has yet to meet": never happened so far.
bool is_yet_to(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  if (tree.mark(token) != "to") return false;
  for (std::uint32_t t = token; t > tree.tokens().begin && token - t < 4; --t) {
    if (to_lower(context.token(t - 1).form) == "yet") return true;
  }
  return false;
}

// "is to meet", "are soon to hold": be + infinitive, read as planned, whatever the tree makes of
// it.
bool is_be_to(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  const std::uint32_t first = tree.tokens().begin;
  // "was to be hosted"
  const bool passive =
      verb > first && to_lower(context.token(verb - 1).form) == "be" && tree.head(verb - 1) == verb;
  const std::uint32_t token = passive ? verb - 1 : verb;
  if (token < first + 2 || to_lower(context.token(token - 1).form) != "to") return false;
  std::uint32_t at = token - 2;
  while (at > first && context.token(at).upos == Upos::kAdv) --at;
  if (context.lemma(at) == "be") {
    return is_word_in(to_lower(context.token(at).form), "is|are|was|were|'s|am|'re");
  }
  const std::uint32_t head = tree.head(verb);
  return tree.mark(verb) == "to" && head != kNone && context.lemma(head) == "be";
}

void set_if_asserted(Factuality& reading, Modality modality) {
  if (reading.modality == Modality::kAsserted || reading.modality == Modality::kConditional) {
    reading.modality = modality;
  }
}

// What is hoped, feared or foreseen that somebody will do is not planned.
void apply_to_clause(const Governor& governor, Factuality& reading) {
  const bool guess = governor.modality == Modality::kPredicted ||
                     governor.modality == Modality::kPossible ||
                     governor.modality == Modality::kDesired;
  if (guess && reading.modality == Modality::kPlanned) reading.modality = Modality::kAsserted;
}

void apply(const Governor& governor, Factuality& reading) {
  if (governor.negates) reading.negated = !reading.negated;
  if (governor.modality != Modality::kAsserted) set_if_asserted(reading, governor.modality);
}

// "no plans to meet", "no hope of a deal". `counted`: the noun whose "no" has been read.
void apply_noun(const Tree& tree, std::uint32_t noun, const Governor& governor, Factuality& reading,
                std::uint32_t& counted) {
  apply(governor, reading);
  if (tree.has_negation(noun)) reading.negated = !reading.negated;
  counted = noun;
}

// "became the first country to quit the pact": who is the first to do it does it.
bool is_first_to(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  const std::uint32_t mark = tree.child(token, "mark");
  if (mark == kNone || mark == tree.tokens().begin || to_lower(context.token(mark).form) != "to" ||
      mark > token) {
    return false;
  }
  const auto is_rank = [&](std::uint32_t word) {
    return is_word_in(to_lower(context.token(word).form), "first|second|third|last|latest");
  };
  const std::uint32_t noun = mark - 1;
  return is_rank(noun) || std::ranges::any_of(tree.children(noun), is_rank);
}

bool is_pact(std::string_view lemma) {
  return is_word_in(lemma,
                    "ceasefire|cease-fire|truce|deal|pact|agreement|accord|treaty|settlement|"
                    "compromise|armistice|memorandum|roadmap|framework");
}

// Verbs that take for granted what they speak of: "did not support the sanctions of Peru".
constexpr std::string_view kTakingForGranted =
    "support|back|join|endorse|oppose|welcome|praise|criticize|criticise|condemn|denounce|defend|"
    "justify|recognize|recognise|mention|like|regret|forget|notice|explain|understand|"
    "forgive|enjoy|remember|recall|follow|observe|respect|implement|enforce|resist|survive|"
    "tolerate|protest";

// One step up: how the governor changes the reading of what hangs on it. False: go no further.
// `counted`: the noun whose own "no" has been read already.
bool climb(const Context& context, std::uint32_t token, std::uint32_t head, Factuality& reading,
           std::uint32_t& counted) {
  const Tree& tree = context.tree(token);
  const std::string lemma = tree.verb_lemma(head);
  // "what he called useful talks": a name for it, not a wish.
  if (tree.is(token, "xcomp") && !tree.is_predicate(token) &&
      is_word_in(lemma, "call|consider|name|describe|deem")) {
    return true;
  }
  if (tree.is_any(token, {"xcomp", "advcl"}) && tree.is_predicate(head) &&
      is_word_in(lemma, "become|be|remain") && is_first_to(context, token)) {
    read_auxiliaries(context, head, reading);
    if (tree.has_negation(head)) reading.negated = !reading.negated;
    return true;
  }
  if (tree.is_any(token, {"xcomp", "ccomp", "csubj"}) || tree.is(token, "advcl")) {
    // "denied charges that he did": the clause of a noun.
    const bool of_noun = context.token(head).upos == Upos::kNoun;
    const bool adverbial = tree.is(token, "advcl") && !of_noun;
    if (adverbial &&
        (has_mark(context, token, "if|unless") || is_inverted_condition(context, token))) {
      reading.modality = Modality::kConditional;
      return false;
    }
    // What such a clause tells stands by itself: "was not invited, although she spoke with them".
    if (adverbial &&
        has_mark(context, token,
                 "before|until|after|although|though|while|whereas|because|since|when")) {
      return false;
    }
    if (adverbial &&
        !is_word_in(context.lemma(head),
                    "expect|schedule|due|set|slate|say|report|plan|expected|scheduled|accuse|"
                    "criticize|ready|prepare|threaten|refuse|invite|urge|ask|call") &&
        !(tree.mark(token) == "from" && is_word_in(lemma, kPreventing))) {
      // "warned Oslo against sending troops"
      if (tree.mark(token) == "against") set_if_asserted(reading, Modality::kPossible);
      // "met to discuss": what people met for is what they did.
      if (tree.mark(token) == "to" &&
          is_word_in(context.lemma(token),
                     "discuss|debate|review|urge|protest|mark|celebrate|demand|sign")) {
        return true;
      }
      // "used its bases to attack Oslo", "voted to extend sanctions": by this they did.
      if (tree.mark(token) == "to" && is_word_in(lemma, "use|vote") &&
          (is_word_in(context.token(head).xpos, "VBD|VBN") || tree.has_negation(head))) {
        read_auxiliaries(context, head, reading);
        if (tree.has_negation(head)) reading.negated = !reading.negated;
        return true;
      }
      if (tree.mark(token) == "to" && reading.modality == Modality::kAsserted) {
        // A purpose: not yet so.
        reading.modality = Modality::kPlanned;
      }
      // A side remark shares nothing of the main clause but its speaker.
      return false;
    }
    // "denied that she helped Peru attack": who helps joins in what is done anyway.
    if (tree.is_any(token, {"xcomp", "ccomp"}) && tree.mark(token) != "that" &&
        is_word_in(lemma, "help|assist|aid")) {
      const Factuality help = factuality_of(context, head);
      if (help.modality != Modality::kDenied) set_if_asserted(reading, help.modality);
      return false;
    }
    // "has not confirmed that she will go"; "did not say why she had gone" takes for granted that
    // she had.
    if (tree.is(token, "ccomp") && does_not_vouch(context, head) &&
        !has_mark(context, token, "why|how|when|where|what|who")) {
      reading.modality = Modality::kPossible;
      return false;
    }
    // "is accused of attacking Lima": by nobody who is named.
    if (tree.is_any(token, {"advcl", "xcomp"}) && tree.is_passive(head) &&
        is_word_in(lemma, "accuse|suspect|charge|blame|allege") && tree.agents(head).empty()) {
      set_if_asserted(reading, Modality::kPossible);
      return false;
    }
    if (is_taken_for_granted(context, token)) {
      if (reading.modality == Modality::kConditional) reading.modality = Modality::kPlanned;
      return false;
    }
    // "asked whether she had left", "is weighing whether to leave"
    if (tree.is_any(token, {"ccomp", "xcomp"}) && has_mark(context, token, "whether|if")) {
      const bool weighing = is_word_in(lemma,
                                       "consider|weigh|mull|ponder|discuss|contemplate|study|"
                                       "decide|debate");
      set_if_asserted(reading, weighing ? Modality::kConsidering : Modality::kPossible);
      return true;
    }
    if (tree.is(token, "ccomp") && is_word_in(lemma, "announce|agree|promise|pledge|vow|decide") &&
        reading.modality == Modality::kConditional) {
      reading.modality = Modality::kPlanned;  // "announced he would"
    }
    if (const Governor* governor = clause_governor(lemma)) {
      // "said that they agree": a finite clause under a verb of thought keeps its own modality.
      const bool finite = tree.is(token, "ccomp") && tree.mark(token) != "to";
      const bool told =
          finite && is_word_in(lemma, "believe|think") && reading.modality == Modality::kAsserted;
      if (tree.is_any(token, {"ccomp", "csubj"})) apply_to_clause(*governor, reading);
      if (told) {
        // "believes that she left": its subject's claim, and no guess at what is to come.
      } else if (!finite ||
                 is_word_in(
                     lemma,
                     "hope|deny|doubt|fear|want|demand|propose|suggest|recommend|insist|request|"
                     "wish|expect|predict|believe|think|likely|unlikely|possible|unclear|worry|"
                     "impossible|improbable|hopeful")) {
        apply(*governor, reading);
      }
    } else if (tree.is(token, "xcomp") || tree.is(token, "ccomp")) {
      if (is_word_in(lemma, "say|tell|announce") && reading.modality == Modality::kConditional) {
        reading.modality = Modality::kPlanned;  // "said he would": the future of the past
      }
    }
    if (tree.is(token, "xcomp")) {
      read_auxiliaries(context, head, reading);
    }
    if (tree.has_negation(head) && (tree.is(token, "xcomp") || !is_speech_verb(lemma))) {
      reading.negated = !reading.negated;
    }
    return true;
  }
  if (is_content_clause(context, token) && is_charge(context.lemma(head))) {
    // "denied reports that she had left": the denial is of what they say.
    if (is_denied(context, head)) {
      reading.modality = Modality::kDenied;
      reading.negated = true;
    }
    return false;
  }
  if (tree.is(token, "acl:relcl") && !is_content_clause(context, token)) return false;
  // "relations damaged by": a participle is taken for granted.
  if (tree.is(token, "acl") && context.token(token).xpos == "VBN" &&
      tree.own_subjects(token).empty()) {
    return false;
  }
  // "Ministers meeting in Lima did not agree": they met.
  if (tree.is(token, "acl") && context.token(token).xpos == "VBG" && tree.mark(token).empty() &&
      tree.is(head, "nsubj")) {
    return false;
  }
  if (tree.is(token, "acl")) {
    if (const Governor* governor = clause_governor(context.lemma(head))) {
      // "efforts to meet", "plans that she meet", "hopes of meeting"; "efforts involving Oslo" are
      // no wish.
      const bool verbal = context.token(token).xpos != "VBG" || !tree.mark(token).empty();
      if (verbal) apply_noun(tree, head, *governor, reading, counted);
    }
    // "is at the prison to lead talks": what somebody is there for.
    if (tree.child(head, "cop") != kNone && tree.child(head, "case") != kNone &&
        tree.mark(token) == "to") {
      // "in no position to", "under pressure to"
      constexpr std::string_view kStates =
          "position|mood|condition|obligation|pressure|order|power|hurry|way|shape|need|right|duty";
      if (!is_word_in(lemma, kStates)) set_if_asserted(reading, Modality::kPlanned);
      if (tree.has_negation(head)) reading.negated = !reading.negated;
      return false;
    }
    // "would be the first president to visit Lima"
    if (tree.child(head, "cop") != kNone && tree.mark(token) == "to") {
      read_auxiliaries(context, head, reading);
    }
    if (is_word_in(context.lemma(head), "evidence|sign|indication|proof|reason")) {
      for (const std::uint32_t child : tree.children(head)) {
        if (to_lower(context.token(child).form) != "no") continue;
        reading.negated = !reading.negated;
        return false;  // the "no" is that of the clause as well
      }
    }
    return true;
  }
  if (tree.is(token, "conj")) {
    const bool own = !tree.auxiliaries(token).empty() || !tree.own_subjects(token).empty();
    if (!own && tree.is_predicate(token) && tree.is_predicate(head)) {
      read_auxiliaries(context, head, reading);
      // "is to visit Lima and meet Quispe"
      if (is_be_to(context, head)) set_if_asserted(reading, Modality::kPlanned);
      if (tree.has_negation(head) && to_lower(context.token(head).form) != "but") {
        // "did not meet or call" negates both; "did not stay but left" does not.
        for (const std::uint32_t child : tree.children(token, "cc")) {
          if (is_word_in(to_lower(context.token(child).form), "or|nor")) reading.negated = true;
        }
      }
    }
    return true;
  }
  if (tree.is_any(token, {"obj", "nsubj", "obl", "nmod"})) {
    const bool core = tree.is(token, "obj") || tree.is(token, "nsubj:pass");
    const std::string preposition = tree.preposition(token);
    if (is_close_to(tree, token)) set_if_asserted(reading, Modality::kPossible);
    if (tree.is(token, "nmod")) {
      // "details of the talks were not known" denies no talks.
      if (preposition == "of" && is_word_in(lemma,
                                            "detail|details|result|outcome|content|contents|"
                                            "transcript|recording|footage|topic|agenda")) {
        return false;
      }
      // "no date for a meeting was set" does not deny the meeting.
      if (is_word_in(lemma, "date|venue|timing|timetable") && preposition == "for") {
        set_if_asserted(reading, Modality::kPossible);
        return false;
      }
      const Governor* governor = nominal_governor(lemma);
      if (governor != nullptr && is_word_in(preposition, "for|of|on|about|to|against|from|in")) {
        apply_noun(tree, head, *governor, reading, counted);
      }
      return true;
    }
    // "stopped in Lima on her way to a summit" stops no summit.
    const bool pauses = !core && lemma == "stop" && preposition != "from";
    const bool wanted =
        core || (!pauses && is_word_in(preposition, "for|of|on|about|to|against|from"));
    if (preposition == "for" && is_word_in(lemma, "call|press|campaign|lobby")) {
      set_if_asserted(reading, Modality::kDesired);
    } else if (wanted && !tree.is(token, "nsubj")) {
      // "until Norway ends its sanctions": they are in force.
      const bool awaited = tree.is(head, "advcl") && has_mark(context, head, "until|unless|before");
      // "agreed to a truce": by this they have one.
      const bool concluded = lemma == "agree" && is_pact(context.lemma(token));
      const Governor* governor = concluded ? nullptr : noun_governor(lemma);
      if (governor != nullptr && !(awaited && governor->negates)) apply(*governor, reading);
    } else if (tree.is(token, "nsubj:pass")) {
      if (const Governor* governor = noun_governor(lemma)) apply(*governor, reading);
    }
    // "is trying to broker a truce": none yet.
    if (core && is_pact(context.lemma(token)) && tree.is(head, "xcomp") &&
        is_word_in(tree.verb_lemma(tree.head(head)), "try|attempt|struggle|strive|work")) {
      set_if_asserted(reading, Modality::kDesired);
    }
    // "has not ruled out sanctions"
    if (core && lemma == "rule out" && tree.has_negation(head)) {
      reading.negated = false;
      set_if_asserted(reading, Modality::kPossible);
      return false;
    }
    if (core && is_word_in(lemma, kTakingForGranted) && tree.is_predicate(head)) {
      if (is_definite(context, token)) return false;
      // "did not support a Peruvian attack": none that is known of.
      if (!context.owners(token).empty() && tree.child(token, "det") != kNone) {
        set_if_asserted(reading, Modality::kPossible);
        return false;
      }
    }
    if ((core || tree.is(token, "nsubj")) && tree.is_predicate(head)) {
      read_auxiliaries(context, head, reading);
      // The "no" of "has no ties" has been read with the ties.
      if (tree.has_negation(head, token == counted ? token : kNone) && !is_speech_verb(lemma)) {
        reading.negated = !reading.negated;
      }
    }
    return core || tree.is(token, "nsubj");
  }
  return tree.is_any(token, {"parataxis", "appos", "advmod", "amod"}) ? false : true;
}

}  // namespace

Modality modality_by_adjective(const Context& context, std::uint32_t token) {
  for (const std::uint32_t child : context.tree(token).children(token, "amod")) {
    const std::string word = to_lower(context.token(child).form);
    if (is_word_in(word,
                   "possible|potential|hypothetical|threatened|feared|prospective|eventual")) {
      return Modality::kPossible;
    }
    if (is_word_in(word, "planned|proposed|upcoming|pending|future|intended")) {
      return Modality::kPlanned;
    }
  }
  return Modality::kAsserted;
}

Factuality factuality_of(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  Factuality reading;
  reading.negated = is_negated(context, token);
  read_auxiliaries(context, token, reading);
  if (is_yet_to(context, token)) {
    reading.negated = true;
  } else if (is_be_to(context, token)) {
    set_if_asserted(reading, Modality::kPlanned);
  }
  if (has_if_clause(context, token) && reading.modality == Modality::kPlanned) {
    reading.modality = Modality::kConditional;
  }
  if (is_asked(context, token)) set_if_asserted(reading, Modality::kPossible);
  if (const Modality told = modality_by_adjective(context, token); told != Modality::kAsserted) {
    set_if_asserted(reading, told);
  }
  std::uint32_t at = token;
  std::uint32_t counted = token;
  const std::uint32_t governor = gerund_governor(tree, token);
  if (governor != kNone && governor != tree.head(token)) {
    const std::string lemma = tree.verb_lemma(governor);
    if (const Governor* row = clause_governor(lemma)) apply(*row, reading);
    read_auxiliaries(context, governor, reading);
    if (tree.has_negation(governor)) reading.negated = !reading.negated;
    at = governor;
  }
  const bool of_somebody = at == token && names_somebody(context, token);
  for (std::uint32_t head = tree.head(at); head != kNone && !of_somebody;
       at = head, head = tree.head(at)) {
    if (!climb(context, at, head, reading, counted)) break;
  }
  const std::uint32_t speaker = speaker_token_of(context, token);
  if (speaker != kNone) {
    const std::uint32_t mention = context.mention_of(speaker);
    if (mention != kNone) reading.speaker = context.document().mentions[mention].cluster;
    reading.speaker_text = context.phrase_text(speaker);
    if (reading.speaker_text.empty()) reading.speaker_text = context.token(speaker).form;
  }
  return reading;
}

}  // namespace whomet
