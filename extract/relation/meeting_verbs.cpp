// Verbs of meeting, talking, hosting, calling and travelling, each with its own way to its
// participants. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

namespace whomet {
namespace {

constexpr std::string_view kTalkVerbs = "speak|talk|confer|consult|converse|chat|discuss";
constexpr std::string_view kHostVerbs = "host|receive|welcome|greet|summon|call in";

}  // namespace

void MeetingFinder::find_told(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const TypeSet person{EntityType::kPerson};
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.5;
  mention.refers_back = true;
  Tokens hearers;
  add_clusters(tree.objects(verb), person, hearers);
  add_clusters(subjects_of(tree, verb), person, mention.participants);
  if (hearers.size() != 1 || mention.participants.size() != 1) return;
  push_new(mention.participants, hearers.front());
  if (mention.participants.size() < 2) return;
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

void MeetingFinder::find_speech(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  bool audience = false;
  for (const std::uint32_t object : tree.objects(verb)) {
    audience = audience ||
               is_word_in(context_.lemma(object), "reporter|journalist|parliament|audience|crowd");
  }
  if (!audience && is_word_in(context_.lemma(verb), "tell|brief")) {
    find_told(verb);
    return;
  }
  std::uint32_t place = context_.place_of(verb);
  if (place == kNone) place = first_place(phrases_after(context_, verb, kPlaces, "in|at"));
  if (!audience || place == kNone) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kSpeechEvent;
  mention.confidence = 0.5;
  mention.place = place;
  add_clusters(actors_of(tree, verb), kPeople, mention.participants);
  if (mention.participants.empty()) {
    add_clusters(subjects_before(context_, verb, kPeople), kPeople, mention.participants);
  }
  if (mention.participants.empty()) return;
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

void MeetingFinder::find_verb(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const std::string lemma = tree.verb_lemma(verb);
  if (is_word_in(lemma, "meet|meet up|huddle|rendezvous")) {
    find_meet(verb);
  } else if (is_word_in(lemma, kTalkVerbs)) {
    find_talk(verb);
  } else if (is_word_in(lemma, "phone|telephone") || (lemma == "call" && has_phone(verb))) {
    find_with_object(verb, MeetingKind::kPhoneCall, 0.65);
  } else if (is_word_in(lemma, kHostVerbs)) {
    find_with_object(verb, MeetingKind::kMeeting, 0.6);
  } else if (is_word_in(lemma, "visit|tour")) {
    find_visit(verb, lemma);
  } else if (is_travel_verb(lemma)) {
    find_travel(verb, lemma);
  } else if (is_word_in(lemma, "tell|address|brief")) {
    find_speech(verb);
  } else if (is_word_in(lemma, "send|dispatch")) {
    find_sending(verb);
  } else if (lemma == "sign") {
    find_signing(verb);
  }
  if (is_word_in(lemma, "speak")) find_speaking(verb);
}

void MeetingFinder::find_sending(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(tree.undergoers(verb), mention.participants);
  if (mention.participants.empty()) return;
  Tokens places;
  add_named_places(tree.obliques(verb, "to"), places);
  mention.status = status_of(verb, false);
  add_visits(mention, places);
}

void MeetingFinder::find_signing(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const TypeSet person{EntityType::kPerson};
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.55;
  add_clusters(subjects_of(tree, verb), person, mention.participants);
  add_clusters(tree.obliques(verb, "with"), person, mention.participants);
  for (const std::uint32_t object : tree.objects(verb)) {
    add_clusters(tree.obliques(object, "with"), person, mention.participants);
  }
  if (mention.participants.size() == 1) {
    add_clusters(phrases_after(context_, verb, person, "with"), person, mention.participants);
  }
  if (mention.participants.size() < 2) return;
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

void MeetingFinder::find_speaking(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  if (context_.token(verb).xpos != "VBG" || verb != tree.tokens().begin) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kSpeechEvent;
  mention.confidence = 0.55;
  mention.place = place_among(verb, {"in", "at"});
  if (mention.place == kNone) {
    mention.place = first_place(phrases_after(context_, verb, kPlaces, "in"));
  }
  if (mention.place == kNone) return;
  Tokens speakers = subjects_of(tree, verb);
  const std::uint32_t head = tree.head(verb);
  if (speakers.empty() && head != kNone) speakers = tree.own_subjects(head);
  add_clusters(speakers, kPeople, mention.participants);
  if (mention.participants.empty()) return;
  add(std::move(mention));
}

void MeetingFinder::find_stay(std::uint32_t token) {
  const Tree& tree = context_.tree(token);
  const std::uint32_t copula = tree.child(token, "cop");
  if (copula == kNone || tree.preposition(token) != "in") return;
  const std::uint32_t place = first_place({token});
  if (place == kNone || !has_name(place)) return;
  MeetingMention mention;
  mention.trigger = copula;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, token), mention.participants);
  if (mention.participants.empty()) return;
  mention.status = status_of(token, false);
  if (mention.status == MeetingStatus::kHeld && context_.token(copula).xpos != "VBD") {
    mention.status = MeetingStatus::kOngoing;
  }
  mention.time = context_.time_of(token);
  mention.says_status = true;
  add_visits(mention, {place});
}

void MeetingFinder::find_visiting(std::uint32_t word) {
  const Tree& tree = context_.tree(word);
  const Tokens guests = phrases_after(context_, word, {EntityType::kPerson}, "");
  if (guests.empty() || tree.child(word, "nsubj") != kNone) return;
  MeetingMention mention;
  mention.trigger = word;
  mention.kind = MeetingKind::kVisit;
  mention.status = MeetingStatus::kOngoing;
  mention.confidence = 0.6;
  add_clusters({guests.front()}, kPeople, mention.participants);
  mention.place = context_.place_of(guests.front());
  for (std::uint32_t t = tree.tokens().begin; mention.place == kNone && t < word; ++t) {
    if (to_lower(context_.token(t).form) != "in") continue;
    mention.place = first_place(phrases_after(context_, t, kPlaces, ""));
  }
  if (mention.participants.empty() || mention.place == kNone) return;
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

void MeetingFinder::find_meet(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.85;
  if (tree.is_passive(verb)) {
    add_clusters(tree.agents(verb), kActors, mention.participants);
    if (mention.participants.empty()) return;
    add_clusters(tree.undergoers(verb), kActors, mention.participants);
  } else {
    Tokens subjects;
    add_clusters(subjects_of(tree, verb), kActors, subjects);
    if (subjects.empty()) {
      add_clusters(subjects_before(context_, verb, kActors), kActors, subjects);
    }
    Tokens others;
    add_clusters(tree.objects(verb), kActors, others);
    for (const char* preposition : {"with", "alongside"}) {
      add_clusters(tree.obliques(verb, preposition), kActors, others);
    }
    for (const char* preposition : {"", "with"}) {
      if (!others.empty()) break;
      add_clusters(phrases_after(context_, verb, kActors, preposition), kActors, others);
    }
    // "met the deadline": somebody meets something.
    if (others.empty() && has_thing_met(verb)) return;
    mention.participants = subjects;
    mention.status = status_of(verb, false);
    mention.says_status = true;
    if (others.size() > 1 && !subjects.empty()) {
      finish_apart(mention, others, verb);
      return;
    }
    for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
  }
  if (mention.participants.empty()) return;
  const bool gathers =
      is_one_of(context_, mention.participants[0],
                {EntityType::kGroup, EntityType::kPerson, EntityType::kOrganization});
  if (mention.participants.size() < 2 && !gathers) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  finish(mention, verb);
}

bool MeetingFinder::has_thing_met(std::uint32_t verb) const {
  for (const std::uint32_t object : context_.tree(verb).objects(verb)) {
    if (!is_time(object)) return true;
  }
  return false;
}

void MeetingFinder::find_talk(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = has_phone(verb) ? MeetingKind::kPhoneCall : MeetingKind::kMeeting;
  mention.confidence = 0.7;
  Tokens others;
  add_clusters(tree.obliques(verb, "with"), kActors, others);
  // "discussed the plan with Oslo": the parser may hang the phrase on the object.
  for (const std::uint32_t object : tree.objects(verb)) {
    if (others.empty()) add_clusters(tree.obliques(object, "with"), kPeople, others);
  }
  if (others.empty()) {
    const std::string_view words = tree.verb_lemma(verb) == "discuss" ? "with" : "with|to";
    add_clusters(phrases_after(context_, verb, kPeople, words), kPeople, others);
  }
  add_clusters(subjects_of(tree, verb), kActors, mention.participants);
  if (mention.participants.empty()) {
    add_clusters(subjects_before(context_, verb, kPeople), kPeople, mention.participants);
  }
  // "the two spoke by telephone"
  const bool among = mention.participants.size() == 2 && mention.kind == MeetingKind::kPhoneCall;
  if (mention.participants.empty() || (others.empty() && !among)) return;
  for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
  mention.status = status_of(verb, false);
  mention.says_status = true;
  finish(mention, verb);
}

void MeetingFinder::find_with_object(std::uint32_t verb, MeetingKind kind, double confidence) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = kind;
  mention.confidence = confidence;
  Tokens objects;
  const bool vague = context_.lemma(verb) == "receive";  // "received the delegates' votes"
  add_clusters(tree.undergoers(verb), vague ? TypeSet{EntityType::kPerson} : kPeople, objects);
  add_clusters(actors_of(tree, verb), context_.lemma(verb) == "summon" ? kActors : kPeople,
               mention.participants);
  if (objects.empty() || mention.participants.empty()) return;
  for (const std::uint32_t cluster : objects) push_new(mention.participants, cluster);
  mention.status = status_of(verb, false);
  finish(mention, verb);
}

void MeetingFinder::find_visit(std::uint32_t verb, const std::string& lemma) {
  const Tree& tree = context_.tree(verb);
  const Tokens undergoers = tree.undergoers(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = lemma == "tour" ? MeetingKind::kTour : MeetingKind::kVisit;
  mention.confidence = 0.8;
  add_clusters(actors_of(tree, verb), kActors, mention.participants);
  if (mention.participants.empty()) return;
  Tokens places;
  add_named_places(undergoers, places);
  Tokens people;
  add_clusters(undergoers, kPeople, people);
  mention.status = status_of(verb, false);
  mention.says_status = true;
  if (places.empty() && !people.empty() && lemma == "visit") {
    for (const std::uint32_t cluster : people) push_new(mention.participants, cluster);
    mention.kind = MeetingKind::kMeeting;
    finish(mention, verb);
    return;
  }
  if (places.empty()) return;
  add_visits(mention, places);
}

void MeetingFinder::add_visits(const MeetingMention& pattern, const Tokens& places) {
  for (const std::uint32_t place : places) {
    MeetingMention mention = pattern;
    mention.place = place;
    add(std::move(mention));
  }
}

void MeetingFinder::find_travel(std::uint32_t verb, const std::string& lemma) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.65;
  add_travellers(subjects_of(tree, verb), mention.participants);
  if (mention.participants.empty()) {
    add_travellers(subjects_before(context_, verb, kPeople), mention.participants);
  }
  if (mention.participants.empty()) return;
  Tokens places;
  for (const char* preposition : {"to", "in", "at", "into", "for"}) {
    const bool arrives = is_word_in(lemma, "arrive|land|stop|stop over");
    if (is_word_in(preposition, "in|at") && !arrives) continue;
    if (is_word_in(preposition, "for") && !is_word_in(lemma, "leave|depart|head|set off|set out"))
      continue;
    add_named_places(tree.obliques(verb, preposition), places);
  }
  if (places.empty()) {
    const bool arrives = is_word_in(lemma, "arrive|land|stop|stop over");
    add_named_places(phrases_after(context_, verb, kPlaces, arrives ? "in|at" : "to|into"), places);
  }
  if (places.empty() && is_word_in(lemma, "leave|depart")) {
    add_named_places(tree.objects(verb), places);
  }
  if (places.empty()) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  if (mention.status == MeetingStatus::kHeld && lemma == "arrive") {
    mention.status = MeetingStatus::kOngoing;  // who has arrived is still there
  }
  add_visits(mention, places);
}

void MeetingFinder::finish_apart(const MeetingMention& pattern, const Tokens& partners,
                                 std::uint32_t trigger) {
  for (const std::uint32_t partner : partners) {
    MeetingMention mention = pattern;
    push_new(mention.participants, partner);
    finish(std::move(mention), trigger);
  }
}

void MeetingFinder::finish(MeetingMention mention, std::uint32_t verb) {
  mention.topic = topic_of(verb);
  if (mention.participants.size() == 1 && mention.topic.empty() &&
      context_.place_of(mention.trigger) == kNone && context_.time_of(mention.trigger) == kNone) {
    return;
  }
  add(std::move(mention));
}

}  // namespace whomet
