// Finds meeting mentions: one object a document. Internal to extract/relation/meeting_*.cpp: verbs,
// nouns, visits, parties and what all need lie in a file each. Numbers are indices of tokens in the
// document; those of participants and places are indices of clusters. What is not found is kNone or
// empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relation/context.h"
#include "extract/relation/meeting_mentions.h"

namespace whomet {

using Tokens = std::vector<std::uint32_t>;  // or indices of clusters

inline constexpr TypeSet kPeople{EntityType::kPerson, EntityType::kGroup};
inline constexpr TypeSet kPlaces{EntityType::kPlace, EntityType::kCountry};

inline bool is_one_of(const Context& context, std::uint32_t cluster, TypeSet types) {
  return types.contains(context.type_of(cluster));
}

class MeetingFinder {
 public:
  explicit MeetingFinder(const Context& context) : context_(context) {}

  std::vector<MeetingMention> find_all();

 private:
  // --- who takes part (meeting_parties.cpp, meeting_attendance.cpp, meeting_frames.cpp) ---
  void add_clusters(const Tokens& heads, TypeSet types, Tokens& clusters) const;

  // "Peruvian" of "Peruvian and Norwegian officials": where the tree takes it for one of two.
  bool describes_next(std::uint32_t head) const;

  // "The two": those of the last report that named two, where coreference knows none; else empty.
  Tokens members_of(std::uint32_t head) const;

  Tokens last_pair(std::uint32_t head) const;

  // The people, or states, that the last sentences name, if they are two.
  Tokens only_pair_before(std::uint32_t head, bool states) const;

  // "Minister Olsen and visiting Minister Quispe signed": who stands before the verb, where the
  // tree gives one subject and the words two.
  void add_joint_subject(std::uint32_t verb, TypeSet types, Tokens& clusters) const;

  // Wikidata id of the country that somebody belongs to or a place lies in; "" if unknown.
  std::string country_of(std::uint32_t cluster) const;

  // Whether the place lies in the country that the person belongs to: going there is no visit.
  bool is_home(std::uint32_t person, std::uint32_t place) const;

  // --- what verbs and nouns need (meeting_mentions.cpp, meeting_times.cpp) ---

  std::uint32_t first_place(const Tokens& heads, TypeSet types = kPlaces) const;

  // Places with a name: nobody visits "power" or "the area".
  void add_named_places(const Tokens& heads, Tokens& clusters) const;

  // People, and groups of a kind that pays visits.
  void add_travellers(const Tokens& heads, Tokens& clusters) const;

  bool is_traveller(std::uint32_t cluster) const;

  std::uint32_t place_among(std::uint32_t token,
                            std::initializer_list<const char*> prepositions) const;

  MeetingStatus status_of(std::uint32_t token, bool nominal) const;

  std::string topic_of(std::uint32_t token) const;

  bool is_time(std::uint32_t token) const;

  void add(MeetingMention mention);

  // "talks with Minister Quispe in Lima": the parser hangs the place on the person.
  std::uint32_t place_beside(const MeetingMention& mention) const;

  // Whether the time stands in the phrase of the noun, or in the clause that is about it.
  bool has_own_time(const MeetingMention& mention) const;
  // Whether its time is a length, a limit ("since May"), or that of another clause.
  bool is_no_day(const MeetingMention& mention) const;
  // "returned", "came back".
  bool is_return(std::uint32_t verb) const;
  // Takes out who is only said to have done nothing there.
  void leave_out_absent(MeetingMention& mention) const;

  // "talks scheduled for Monday in Lima".
  std::uint32_t place_set(std::uint32_t noun) const;

  // "The meeting is set to open tomorrow in Lima": the verb that tells when and where; or kNone.
  std::uint32_t raised_verb(std::uint32_t noun) const;

  // "met", "were meeting".
  bool is_past(std::uint32_t verb) const;

  // "ministers meeting in Lima this week agreed": the time expression right behind; or kNone.
  std::uint32_t time_behind(std::uint32_t verb) const;

  // "left Lima following talks", "Before leaving Lima, Olsen met": the city, or kNone.
  std::uint32_t place_left(std::uint32_t trigger) const;
  // "met on the sidelines of the summit in Lima": there as well.
  std::uint32_t place_of_sidelines(std::uint32_t trigger) const;
  // "flew to Lima for talks with", "will travel to Lima to meet": where the journey goes.
  std::uint32_t place_of_journey(std::uint32_t trigger) const;
  // "flew to Lima, where she met him": the place before the clause.
  std::uint32_t place_where(std::uint32_t trigger) const;

  // "the Lima meeting": the one city before the noun, or kNone.
  std::uint32_t city_before(std::uint32_t noun) const;

  // "While in Lima, Olsen met", "is in Lima, holding talks".
  std::uint32_t place_meanwhile(std::uint32_t trigger) const;

  // A named place, or a building, town or the like.
  bool can_host(std::uint32_t place) const;

  // The same by the order of words: "in Lima" right behind the trigger, a participant or a time.
  std::uint32_t place_behind(const MeetingMention& mention) const;

  static void push_new(Tokens& list, std::uint32_t cluster);

  // --- verbs (meeting_verbs.cpp, meeting_hosts.cpp, meeting_speeches.cpp, meeting_travel.cpp) ---

  // "Olsen told Quispe": two named people who speak with each other.
  void find_told(std::uint32_t verb);

  // "told reporters in Lima", "addressed parliament".
  void find_speech(std::uint32_t verb);

  void find_verb(std::uint32_t verb);

  // "arrived in Lima from Oslo": where somebody abroad came from.
  void add_left_behind(const MeetingMention& pattern, std::uint32_t verb, std::string_view lemma);

  // "spent Wednesday in Lima", "will stay in Lima for two days".
  void find_spent(std::uint32_t verb);

  // "invited Quispe to Oslo": he may visit it.
  void find_inviting(std::uint32_t verb);

  // "leads a delegation to Lima": the leader visits.
  void find_leading(std::uint32_t verb);

  // "is due in Lima on Monday", "is expected in Lima".
  void find_due(std::uint32_t word);

  // "sent her envoy to Lima": the envoy visits.
  void find_sending(std::uint32_t verb);

  // "Olsen signed the accord with Quispe in Lima": people who sign together have met.
  void find_signing(std::uint32_t verb);

  // "ministers from Peru and Norway", "officials of both sides".
  bool is_two_sided(std::uint32_t head) const;

  // "Ministers discussed the crisis in Lima".
  bool sits_together(std::uint32_t head, std::uint32_t verb) const;

  // "Speaking in Lima, Olsen said": a speech there.
  void find_speaking(std::uint32_t verb);

  // Reporters and crowds hear a speech; nobody meets them.
  bool is_audience(std::uint32_t cluster) const;

  // Whether "at" something follows the participle.
  bool is_ahead(std::uint32_t noun) const;
  // "spoke at a rally", "is speaking at the opening of"; not at talks, which nouns tell of.
  bool is_occasion_spoken_at(std::uint32_t verb) const;
  bool speaks_at(std::uint32_t verb) const;

  // "Norwegian President Olsen said in Lima": who speaks abroad is on a visit.
  void find_abroad(std::uint32_t verb);

  // "called Quispe on Monday", "called him to thank him": by phone, not by a name.
  bool is_calling_up(std::uint32_t verb) const;
  // "raised the case with her counterpart": spoke with her.
  bool is_raising(std::uint32_t verb) const;
  // "spent an hour with the prime minister".
  void find_time_together(std::uint32_t verb);
  // "joined the Lima Convention": a treaty, not a conference.
  bool is_treaty(std::uint32_t noun) const;

  // "call on the prime minister", "sat down with her".
  bool is_calling_on(std::uint32_t verb) const;

  // "turned down a request by Olsen to meet": both sides of a request.
  void add_requested(std::uint32_t verb, MeetingMention& mention) const;

  // "Olsen is in Lima for talks".
  void find_stay(std::uint32_t token);

  // "In Lima, visiting Norwegian minister Olsen urged": the guest, in the place of the sentence.
  void find_visiting(std::uint32_t word);

  bool has_phone(std::uint32_t verb) const;

  void find_meet(std::uint32_t verb);

  // "Mourners gathered": people who are no officials, or who came to protest, watch or pray.
  bool is_crowd(std::uint32_t verb) const;

  // "gathered for a summit"; if `alone`, one party, also "met at a summit".
  bool is_for_gathering(std::uint32_t verb, bool alone) const;

  bool has_thing_met(std::uint32_t verb) const;

  void find_talk(std::uint32_t verb);

  void find_with_object(std::uint32_t verb, MeetingKind kind, double confidence);

  void find_visit(std::uint32_t verb, const std::string& lemma);

  // "Berg will also visit": the place of the last visit that was told of.
  void find_visit_too(std::uint32_t verb);

  // "will join him in Lima".
  void find_joining(std::uint32_t verb);

  // Where those are who are visited: "troops in Lima", "refugees sheltered near it".
  void place_people(std::uint32_t host, Tokens& places) const;

  void add_visits(const MeetingMention& pattern, const Tokens& places);

  void find_travel(std::uint32_t verb, const std::string& lemma);

  // "separate meetings with A and B", "met A and B separately"; "met A and B" is one meeting.
  bool is_apart(std::uint32_t trigger) const;

  // A meeting with each of them.
  void finish_apart(const MeetingMention& pattern, const Tokens& partners, std::uint32_t trigger);

  void finish(MeetingMention mention, std::uint32_t verb);

  // "met Quispe, but not Rocha": the others of the report have not met who is excluded beside one
  // of these heads.
  void add_excluded(const MeetingMention& told, const Tokens& heads);

  struct NounKind;
  // --- nouns (meeting_nouns.cpp, meeting_visits.cpp, meeting_names.cpp) ---

  const NounKind* kind_of(std::uint32_t noun) const;

  // Among the words of the noun's phrase before it.
  bool has_word_before(std::uint32_t noun, std::string_view words) const;

  void find_noun(std::uint32_t noun);

  std::uint32_t cluster_of(std::uint32_t noun) const;

  // Returns the body that the occasion is called after and that takes part ("NATO summit"), or
  // kNone.
  std::uint32_t name_it(MeetingMention& mention) const;
  std::uint32_t name_by_parts(MeetingMention& mention) const;

  // "Summit of the Andes", written large; or "".
  std::string name_of_region(std::uint32_t noun) const;

  // "the 2020 Andean summit": which of them it is belongs to the name.
  void add_year(MeetingMention& mention) const;

  // "six-nation talks", "economic conference": the noun with the words before it that say which
  // occasion is meant; empty if there are none.
  std::string description_of(std::uint32_t noun) const;

  // Who met at the last talks told of, in this sentence or shortly before; else empty.
  Tokens last_met(std::uint32_t noun) const;

  // "is on a mission to Peru"; not "the mission to Mars", "a deal on a mission to Mars".
  bool is_on_mission(std::uint32_t noun) const;

  // "opposes the talks with Peru": whoever holds them.
  bool is_only_judged(std::uint32_t noun) const;

  // "attended the World Food Conference": an occasion, though its name reads like that of a body.
  bool is_named_occasion(std::uint32_t noun) const;

  // "will not attend the summit", "boycotted the conference": who does not is taken out, and the
  // occasion takes place without them; "will not take part in talks with Quispe": it does not.
  // False if nobody is away.
  bool leave_out_away(MeetingMention& mention, std::uint32_t noun) const;

  // The verb that makes the occasion happen: "held talks", "attended the summit"; or kNone.
  std::uint32_t holding_verb(std::uint32_t noun) const;

  // Returns partners whom the others met one by one; they are in no list yet.
  Tokens collect_participants(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb,
                              bool visit) const;

  // "criticized the plan after the summit", "met before the conference": the gathering only says
  // when; who acts need not be there.
  bool is_only_a_date(const MeetingMention& mention, std::uint32_t noun) const;

  // Whose occasion it is: its owners, "between", "of" and "by", who is told of beside it.
  void add_parties(std::uint32_t noun, std::uint32_t verb, bool visit,
                   MeetingMention& mention) const;

  // With whom they are: "with", and who is called.
  Tokens partners_of(std::uint32_t noun, std::uint32_t verb, bool visit,
                     const MeetingMention& mention) const;

  // "talks on the port's future between Peru and Norway": whom the preposition names behind what
  // they are about.
  Tokens phrases_past_topic(std::uint32_t noun, std::string_view preposition) const;

  // "In talks on Monday, Olsen told Quispe": who hears it takes part.
  void add_hearers(const MeetingMention& mention, std::uint32_t noun, Tokens& partners) const;

  // What clauses about the occasion say: "a summit where leaders will gather", "talks involving
  // Peru".
  void add_told_aside(std::uint32_t noun, MeetingMention& mention) const;

  // Who attends, hosts or speaks at an occasion "of" others; nothing where nobody else is told of.
  void add_present(std::uint32_t noun, std::uint32_t verb, MeetingMention& mention) const;

  // "received a call from Quispe", "placed a call to her".
  void add_callers(std::uint32_t noun, std::uint32_t verb, Tokens& partners) const;

  // "are to hold talks", "had separate meetings": a verb of holding shortly before the noun.
  bool is_held_before(std::uint32_t noun) const;

  // "met to discuss restarting talks": other talks than those at which they do.
  bool is_topic_of_talks(std::uint32_t noun, std::uint32_t verb) const;

  // "In an interview with the Times, Olsen said": whoever speaks in the sentence.
  void add_speaker(MeetingMention& mention, std::uint32_t noun) const;

  // "as part of a rally".
  bool has_part_before(std::uint32_t noun) const;

  // The word before the noun's phrase, lower case: "in" of "in a rare interview".
  std::string before_phrase(std::uint32_t noun) const;

  // "In Lima for a summit": the place, or kNone.
  std::uint32_t stay_before(std::uint32_t noun) const;

  // Who takes part where the noun does not say it: the subject of the holding verb, or of the
  // clause that the occasion frames ("said in talks with", "arrived for a meeting with").
  Tokens actors_around(std::uint32_t noun, std::uint32_t verb) const;

  // "the first visit to Lima by a Norwegian minister": of a visit told before.
  bool ranks_visit(std::uint32_t noun) const;
  void add_noun_visit(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb);

  // "a trip that will take her to Peru and Chile": a visit to each.
  void add_taken(const MeetingMention& mention, std::uint32_t noun);

  // "a China trip", "her European tour".
  void add_places_before(std::uint32_t noun, Tokens& places) const;

  // "said at a hearing", "made the remarks at a ceremony".
  bool is_spoken_at(std::uint32_t noun) const;
  // "Monday's session of parliament", "lawmakers walked out during Monday's session": of a body.
  bool is_sitting(std::uint32_t noun) const;
  // The members who act in the clauses that a dated session frames: "lawmakers".
  Tokens members_sitting(std::uint32_t noun) const;

  // "At the National Assembly, Olsen said": a speech to the body.
  void find_address(std::uint32_t noun, std::uint32_t body);

  // "a phone call", "a call between Olsen and Quispe".
  bool is_by_phone(std::uint32_t noun) const;

  // "rounds of talks", "annual meetings": many occasions, told as one.
  bool is_series(std::uint32_t noun) const;

  // "a third round of talks was held": the noun that stands for the occasion in its clause.
  std::uint32_t carrier_of(std::uint32_t noun) const;

  const Context& context_;
  std::vector<MeetingMention> found_;
};

}  // namespace whomet
