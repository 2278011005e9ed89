// Verbs that tell of meetings, and where each kind is read: those of meeting, talking and signing
// here, of hosting and calling in meeting_hosts.cpp, of speeches in meeting_speeches.cpp, of
// travelling in meeting_travel.cpp. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

constexpr std::string_view kTalkVerbs =
    "speak|talk|confer|conferr|consult|converse|chat|discuss|debate|sit down|negotiate|dine|lunch|"
    "celebrate|feast";
constexpr std::string_view kHostVerbs = "host|receive|welcome|greet|summon|call in";

// What is met without a meeting.
constexpr std::string_view kThingsMet =
    "requirement|demand|deadline|need|target|goal|standard|criterion|criteria|condition|obligation|"
    "expectation|challenge|threshold|benchmark|term|quota|commitment|resistance|opposition|death|"
    "fate|protest|cost|schedule";

// Bodies whose members meet as one.
constexpr std::string_view kBodies =
    "government|cabinet|parliament|commission|committee|council|board|assembly|senate|legislature|"
    "congress|panel|jury|politburo|court";

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

void MeetingFinder::find_verb(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const std::string lemma = tree.verb_lemma(verb);
  if (is_word_in(lemma, "meet|meet up|huddle|rendezvous") ||
      (is_word_in(lemma, "gather|convene|assemble|congregate") && tree.objects(verb).empty())) {
    find_meet(verb);
  } else if (is_word_in(lemma, kTalkVerbs) || is_calling_on(verb) || is_raising(verb)) {
    find_talk(verb);
  } else if (is_word_in(lemma, "phone|telephone") || (lemma == "call" && has_phone(verb)) ||
             is_calling_up(verb)) {
    find_with_object(verb, MeetingKind::kPhoneCall, 0.65);
  } else if (is_word_in(lemma, kHostVerbs)) {
    find_with_object(verb, MeetingKind::kMeeting, 0.6);
  } else if (is_word_in(lemma, "visit|tour")) {
    find_visit(verb, lemma);
  } else if (is_travel_verb(lemma)) {
    find_travel(verb, lemma);
  } else if (is_word_in(lemma, "tell|address|brief")) {
    find_speech(verb);
  } else if (lemma == "inform") {
    find_told(verb);
  } else if (is_word_in(lemma, "send|dispatch")) {
    find_sending(verb);
  } else if (lemma == "sign") {
    find_signing(verb);
  }
  if (is_word_in(lemma, "speak")) {
    find_speaking(verb);
    find_speech(verb);
  }
  if (is_word_in(lemma, "lead|head")) find_leading(verb);
  if (is_word_in(lemma, "expect")) find_due(verb);
  if (is_word_in(lemma, "invite")) find_inviting(verb);
  if (is_word_in(lemma, "join")) find_joining(verb);
  if (is_word_in(lemma, "spend|stay|vacation|holiday")) find_spent(verb);
  if (lemma == "spend") find_time_together(verb);
  if (is_speech_verb(lemma) || is_word_in(lemma, "speak")) find_abroad(verb);
}

void MeetingFinder::find_signing(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  const TypeSet person{EntityType::kPerson};
  // Papers that each signs where he is.
  const auto alone = [&](std::uint32_t paper) {
    return is_word_in(context_.lemma(paper),
                      "certification|certificate|form|petition|affidavit|confession|report|letter|"
                      "bill|law|legislation|decree|order|warrant|check|cheque|book|autograph|log|"
                      "record|complaint|brief|waiver|ballot|column|article|editorial|amendment");
  };
  if (std::ranges::any_of(tree.undergoers(verb), alone)) return;
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
  // "Ministers from Peru and Norway signed it in Lima": two sides in one phrase.
  if (mention.participants.empty()) {
    for (const std::uint32_t who : subjects_of(tree, verb)) {
      if (is_two_sided(who)) add_clusters({who}, {EntityType::kGroup}, mention.participants);
    }
    if (context_.place_of(verb) == kNone) return;
    mention.attended = true;
  } else if (mention.participants.size() < 2) {
    return;
  }
  if (mention.participants.empty()) return;
  mention.status = status_of(verb, false);
  add(std::move(mention));
}

bool MeetingFinder::is_two_sided(std::uint32_t head) const {
  const std::uint32_t m = context_.mention_of(head);
  if (m == kNone || context_.token(head).xpos != "NNS") return false;
  const Mention& mention = context_.document().mentions[m];
  const TokenSpan span = mention.phrase.empty() ? mention.tokens : mention.phrase;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (is_word_in(to_lower(context_.token(t).form), "and|both|two|three|four|five|six|all")) {
      return true;
    }
  }
  return false;
}

bool MeetingFinder::is_crowd(std::uint32_t verb) const {
  const Tree& tree = context_.tree(verb);
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.is_any(child, {"advcl", "xcomp"}) &&
        is_word_in(context_.lemma(child),
                   "protest|demonstrate|mourn|celebrate|demand|watch|pray|denounce|greet|welcome|"
                   "chant|condemn|say|commemorate|hear|see|listen")) {
      return true;
    }
  }
  const Tokens subjects = subjects_of(tree, verb);
  return std::ranges::none_of(subjects, [&](std::uint32_t who) {
    const std::uint32_t m = context_.mention_of(who);
    if (m == kNone) return false;
    const std::uint32_t cluster = context_.document().mentions[m].cluster;
    return is_one_of(context_, cluster,
                     {EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization}) ||
           is_traveller(cluster);
  });
}

void MeetingFinder::find_meet(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  // "Thousands gathered in Lima to protest" did not meet to talk.
  if (is_word_in(context_.lemma(verb), "gather|assemble|congregate") && is_crowd(verb)) return;
  MeetingMention mention;
  mention.trigger = verb;
  mention.confidence = 0.85;
  mention.attended = true;
  // "agreed to meet again in October"
  const std::vector<std::uint32_t> adverbs = tree.children(verb, "advmod");
  mention.another = std::ranges::any_of(
      adverbs, [this](std::uint32_t word) { return context_.lemma(word) == "again"; });
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
    // "met in Lima for a conference": the noun tells of it.
    if (others.empty() && is_for_gathering(verb, subjects.size() == 1)) return;
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
    if (others.size() > 1 && !subjects.empty() && is_apart(verb)) {
      finish_apart(mention, others, verb);
      return;
    }
    mention.hosts = others.empty() ? 0 : static_cast<std::uint32_t>(mention.participants.size());
    for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
  }
  if (mention.participants.empty()) return;
  const bool gathers =
      is_one_of(context_, mention.participants[0],
                {EntityType::kGroup, EntityType::kPerson, EntityType::kOrganization});
  const bool body = std::ranges::any_of(subjects_of(tree, verb), [&](std::uint32_t who) {
    return is_word_in(context_.lemma(who), kBodies);
  });
  if (mention.participants.size() < 2 && !gathers && !body) return;
  mention.status = status_of(verb, false);
  mention.says_status = true;
  // A body meets as one, and "meeting at the U.N." is somewhere; a single party else needs a place,
  // a day or a topic.
  const bool somewhere = tree.is(verb, "acl") && !tree.obliques(verb, "at").empty();
  if ((body || somewhere) && mention.participants.size() == 1) {
    mention.topic = topic_of(verb);
    add(std::move(mention));
    return;
  }
  finish(mention, verb);
  add_excluded(mention, tree.objects(verb));
  add_excluded(mention, tree.obliques(verb, "with"));
}

bool MeetingFinder::is_for_gathering(std::uint32_t verb, bool alone) const {
  const Tree& tree = context_.tree(verb);
  for (const char* preposition : {"for", "at"}) {
    // Several who meet at a summit may do so by themselves.
    if (preposition[0] == 'a' && !alone) continue;
    for (const std::uint32_t noun : tree.obliques(verb, preposition)) {
      if (is_word_in(context_.lemma(noun), "conference|summit|forum|congress")) return true;
    }
  }
  return false;
}

void MeetingFinder::add_requested(std::uint32_t verb, MeetingMention& mention) const {
  const Tree& tree = context_.tree(verb);
  const std::uint32_t noun = tree.head(verb);
  if (noun == kNone || !tree.is(verb, "acl") ||
      !is_word_in(context_.lemma(noun), "request|offer|proposal|invitation|bid|appeal|plea|call")) {
    return;
  }
  for (const char* preposition : {"by", "from", "of"}) {
    add_clusters(tree.obliques(noun, preposition), kActors, mention.participants);
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
    if (is_word_in(context_.lemma(object), kThingsMet)) return true;
    if (actors.empty() && !is_time(object) && context_.lemma(object) != "time" &&
        context_.mention_of(object) == kNone) {
      return true;
    }
  }
  return false;
}

// "Ministers are to discuss the crisis in Lima", "The council will debate the plan on Monday":
// officials in a place with a name, a body on a day.
bool MeetingFinder::sits_together(std::uint32_t head, std::uint32_t verb) const {
  constexpr std::string_view kOfficials =
      "minister|leader|diplomat|envoy|negotiator|lawmaker|president|delegate|ambassador";
  const bool body = is_word_in(context_.lemma(head), kBodies);
  const bool many =
      context_.token(head).xpos == "NNS" && is_word_in(context_.lemma(head), kOfficials);
  if (!many && !body) return false;
  // A body sits where it always does: on a day.
  if (body && context_.time_of(verb) != kNone) return true;
  const std::uint32_t place = context_.place_of(verb);
  return place != kNone && context_.document().has_name(place);
}

void MeetingFinder::find_talk(std::uint32_t verb) {
  const Tree& tree = context_.tree(verb);
  MeetingMention mention;
  mention.trigger = verb;
  mention.kind = has_phone(verb) ? MeetingKind::kPhoneCall : MeetingKind::kMeeting;
  mention.confidence = 0.7;
  Tokens others;
  // "celebrated with a party" names nobody.
  const bool feast = is_word_in(tree.verb_lemma(verb), "celebrate|feast");
  const TypeSet partners =
      feast ? TypeSet{EntityType::kPerson, EntityType::kGroup, EntityType::kCountry} : kActors;
  add_clusters(tree.obliques(verb, "with"), partners, others);
  if (others.empty() && tree.verb_lemma(verb) == "call") {
    add_clusters(tree.obliques(verb, "on"), kPeople, others);
  }
  // "discussed the plan with Oslo": the parser may hang the phrase on the object.
  for (const std::uint32_t object : tree.objects(verb)) {
    if (others.empty())
      add_clusters(tree.obliques(object, "with"), feast ? partners : kPeople, others);
  }
  if (others.empty() && !feast) {
    const std::string_view words = tree.verb_lemma(verb) == "discuss" ? "with" : "with|to";
    add_clusters(phrases_after(context_, verb, kPeople, words), kPeople, others);
  }
  const Tokens subjects = subjects_of(tree, verb);
  add_clusters(subjects, kActors, mention.participants);
  if (subjects.empty()) {
    add_clusters(subjects_before(context_, verb, kPeople), kPeople, mention.participants);
  }
  add_joint_subject(verb, {EntityType::kPerson}, mention.participants);
  // "the two spoke by telephone", "Olsen and Quispe talked on Monday"
  const bool to_others = !tree.obliques(verb, "to").empty() || !tree.obliques(verb, "at").empty() ||
                         !tree.objects(verb).empty() || tree.child(verb, "ccomp") != kNone;
  if (mention.participants.empty()) return;
  std::erase_if(others, [&](std::uint32_t who) { return is_audience(who); });
  const std::string lemma = tree.verb_lemma(verb);
  const bool people = is_one_of(context_, mention.participants.front(), {EntityType::kPerson}) &&
                      std::ranges::all_of(mention.participants, [&](std::uint32_t who) {
                        return is_one_of(context_, who, kPeople);
                      });
  const bool together =
      people &&
      ((is_word_in(lemma, "speak|talk|confer|conferr|sit|sit down|dine|lunch") && !to_others) ||
       is_word_in(lemma, "discuss|shake"));
  const bool among =
      mention.participants.size() == 2 && (mention.kind == MeetingKind::kPhoneCall || together);
  // "Officials from both sides discussed trade."
  const bool sides = mention.participants.size() == 1 && is_word_in(lemma, "discuss|debate") &&
                     std::ranges::any_of(subjects_of(tree, verb), [&](std::uint32_t who) {
                       return is_two_sided(who) || sits_together(who, verb);
                     });
  if (others.empty() && !among && !sides) return;
  // "met, but did not discuss the plan": no meeting is denied by that.
  if (others.empty() && is_word_in(lemma, "discuss|debate") && tree.has_negation(verb)) return;
  mention.attended = true;
  mention.hosts = others.empty() ? 0 : static_cast<std::uint32_t>(mention.participants.size());
  for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
  mention.status = status_of(verb, false);
  mention.says_status = true;
  finish(mention, verb);
  add_excluded(mention, tree.obliques(verb, "with"));
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
