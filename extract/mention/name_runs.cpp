// Method: a run grows from a capitalised word over further capitalised words, hyphens, particles
// and the joining words "of", "for", "and" where the words so far call for them. name_cuts.cpp then
// cuts it into titles and names.
#include "extract/mention/name_runs.h"

#include <algorithm>
#include <string>

#include "base/words.h"
#include "extract/mention/name_cuts.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

// Last words that a number completes: "Resolution 1559".
constexpr std::string_view kNumbered[] = {"resolution", "article", "flight", "protocol", "chapter",
                                          "channel",    "section", "apollo", "boeing",   "airbus",
                                          "route",      "title",   "type"};

constexpr std::string_view kGroupsWithPossessive[] = {
    "people",   "peoples",   "workers",   "women",       "children", "lord",
    "lawyers",  "teachers",  "veterans",  "journalists", "farmers",  "students",
    "nation",   "world",     "mothers",   "king",        "queen",    "bar",
    "citizens", "employees", "producers", "writers"};

class RunFinder {
 public:
  RunFinder(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer)
      : document_(document), words_(document, sentence, gazetteer), gazetteer_(gazetteer) {}

  // Runs by position, not overlapping.
  std::vector<TokenSpan> find() const {
    std::vector<TokenSpan> runs;
    for (std::uint32_t i = words_.begin(); i < words_.end();) {
      if (!can_start(i)) {
        ++i;
        continue;
      }
      const std::uint32_t last = extend(i);
      runs.push_back({i, last});
      i = last;
    }
    return runs;
  }

 private:
  const std::string& form(std::uint32_t i) const { return words_.form(i); }
  std::string lower(std::uint32_t i) const { return words_.lower(i); }

  bool can_start(std::uint32_t i) const {
    if (words_.is_particle_start(i)) return true;
    std::uint32_t entry_end = 0;
    if (!is_capitalised(words_.token(i))) {
      return gazetteer_.longest_from(form(i)) > 1 &&
             !longest_entry(document_, gazetteer_, i, words_.end(), &entry_end).empty() &&
             entry_end > i + 1;
    }
    if (!words_.is_name_word(i)) return false;
    if (!words_.starts_sentence(i)) return true;
    if (words_.token(i).upos == Upos::kPropn) return true;
    if (!longest_entry(document_, gazetteer_, i, words_.end(), &entry_end).empty()) {
      return entry_end > i + 1 || words_.token(i).upos != Upos::kVerb;
    }
    if (find_title_starting_at(document_, i, words_.end(), &entry_end) != nullptr) return true;
    if (gazetteer_.given_name(form(i)) != '\0' && words_.is_name_word(i + 1)) return true;
    if (words_.is_name_word(i + 1) && parse_person_name(document_.text_of({i, i + 2})).family_first)
      return true;
    return words_.is_name_word(i + 1) &&
           (words_.token(i).deprel == "compound" || words_.token(i).deprel == "flat" ||
            words_.token(i).deprel == "amod");
  }

  bool joins_of(std::uint32_t first, std::uint32_t at) const {
    std::uint32_t next = at + 1;
    if (next < words_.end() && (lower(next) == "the" || form(next) == "a")) ++next;
    if (!words_.is_name_word(next)) return false;
    const std::string last = lower(at - 1);
    const auto type = gazetteer_.type_of_name_head(last);
    if (!type) return false;
    // "the President of Chile", "in Oslo of" are no names; a place head needs a further name.
    if (*type == EntityType::kEvent || *type == EntityType::kItem) return false;
    if (at - first == 1 && *type != EntityType::kOrganization) {
      return *type == EntityType::kPlace
                 ? last == "gulf" || last == "bay" || last == "cape" || last == "isle" ||
                       last == "strait" || last == "republic" || last == "port" || last == "sea"
                 : *type == EntityType::kDocument && last != "plan" && last != "report";
    }
    // "Foreign Ministry of China": the owner is a name of its own; "Bank of China" is not.
    std::uint32_t owner_end = 0;
    const auto owner = longest_entry(document_, gazetteer_, next, words_.end(), &owner_end);
    bool has_link = false;
    for (std::uint32_t i = first; i < at; ++i)
      has_link = has_link || form(i) == "of" || form(i) == "for";
    if (!owner.empty() && owner[0].kind == GazetteerEntry::Kind::kCountry && at - first > 1 &&
        !has_link) {
      return last == "republic" || last == "university" || last == "bank" || last == "party" ||
             last == "church" || last == "kingdom" || last == "association";
    }
    return true;
  }

  bool joins_and(std::uint32_t first, std::uint32_t at) const {
    const std::uint32_t next = at + 1;
    if (!words_.is_name_word(next)) return false;
    if (form(at) == "&") return true;
    if (!is_field(lower(at - 1)) && !(at >= first + 2 && is_field(lower(next)))) return false;
    std::uint32_t title_end = 0;
    if (find_title_starting_at(document_, next, words_.end(), &title_end) != nullptr &&
        title_end < words_.end()) {
      if (words_.is_name_word(title_end)) return false;
    }
    bool has_of = false;
    for (std::uint32_t i = first; i < at; ++i)
      has_of = has_of || lower(i) == "of" || lower(i) == "for";
    std::uint32_t stop = next;
    while (words_.is_name_word(stop)) ++stop;
    const bool own_head = gazetteer_.type_of_name_head(lower(stop - 1)).has_value();
    if (has_of) return !own_head && is_field(lower(at - 1));
    return is_field(lower(at - 1)) &&
           (own_head || lower(stop - 1) == "minister" || lower(stop - 1) == "secretary");
  }

  // One past the end of the run that starts at `first`.
  std::uint32_t extend(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    if (!is_capitalised(words_.token(first)) && is_particle(form(first))) {
      while (end < words_.end() && !words_.is_name_word(end)) ++end;
    }
    cover_entry(first, &end);
    for (bool grown = true; grown && end < words_.end();) {
      grown = grow(first, &end);
    }
    return end;
  }

  void cover_entry(std::uint32_t at, std::uint32_t* end) const {
    std::uint32_t stop = 0;
    if (!longest_entry(document_, gazetteer_, at, words_.end(), &stop).empty())
      *end = std::max(*end, stop);
    if (find_title_starting_at(document_, at, words_.end(), &stop) != nullptr &&
        is_capitalised(words_.token(stop - 1))) {
      *end = std::max(*end, stop);
    }
  }

  bool grow(std::uint32_t first, std::uint32_t* end) const {
    const std::uint32_t at = *end;
    if (words_.is_name_word(at)) {
      *end = at + 1;
      cover_entry(at, end);
      return true;
    }
    const std::string& word = form(at);
    if (word == "-" && !words_.token(at - 1).space_after && !words_.token(at).space_after)
      return grow_hyphen(first, end);
    if (is_particle(word) || words_.is_particle_start(at)) {
      std::uint32_t next = at + 1;
      if (words_.is_name_word(at) || word.find('-') != std::string::npos) {
        *end = at + 1;
        return words_.is_particle_start(at);
      }
      while (next < words_.end() && next < at + 4 && (is_particle(form(next)) || form(next) == "-"))
        ++next;
      if (!words_.is_name_word(next)) return false;
      *end = next + 1;
      return true;
    }
    if ((word == "of" || word == "for" || word == "on") && joins_of(first, at)) {
      *end = lower(at + 1) == "the" || form(at + 1) == "a" ? at + 3 : at + 2;
      cover_entry(*end - 1, end);
      return true;
    }
    if ((word == "and" || word == "&") && joins_and(first, at)) {
      *end = at + 2;
      return true;
    }
    if ((word == "'s" || word == "'" || word == "’s" || word == "’") &&
        is_one_of(lower(at - 1), kGroupsWithPossessive) && words_.is_name_word(at + 1)) {
      std::uint32_t stop = at + 1;
      while (words_.is_name_word(stop)) ++stop;
      if (!gazetteer_.type_of_name_head(lower(stop - 1))) return false;
      *end = at + 2;
      return true;
    }
    if (is_digits(word) && is_one_of(lower(at - 1), kNumbered)) {
      *end = at + 1;
      return true;
    }
    return false;
  }

  bool is_country(std::uint32_t at) const {
    const auto entries = gazetteer_.find(form(at));
    return !entries.empty() && (entries[0].kind == GazetteerEntry::Kind::kCountry ||
                                entries[0].kind == GazetteerEntry::Kind::kDemonym ||
                                entries[0].kind == GazetteerEntry::Kind::kOrganization ||
                                entries[0].kind == GazetteerEntry::Kind::kCapital);
  }

  // At a hyphen without blanks: "Roed-Larsen", "Jong-un", but not "US-based" or "China-Japan".
  bool grow_hyphen(std::uint32_t first, std::uint32_t* end) const {
    const std::uint32_t at = *end;
    if (at + 1 >= words_.end()) return false;
    if (is_digits(form(at + 1)) && form(at - 1).size() <= 4) {  // F-16
      *end = at + 2;
      return true;
    }
    if (words_.is_name_word(at + 1)) {
      if (is_country(at - 1) && is_country(at + 1)) return false;
      *end = at + 2;
      return true;
    }
    const std::string& next = form(at + 1);
    const std::uint32_t family = at >= first + 2 ? at - 2 : first;
    const bool small = next.size() <= 5 && has_letter(next) && at - first >= 2 &&
                       !is_country(at - 1) &&
                       parse_person_name(document_.text_of({family, at + 2})).family_first;
    if (!small) return false;
    *end = at + 2;
    return true;
  }

  const Document& document_;
  NameWords words_;
  const Gazetteer& gazetteer_;
};

}  // namespace

std::vector<NamePiece> find_name_pieces(const Document& document, std::uint32_t sentence,
                                        const Gazetteer& gazetteer) {
  std::vector<NamePiece> pieces;
  for (const TokenSpan run : RunFinder(document, sentence, gazetteer).find())
    cut_run(document, sentence, gazetteer, run, pieces);
  return pieces;
}

}  // namespace whomet
