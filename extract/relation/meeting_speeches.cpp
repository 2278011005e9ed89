// Speeches told by verbs: "told reporters in Lima", "addressed parliament", "speaking at a forum",
// and those who speak to each other or abroad. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

namespace whomet {
namespace {

// Who is spoken to, not with.
constexpr std::string_view kAudience =
    "reporter|journalist|newsman|media|press|audience|crowd|gathering|rally|student|graduate|cadet|"
    "supporter|voter|pilgrim|worshipper|faithful|congregation|thousand|hundred";
// Whom one tells it for others to read.
constexpr std::string_view kPress =
    "interviewer|reporter|journalist|correspondent|columnist|biographer|blogger|newspaper|magazine";
// Before whom a speech is one, though people may as well talk with them.
constexpr std::string_view kHearers =
    "lawmaker|troop|soldier|delegate|veteran|worker|banker|nation";

}  // namespace

void MeetingFinder::find_told(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const TypeSet person{EntityType::kPerson};
  // "told him to resign" may have been by letter.
  const std::uint32_t order = tree.child(verb, "xcomp");
  if (order != kNone && is_word_in(tree.mark(order), "to|not to")) return;
  for (const char* preposition : {"by", "in", "through", "via"}) {
    const auto by_writing = [&](std::uint32_t means) {
      return is_word_in(context_.lemma(means),
                        "letter|email|e-mail|mail|fax|message|cable|telegram|memo|note|writing");
    };
    if (std::ranges::any_of(tree.obliques(verb, preposition), by_writing)) return;
  }
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.5;
  mention.refers_back = true;
  const auto is_of_press = [&](std::uint32_t hearer) {
    return is_word_in(context_.lemma(hearer), kPress);
  };
  if (std::ranges::any_of(tree.objects(verb), is_of_press)) return;
  Tokens hearers;
  add_clusters(tree.objects(verb), person, hearers);
  add_clusters(subjects_of(tree, verb), person, mention.participants);
  // "commanders briefed the prime minister": who briefs somebody is with him.
  if (mention.participants.empty() && context_.lemma(verb) == "brief") {
    add_clusters(subjects_of(tree, verb), {EntityType::kGroup}, mention.participants);
  }
  // "told cabinet members": who sits together, not any crowd.
  if (hearers.empty()) {
    for (const std::uint32_t hearer : tree.objects(verb)) {
      if (is_word_in(context_.lemma(hearer),
                     "member|minister|lawmaker|leader|delegate|diplomat|ambassador|governor|"
                     "commander|envoy|counterpart|negotiator|mediator")) {
        add_clusters({hearer}, {EntityType::kGroup}, hearers);
      }
    }
  }
  if (hearers.size() != 1 || mention.participants.size() != 1) return;
  push_new(mention.participants, hearers.front());
  if (mention.participants.size() < 2) return;
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

void MeetingFinder::find_speech(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  bool audience = false;
  Tokens chambers;  // parliaments, where a speech needs no place
  Tokens hearers = tree.objects(verb);
  if (context_.lemma(verb) == "speak") hearers = tree.obliques(verb, "to");
  for (const std::uint32_t hearer : hearers) {
    const std::string lemma = context_.lemma(hearer);
    audience = audience || is_word_in(lemma, kAudience) || is_word_in(lemma, kHearers) ||
               (lemma == "group" && !tree.obliques(hearer, "of").empty());
    if (is_word_in(lemma,
                   "parliament|congress|assembly|legislature|senate|knesset|duma|bundestag")) {
      chambers.push_back(hearer);
    }
  }
  audience = audience || !chambers.empty();
  if (!audience && is_word_in(context_.lemma(verb), "tell|brief")) {
    find_told(verb);
    return;
  }
  std::uint32_t place = context_.place_of(verb);
  for (const std::uint32_t hearer : hearers) {
    if (place == kNone) place = place_among(hearer, {"in", "at"});
  }
  if (place == kNone) place = first_place(phrases_after(context_, verb, kPlaces, "in|at"));
  // "told reporters" alone may be any day's call.
  if (!audience || (place == kNone && chambers.empty() && context_.time_of(verb) == kNone)) return;
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
  add_clusters(chambers, {EntityType::kOrganization}, mention.participants);
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

void MeetingFinder::find_speaking(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  // "Speaking at ...", "who was speaking in ...", "spoke at a rally".
  const bool opens = verb == tree.tokens().begin && context_.token(verb).xpos == "VBG";
  if (!opens && !is_occasion_spoken_at(verb)) return;
  // "Speaking at a conference in Lima": the noun tells of it.
  for (const std::uint32_t at : tree.obliques(verb, "at")) {
    const bool gathering =
        is_word_in(context_.lemma(at), "conference|forum|summit|meeting|gathering") &&
        !has_word_before(at, "news|press");
    if (gathering) return;
  }
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = MeetingKind::kSpeechEvent;
  mention.confidence = 0.55;
  mention.place = place_among(verb, {"in", "at"});
  if (mention.place == kNone) {
    mention.place = first_place(phrases_after(context_, verb, kPlaces, "in"));
  }
  if (mention.place == kNone && opens && !speaks_at(verb)) return;
  Tokens speakers = subjects_of(tree, verb);
  const std::uint32_t head = tree.head(verb);
  if (speakers.empty() && head != kNone) speakers = tree.own_subjects(head);
  add_clusters(speakers, kPeople, mention.participants);
  if (mention.participants.empty()) return;
  if (!opens) mention.status = status_of(verb, false);
  add(std::move(mention));
}

bool MeetingFinder::is_occasion_spoken_at(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  const bool finite = context_.token(verb).xpos == "VBD" || tree.has_auxiliary(verb, "be") ||
                      tree.has_auxiliary(verb, "have") || tree.has_auxiliary(verb, "will");
  return finite && std::ranges::any_of(tree.obliques(verb, "at"), [&](std::uint32_t at) {
           return is_word_in(context_.lemma(at),
                             "rally|ceremony|opening|inauguration|launch|event|funeral|memorial|"
                             "dinner|reception|parade|celebration|commemoration|anniversary|"
                             "festival|convention|university|school|institute|briefing|"
                             "conference") &&
                  (context_.lemma(at) != "conference" || has_word_before(at, "news|press"));
         });
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
  if (place == kNone || !context_.document().has_name(place) || country_of(place).empty()) return;
  Tokens speakers;
  add_clusters(subjects_of(tree, verb), {EntityType::kPerson}, speakers);
  for (const std::uint32_t speaker : speakers) {
    if (!context_.document().has_name(speaker) || country_of(speaker).empty() ||
        is_home(speaker, place))
      continue;
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

bool MeetingFinder::is_audience(std::uint32_t cluster) const {
  const Document& document = context_.document();
  if (!is_one_of(context_, cluster, {EntityType::kGroup})) return false;
  return std::ranges::any_of(document.clusters[cluster].mentions, [&](std::uint32_t m) {
    const TokenSpan span = document.mentions[m].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (is_word_in(context_.lemma(t), kAudience)) return true;
    }
    return false;
  });
}

}  // namespace whomet
