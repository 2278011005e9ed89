// What kind of thing a name is by its own words: the tables, its title, its last word, its shape.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_runs.h"

namespace whomet {

// A name that was found, before its type is final.
struct Candidate {
  NamePiece piece;
  std::string text;
  std::uint32_t head = 0;
  EntityType type = EntityType::kTopic;
  std::string country;
  std::string ner;
  bool typed = false;
  bool weak = false;  // the type may yield to what the same words are elsewhere
  bool drop = false;
  bool against_model = false;  // the table's country or capital, which the model takes for a person
};

// "NATO", "U.N.", "G-20": capitals, with dots, digits or hyphens.
bool is_acronym(std::string_view word);
bool has_digit(std::string_view text);
// "HONG KONG" -> "Hong Kong".
std::string capitalised(std::string text);
// Gives the candidate the type, and the tag that goes with it unless it has a finer one.
void set_type(Candidate& candidate, EntityType type, bool weak = false);
// Gives it type, tag and country of the table entry.
void set_type(Candidate& candidate, const GazetteerEntry& entry);

// Document and gazetteer must outlive it.
class NameTyper {
 public:
  NameTyper(const Document& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer) {}

  // Type from the words and their title alone; may leave it open, or say that it is no name.
  void type_alone(Candidate& candidate) const;
  // For a name of which nothing else is known.
  void type_by_default(Candidate& candidate) const;
  // "Foreign Ministry", "Parliament": every country has one.
  bool is_generic_body(const Candidate& candidate) const;
  // Whether a people's form ("Republican") is that of a party or movement of the tables: it stands
  // alone or is said of an office or a person; "Conservative Christians" are of none.
  bool tells_body(const Candidate& candidate) const;
  // Wikidata id of the country that the words beside the name or in it say that it belongs to:
  // "Russia's [Security Council]", "the Iraqi [Foreign Ministry]", "[Foreign Ministry] of Chile".
  std::string owner_country(const Candidate& candidate) const;
  // "in Xi", "near Sharon": as only places stand.
  bool is_locative(const Candidate& candidate) const;
  // Whether words such as "of" join parts of the name.
  bool has_link(TokenSpan span) const;

 private:
  const std::string& form(std::uint32_t i) const { return document_.tokens[i].form; }
  bool is_no_name(std::uint32_t token) const;
  bool is_common_noun(std::uint32_t token) const;
  std::uint32_t name_head(TokenSpan span) const;
  void type_by_table(Candidate& candidate) const;
  void qualify_body(Candidate& candidate, const GazetteerEntry& entry) const;

  const Document& document_;
  const Gazetteer& gazetteer_;
};

}  // namespace whomet
