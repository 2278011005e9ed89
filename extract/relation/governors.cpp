#include "extract/relation/governors.h"

#include <algorithm>
#include <cstddef>

#include "base/words.h"
#include "extract/relation/context.h"

namespace whomet {
namespace {

// Governing verbs, adjectives and nouns, and the reading of what depends on them as a clause.
constexpr Governor kClauseGovernors[] = {
    {"plan|intend|schedule|arrange|agree|decide|prepare|due|scheduled|set|slated|pledge|promise|"
     "vow|commit|ready|prepared|poise|about|aim|undertake|announce|determined",
     Modality::kPlanned, false},
    {"plans|plan|decision|pledge|promise|agreement|intention|commitment|invitation|deal|offer|vow|"
     "schedule|preparation|way|bid|plot|conspire|conspiracy|scheme",
     Modality::kPlanned, false},
    {"expect|expected|likely|predict|project|anticipate|believe|think", Modality::kPredicted,
     false},
    {"want|hope|wish|seek|urge|call|ask|demand|need|appeal|press|push|encourage|invite|like|desire|"
     "propose|recommend|advise|beg|instruct|require|request|eager|willing|keen|advocate|favor|"
     "hopeful|suggest|order|apply|aspire|long|strive|lobby|clamor|clamour",
     Modality::kDesired, false},
    {"call|demand|request|appeal|proposal|hope|desire|wish|effort|campaign|willingness|readiness|"
     "attempt|need|chance|opportunity|application|candidacy|aspiration|ambition|candidate|"
     "applicant",
     Modality::kDesired, false},
    {"consider|weigh|mull|contemplate|ponder|study|discuss", Modality::kConsidering, false},
    {"unlikely|improbable|impossible|inconceivable", Modality::kPredicted, true},
    {"threaten|threat|able|possible|possibility|prospect|could|doubt|unclear|whether|"
     "risk|fear|worry|concern|prepare|allow|possibly",
     Modality::kPossible, false},
    {"deny", Modality::kDenied, true},
    {"refuse|decline|fail|refrain|avoid|prevent|stop|prohibit|ban|forbid|block|bar|reluctant|"
     "unwilling|refusal|failure|inability|cease|unable|forget|neglect|abstain|boycott|rule out|"
     "forgo|halt|quit|decline|stop short",
     Modality::kAsserted, true},
};

// Verbs that govern a noun ("cancelled the visit").
constexpr Governor kNounGovernors[] = {
    {"cancel|postpone|call off|put off|shelve|ditch|rule "
     "out|refuse|decline|avoid|prevent|scrap|delay|"
     "boycott|abandon|suspend|break off|turn down|block|skip|miss|snub|cut off|halt|sever|withhold|"
     "shun|spurn|rebuff|reject|forgo|"
     "freeze|cut|stop|end|break|lose|lift|ban|prohibit|forbid|outlaw|eliminate|abolish|remove|"
     "ease|relax|waive|repeal|rescind|drop|downgrade",
     Modality::kAsserted, true},
    {"deny", Modality::kDenied, true},
    {"plan|schedule|arrange|prepare|propose|organize|expect|announce|agree|set|offer|await|"
     "anticipate|envisage|foresee|envision|promise|pledge|vow",
     Modality::kPlanned, false},
    {"seek|want|request|demand|urge|need|favor|desire|push|hope|apply|aspire", Modality::kDesired,
     false},
    {"consider|mull|weigh|contemplate", Modality::kConsidering, false},
    {"threaten|near|approach", Modality::kPossible, false},
};

// Nouns that govern a noun ("plans for a meeting").
constexpr Governor kNominalGovernors[] = {
    {"cancellation|postponement|lack|absence|refusal|rejection|ban|delay", Modality::kAsserted,
     true},
    {"plan|preparation|schedule|proposal|invitation|offer|agreement", Modality::kPlanned, false},
    {"call|hope|demand|request|appeal|desire|need|chance|application|candidacy|aspiration",
     Modality::kDesired, false},
    {"possibility|prospect|threat|risk|fear|danger|idea|likelihood", Modality::kPossible, false},
};

// What only something that is there does, or fails to do.
constexpr std::string_view kEffects =
    "help|hurt|harm|benefit|anger|please|complicate|ease|boost|undermine|strengthen|weaken|show|"
    "affect|change|make|bring|encourage|save|serve|improve|damage|prevent|stop|protect|produce|"
    "yield|lead|end|result|achieve|resolve|reach|discuss|represent|include|cover|address|solve|"
    "settle|focus|touch|concern|mean|signal|break|satisfy|convince|answer|remove|dispel|reveal|"
    "last|succeed|deliver|deal";

template <std::size_t N>
const Governor* find_governor(const Governor (&table)[N], std::string_view lemma) {
  for (const Governor& governor : table) {
    if (is_word_in(lemma, governor.words)) return &governor;
  }
  return nullptr;
}

}  // namespace

const Governor* clause_governor(std::string_view lemma) {
  return find_governor(kClauseGovernors, lemma);
}

const Governor* noun_governor(std::string_view lemma) {
  return find_governor(kNounGovernors, lemma);
}

const Governor* nominal_governor(std::string_view lemma) {
  return find_governor(kNominalGovernors, lemma);
}

bool has_effect(const Tree& tree, std::uint32_t noun) {
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t verb = tree.head(first);
  return verb != kNone && tree.is(first, "nsubj") && !tree.is(first, "nsubj:pass") &&
         tree.token(verb).upos == Upos::kVerb && is_word_in(tree.verb_lemma(verb), kEffects);
}

bool is_close_to(const Tree& tree, std::uint32_t noun) {
  constexpr std::string_view kClose = "close|closer|near|nearer";
  constexpr std::string_view kNearing = "move|come|get|draw|inch|edge|grow";
  // What comes about; "sources close to the talks" are near what is there.
  constexpr std::string_view kOutcomes =
      "deal|agreement|accord|pact|treaty|truce|ceasefire|cease-fire|settlement|compromise|"
      "breakthrough|war|conflict|peace|alliance|partnership|contract|memorandum|protocol|merger";
  const std::uint32_t head = tree.head(noun);
  const auto is_one_of = [&](std::uint32_t token, std::string_view words) {
    return is_word_in(tree.token(token).lemma, words);
  };
  if (head == kNone || !tree.is_any(noun, {"obl", "nmod"}) || !is_one_of(noun, kOutcomes)) {
    return false;
  }
  const std::string preposition = tree.preposition(noun);
  if (preposition == "of") return is_one_of(head, "verge|brink|cusp");
  if (!is_word_in(preposition, "to|toward|towards")) return false;
  if (is_one_of(head, "edge|inch")) return true;
  if (is_one_of(head, kClose)) {
    const std::uint32_t above = tree.head(head);
    const bool moves =
        above != kNone && tree.is_any(head, {"xcomp", "advmod"}) && is_one_of(above, kNearing);
    return moves || tree.child(head, "cop") != kNone;
  }
  // "moved closer to a deal"
  return is_one_of(head, kNearing) &&
         std::ranges::any_of(tree.children(head), [&](std::uint32_t child) {
           return child < noun && tree.is_any(child, {"xcomp", "advmod"}) &&
                  is_one_of(child, kClose);
         });
}

}  // namespace whomet
