// The state of the resolution and its sieves, precise first. Each sieve joins mentions and writes
// down why; resolver.cpp runs them in order.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/coref/pronoun_features.h"
#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/entity/person_names.h"
#include "extract/mention/titles.h"

namespace whomet {

// Disjoint sets of mentions (union by the smaller first mention, so the order is stable).
class MentionSets {
 public:
  explicit MentionSets(std::size_t count);
  std::uint32_t find(std::uint32_t mention) const;
  void join(std::uint32_t a, std::uint32_t b);

 private:
  mutable std::vector<std::uint32_t> parent_;
};

// Mentions further back than this are not looked at one by one: a bound for very long texts.
inline constexpr std::uint32_t kReach = 2000;

struct Resolution {
  Resolution(Document& the_document, const Gazetteer& the_gazetteer);

  Document& document;
  const Gazetteer& gazetteer;
  MentionSets sets;
  std::vector<std::string> texts;              // of each mention
  std::vector<std::vector<Title>> titles;      // of each Person name
  std::vector<MergeReason> reasons;            // parallel to reason_of
  std::vector<std::uint32_t> reason_of;        // a mention of the cluster that the reason is about
  std::map<std::uint32_t, std::string> names;  // canonical name by the tables, by mention
  std::vector<bool> named;                     // by the set's root: a name is in it
  // Of a phrase or pronoun that stands for several: a mention of each.
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;

  void join(std::uint32_t a, std::uint32_t b, const char* reason = nullptr);
  bool has_name(std::uint32_t m) const { return named[sets.find(m)]; }
  const Mention& mention(std::uint32_t m) const { return document.mentions[m]; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(document.mentions.size()); }
};

// Sieves over names.
void join_countries(Resolution& r);  // equal country ids
void join_people(Resolution& r);     // full names, then surnames, then spelling variants
void join_named_things(
    Resolution& r);  // organizations, places, events: keys, acronyms, short forms

// Sieves over noun phrases.
void join_appositions(Resolution& r);      // "China's top diplomat, Wang Yi"; "X is the president"
void join_title_nominals(Resolution& r);   // "the Russian president"
void join_compatriots(Resolution& r);      // "the Kenyan"
void find_members(Resolution& r);          // "the two leaders", "both countries"
void join_countries_meant(Resolution& r);  // "the country", "the government"
void join_nominals(Resolution& r);         // "the war", "the company"

// Pronouns, last. Each question that is asked goes to `asked`, if given.
void join_pronouns(Resolution& r, std::vector<PronounQuestion>* asked = nullptr);
void join_translated_names(Resolution& r);        // "the king" for Wang
void join_predicates(Resolution& r);              // "Olsen was named minister"
void join_predicates_of_pronouns(Resolution& r);  // "She was named minister": after the pronouns
// Whether the mention only says what somebody or something is, becomes or works as: "Peru is [a
// member] of it", "the first woman to serve as [minister]". Alone it stands for nobody.
bool is_only_said_of(const Resolution& r, std::uint32_t mention, TreeCache& trees);
void join_own_countries(Resolution& r);  // "his country", "their countries": after the pronouns
// Whether the mention begins with "its", "his", "our".
bool has_possessive(const Resolution& r, std::uint32_t mention);
void join_owned_nominals(Resolution& r);  // "its soldiers": after the pronouns

}  // namespace whomet
