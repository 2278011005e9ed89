// The lists were made from what the treebanks keep together, completed with the usual abbreviations
// of newspapers. Tested by tests/extract/text/tokenizer_test.cpp.
#include "extract/text/abbreviations.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/words.h"

namespace whomet {
namespace {

// clang-format off
constexpr std::string_view kTitles[] = {  // sorted; ends no sentence
    "adm.", "amb.", "art.", "atty.", "bros.", "brig.", "capt.", "cf.", "cmdr.", "col.", "cpl.",
    "det.", "dr.", "drs.", "fig.", "figs.", "fr.", "ft.", "gen.", "gov.", "govs.", "hon.", "insp.", "lt.",
    "maj.", "messrs.", "mlle.", "mme.", "mr.", "mrs.", "ms.", "mt.", "no.", "nos.", "pp.", "pres.",
    "prof.", "pvt.", "rep.", "reps.", "rev.", "sec.", "sen.", "sens.", "sgt.", "smt.", "st.", "supt.",
    "vol.", "vs."};
constexpr std::string_view kAbbreviations[] = {  // sorted; may end a sentence
    "a.k.a.", "al.", "approx.", "apr.", "assn.", "attn.", "aug.", "ave.", "blvd.", "ca.", "co.",
    "conf.", "corp.", "cos.", "dec.", "dept.", "div.", "e.g.", "ed.", "eds.", "esp.", "est.",
    "etc.", "ext.", "feb.", "fri.", "govt.", "i.e.", "inc.", "intl.", "jan.", "jr.", "jul.", "jun.",
    "llc.", "ltd.", "mar.", "mon.", "n.d.", "natl.", "nov.", "oct.", "op.", "oz.", "ph.d.", "plc.",
    "rd.", "sat.", "sept.", "sep.", "sr.", "sun.", "thu.", "thur.", "thurs.", "tue.", "tues.",
    "univ.", "va.", "wed.", "yrs."};
constexpr std::string_view kNumberTitles[] = {"art.", "fig.", "figs.", "ft.", "no.", "nos.", "pp.", "sec.", "vol."};
// clang-format on

}  // namespace

bool is_dotted(std::string_view word) {
  if (word.size() < 4 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_ascii_letter(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

bool is_title_abbreviation(std::string_view word) {
  return word.size() <= 9 && is_one_of(ascii_lower(word), kTitles);
}

bool is_abbreviation(std::string_view word) {
  if (!word.ends_with('.')) return false;
  if (word.size() == 2) return is_ascii_letter(word[0]);
  if (word.size() <= 24 && is_dotted(word)) return true;
  return word.size() <= 9 &&
         (is_one_of(ascii_lower(word), kTitles) || is_one_of(ascii_lower(word), kAbbreviations));
}

bool is_number_title(std::string_view word) {
  return is_one_of(word, kNumberTitles);
}

}  // namespace whomet
