#include "extract/relation/pattern_slots.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/governors.h"

namespace whomet {
namespace {

// What is done to casualties.
constexpr std::string_view kHarmed = "kill|wound|injure|hurt|maim|hospitalize|trap|burn|crush|bury";

// With a noun for what is done: "impose sanctions", "carry out an attack".
constexpr std::string_view kDoing =
    "reach|sign|make|conclude|strike|forge|seal|negotiate|clinch|impose|slap|place|carry out|"
    "launch|stage|conduct|mount|wage|fight|commit|perpetrate|give|send|provide|offer|pledge|"
    "promise|deliver|extend|grant|supply|lend|issue|enact|have|form|establish|level|hurl";

constexpr std::string_view kAmounts =
    "$|\xE2\x82\xAC|\xC2\xA3|dollar|euro|million|billion|half|third|quarter|percent|part|most|much|"
    "rest|some|all";

}  // namespace

void append_new(Tokens& list, const Tokens& more) {
  for (const std::uint32_t token : more) {
    if (std::ranges::find(list, token) == list.end()) list.push_back(token);
  }
}

std::uint32_t complement_of(const Tree& tree, std::uint32_t token) {
  for (const std::uint32_t child : tree.children(token)) {
    if (tree.is_any(child, {"ccomp", "xcomp"}) && child > token) return child;
    if (tree.is(child, "acl") && !tree.is(child, "acl:relcl") && child > token) return child;
    if (tree.is(child, "advcl") && child > token && !tree.mark(child).empty()) {
      const std::string mark = tree.mark(child);
      if (is_word_in(mark, "of|against|about|for|from|on")) return child;  // "warned against going"
    }
  }
  return kNone;
}

Tokens PatternSlots::indirect_objects(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  Tokens list;
  for (const std::uint32_t object : tree.children(verb, "iobj"))
    append_new(list, tree.conjuncts(object));
  return list;
}

Tokens PatternSlots::doers_meanwhile(std::uint32_t verb) const {
  constexpr std::string_view kViolent =
      "detonate|explode|go off|blow up|blow|open fire|fire|shoot|attack|ambush|raid|storm|bomb|"
      "shell|strike|hit|launch|throw|hurl|set off|collapse|erupt|crash|ram|slam|rip|burst|stab";
  const Tree& tree = context_.tree(verb);
  Tokens list;
  for (const std::uint32_t clause : tree.children(verb, "advcl")) {
    if (is_word_in(tree.opener(clause), "when|after|as") && !tree.is_passive(clause) &&
        is_word_in(tree.verb_lemma(clause), kViolent)) {
      append_new(list, actors_of(tree, clause));
    }
  }
  return list;
}

Tokens PatternSlots::obliques_of(std::uint32_t verb, std::string_view slot) const {
  if (slot == "when") return doers_meanwhile(verb);
  const Tree& tree = context_.tree(verb);
  Tokens list = tree.obliques(verb, slot);
  // "fired while on a patrol", "left on a mission": what somebody is on is nobody's target.
  if (slot == "on") {
    std::erase_if(list, [this](std::uint32_t noun) {
      return is_word_in(context_.lemma(noun),
                        "patrol|mission|duty|visit|trip|tour|basis|condition|behalf|order|ground|"
                        "grounds|charge|schedule|side|way|camera|television|radio|arrival|return");
    });
  }
  // "at the same time", "by chance": when and how, nobody's concern or aim.
  if (slot == "at" || slot == "by") {
    std::erase_if(list, [this](std::uint32_t noun) {
      return is_word_in(context_.lemma(noun), "time|moment|least|last|first|once|chance|day|year");
    });
  }
  // "one man was killed and four wounded in a blast": the phrase of either is that of both.
  if (list.empty() && (slot == "in" || slot == "by") && tree.is_passive(verb) &&
      is_word_in(tree.verb_lemma(verb), kHarmed)) {
    for (const std::uint32_t other : tree.conjuncts(tree.first_conjunct(verb))) {
      if (is_word_in(tree.verb_lemma(other), kHarmed)) append_new(list, tree.obliques(other, slot));
    }
  }
  // Lemmas of rare verbs are guessed: "buys".
  const bool taken = slot == "from" && is_word_in(tree.verb_lemma(verb),
                                                  "import|buy|buys|purchase|acquire|order|borrow|"
                                                  "get");
  if (!list.empty() || (!taken && !is_word_in(slot, "to|at|against|into")) ||
      tree.is_passive(verb)) {
    return list;
  }
  for (const std::uint32_t object : tree.objects(verb)) {
    append_new(list, tree.obliques(object, slot));
    // "most of its grain from Lima"
    for (const std::uint32_t whole : tree.obliques(object, "of")) {
      if (whole != object) append_new(list, tree.obliques(whole, slot));
    }
  }
  return list;
}

bool PatternSlots::calls(std::uint32_t verb, std::string_view words) const {
  const Tree& tree = context_.tree(verb);
  for (const std::uint32_t child : tree.children(verb)) {
    const bool name = tree.is_any(child, {"xcomp", "obj", "advcl", "ccomp"}) ||
                      (tree.is_any(child, {"obl", "advmod"}) && tree.preposition(child) == "as");
    if (child < verb || !name) continue;
    if (is_word_in(context_.lemma(child), words)) return true;
    // "a reliable neighbour", "one of our heroes", not the object itself: "called Peru's old plan".
    if (child == tree.child(verb, "obj")) continue;
    for (const std::uint32_t word : tree.children(child)) {
      const bool describes = tree.is(word, "amod") && word < child;
      const bool counts = tree.is(word, "nmod") && tree.preposition(word) == "of" &&
                          is_word_in(context_.lemma(child), "one|some");
      if ((describes || counts) && is_word_in(context_.lemma(word), words)) return true;
    }
  }
  for (const std::uint32_t object : tree.undergoers(verb)) {  // "left two people dead"
    for (const std::uint32_t child : tree.children(object, "amod")) {
      if (child > object && is_word_in(context_.lemma(child), words)) return true;
    }
  }
  return false;
}

bool PatternSlots::has(std::uint32_t verb, std::string_view slot) const {
  const Tree& tree = context_.tree(verb);
  if (slot == "obj") return !tree.undergoers(verb).empty();
  if (slot == "clause") return complement_of(tree, verb) != kNone;
  return !tree.obliques(verb, slot).empty();
}

bool PatternSlots::gives_with(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  return head != kNone && tree.is(noun, "obl") && tree.preposition(noun) == "with" &&
         is_word_in(tree.verb_lemma(head), "supply|provide|equip|furnish|arm");
}

Tokens PatternSlots::receivers_of(std::uint32_t noun, std::uint32_t verb) const {
  const Tree& tree = context_.tree(noun);
  if (gives_with(tree.first_conjunct(noun))) return tree.undergoers(verb);
  Tokens list = indirect_objects(verb);
  if (!list.empty() || noun <= verb || !tree.is(noun, "obj") || tree.is_passive(verb)) return list;
  if (!tree.obliques(noun, "to").empty() || !tree.obliques(verb, "to").empty()) return list;
  for (const std::uint32_t child : tree.children(noun)) {
    if (child != verb + 1 || !tree.is_any(child, {"compound", "nmod", "nmod:unmarked"})) continue;
    if (context_.token(child).upos == Upos::kPropn && is_own_name(child)) list.push_back(child);
  }
  return list;
}

bool PatternSlots::is_own_name(std::uint32_t token) const {
  const std::uint32_t m = context_.mention_at(token);
  if (m == kNone) return false;
  const Mention& mention = context_.document().mentions[m];
  return mention.level == MentionLevel::kName && mention.head == token &&
         mention.tokens.size() == 1 && context_.type_of(mention.cluster) == EntityType::kCountry &&
         context_.token(token).xpos == "NNP" &&
         !is_word_in(context_.token(token).form, "U.S.|US|UK|U.K.|EU");
}

std::uint32_t PatternSlots::phase_of(std::uint32_t noun) const {
  constexpr std::string_view kPhases =
      "resumption|restoration|renewal|establishment|normalization|normalisation|strengthening|"
      "improvement|expansion|deepening|continuation|upgrading|warming|development|opening|start|"
      "beginning|launch|imposition|widening|tightening|extension|escalation";
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  const bool below = head != kNone && head < noun && tree.preposition(first) == "of";
  return below && is_word_in(context_.lemma(head), kPhases) ? head : kNone;
}

bool PatternSlots::is_called_for(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return false;
  if (is_close_to(tree, first)) return true;
  if (!tree.is(first, "obl") || tree.is_passive(head)) return false;
  const std::string preposition = tree.preposition(first);
  const std::string_view verbs = preposition == "for" ? "call|push|press|campaign|lobby|hope|apply"
                                 : is_word_in(preposition, "to|on") ? "agree"
                                                                    : "";
  return is_word_in(tree.verb_lemma(head), verbs);
}

std::uint32_t PatternSlots::deed_behind(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t clause : tree.children(noun)) {
    if (clause < noun || !tree.is_any(clause, {"acl", "acl:relcl"})) continue;
    if (!is_word_in(tree.verb_lemma(clause), kDoing)) continue;
    const bool done = tree.is_passive(clause) ? context_.token(clause).xpos != "VB"
                                              : tree.is(clause, "acl:relcl");
    const Tokens undergone = tree.undergoers(clause);
    if (done && std::ranges::find(undergone, noun) != undergone.end()) return clause;
  }
  return kNone;
}

std::uint32_t PatternSlots::verb_of(std::uint32_t noun) const {
  if (const std::uint32_t phase = phase_of(noun); phase != kNone) return verb_of(phase);
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return kNone;
  if (tree.is(first, "obj") || tree.is(first, "nsubj:pass")) return head;
  if (is_called_for(first)) return head;
  // "wrote off half of the debt"
  if (tree.preposition(first) == "of" && is_word_in(context_.lemma(head), kAmounts)) {
    return verb_of(head);
  }
  return gives_with(first) ? head : kNone;
}

std::uint32_t PatternSlots::doing_of(std::uint32_t noun, std::string_view under) const {
  const std::uint32_t above = verb_of(noun);
  const std::uint32_t deed = deed_behind(noun);
  if (under.empty()) return deed != kNone ? deed : above;
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t verb : {above, deed}) {
    if (verb != kNone && is_word_in(tree.verb_lemma(verb), under)) return verb;
  }
  return kNone;
}

bool PatternSlots::has_modifier(std::uint32_t noun, std::string_view words) const {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t child : tree.children(noun)) {
    if (child > noun) break;
    if (is_word_in(context_.lemma(child), words) ||
        is_word_in(to_lower(context_.token(child).form), words)) {
      return true;
    }
  }
  return false;
}

bool PatternSlots::is_of(std::uint32_t noun, std::string_view words) const {
  if (!is_word_in(context_.lemma(noun), "supply|sale|shipment|delivery|export|transfer")) {
    return false;
  }
  return std::ranges::any_of(context_.tree(noun).obliques(noun, "of"), [&](std::uint32_t goods) {
    return is_word_in(context_.lemma(goods), words);
  });
}

bool PatternSlots::is_taken_away(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return false;
  if (tree.preposition(first) == "of") {
    return is_word_in(context_.lemma(head),
                      "withdrawal|pullout|removal|departure|expulsion|deportation|evacuation|"
                      "repatriation|redeployment|exit|transfer|release");
  }
  return tree.is_any(first, {"obj", "nsubj", "nsubj:pass"}) &&
         is_word_in(tree.verb_lemma(head),
                    "withdraw|pull|pull out|remove|expel|deport|evacuate|bring|bring home|"
                    "repatriate|redeploy|drive|oust|eject|airlift|free|rescue|return|leave|flee|"
                    "depart|transfer|retreat");
}

Tokens PatternSlots::bearers_of(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  Tokens list = tree.own_subjects(first);
  // "remains the main ally of", "became a member of"
  if (list.empty() && tree.is_any(first, {"xcomp", "obj"}) && tree.head(first) != kNone &&
      is_word_in(tree.verb_lemma(tree.head(first)), "remain|become|stay")) {
    append_new(list, tree.subjects(tree.head(first)));
  }
  // "has replaced Lima as the main partner of"
  if (list.empty() && tree.preposition(first) == "as" && tree.head(first) != kNone &&
      is_word_in(tree.verb_lemma(tree.head(first)), "replace|overtake|supplant|surpass|emerge")) {
    append_new(list, actors_of(tree, tree.head(first)));
  }
  // "is one of the allies of"
  if (tree.preposition(first) == "of" && tree.head(first) != kNone &&
      is_word_in(context_.lemma(tree.head(first)), "one|two|three|some")) {
    append_new(list, bearers_of(tree.head(first)));
  }
  if (tree.is(first, "appos") && tree.head(first) != kNone) list.push_back(tree.head(first));
  for (const std::uint32_t child : tree.children(noun)) {
    if (child > noun && tree.is_any(child, {"appos", "flat"}))
      append_new(list, tree.conjuncts(child));
  }
  return list;
}

Tokens PatternSlots::victims_in(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  const bool suffers = tree.is(noun, "obl") && head != kNone && tree.is_passive(head) &&
                       is_word_in(tree.preposition(noun), "in|during") &&
                       is_word_in(tree.verb_lemma(head), kHarmed);
  return suffers ? tree.undergoers(head) : Tokens{};
}

Tokens PatternSlots::harmed_by(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  Tokens list;
  const auto add = [&](std::uint32_t verb) {
    if (tree.is_passive(verb) || !is_word_in(tree.verb_lemma(verb), kHarmed)) return;
    append_new(list, tree.undergoers(verb));
  };
  if (tree.is(noun, "nsubj") && tree.head(noun) != kNone) add(tree.head(noun));
  for (const std::uint32_t clause : tree.children(noun)) {
    if (clause > noun && tree.is_any(clause, {"acl", "acl:relcl"})) add(clause);
  }
  return list;
}

Tokens PatternSlots::of_noun(std::uint32_t noun, std::string_view slot, std::uint32_t verb) const {
  const Tree& tree = context_.tree(noun);
  if (slot == "own") {
    const Tokens owners = context_.owners(noun);
    const std::uint32_t phase = phase_of(noun);
    return owners.empty() && phase != kNone ? context_.owners(phase) : owners;
  }
  if (slot == "giver" || slot == "user") return slot == "giver" ? givers_of(noun) : users_of(noun);
  if (slot == "subject") return bearers_of(noun);
  if (slot == "this") return {noun};
  if (slot == "frame") {
    // "said in a statement", "came under attack": who acts in the clause that the noun frames.
    const std::uint32_t head = tree.head(noun);
    const bool frames = tree.is(noun, "obl") && is_word_in(tree.preposition(noun), "in|under");
    return frames && head != kNone ? actors_of(tree, head) : Tokens{};
  }
  if (slot == "helped") return helped_by(noun);
  if (slot == "victim") return victims_in(noun);
  if (slot == "harmed") return harmed_by(noun);
  if (slot == "claimed") return claimers_of(noun);
  if (slot == "embroiled") return embroiled_in(noun);
  if (slot == "accused") {
    // "allegations that Oslo broke the deal": who the clause is about.
    std::uint32_t clause = complement_of(tree, noun);
    // Parsers take "that" for the object of a relative clause.
    if (clause == kNone) clause = tree.child(noun, "acl:relcl");
    return clause == kNone ? Tokens{} : tree.own_subjects(clause);
  }
  if (slot == "verb") return verb == kNone ? Tokens{} : actors_of(tree, verb);
  if (slot == "iobj") {
    return verb == kNone ? Tokens{} : receivers_of(noun, verb);
  }
  if (slot == "from" && is_taken_away(noun)) return {};
  Tokens list = tree.obliques(noun, slot);
  if (list.empty() && verb != kNone) list = tree.obliques(verb, slot);
  // "severed the ties that it had with Lima"
  const std::uint32_t deed = deed_behind(noun);
  if (list.empty() && verb != kNone && deed != kNone) list = tree.obliques(deed, slot);
  // "attacks on journalists by police": parsers hang who did it on those who suffered it.
  if (list.empty() && slot == "by") {
    for (const char* object : {"on", "against", "of"}) {
      for (const std::uint32_t inner : tree.obliques(noun, object)) {
        append_new(list, tree.obliques(inner, slot));
      }
    }
  }
  // "the sale of jets to Lima": likewise on what is sold.
  if (list.empty() && slot == "to" &&
      is_word_in(context_.lemma(noun), "sale|supply|delivery|export|shipment|transfer")) {
    for (const std::uint32_t goods : tree.obliques(noun, "of")) {
      append_new(list, tree.obliques(goods, slot));
    }
  }
  // "sanctions imposed by Oslo on Lima": likewise on who did it.
  if (list.empty() && slot != "by" && verb != kNone && deed != kNone) {
    for (const std::uint32_t agent : tree.agents(deed))
      append_new(list, tree.obliques(agent, slot));
  }
  if (list.empty()) {
    const std::uint32_t after = context_.object_after(noun, kActors, slot);
    if (after != kNone && to_lower(context_.token(noun + 1).form) == slot) list.push_back(after);
  }
  return list;
}

}  // namespace whomet
