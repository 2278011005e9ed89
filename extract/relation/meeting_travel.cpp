// Verbs of travelling and staying: who goes where. Tested by
// tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/pattern_senses.h"
#include "extract/relation/word_order.h"

namespace whomet {
namespace {

// What people do where they are visited.
constexpr std::string_view kStaying =
    "station|base|deploy|hold|detain|serve|fight|live|shelter|work|house|stationed|based";

}  // namespace

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

void MeetingFinder::add_left_behind(const MeetingMention& pattern, std::uint32_t verb,
                                    std::string_view lemma) {
  if (!is_word_in(lemma, "arrive|fly|travel|come")) return;
  const Tree& tree = context_.tree(verb);
  Tokens places;
  add_named_places(tree.obliques(verb, "from"), places);
  const bool abroad = std::ranges::all_of(pattern.participants, [&](std::uint32_t who) {
    return !country_of(who).empty() && !places.empty() && !country_of(places.front()).empty() &&
           !is_home(who, places.front());
  });
  // Where somebody came from is a visit only if he goes on to another place that is named.
  const bool goes_on = !tree.obliques(verb, "in").empty() || !tree.obliques(verb, "to").empty();
  if (places.size() != 1 || !abroad || !goes_on ||
      status_of(verb, false) == MeetingStatus::kNotHeld) {
    return;
  }
  MeetingMention visit = pattern;
  visit.status = MeetingStatus::kHeld;
  visit.says_status = true;
  add_visits(visit, places);
}

void MeetingFinder::find_spent(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  Tokens spans = tree.objects(verb);
  if (context_.lemma(verb) == "stay") spans = tree.obliques(verb, "for");
  // Who spent years somewhere lived there.
  const bool days = is_word_in(context_.lemma(verb), "vacation|holiday") ||
                    std::ranges::any_of(spans, [&](std::uint32_t span) {
                      return is_time(span) &&
                             !is_word_in(context_.lemma(span), "year|month|decade|summer|winter");
                    });
  if (!days) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, verb), mention.participants);
  const std::uint32_t head = tree.head(verb);
  if (mention.participants.empty() && head != kNone && tree.is(verb, "advcl")) {
    add_travellers(subjects_of(tree, head), mention.participants);
  }
  Tokens places;
  add_named_places(tree.obliques(verb, "in"), places);
  if (mention.participants.empty() ||
      std::ranges::all_of(mention.participants, [&](std::uint32_t who) {
        return !places.empty() && is_home(who, places.front());
      })) {
    return;
  }
  mention.status = status_of(verb, false);
  mention.says_status = true;
  add_visits(mention, places);
}

void MeetingFinder::find_inviting(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.55;
  add_travellers(tree.undergoers(verb), mention.participants);
  Tokens places;
  add_named_places(tree.obliques(verb, "to"), places);
  if (mention.participants.empty() || places.empty()) return;
  const MeetingStatus told = status_of(verb, false);
  mention.status = told == MeetingStatus::kNotHeld ? told : MeetingStatus::kPossible;
  mention.says_status = true;
  add_visits(mention, places);
}

void MeetingFinder::find_leading(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  if (tree.is_passive(verb)) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  Tokens places;
  for (const std::uint32_t team : tree.objects(verb)) {
    if (!is_word_in(context_.lemma(team), "delegation|mission|team")) continue;
    add_named_places(tree.obliques(team, "to"), places);
    if (places.empty()) add_named_places(tree.obliques(verb, "to"), places);
  }
  if (places.empty()) return;
  add_travellers(subjects_of(tree, verb), mention.participants);
  if (mention.participants.empty()) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  add_visits(mention, places);
}

void MeetingFinder::find_due(std::uint32_t word) {
  const Tree& tree = context_.tree(word);
  if (context_.lemma(word) == "expect" && !tree.is_passive(word)) return;
  for (const std::uint32_t child : tree.children(word)) {
    if (tree.is_any(child, {"xcomp", "ccomp"})) return;
  }
  Tokens places;
  add_named_places(tree.obliques(word, "in"), places);
  // "is expected in the Peruvian capital"
  const std::uint32_t site = places.empty() ? first_place(tree.obliques(word, "in")) : kNone;
  if (site != kNone && can_host(site)) places.push_back(site);
  MeetingMention mention;
  mention.trigger = word;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, word), mention.participants);
  if (mention.participants.empty() || places.empty()) return;
  mention.status = tree.has_negation(word) ? MeetingStatus::kNotHeld : MeetingStatus::kPlanned;
  mention.says_status = true;
  add_visits(mention, places);
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
  // "While in Lima, Olsen met": parsers make it a clause without a verb.
  const bool aside = copula == kNone && is_word_in(tree.mark(token), "while") &&
                     tree.is(token, "advcl") && tree.head(token) != kNone;
  if (aside) copula = token;
  if (copula == kNone || tree.preposition(token) != "in") return;
  const std::uint32_t place = first_place({token});
  if (place == kNone || !context_.document().has_name(place)) return;
  MeetingMention mention;
  mention.trigger = copula;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, aside ? tree.head(token) : token), mention.participants);
  if (mention.participants.empty()) return;
  mention.status = status_of(aside ? tree.head(token) : token, false);
  // "has been in Lima since Monday" is still there, "had been" is not.
  const bool over = context_.token(copula).xpos == "VBD" || tree.has_auxiliary(token, "have");
  const bool since = !tree.obliques(token, "since").empty();
  if (mention.status == MeetingStatus::kHeld && !aside && (!over || since)) {
    mention.status = MeetingStatus::kOngoing;
  }
  mention.time = context_.time_of(token);
  // "who is in Lima Wednesday,": parsers hang the day on whom it is told of.
  const bool day_behind = token + 1 < tree.tokens().end && context_.is_in_time(token + 1);
  if (mention.time == kNone && day_behind) mention.time = time_behind(token);
  mention.says_status = true;
  add_visits(mention, {place});
}

void MeetingFinder::find_visiting(std::uint32_t word) {
  const Tree& tree = context_.tree(word);
  const Tokens guests = phrases_after(context_, word, {EntityType::kPerson}, "");
  if (guests.empty() || tree.child(word, "nsubj") != kNone) return;
  // "is considering visiting President Olsen", "was jailed for visiting her": who is visited.
  if (tree.is_any(word, {"xcomp", "ccomp"}) || !tree.mark(word).empty()) return;
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

void MeetingFinder::find_visit(std::uint32_t verb, const std::string& lemma) {
  const Tree& tree = context_.tree(verb);
  const Tokens undergoers = tree.undergoers(verb);
  if (undergoers.empty() && lemma == "visit") {
    if (tree.obliques(verb, "with").empty()) {
      find_visit_too(verb);
    } else {
      find_with_object(verb, MeetingKind::kMeeting, 0.6);
    }
    return;
  }
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = lemma == "tour" ? MeetingKind::kTour : MeetingKind::kVisit;
  mention.confidence = 0.8;
  add_clusters(actors_of(tree, verb), kActors, mention.participants);
  if (mention.participants.empty()) return;
  Tokens places;
  add_named_places(undergoers, places);
  // "toured a factory", "visited the region"
  if (places.empty()) {
    const std::uint32_t site = first_place(undergoers);
    if (site != kNone && can_host(site)) places.push_back(site);
  }
  // "visited an area of Crimea", "parts of Lima"
  for (const std::uint32_t part : undergoers) {
    if (!places.empty() || !is_word_in(context_.lemma(part),
                                       "area|part|region|town|city|province|district|site|suburb|"
                                       "village|island|north|south|east|west|corner")) {
      continue;
    }
    for (const char* preposition : {"of", "in", "near", "around"}) {
      if (places.empty()) add_named_places(tree.obliques(part, preposition), places);
    }
  }
  Tokens people;
  add_clusters(undergoers, kPeople, people);
  // "visited the stronghold of Lima", and bodies: "visited the World Bank", "the hospital"
  for (const std::uint32_t site : undergoers) {
    Tokens of;
    if (places.empty() && people.empty()) add_named_places(tree.obliques(site, "of"), of);
    if (!of.empty() && is_one_of(context_, of.front(), {EntityType::kPlace})) places = of;
    if (!places.empty() || !people.empty()) continue;
    const bool venue = is_word_in(
        context_.lemma(site), "hospital|school|university|college|embassy|church|mosque|consulate");
    Tokens bodies;
    add_clusters({site}, {EntityType::kOrganization}, bodies);
    if (!bodies.empty() && (venue || context_.document().has_name(bodies.front()))) {
      places.push_back(bodies.front());
    }
  }
  // "visited a uranium mine in Niger"
  for (const std::uint32_t site : undergoers) {
    if (!places.empty() || !people.empty() || context_.token(site).upos == Upos::kPron) continue;
    for (const std::uint32_t from : {site, verb}) {
      for (const char* preposition : {"in", "near", "outside", "at"}) {
        if (places.empty()) add_named_places(tree.obliques(from, preposition), places);
      }
    }
  }
  // "visited troops in Kuwait", "soldiers stationed near Basra"
  if (lemma == "visit" && !people.empty()) {
    for (const std::uint32_t host : undergoers) {
      if (!is_one_of(context_, people.front(), {EntityType::kGroup})) break;
      place_people(host, places);
    }
    if (!places.empty()) {
      for (const std::uint32_t cluster : people) push_new(mention.participants, cluster);
    }
  }
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

void MeetingFinder::find_visit_too(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const bool too = std::ranges::any_of(tree.children(verb), [&](std::uint32_t child) {
    return is_word_in(to_lower(context_.token(child).form), "also|too|again");
  });
  if (!too || context_.place_of(verb) != kNone) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, verb), mention.participants);
  if (mention.participants.empty()) return;
  constexpr std::uint32_t kReach = 3;  // sentences
  for (auto report = found_.rbegin(); report != found_.rend(); ++report) {
    if (context_.sentence_of(verb) - context_.sentence_of(report->trigger) > kReach) return;
    if (report->kind != MeetingKind::kVisit || report->place == kNone) continue;
    mention.status = status_of(verb, false);
    mention.says_status = true;
    add_visits(mention, {report->place});
    return;
  }
}

void MeetingFinder::find_joining(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  Tokens hosts;
  add_clusters(tree.objects(verb), {EntityType::kPerson}, hosts);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kVisit;
  mention.confidence = 0.6;
  add_travellers(subjects_of(tree, verb), mention.participants);
  Tokens places;
  add_named_places(tree.obliques(verb, "in"), places);
  if (hosts.empty() || mention.participants.empty() || places.empty()) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  add_visits(mention, places);
}

void MeetingFinder::place_people(std::uint32_t host, Tokens& places) const {
  const Tree& tree = context_.tree(host);
  Tokens words = {host};
  for (const std::uint32_t clause : tree.children(host, "acl")) {
    if (is_word_in(context_.lemma(clause), kStaying)) {
      words.push_back(clause);
    }
  }
  // Some trees hang "stationed" on the verb.
  if (host + 1 < tree.tokens().end && tree.head(host + 1) != host &&
      is_word_in(context_.lemma(host + 1), kStaying)) {
    words.push_back(host + 1);
  }
  for (const std::uint32_t word : words) {
    for (const char* preposition : {"in", "at", "near", "around", "outside"}) {
      if (places.empty()) add_named_places(tree.obliques(word, preposition), places);
    }
  }
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
  // "stop the fighting in Lima"
  if (lemma == "stop" && !tree.objects(verb).empty()) return;
  // "return the prisoners to Peru": they go.
  if (lemma == "return" && !tree.is_passive(verb) && has_thing(context_, verb)) return;
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
  add_left_behind(mention, verb, lemma);
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

}  // namespace whomet
