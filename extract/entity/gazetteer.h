// The world tables: countries with aliases, demonyms, capitals and metonyms; cities; organizations;
// dated leaders; given names and head words. Built from data/gazetteer/*.tsv (data/README.md).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "graph/facts.h"

namespace whomet {

struct Country {
  std::string wikidata;                    // "Q148"
  std::string iso2;                        // "CN"; "" for states that are no more
  std::string name;                        // "China"
  EntityType type = EntityType::kCountry;  // kPlace for territories of other states
};

// What a name in a table may mean.
struct GazetteerEntry {
  enum class Kind {
    kCountry,  // "China", "People's Republic of China", "PRC"
    kDemonym,  // "Chinese", "Ukrainians"; "European" for Europe
    kCapital,  // "Beijing": a Place, or the country when it acts
    kMetonym,  // "the Kremlin": the country's government
    kCity,
    kRegion,        // "Europe", "Central Asia", "Texas", "the West"
    kOrganization,  // "European Union", "NATO"; also named events, documents, meetings
    kLeader         // a dated office holder
  };

  Kind kind = Kind::kCountry;
  EntityType type = EntityType::kCountry;
  std::string name;     // canonical
  std::string country;  // Wikidata id of the country it is, lies in or stands for; "" = none
  std::string ner;      // tag of CoNLL-U output: "GPE", "NORP", "ORG", ...
};

// Who held an office, as weekly snapshots of 2014-2026 saw it.
struct Leader {
  std::string name;       // "Xi Jinping"
  std::string country;    // Wikidata id
  std::string role;       // "head_of_state", "head_of_government", "deputy", "ambassador"
  std::string title;      // "President"
  std::string since;      // ISO date or its beginning
  std::string last_seen;  // ISO day
};

// Immutable after loading; any number of threads may share one.
class Gazetteer {
 public:
  static Gazetteer load();  // from the embedded tables; throws std::runtime_error if one is damaged

  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // All readings of exactly this name (case-sensitive, apostrophes and accents made plain), the
  // likelier first: countries, then organizations and regions, capitals, cities.
  std::span<const GazetteerEntry> find(std::string_view name) const;

  // At most so many tokens has the longest entry that starts with this word; 0 = none does.
  std::size_t longest_from(std::string_view first_word) const;

  // nullptr = unknown.
  const Country* country(std::string_view wikidata) const;

  // Office holders of this family name (any spelling).
  std::span<const Leader> leaders(std::string_view family_name) const;

  // 'm', 'f', 'b' (both) for a known given name, 0 otherwise. Accents do not matter, case does.
  char given_name(std::string_view word) const;

  // What a name or a noun phrase with this (lower-case) head word is: "ministry" Organization.
  std::optional<EntityType> type_of_name_head(std::string_view word) const;
  std::optional<EntityType> type_of_noun(std::string_view word) const;
  // What a common noun (lemma) names by its usual sense, for nouns that have no row of their own in
  // head_words.tsv; kPerson and kOrganization of one, a kGroup where several are meant.
  std::optional<EntityType> type_of_lemma(std::string_view lemma) const;

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  explicit Gazetteer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

// The name with typographic apostrophes, quotes and dashes made ASCII and accents dropped, case
// kept: "São Tomé" -> "Sao Tome".
std::string plain_name(std::string_view name);

}  // namespace whomet
