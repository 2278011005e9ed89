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

constexpr std::string_view kTalkVerbs =
    "speak|talk|confer|consult|converse|chat|discuss|sit down|negotiate";
constexpr std::string_view kHostVerbs = "host|receive|welcome|greet|summon|call in";

// How often people meet whom one report lumps together: "met three times", "meet regularly".
constexpr std::string_view kOften =
    "regularly|repeatedly|periodically|frequently|often|occasionally|weekly|monthly|annually|"
    "routinely|yearly";

bool is_adverb_of_frequency(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  for (const std::uint32_t child : tree.children(verb)) {
    const std::string form = to_lower(context.token(child).form);
    if (is_word_in(form, kOften)) return true;
    // "more than three dozen times", "several times"
    if (context.lemma(child) == "time" && context.token(child).xpos == "NNS" &&
        (tree.child(child, "nummod") != kNone || tree.child(child, "amod") != kNone)) {
      return true;
    }
  }
  return false;
}

// "have met for the past six years"
bool is_over_years(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  if (!tree.has_auxiliary(verb, "have")) return false;
  for (const char* preposition : {"for", "over", "during"}) {
    for (const std::uint32_t span : tree.obliques(verb, preposition)) {
      if (is_word_in(to_lower(context.token(span).form), "years|decades|months")) return true;
    }
  }
  return false;
}

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
    audience =
        audience || is_word_in(context_.lemma(object),
                               "reporter|journalist|parliament|audience|crowd|student|lawmaker|"
                               "supporter|congress|assembly|conference|forum|rally");
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
  } else if (is_calling_on(verb)) {
    find_talk(verb);
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
  if (is_speech_verb(lemma) || is_word_in(lemma, "speak")) find_abroad(verb);
}

bool MeetingFinder::is_calling_on(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  const std::string lemma = tree.verb_lemma(verb);
  if (lemma == "sit")
    return !tree.obliques(verb, "with").empty() && verb + 1 < tree.tokens().end &&
           to_lower(context_.token(verb + 1).form) == "down";
  if (lemma == "exchange") return has_phone(verb);
  if (lemma != "call") return false;
  // "called on her to resign" asks for something.
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.is_any(child, {"xcomp", "ccomp", "advcl"})) return false;
  }
  Tokens people;
  add_clusters(tree.obliques(verb, "on"), {EntityType::kPerson}, people);
  return !people.empty() && tree.obliques(verb, "for").empty();
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
  for (const std::uint32_t envoy : tree.undergoers(verb)) {
    if (places.empty()) add_named_places(tree.obliques(envoy, "to"), places);
  }
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
  add_joint_subject(verb, person, mention.participants);
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
  if (mention.place == kNone && !speaks_at(verb)) return;
  Tokens speakers = subjects_of(tree, verb);
  const std::uint32_t head = tree.head(verb);
  if (speakers.empty() && head != kNone) speakers = tree.own_subjects(head);
  add_clusters(speakers, kPeople, mention.participants);
  if (mention.participants.empty()) return;
  add(std::move(mention));
}

bool MeetingFinder::speaks_at(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  // Up to whom the clause begins with: "Speaking on Monday at the launch of a book, Olsen".
  for (std::uint32_t t = verb + 1; t < tree.tokens().end; ++t) {
    if (context_.token(t).upos == Upos::kVerb) return false;
    if (to_lower(context_.token(t).form) == "at") return true;
  }
  return false;
}

void MeetingFinder::find_abroad(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  if (context_.quotation_of(verb) != kNone || tree.is_passive(verb)) return;
  const std::uint32_t place = place_among(verb, {"in"});
  if (place == kNone || !has_name(place) || country_of(place).empty()) return;
  Tokens speakers;
  add_clusters(subjects_of(tree, verb), {EntityType::kPerson}, speakers);
  for (const std::uint32_t speaker : speakers) {
    if (!has_name(speaker) || country_of(speaker).empty() || is_home(speaker, place)) continue;
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kVisit;
    mention.confidence = 0.55;
    mention.refers_back = true;
    mention.status = status_of(verb, false);
    if (mention.status != MeetingStatus::kHeld) continue;
    mention.participants = {speaker};
    add_visits(mention, {place});
  }
}

void MeetingFinder::find_stay(std::uint32_t token) {
  const Tree& tree = context_.tree(token);
  std::uint32_t copula = tree.child(token, "cop");
  // "who is in Lima Wednesday": parsers take the day for the predicate, the copula for another's.
  if (copula == kNone && context_.is_in_time(token) && token >= tree.tokens().begin + 3) {
    for (const std::uint32_t child : tree.children(token)) {
      if (copula == kNone && child < token) copula = tree.child(child, "cop");
    }
    if (copula == kNone && context_.lemma(token - 3) == "be") copula = token - 3;
  }
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
  // "has been in Lima since Monday" is still there, "had been" is not.
  const bool over = context_.token(copula).xpos == "VBD" || tree.has_auxiliary(token, "have");
  const bool since = !tree.obliques(token, "since").empty();
  if (mention.status == MeetingStatus::kHeld && (!over || since)) {
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
    add_joint_subject(verb, kActors, subjects);
    Tokens others;
    add_clusters(tree.objects(verb), kActors, others);
    for (const char* preposition : {"with", "alongside"}) {
      add_clusters(tree.obliques(verb, preposition), kActors, others);
    }
    if (is_adverb_of_frequency(context_, verb) || is_over_years(context_, verb)) {
      mention.kind = MeetingKind::kSeries;
    }
    if (others.empty()) add_requested(verb, mention);
    for (const char* preposition : {"", "with"}) {
      if (!others.empty()) break;
      add_clusters(phrases_after(context_, verb, kActors, preposition), kActors, others);
    }
    // "met the deadline", "met all terms of the deal with Oslo": somebody meets something.
    if (has_thing_met(verb)) return;
    for (const std::uint32_t cluster : subjects) push_new(mention.participants, cluster);
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

void MeetingFinder::add_requested(std::uint32_t verb, MeetingMention& mention) const {
  const Tree& tree = context_.tree(verb);
  const std::uint32_t noun = tree.head(verb);
  if (noun == kNone || !tree.is(verb, "acl") ||
      !is_word_in(context_.lemma(noun), "request|offer|proposal|invitation|bid|appeal|plea")) {
    return;
  }
  for (const char* preposition : {"by", "from", "of"}) {
    add_clusters(tree.obliques(noun, preposition), kPeople, mention.participants);
  }
  for (const std::uint32_t owner : context_.owners(noun)) {
    add_clusters({owner}, kActors, mention.participants);
  }
  const std::uint32_t head = tree.head(noun);
  if (head != kNone && tree.is(noun, "obj")) {
    add_clusters(tree.own_subjects(head), kActors, mention.participants);
  }
}

bool MeetingFinder::has_thing_met(std::uint32_t verb) const {
  for (const std::uint32_t object : context_.tree(verb).objects(verb)) {
    Tokens actors;
    add_clusters({object}, kActors, actors);
    if (actors.empty() && !is_time(object) && context_.lemma(object) != "time" &&
        context_.mention_of(object) == kNone) {
      return true;
    }
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
  if (others.empty() && tree.verb_lemma(verb) == "call") {
    add_clusters(tree.obliques(verb, "on"), kPeople, others);
  }
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
  add_joint_subject(verb, {EntityType::kPerson}, mention.participants);
  // "the two spoke by telephone", "Olsen and Quispe talked on Monday"
  const bool to_others = !tree.obliques(verb, "to").empty() || !tree.obliques(verb, "at").empty() ||
                         !tree.objects(verb).empty() || tree.child(verb, "ccomp") != kNone;
  if (mention.participants.empty()) return;
  std::erase_if(others, [&](std::uint32_t who) { return is_audience(who); });
  const bool together = is_word_in(tree.verb_lemma(verb), "speak|talk|confer|sit down") &&
                        is_one_of(context_, mention.participants.front(), {EntityType::kPerson});
  const bool among = mention.participants.size() == 2 &&
                     (mention.kind == MeetingKind::kPhoneCall || (together && !to_others));
  if (others.empty() && !among) return;
  for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
  mention.status = status_of(verb, false);
  mention.says_status = true;
  finish(mention, verb);
}

bool MeetingFinder::is_audience(std::uint32_t cluster) const {
  const Document& document = context_.document();
  if (!is_one_of(context_, cluster, {EntityType::kGroup})) return false;
  return std::ranges::any_of(document.clusters[cluster].mentions, [&](std::uint32_t m) {
    const TokenSpan span = document.mentions[m].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (is_word_in(context_.lemma(t), "reporter|journalist|newsman|audience|crowd|media|press")) {
        return true;
      }
    }
    return false;
  });
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
  add_clusters(tree.undergoers(verb), vague ? TypeSet{EntityType::kPerson} : kPeople, objects);
  // Governments host and summon; only people greet and phone.
  const bool of_states = is_word_in(lemma, "summon|host");
  add_clusters(actors_of(tree, verb), of_states ? kActors : kPeople, mention.participants);
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
  if (people.empty()) add_clusters(tree.obliques(verb, "with"), kPeople, people);
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
  // "returned from Lima" has been there.
  const bool back = is_word_in(lemma, "return|come back|get back|arrive back");
  if (back) add_named_places(tree.obliques(verb, "from"), places);
  for (const char* preposition : {"to", "in", "at", "into", "for"}) {
    if (!places.empty() && back) break;
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
  // Who returns to his own country visits nobody.
  std::erase_if(places, [&](std::uint32_t place) {
    return is_word_in(lemma, "return|come|go|fly|travel") &&
           std::ranges::all_of(mention.participants,
                               [&](std::uint32_t who) { return is_home(who, place); });
  });
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
