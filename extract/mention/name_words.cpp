// Tested by tests/extract/mention/names_test.cpp.
#include "extract/mention/name_words.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

// Words that are no part of a name though they may be capitalised, parted by blanks.
constexpr std::string_view kFunctionWords =
    "a about according across additionally after again against ago all almost along already "
    "also although always am amid among an and another any anyone are around as asked at be "
    "because been before behind being below besides between beyond both but by can could "
    "despite did do does during each earlier either else even every everyone except few "
    "finally first following for from further furthermore given had has have having he her "
    "here hers him his how however i if in including indeed inside instead into is it its "
    "just last later least less let like many may meanwhile more moreover most much must my "
    "near nearly neither never nevertheless next no none nonetheless nor not nothing now of "
    "off often on once one only or other others otherwise our out outside over own per "
    "perhaps rather recently same several shall she should since so some someone soon still "
    "such than that the their them then there therefore these they this those though three "
    "through thus to today together too toward towards two under unless unlike until up "
    "upon us very via was we well were what when where whether which while who whom whose "
    "why will with within without would yes yesterday yet you your tomorrow four five six "
    "seven eight nine ten hundreds thousands dozens millions ahead critics analysts experts "
    "officials police o'clock photo read image file video source advertisement web internet";

// Function words that names begin with: "Than Shwe", "All Parties Conference".
constexpr std::string_view kNamesToo[] = {"all", "do", "per", "than", "will", "so", "an"};

constexpr std::string_view kCalendar[] = {
    "april",   "aug",       "august",   "dec",     "december", "feb",        "february",
    "friday",  "fri",       "jan",      "january", "july",     "june",       "mar",
    "march",   "may",       "mon",      "monday",  "nov",      "november",   "oct",
    "october", "sat",       "saturday", "sep",     "sept",     "september",  "sun",
    "sunday",  "thu",       "thursday", "tue",     "tuesday",  "wed",        "wednesday",
    "utc",     "gmt",       "est",      "edt",     "am",       "pm",         "a.m",
    "p.m",     "ad",        "bc",       "jan.",    "feb.",     "aug.",       "sept.",
    "oct.",    "nov.",      "dec.",     "mondays", "tuesdays", "wednesdays", "thursdays",
    "fridays", "saturdays", "sundays"};

constexpr std::string_view kParticles[] = {"abu", "al",  "ad",  "ash", "as",    "bin", "bint",
                                           "da",  "das", "de",  "del", "della", "den", "der",
                                           "di",  "dos", "du",  "el",  "ibn",   "la",  "le",
                                           "ter", "ul",  "van", "von", "y",     "zu"};

constexpr std::string_view kFields[] = {
    "affairs",        "agriculture",    "armed",         "arts",
    "commerce",       "communications", "conflict",      "cooperation",
    "culture",        "defence",        "defense",       "development",
    "drug",           "economic",       "economics",     "economy",
    "education",      "energy",         "environment",   "finance",
    "fisheries",      "food",           "foreign",       "health",
    "home",           "human",          "humanities",    "industry",
    "information",    "interior",       "international", "justice",
    "labor",          "labour",         "law",           "oil",
    "peace",          "planning",       "political",     "public",
    "reconstruction", "research",       "safety",        "science",
    "security",       "social",         "strategic",     "technology",
    "tourism",        "trade",          "transport",     "war",
    "women",          "youth",          "sports",        "religious",
    "police",         "natural"};

bool is_function_word(std::string_view lower) {
  static const auto words = [] {
    std::unordered_set<std::string_view> all;
    for (const std::string_view word : split(kFunctionWords, ' ')) all.insert(word);
    return all;
  }();
  return words.contains(lower);
}

bool is_opening(const std::string& form) {
  return form == "\"" || form == "“" || form == "‘" || form == "``" || form == "'" || form == ":" ||
         form == "—" || form == "–" || form == "--" || form == "(" || form == "[" || form == "•";
}

}  // namespace

bool has_article(const Document& document, std::uint32_t token) {
  if (token > 0 && document.tokens[token - 1].upos == Upos::kAdj) --token;
  if (token == 0) return false;
  const std::string word = lower_form(document.tokens[token - 1]);
  return word == "a" || word == "an" || word == "one";
}

bool has_letter(const std::string& form) {
  return std::any_of(form.begin(), form.end(), [](char c) {
    return c < 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool is_digits(const std::string& form) {
  return !form.empty() &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_particle(std::string_view word) {
  return is_one_of(word, kParticles);
}

bool is_field(std::string_view lower_word) {
  return is_one_of(lower_word, kFields);
}

bool is_capitalised(const Token& token) {
  if (token.form.empty() || token.form == "I") return false;
  const char c = token.form[0];
  if (c >= 0) return c >= 'A' && c <= 'Z';
  return is_upper(decode_utf8(token.form, 0).value);
}

bool is_possessive(std::string_view form) {
  return form == "'s" || form == "’s" || form == "'" || form == "’";
}

bool is_calendar_word(std::string_view lower_word) {
  return is_one_of(lower_word, kCalendar);
}

Casing casing_of(const Document& document, const Sentence& sentence) {
  std::size_t capital = 0;
  std::size_t upper = 0;
  std::size_t small = 0;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const std::string& form = document.tokens[i].form;
    if (!has_letter(form)) continue;
    if (is_capitalised(document.tokens[i])) {
      ++capital;
      if (form.size() > 1 &&
          std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        ++upper;
    } else if (form[0] >= 'a' && form[0] <= 'z' && !is_function_word(form)) {
      ++small;
    }
  }
  if (upper >= 3 && upper == capital && small == 0) return Casing::kUpperCase;
  if (capital >= 4 && small == 0 && sentence.tokens.size() >= 5) return Casing::kTitleCase;
  return Casing::kNormal;
}

std::span<const GazetteerEntry> longest_entry(const Document& document, const Gazetteer& gazetteer,
                                              std::uint32_t first, std::uint32_t last,
                                              std::uint32_t* end) {
  const std::size_t longest = gazetteer.longest_from(document.tokens[first].form);
  if (longest == 0) return {};
  for (auto stop = std::min<std::uint32_t>(last, first + static_cast<std::uint32_t>(longest));
       stop > first; --stop) {
    const std::string_view text = document.text_of({first, stop});
    const auto entries = gazetteer.find(text);
    if (!entries.empty()) {
      *end = stop;
      return entries;
    }
  }
  return {};
}

NameWords::NameWords(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer)
    : document_(&document),
      gazetteer_(&gazetteer),
      begin_(document.sentences[sentence].tokens.begin),
      end_(document.sentences[sentence].tokens.end) {}

std::string NameWords::lower(std::uint32_t i) const {
  return lower_form(token(i));
}

bool NameWords::is_name_word(std::uint32_t i) const {
  if (i >= end_ || !is_capitalised(document_->tokens[i])) return false;
  const std::string word = lower(i);
  if (is_calendar_word(word)) return word == "may" && i > begin_ && is_after_person_word(i);
  if (!is_function_word(word) || is_known_acronym(i)) return true;
  return i > begin_ && !is_opening(form(i - 1)) && is_one_of(word, kNamesToo) && i + 1 < end_ &&
         is_capitalised(document_->tokens[i + 1]);
}

// "US", "WHO": capitals all through, and the tables know them.
bool NameWords::is_known_acronym(std::uint32_t i) const {
  const std::string& word = form(i);
  return word.size() >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         !gazetteer_->find(word).empty();
}

// "Theresa [May]", "Mrs. [May]"
bool NameWords::is_after_person_word(std::uint32_t i) const {
  return gazetteer_->given_name(form(i - 1)) != '\0' || find_title(lower(i - 1)) != nullptr;
}

bool NameWords::starts_sentence(std::uint32_t i) const {
  return i == begin_ || is_opening(form(i - 1)) || (i == begin_ + 1 && !has_letter(form(begin_)));
}

// "al-Assad" as one token, or a particle before a capitalised word.
bool NameWords::is_particle_start(std::uint32_t i) const {
  const std::string& word = form(i);
  if (const auto hyphen = word.find('-'); hyphen != std::string::npos && hyphen + 1 < word.size()) {
    return is_particle(std::string_view(word).substr(0, hyphen)) && word[hyphen + 1] >= 'A' &&
           word[hyphen + 1] <= 'Z';
  }
  if (!is_particle(word) || word == "y" || word == "as" || word == "ad") return false;
  std::uint32_t next = i + 1;
  if (next < end_ && form(next) == "-") ++next;
  return is_name_word(next);
}

}  // namespace whomet
