// Finds meeting mentions: one object a document. Internal to extract/relation/meeting_*.cpp: verbs,
// nouns and what both need lie in a file each. Numbers are indices of tokens in the document; those
// of participants and places are indices of clusters. What is not found is kNone or empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relation/context.h"
#include "extract/relation/meeting_mentions.h"

namespace whomet {

using Tokens = std::vector<std::uint32_t>;  // or indices of clusters

inline constexpr TypeSet kActors{EntityType::kPerson, EntityType::kCountry,
                                 EntityType::kOrganization, EntityType::kGroup};
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
  // --- what verbs and nouns need (meeting_mentions.cpp) ---
  void add_clusters(const Tokens& heads, TypeSet types, Tokens& clusters) const;

  std::uint32_t first_place(const Tokens& heads, TypeSet types = kPlaces) const;

  // Places with a name: nobody visits "power" or "the area".
  void add_named_places(const Tokens& heads, Tokens& clusters) const;

  bool has_name(std::uint32_t cluster) const;

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

  static void push_new(Tokens& list, std::uint32_t cluster);

  // --- meeting_verbs.cpp ---

  // --- verbs ---

  // "Olsen told Quispe": two named people who speak with each other.
  void find_told(std::uint32_t verb);

  // "told reporters in Lima", "addressed parliament".
  void find_speech(std::uint32_t verb);

  void find_verb(std::uint32_t verb);

  // "sent her envoy to Lima": the envoy visits.
  void find_sending(std::uint32_t verb);

  // "Olsen signed the accord with Quispe in Lima": people who sign together have met.
  void find_signing(std::uint32_t verb);

  // "Speaking in Lima, Olsen said": a speech there.
  void find_speaking(std::uint32_t verb);

  // "Olsen is in Lima for talks".
  void find_stay(std::uint32_t token);

  // "In Lima, visiting Norwegian minister Olsen urged": the guest, in the place of the sentence.
  void find_visiting(std::uint32_t word);

  bool has_phone(std::uint32_t verb) const;

  void find_meet(std::uint32_t verb);

  bool has_thing_met(std::uint32_t verb) const;

  void find_talk(std::uint32_t verb);

  void find_with_object(std::uint32_t verb, MeetingKind kind, double confidence);

  void find_visit(std::uint32_t verb, const std::string& lemma);

  void add_visits(const MeetingMention& pattern, const Tokens& places);

  void find_travel(std::uint32_t verb, const std::string& lemma);

  // "met A, B and C" tells of a meeting with each.
  void finish_apart(const MeetingMention& pattern, const Tokens& partners, std::uint32_t trigger);

  void finish(MeetingMention mention, std::uint32_t verb);

  struct NounKind;
  // --- meeting_nouns.cpp ---

  // --- nouns ---

  const NounKind* kind_of(std::uint32_t noun) const;

  // Among the words of the noun's phrase before it.
  bool has_word_before(std::uint32_t noun, std::string_view words) const;

  void find_noun(std::uint32_t noun);

  std::uint32_t cluster_of(std::uint32_t noun) const;

  void name_it(MeetingMention& mention) const;

  // The verb that makes the occasion happen: "held talks", "attended the summit"; or kNone.
  std::uint32_t holding_verb(std::uint32_t noun) const;

  // Returns partners whom the others met one by one; they are in no list yet.
  Tokens collect_participants(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb,
                              bool visit) const;

  // "are to hold talks", "had separate meetings": a verb of holding shortly before the noun.
  bool is_held_before(std::uint32_t noun) const;

  // "In an interview with the Times, Olsen said": whoever speaks in the sentence.
  void add_speaker(MeetingMention& mention, std::uint32_t noun) const;

  // The word before the noun's phrase, lower case: "in" of "in a rare interview".
  std::string before_phrase(std::uint32_t noun) const;

  // Who takes part where the noun does not say it: the subject of the holding verb, or of the
  // clause that the occasion frames ("said in talks with", "arrived for a meeting with").
  Tokens actors_around(std::uint32_t noun, std::uint32_t verb) const;

  void add_noun_visit(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb);

  const Context& context_;
  std::vector<MeetingMention> found_;
};

}  // namespace whomet
