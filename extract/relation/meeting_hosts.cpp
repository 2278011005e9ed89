// Verbs of one who receives, calls or phones another, and meetings with several, one after the
// other. Tested by tests/extract/relation/meetings_test.cpp and meeting_occasions_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"

namespace whomet {

bool MeetingFinder::is_calling_on(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  const std::string lemma = tree.verb_lemma(verb);
  if (lemma == "sit") {
    const bool down =
        verb + 1 < tree.tokens().end && to_lower(context_.token(verb + 1).form) == "down";
    const bool together = std::ranges::any_of(tree.children(verb), [&](std::uint32_t child) {
      return to_lower(context_.token(child).form) == "together";
    });
    return down && (together || !tree.obliques(verb, "with").empty());
  }
  if (lemma == "exchange") return has_phone(verb);
  if (lemma == "shake") {
    return std::ranges::any_of(
        tree.objects(verb), [&](std::uint32_t object) { return context_.lemma(object) == "hand"; });
  }
  if (lemma != "call") return false;
  // "called on her to resign" asks for something.
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.is_any(child, {"xcomp", "ccomp", "advcl"})) return false;
  }
  Tokens people;
  add_clusters(tree.obliques(verb, "on"), {EntityType::kPerson}, people);
  return !people.empty() && tree.obliques(verb, "for").empty();
}

bool MeetingFinder::is_calling_up(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  if (tree.verb_lemma(verb) != "call" || tree.is_passive(verb)) return false;
  Tokens people;
  add_clusters(tree.objects(verb), {EntityType::kPerson}, people);
  if (people.size() != 1 || tree.objects(verb).size() != 1) return false;
  bool to_speak = false;
  for (const std::uint32_t child : tree.children(verb)) {
    // "called her a friend", "called her to the stand"
    if (tree.is_any(child, {"ccomp", "iobj"})) return false;
    if (tree.is(child, "obl") &&
        is_word_in(tree.preposition(child), "as|to|into|by|for|at|before|out|up")) {
      return false;
    }
    if (!tree.is_any(child, {"xcomp", "advcl"})) continue;
    const bool speaks = tree.mark(child) == "to" &&
                        is_word_in(tree.verb_lemma(child),
                                   "congratulate|thank|discuss|express|offer|assure|convey|tell|"
                                   "inform|ask|apologize|apologise|reassure|wish|brief|consult");
    if (!speaks && tree.is(child, "xcomp")) return false;
    to_speak = to_speak || speaks;
  }
  return to_speak || context_.time_of(verb) != kNone;
}

bool MeetingFinder::is_raising(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  if (!is_word_in(tree.verb_lemma(verb), "raise|bring up|take up")) return false;
  return std::ranges::any_of(tree.objects(verb), [&](std::uint32_t topic) {
    Tokens hearers;
    for (const std::uint32_t at : {verb, topic}) {
      add_clusters(tree.obliques(at, "with"), {EntityType::kPerson}, hearers);
    }
    return !hearers.empty() &&
           is_word_in(context_.lemma(topic),
                      "issue|matter|case|dispute|question|topic|subject|concern|problem|plight|"
                      "fate|crisis|conflict|row|point|complaint|objection|proposal|idea|it");
  });
}

void MeetingFinder::find_time_together(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const TypeSet person{EntityType::kPerson};
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.6;
  Tokens others;
  for (const std::uint32_t span : tree.objects(verb)) {
    if (!is_word_in(context_.lemma(span), "minute|hour|morning|afternoon|evening|day")) continue;
    add_clusters(tree.obliques(verb, "with"), person, others);
    add_clusters(tree.obliques(span, "with"), person, others);
  }
  add_clusters(subjects_of(tree, verb), person, mention.participants);
  if (mention.participants.empty() || others.empty()) return;
  for (const std::uint32_t other : others) push_new(mention.participants, other);
  if (mention.participants.size() < 2) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  add(std::move(mention));
}

bool MeetingFinder::has_phone(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  for (const char* preposition : {"by", "on", "over", "via"}) {
    for (const std::uint32_t noun : tree.obliques(verb, preposition)) {
      if (is_word_in(context_.lemma(noun), "phone|telephone|call|video|link")) return true;
    }
  }
  return false;
}

void MeetingFinder::find_with_object(std::uint32_t verb, MeetingKind kind, double confidence) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = kind;
  mention.confidence = confidence;
  Tokens objects;
  const std::string lemma = context_.lemma(verb);
  const bool vague = lemma == "receive";  // "received the delegates' votes"
  if (vague) {
    add_clusters(tree.undergoers(verb), {EntityType::kPerson}, objects);
    for (const std::uint32_t guests : tree.undergoers(verb)) {
      // "received a delegation of lawmakers", but "received thousands of voters"
      if (is_word_in(context_.lemma(guests),
                     "delegation|envoy|diplomat|minister|lawmaker|leader|"
                     "ambassador|negotiator|mediator|team")) {
        add_clusters({guests}, {EntityType::kGroup}, objects);
      }
    }
  } else {
    Tokens guests = tree.undergoers(verb);
    // "countries that host refugees", or factories, meet nobody.
    std::erase_if(guests, [&](std::uint32_t guest) {
      return lemma == "host" &&
             is_word_in(context_.lemma(guest),
                        "refugee|migrant|immigrant|people|person|troop|troops|soldier|"
                        "force|tourist|visitor|family|militant|insurgent|"
                        "manufacturer|company|firm|factory|base|worker|fugitive|"
                        "exile|fighter|student|athlete|user|customer");
    });
    add_clusters(guests, kPeople, objects);
    // "telephoned to congratulate her"
    for (const std::uint32_t clause : tree.children(verb)) {
      const bool aim = kind == MeetingKind::kPhoneCall && objects.empty() &&
                       tree.is_any(clause, {"xcomp", "advcl"}) && tree.mark(clause) == "to";
      if (aim) add_clusters(tree.objects(clause), {EntityType::kPerson}, objects);
    }
    // "visited with soldiers"
    if (lemma == "visit") add_clusters(tree.obliques(verb, "with"), kPeople, objects);
    // "welcomed the formation of a team"
    std::erase_if(objects, [&](std::uint32_t who) {
      return is_word_in(lemma, "welcome|greet") && !is_traveller(who);
    });
  }
  // Governments host and summon; only people greet and phone.
  const bool of_states = is_word_in(lemma, "summon|host");
  add_clusters(actors_of(tree, verb), of_states ? kActors : kPeople, mention.participants);
  // "The crowd greeted the pope" is no meeting.
  std::erase_if(mention.participants, [&](std::uint32_t who) {
    return is_word_in(lemma, "welcome|greet") && !is_traveller(who);
  });
  if (objects.empty() || mention.participants.empty()) return;
  // "welcomed her to Lima"
  if (is_word_in(lemma, "welcome|greet")) {
    MeetingMention visit = mention;
    visit.kind = MeetingKind::kVisit;
    visit.participants = objects;
    visit.status = status_of(verb, false);
    Tokens places;
    add_named_places(tree.obliques(verb, "to"), places);
    add_visits(visit, places);
  }
  mention.hosts = static_cast<std::uint32_t>(mention.participants.size());
  for (const std::uint32_t cluster : objects) push_new(mention.participants, cluster);
  mention.status = status_of(verb, false);
  finish(mention, verb);
}

bool MeetingFinder::is_apart(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  const bool noun = context_.token(trigger).upos != Upos::kVerb;
  if (noun && context_.token(trigger).xpos == "NNS" &&
      is_word_in(context_.lemma(trigger), "meeting|call|conversation|session|encounter|summit")) {
    return true;
  }
  const std::uint32_t holder = noun ? tree.head(trigger) : kNone;
  for (const std::uint32_t word : {trigger, holder}) {
    for (const std::uint32_t child : tree.children(word)) {
      if (is_word_in(to_lower(context_.token(child).form),
                     "separate|separately|individual|individually|respectively|each|one-on-one")) {
        return true;
      }
    }
  }
  return false;
}

void MeetingFinder::add_excluded(const MeetingMention& told, const Tokens& heads) {
  for (const std::uint32_t head : heads) {
    const Tree& tree = context_.tree(head);
    for (const std::uint32_t child : tree.children(head, "conj")) {
      if (!tree.is_excluded(child)) continue;
      Tokens excluded;
      add_clusters(tree.conjuncts(child), kActors, excluded);
      for (const std::uint32_t who : excluded) {
        MeetingMention mention = told;
        mention.participants.resize(told.hosts);
        push_new(mention.participants, who);
        if (mention.participants.size() < 2) continue;
        mention.status = MeetingStatus::kNotHeld;
        mention.says_status = true;
        mention.another = true;
        mention.apart = true;
        mention.refers_back = false;
        mention.cluster = kNone;  // the noun stands for the one that was held
        mention.name.clear();
        add(std::move(mention));
      }
    }
  }
}

void MeetingFinder::finish_apart(const MeetingMention& pattern, const Tokens& partners,
                                 std::uint32_t trigger) {
  for (const std::uint32_t partner : partners) {
    MeetingMention mention = pattern;
    mention.apart = true;
    push_new(mention.participants, partner);
    finish(std::move(mention), trigger);
  }
}

}  // namespace whomet
