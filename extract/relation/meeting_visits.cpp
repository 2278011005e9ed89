// Visits and tours told by nouns: "her visit to Lima", "an Asian tour", "a trip that will take her
// to Peru". Tested by tests/extract/relation/meeting_reports_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/meeting_finder.h"

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

void MeetingFinder::add_noun_visit(MeetingMention& mention, std::uint32_t noun,
                                   std::uint32_t verb) {
  const Tree& tree = context_.tree(noun);
  Tokens places;
  for (const char* preposition : {"to", "in", "of", "at", "through", "across", "around"}) {
    add_clusters(tree.obliques(noun, preposition), kPlaces, places);
  }
  // "a visit of President Olsen"
  if (mention.participants.empty()) {
    add_clusters(tree.obliques(noun, "of"), {EntityType::kPerson}, mention.participants);
  }
  if (places.empty()) add_places_before(noun, places);
  add_taken(mention, noun);
  if (verb != kNone && places.empty()) add_clusters(tree.obliques(verb, "to"), kPlaces, places);
  // "Peru hosted a visit by her", "Peru refused a visit by her"
  if (verb != kNone && places.empty() &&
      is_word_in(tree.verb_lemma(verb), "host|welcome|refuse|reject|decline|await|prepare")) {
    add_clusters(tree.own_subjects(verb), {EntityType::kCountry}, places);
  }
  const bool stop = is_word_in(context_.lemma(noun), "stop|travel|trip");
  if (mention.participants.empty() && places.empty()) return;
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
