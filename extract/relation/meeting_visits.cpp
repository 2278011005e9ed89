// Visits and tours told by nouns: "her visit to Lima", "an Asian tour", "a trip that will take her
// to Peru". Tested by tests/extract/relation/meeting_reports_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/word_order.h"

namespace whomet {

void MeetingFinder::add_places_before(std::uint32_t noun, Tokens& places) const {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t owner : context_.owners(noun)) {
    if (tree.is(owner, "nmod:poss")) continue;
    // "a Norwegian visit" is by Norway, "a Norway visit" to it; "an African tour" goes to Africa.
    const bool adjective = context_.token(owner).upos == Upos::kAdj;
    add_clusters({owner}, adjective ? TypeSet{EntityType::kPlace} : kPlaces, places);
  }
}

void MeetingFinder::add_taken(const MeetingMention& mention, std::uint32_t noun) {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t child : tree.children(noun)) {
    if (!tree.is_any(child, {"acl:relcl", "acl"}) ||
        !is_word_in(context_.lemma(child), "take|bring|carry")) {
      continue;
    }
    MeetingMention visit = mention;
    visit.kind = MeetingKind::kVisit;
    visit.trigger = child;
    visit.nominal = false;
    visit.cluster = kNone;
    visit.refers_back = false;
    add_clusters(tree.objects(child), kPeople, visit.participants);
    visit.status = status_of(child, false);
    visit.says_status = true;
    Tokens places;
    add_named_places(tree.obliques(child, "to"), places);
    if (!visit.participants.empty()) add_visits(visit, places);
  }
}

// "It was the first visit to Lima by a Norwegian minister": says of the visit told before how rare
// it was; the minister is nobody else.
bool MeetingFinder::ranks_visit(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const auto ranked = tree.children(noun);
  const bool rank = std::ranges::any_of(ranked, [&](std::uint32_t child) {
    return child < noun && is_word_in(to_lower(context_.token(child).form),
                                      "first|second|third|fourth|fifth|last|latest|only");
  });
  const Tokens guests = tree.obliques(noun, "by");
  const bool any = std::ranges::any_of(guests, [&](std::uint32_t guest) {
    const std::uint32_t article = tree.child(guest, "det");
    return article != kNone && is_word_in(to_lower(context_.token(article).form), "a|an|any");
  });
  if (!rank || !any) return false;
  constexpr std::uint32_t kReach = 2;  // sentences
  const std::uint32_t here = context_.sentence_of(noun);
  return std::ranges::any_of(found_, [&](const MeetingMention& told) {
    const bool visit = told.kind == MeetingKind::kVisit || told.kind == MeetingKind::kTour;
    return visit && !told.participants.empty() &&
           context_.sentence_of(told.trigger) + kReach >= here;
  });
}

void MeetingFinder::add_noun_visit(MeetingMention& mention, std::uint32_t noun,
                                   std::uint32_t verb) {
  const Tree& tree = context_.tree(noun);
  if (ranks_visit(noun)) return;
  Tokens places;
  for (const char* preposition : {"to", "in", "of", "at", "through", "across", "around"}) {
    add_clusters(tree.obliques(noun, preposition), kPlaces, places);
  }
  // "a visit of President Olsen"
  if (mention.participants.empty()) {
    add_clusters(tree.obliques(noun, "of"), {EntityType::kPerson}, mention.participants);
  }
  // "a visit to soldiers in Lima"
  for (const std::uint32_t host : tree.obliques(noun, "to")) {
    Tokens hosts;
    add_clusters({host}, {EntityType::kGroup}, hosts);
    if (hosts.empty() || !places.empty()) continue;
    place_people(host, places);
    for (const char* preposition : {"in", "near"}) {
      if (verb != kNone && places.empty()) {
        add_clusters(tree.obliques(verb, preposition), kPlaces, places);
      }
    }
    if (!places.empty() && !mention.participants.empty()) {
      for (const std::uint32_t cluster : hosts) push_new(mention.participants, cluster);
    }
  }
  // "a visit that she will begin in Lima"
  for (const std::uint32_t clause : tree.children(noun, "acl:relcl")) {
    if (!is_word_in(tree.verb_lemma(clause), "begin|start|make|pay|undertake")) continue;
    if (mention.participants.empty()) {
      add_clusters(tree.own_subjects(clause), kPeople, mention.participants);
    }
    for (const char* preposition : {"to", "in"}) {
      if (places.empty()) add_clusters(tree.obliques(clause, preposition), kPlaces, places);
    }
  }
  // "in Lima for a visit"
  if (places.empty() && mention.place != kNone) places.push_back(mention.place);
  if (places.empty()) add_places_before(noun, places);
  // "a visit by President Olsen to Lima", "a visit to Lima Monday": by the words, where the tree
  // hangs the place elsewhere.
  for (const std::uint32_t guest : tree.obliques(noun, "by")) {
    if (places.empty()) add_clusters(tree.obliques(guest, "to"), kPlaces, places);
  }
  if (places.empty()) {
    add_clusters(phrases_after(context_, noun, kPlaces, "to"), kPlaces, places);
  }
  // "Lima is the last stop on her tour": her tour's owner goes there.
  if (places.empty() && context_.lemma(noun) == "stop" && tree.child(noun, "cop") != kNone) {
    add_clusters(tree.own_subjects(noun), kPlaces, places);
    const Token& copula = context_.token(tree.child(noun, "cop"));
    if (is_word_in(copula.xpos, "VBZ|VBP") && mention.status == MeetingStatus::kHeld) {
      mention.status = MeetingStatus::kOngoing;
    }
    for (const char* preposition : {"of", "on", "in"}) {
      for (const std::uint32_t journey : tree.obliques(noun, preposition)) {
        if (!mention.participants.empty()) break;
        Tokens owners = context_.owners(journey);
        std::erase_if(owners, [&](std::uint32_t who) { return !tree.is(who, "nmod:poss"); });
        add_clusters(owners, kPeople, mention.participants);
      }
    }
  }
  // "protested in Lima during her visit"
  const std::uint32_t around = tree.head(tree.first_conjunct(noun));
  if (places.empty() && around != kNone && tree.is_predicate(around) &&
      tree.preposition(tree.first_conjunct(noun)) == "during") {
    const std::uint32_t place = place_among(around, {"in"});
    const bool abroad = place != kNone && context_.document().has_name(place) &&
                        std::ranges::all_of(mention.participants, [&](std::uint32_t who) {
                          return !country_of(who).empty() && !is_home(who, place);
                        });
    if (abroad && !mention.participants.empty()) places.push_back(place);
  }
  add_taken(mention, noun);
  if (verb != kNone && places.empty()) add_clusters(tree.obliques(verb, "to"), kPlaces, places);
  // "Peru hosted a visit by her", "Peru refused a visit by her"
  if (verb != kNone && places.empty() &&
      is_word_in(tree.verb_lemma(verb), "host|welcome|refuse|reject|decline|await|prepare")) {
    add_clusters(tree.own_subjects(verb), {EntityType::kCountry}, places);
  }
  const bool stop = is_word_in(context_.lemma(noun), "stop|travel|trip");
  if (mention.participants.empty() && places.empty()) {
    // "was to visit Lima, but the trip has been cancelled": the one told of.
    const bool told = mention.refers_back && mention.status == MeetingStatus::kNotHeld &&
                      tree.is(tree.first_conjunct(noun), "nsubj");
    if (told) add(std::move(mention));
    return;
  }
  if (stop && places.empty()) return;
  if (places.empty()) {
    add(std::move(mention));
    return;
  }
  if (mention.participants.empty()) mention.refers_back = true;
  // A tour is one, however many regions it goes to.
  if (mention.kind == MeetingKind::kTour) places.resize(1);
  add_visits(mention, places);
}

}  // namespace whomet
