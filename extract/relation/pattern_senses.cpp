#include "extract/relation/pattern_senses.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/governors.h"

namespace whomet {
namespace {

// Verbs that tell what somebody thinks, hears or fears of a deed, or how they meet it: "condemned
// the attack on Oslo", "foiled a raid". Who does so has not done the deed.
constexpr std::string_view kOfOthersDeeds =
    "condemn|criticize|criticise|denounce|deplore|decry|slam|blast|oppose|protest|reject|welcome|"
    "receive|draw|get|win|earn|attract|provoke|spark|prompt|trigger|incur|gain|curb|contain|quell|"
    "veto|obey|respect|honor|honour|break|violate|defy|evade|circumvent|flout|appeal|pay|"
    "praise|hail|applaud|support|back|endorse|defend|justify|excuse|investigate|probe|report|"
    "describe|discuss|debate|block|obstruct|address|mention|note|cite|recall|remember|mourn|foil|"
    "thwart|prevent|"
    "avert|repel|repulse|survive|suffer|face|endure|withstand|witness|see|watch|hear|fear|dread|"
    "anticipate|predict|expect|regret|lament|blame|link|attribute|study|review|monitor|observe|"
    "ignore|dismiss|confirm|avenge|commemorate|explain|analyze|question|doubt|understand|believe|"
    "escape|resist|challenge|call|label|brand|compare|liken|downplay|play down|film|record|"
    "photograph|document|know|recount|characterize|portray|celebrate|detect";

// The targets of arms, which belong to whom the attack is upon.
constexpr std::string_view kTargets =
    "position|base|bunker|outpost|post|checkpoint|barracks|camp|convoy|target|installation|"
    "facility|village|town|city|airport|airfield|port|refinery|plant|pipeline|depot|vessel|ship|"
    "boat|plane|jet|aircraft|helicopter|drone|tank|tanker|trawler|vehicle|bus|train|truck|home|"
    "house|school|hospital|church|mosque|embassy|consulate|building|headquarters|territory|land|"
    "island|soil|coast";
constexpr std::string_view kArms =
    "warplane|plane|jet|aircraft|helicopter|gunship|drone|warship|ship|gunboat|boat|submarine|"
    "frigate|tank|missile|rocket|shell|bomb|artillery";
constexpr std::string_view kWritten =
    "report|statement|letter|study|indictment|resolution|communique|editorial|declaration|"
    "complaint|lawsuit|petition";

}  // namespace

bool is_deed(const Context& context, std::uint32_t verb, std::uint32_t object) {
  constexpr std::string_view kOfDeeds =
      "deny|condemn|denounce|welcome|hail|criticize|criticise|sign|ratify|approve|reject|veto|"
      "dismiss|describe|confirm|oppose|support|back|endorse|doubt|propose|draft|adopt|vote";
  if (to_lower(context.token(object).form) != "it" || !is_word_in(context.lemma(verb), kOfDeeds)) {
    return false;
  }
  const std::uint32_t mention = context.mention_at(object);
  if (mention == kNone) return false;
  const EntityType type = context.type_of(context.document().mentions[mention].cluster);
  // "the union adopted the text, with Lima voting against it"
  const bool voted = context.lemma(verb) == "vote" && type == EntityType::kOrganization;
  return type == EntityType::kCountry || voted;
}

bool is_of_unrest(std::string_view noun) {
  return is_word_in(noun,
                    "police|policeman|policemen|officer|student|protester|protestor|demonstrator|"
                    "fan|supporter|villager|resident|worker|teacher|crowd|activist|farmer|miner|"
                    "striker|youth|mob|prisoner|inmate|looter|migrant|squatter|trader|voter");
}

bool are_targets(const Context& context, std::span<const std::uint32_t> nouns) {
  return std::ranges::any_of(
      nouns, [&](std::uint32_t noun) { return is_word_in(context.lemma(noun), kTargets); });
}

bool has_thing(const Context& context, std::uint32_t verb) {
  return std::ranges::any_of(context.tree(verb).objects(verb),
                             [&](std::uint32_t object) { return !context.is_in_time(object); });
}

bool is_mutual(const Context& context, const PatternSlots& slots, std::uint32_t verb,
               std::span<const std::string_view> names) {
  const Tree& tree = context.tree(verb);
  Tokens words;
  for (const std::string_view name : names) {
    if (name == "obj") {
      for (const std::uint32_t word : tree.undergoers(verb)) words.push_back(word);
    }
    for (const std::uint32_t word : slots.obliques_of(verb, name)) words.push_back(word);
  }
  return std::ranges::any_of(words, [&](std::uint32_t word) {
    if (word + 1 >= tree.tokens().end) return false;
    const std::string& form = context.token(word).form;
    const std::string& next = context.token(word + 1).form;
    return (form == "each" && next == "other") || (form == "one" && next == "another");
  });
}

Tokens written_by(const Context& context, std::uint32_t verb) {
  Tokens written = actors_of(context.tree(verb), verb);
  std::erase_if(written,
                [&](std::uint32_t noun) { return !is_word_in(context.lemma(noun), kWritten); });
  return written;
}

Tokens arms_of(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  if (tree.is_passive(verb)) return {};
  Tokens arms;
  for (const std::uint32_t noun : tree.children(verb, "nsubj")) {
    const auto tells_other = [&](std::uint32_t child) {
      return tree.is(child, "acl") ||
             is_word_in(context.lemma(child), "suspected|alleged|apparent|suspect|allege");
    };
    if (is_word_in(context.lemma(noun), kArms) &&
        std::ranges::none_of(tree.children(noun), tells_other)) {
      arms.push_back(noun);
    }
  }
  return arms;
}

bool is_blamed(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t verb = tree.head(noun);
  for (const char* cause : {"for", "over", "after"}) {
    if (!tree.obliques(noun, cause).empty()) return true;
    if (verb != kNone && !tree.obliques(verb, cause).empty()) return true;
  }
  return false;
}

bool is_deed_of_others(const Context& context, const PatternSlots& slots, const Pattern& pattern,
                       std::uint32_t noun) {
  if (pattern.symmetric || !pattern.under.empty()) return false;
  const std::uint32_t verb = slots.verb_of(noun);
  if (verb == kNone || slots.is_called_for(noun)) return false;
  std::string lemma = context.tree(noun).verb_lemma(verb);
  // "called a boycott of Oslo", but "called the boycott of Oslo a mistake"
  if (lemma == "call" && slots.has_modifier(noun, "a|an")) return false;
  if (is_word_in(lemma, kOfOthersDeeds)) return true;
  // "are unable to stop attacks"; who "halted attacks" may have made them.
  if (is_word_in(lemma, "stop|halt|end") && context.tree(noun).mark(verb) == "to") return true;
  // Lemmas of rare verbs are guessed: "foile".
  if (lemma.ends_with('e')) lemma.pop_back();
  return is_word_in(lemma, kOfOthersDeeds);
}

bool is_deal_of_others(const Context& context, const PatternSlots& slots, const Pattern& pattern,
                       std::uint32_t noun) {
  constexpr std::string_view kFromOutside =
      "welcome|condemn|praise|hail|criticize|criticise|denounce|deplore|applaud|support|back|"
      "endorse|oppose|reject|broker|mediate|propose|draft|urge|demand|facilitate|host|monitor|"
      "guarantee|oversee|arrange|supervise|observe|push|call|press|see|announce|doubt|fear";
  if (pattern.predicate != "agrees_with") return false;
  const std::uint32_t verb = slots.verb_of(noun);
  return verb != kNone && is_word_in(context.tree(noun).verb_lemma(verb), kFromOutside);
}

bool is_taken_for_granted(const Context& context, const PatternSlots& slots, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t verb = slots.verb_of(noun);
  if (verb == kNone) {
    if (tree.is_any(noun, {"nmod", "obl"})) return true;
    // "Lima's support will help", "did not help"
    if (!has_effect(tree, noun)) return false;
    const std::uint32_t head = tree.head(tree.first_conjunct(noun));
    const std::vector<std::uint32_t> helpers = tree.auxiliaries(head);
    const bool will = std::ranges::any_of(helpers, [&](std::uint32_t helper) {
      return is_word_in(to_lower(context.token(helper).form), "will|'ll|wo");
    });
    const bool would = std::ranges::any_of(helpers, [&](std::uint32_t helper) {
      return is_word_in(to_lower(context.token(helper).form), "would|could|may|might|'d");
    });
    return !would && (will || tree.has_negation(head));
  }
  return is_word_in(tree.verb_lemma(verb),
                    "deny|reject|dismiss|ignore|face|refute|condemn|criticize");
}

bool is_strained(const Context& context, const PatternSlots& slots, std::uint32_t noun) {
  constexpr std::string_view kWords =
      "strained|frayed|tense|poor|bad|sour|hostile|strain|deteriorate|worsen|sour|fray|rocky|"
      "damaged";
  if (slots.has_modifier(noun, kWords)) return true;
  const Tree& tree = context.tree(noun);
  const std::uint32_t head = tree.head(tree.first_conjunct(noun));
  return head != kNone && tree.is(tree.first_conjunct(noun), "nsubj") &&
         is_word_in(context.lemma(head), kWords);
}

bool is_lasting(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (tree.is_predicate(noun)) return false;
  const std::uint32_t time = context.time_of(noun);
  if (time == kNone || tree.in_subtree(context.document().times[time].tokens.begin, noun)) {
    return false;
  }
  if (is_word_in(context.lemma(noun), "border|frontier")) return true;
  const std::uint32_t actor = context.mention_of(noun);
  return actor != kNone && kActors.contains(context.document().mentions[actor].type);
}

}  // namespace whomet
