// The world tables: countries with aliases, demonyms, capitals and metonyms; cities; organizations;
// dated leaders; titles; given names and nicknames. Built from data/gazetteer/*.tsv.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "graph/facts.h"

namespace whomet {

struct Country {
  std::string wikidata;  // "Q148"
  std::string iso2;      // "CN"
  std::string name;      // "China"
};

// What a name in a table may mean.
struct GazetteerEntry {
  enum class Kind {
    kCountry,       // "China", "People's Republic of China", "PRC"
    kDemonym,       // "Chinese", "Ukrainians"
    kCapital,       // "Beijing": a Place, or the country when it acts
    kMetonym,       // "the Kremlin", "White House": the country's government
    kCity,
    kRegion,        // "Europe", "Central Asia", "Indo-Pacific", "the West"
    kOrganization,  // "European Union", "NATO"
    kLeader         // a dated office holder
  };

  Kind kind = Kind::kCountry;
  EntityType type = EntityType::kCountry;
  std::string name;      // canonical
  std::string country;   // Wikidata id of the country it is, lies in or stands for; "" = none
};

// Immutable after loading; any number of threads may share one.
class Gazetteer {
 public:
  static Gazetteer load();  // from the embedded tables

  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // All readings of exactly this name (case-sensitive, apostrophes and accents made plain).
  std::span<const GazetteerEntry> find(std::string_view name) const;

  // Tokens in the longest entry that starts with this word; 0 = none does. For longest-match search.
  std::size_t longest_from(std::string_view first_word) const;

  // nullptr = unknown.
  const Country* country(std::string_view wikidata) const;

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  explicit Gazetteer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace whomet
