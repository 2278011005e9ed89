// Method: a run grows from a capitalised word over further capitalised words, hyphens, particles
// and the joining words "of", "for", "and" where the words so far call for them. A run is then cut
// at table entries and at titles, so that "Norwegian Prime Minister Kari Olsen" gives two pieces.
#include "extract/mention/name_runs.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

constexpr std::string_view kFunctionWords[] = {"a",
                                               "about",
                                               "according",
                                               "across",
                                               "additionally",
                                               "after",
                                               "again",
                                               "against",
                                               "ago",
                                               "all",
                                               "almost",
                                               "along",
                                               "already",
                                               "also",
                                               "although",
                                               "always",
                                               "am",
                                               "amid",
                                               "among",
                                               "an",
                                               "and",
                                               "another",
                                               "any",
                                               "anyone",
                                               "are",
                                               "around",
                                               "as",
                                               "asked",
                                               "at",
                                               "be",
                                               "because",
                                               "been",
                                               "before",
                                               "behind",
                                               "being",
                                               "below",
                                               "besides",
                                               "between",
                                               "beyond",
                                               "both",
                                               "but",
                                               "by",
                                               "can",
                                               "could",
                                               "despite",
                                               "did",
                                               "do",
                                               "does",
                                               "during",
                                               "each",
                                               "earlier",
                                               "either",
                                               "else",
                                               "even",
                                               "every",
                                               "everyone",
                                               "except",
                                               "few",
                                               "finally",
                                               "first",
                                               "following",
                                               "for",
                                               "from",
                                               "further",
                                               "furthermore",
                                               "given",
                                               "had",
                                               "has",
                                               "have",
                                               "having",
                                               "he",
                                               "her",
                                               "here",
                                               "hers",
                                               "him",
                                               "his",
                                               "how",
                                               "however",
                                               "i",
                                               "if",
                                               "in",
                                               "including",
                                               "indeed",
                                               "inside",
                                               "instead",
                                               "into",
                                               "is",
                                               "it",
                                               "its",
                                               "just",
                                               "last",
                                               "later",
                                               "least",
                                               "less",
                                               "let",
                                               "like",
                                               "many",
                                               "may",
                                               "meanwhile",
                                               "more",
                                               "moreover",
                                               "most",
                                               "much",
                                               "must",
                                               "my",
                                               "near",
                                               "nearly",
                                               "neither",
                                               "never",
                                               "nevertheless",
                                               "next",
                                               "no",
                                               "none",
                                               "nonetheless",
                                               "nor",
                                               "not",
                                               "nothing",
                                               "now",
                                               "of",
                                               "off",
                                               "often",
                                               "on",
                                               "once",
                                               "one",
                                               "only",
                                               "or",
                                               "other",
                                               "others",
                                               "otherwise",
                                               "our",
                                               "out",
                                               "outside",
                                               "over",
                                               "own",
                                               "per",
                                               "perhaps",
                                               "rather",
                                               "recently",
                                               "same",
                                               "several",
                                               "shall",
                                               "she",
                                               "should",
                                               "since",
                                               "so",
                                               "some",
                                               "someone",
                                               "soon",
                                               "still",
                                               "such",
                                               "than",
                                               "that",
                                               "the",
                                               "their",
                                               "them",
                                               "then",
                                               "there",
                                               "therefore",
                                               "these",
                                               "they",
                                               "this",
                                               "those",
                                               "though",
                                               "three",
                                               "through",
                                               "thus",
                                               "to",
                                               "today",
                                               "together",
                                               "too",
                                               "toward",
                                               "towards",
                                               "two",
                                               "under",
                                               "unless",
                                               "unlike",
                                               "until",
                                               "up",
                                               "upon",
                                               "us",
                                               "very",
                                               "via",
                                               "was",
                                               "we",
                                               "well",
                                               "were",
                                               "what",
                                               "when",
                                               "where",
                                               "whether",
                                               "which",
                                               "while",
                                               "who",
                                               "whom",
                                               "whose",
                                               "why",
                                               "will",
                                               "with",
                                               "within",
                                               "without",
                                               "would",
                                               "yes",
                                               "yesterday",
                                               "yet",
                                               "you",
                                               "your",
                                               "tomorrow",
                                               "four",
                                               "five",
                                               "six",
                                               "seven",
                                               "eight",
                                               "nine",
                                               "ten",
                                               "hundreds",
                                               "thousands",
                                               "dozens",
                                               "millions",
                                               "ahead",
                                               "because",
                                               "critics",
                                               "analysts",
                                               "experts",
                                               "officials",
                                               "police",
                                               "o'clock",
                                               "photo",
                                               "read",
                                               "image",
                                               "file",
                                               "video",
                                               "source",
                                               "advertisement",
                                               "web",
                                               "internet"};

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

// Words that begin the names of ministries and committees, where "and" joins two of them.
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

// Offices that follow a field as "minister" does: "Trade Commissioner".
constexpr std::string_view kFieldOffices[] = {
    "adviser",    "advisor",   "chief",       "commissioner",  "director", "envoy",
    "negotiator", "spokesman", "spokeswoman", "correspondent", "analyst"};

// Last words that a number completes: "Resolution 1559".
constexpr std::string_view kNumbered[] = {"resolution", "article", "flight", "protocol", "chapter",
                                          "channel",    "section", "apollo", "boeing",   "airbus",
                                          "route",      "title",   "type"};

constexpr std::string_view kGroupsWithPossessive[] = {
    "people",   "peoples",   "workers",   "women",       "children", "lord",
    "lawyers",  "teachers",  "veterans",  "journalists", "farmers",  "students",
    "nation",   "world",     "mothers",   "king",        "queen",    "bar",
    "citizens", "employees", "producers", "writers"};

// Titles that are as often parts of names.
constexpr std::string_view kNameLikeTitles[] = {
    "king",   "prince",   "major",  "dean",    "earl",    "baron",   "marshal",  "pope",
    "bishop", "judge",    "lord",   "duke",    "lady",    "private", "father",   "brother",
    "sister", "champion", "mayor",  "priest",  "monk",    "whip",    "member",   "man",
    "head",   "chair",    "young",  "chief",   "general", "justice", "leader",   "deputy",
    "player", "partner",  "fellow", "mother",  "son",     "child",   "owner",    "host",
    "guest",  "student",  "agent",  "captain", "driver",  "abbot",   "producer", "miss",
    "page",   "don"};

bool is_function_word(std::string_view lower) {
  return is_one_of(lower, kFunctionWords);
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

bool is_opening(const std::string& form) {
  return form == "\"" || form == "“" || form == "‘" || form == "``" || form == "'" || form == ":" ||
         form == "—" || form == "–" || form == "--" || form == "(" || form == "[" || form == "•";
}

class RunFinder {
 public:
  RunFinder(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer)
      : document_(document),
        tokens_(document.tokens),
        sentence_(sentence),
        gazetteer_(gazetteer),
        begin_(document.sentences[sentence].tokens.begin),
        end_(document.sentences[sentence].tokens.end) {}

  std::vector<NamePiece> find() {
    std::uint32_t i = begin_;
    while (i < end_) {
      if (!can_start(i)) {
        ++i;
        continue;
      }
      const std::uint32_t last = extend(i);
      cut(i, last);
      i = last;
    }
    return std::move(pieces_);
  }

 private:
  const std::string& form(std::uint32_t i) const { return tokens_[i].form; }
  std::string lower(std::uint32_t i) const { return lower_form(tokens_[i]); }

  bool is_name_word(std::uint32_t i) const {
    if (i >= end_ || !is_capitalised(tokens_[i])) return false;
    const std::string word = lower(i);
    if (is_calendar_word(word)) return word == "may" && i > begin_ && is_after_person_word(i);
    if (!is_function_word(word) || is_known_acronym(i)) return true;
    return i > begin_ && !is_opening(form(i - 1)) && is_one_of(word, kNamesToo) && i + 1 < end_ &&
           is_capitalised(tokens_[i + 1]);
  }

  // "US", "WHO": capitals all through, and the tables know them.
  bool is_known_acronym(std::uint32_t i) const {
    const std::string& word = form(i);
    return word.size() >= 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           !gazetteer_.find(word).empty();
  }

  // "Theresa [May]", "Mrs. [May]"
  bool is_after_person_word(std::uint32_t i) const {
    return gazetteer_.given_name(form(i - 1)) != '\0' || find_title(lower(i - 1)) != nullptr;
  }

  bool starts_sentence(std::uint32_t i) const {
    return i == begin_ || is_opening(form(i - 1)) || (i == begin_ + 1 && !has_letter(form(begin_)));
  }

  // "al-Assad" as one token, or a particle before a capitalised word.
  bool is_particle_start(std::uint32_t i) const {
    const std::string& word = form(i);
    if (const auto hyphen = word.find('-');
        hyphen != std::string::npos && hyphen + 1 < word.size()) {
      return is_one_of(std::string_view(word).substr(0, hyphen), kParticles) &&
             word[hyphen + 1] >= 'A' && word[hyphen + 1] <= 'Z';
    }
    if (!is_one_of(word, kParticles) || word == "y" || word == "as" || word == "ad") return false;
    std::uint32_t next = i + 1;
    if (next < end_ && form(next) == "-") ++next;
    return is_name_word(next);
  }

  bool can_start(std::uint32_t i) const {
    if (is_particle_start(i)) return true;
    std::uint32_t entry_end = 0;
    if (!is_capitalised(tokens_[i])) {
      return gazetteer_.longest_from(form(i)) > 1 &&
             !longest_entry(document_, gazetteer_, i, end_, &entry_end).empty() &&
             entry_end > i + 1;
    }
    if (!is_name_word(i)) return false;
    if (!starts_sentence(i)) return true;
    if (tokens_[i].upos == Upos::kPropn) return true;
    if (!longest_entry(document_, gazetteer_, i, end_, &entry_end).empty()) {
      return entry_end > i + 1 || tokens_[i].upos != Upos::kVerb;
    }
    if (find_title_starting_at(document_, i, end_, &entry_end) != nullptr) return true;
    if (gazetteer_.given_name(form(i)) != '\0' && is_name_word(i + 1)) return true;
    if (is_name_word(i + 1) && parse_person_name(document_.text_of({i, i + 2})).family_first)
      return true;
    return is_name_word(i + 1) && (tokens_[i].deprel == "compound" || tokens_[i].deprel == "flat" ||
                                   tokens_[i].deprel == "amod");
  }

  bool joins_of(std::uint32_t first, std::uint32_t at) const {
    std::uint32_t next = at + 1;
    if (next < end_ && (lower(next) == "the" || form(next) == "a")) ++next;
    if (!is_name_word(next)) return false;
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
    const auto owner = longest_entry(document_, gazetteer_, next, end_, &owner_end);
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
    if (!is_name_word(next)) return false;
    if (form(at) == "&") return true;
    if (!is_one_of(lower(at - 1), kFields) && !(at >= first + 2 && is_one_of(lower(next), kFields)))
      return false;
    std::uint32_t title_end = 0;
    if (find_title_starting_at(document_, next, end_, &title_end) != nullptr && title_end < end_) {
      if (is_name_word(title_end)) return false;
    }
    bool has_of = false;
    for (std::uint32_t i = first; i < at; ++i)
      has_of = has_of || lower(i) == "of" || lower(i) == "for";
    std::uint32_t stop = next;
    while (is_name_word(stop)) ++stop;
    const bool own_head = gazetteer_.type_of_name_head(lower(stop - 1)).has_value();
    if (has_of) return !own_head && is_one_of(lower(at - 1), kFields);
    return is_one_of(lower(at - 1), kFields) &&
           (own_head || lower(stop - 1) == "minister" || lower(stop - 1) == "secretary");
  }

  // One past the end of the run that starts at `first`.
  std::uint32_t extend(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    if (!is_capitalised(tokens_[first]) && is_one_of(form(first), kParticles)) {
      while (end < end_ && !is_name_word(end)) ++end;
    }
    cover_entry(first, &end);
    for (bool grown = true; grown && end < end_;) {
      grown = grow(first, &end);
    }
    return end;
  }

  void cover_entry(std::uint32_t at, std::uint32_t* end) const {
    std::uint32_t stop = 0;
    if (!longest_entry(document_, gazetteer_, at, end_, &stop).empty()) *end = std::max(*end, stop);
    if (find_title_starting_at(document_, at, end_, &stop) != nullptr &&
        is_capitalised(tokens_[stop - 1])) {
      *end = std::max(*end, stop);
    }
  }

  bool grow(std::uint32_t first, std::uint32_t* end) const {
    const std::uint32_t at = *end;
    if (is_name_word(at)) {
      *end = at + 1;
      cover_entry(at, end);
      return true;
    }
    const std::string& word = form(at);
    if (word == "-" && !tokens_[at - 1].space_after && !tokens_[at].space_after)
      return grow_hyphen(first, end);
    if (is_one_of(word, kParticles) || is_particle_start(at)) {
      std::uint32_t next = at + 1;
      if (is_name_word(at) || word.find('-') != std::string::npos) {
        *end = at + 1;
        return is_particle_start(at);
      }
      while (next < end_ && next < at + 4 &&
             (is_one_of(form(next), kParticles) || form(next) == "-"))
        ++next;
      if (!is_name_word(next)) return false;
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
        is_one_of(lower(at - 1), kGroupsWithPossessive) && is_name_word(at + 1)) {
      std::uint32_t stop = at + 1;
      while (is_name_word(stop)) ++stop;
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
    if (at + 1 >= end_) return false;
    if (is_digits(form(at + 1)) && form(at - 1).size() <= 4) {  // F-16
      *end = at + 2;
      return true;
    }
    if (is_name_word(at + 1)) {
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

  void add(std::uint32_t begin, std::uint32_t end, bool after_title, bool in_table) {
    while (end > begin && !is_name_word(end - 1) && !is_digits(form(end - 1)) && !in_table &&
           form(end - 1).size() < 4 && !is_one_of(form(end - 1), kParticles) && end - 1 > begin &&
           form(end - 2) != "-") {
      --end;
    }
    if (begin >= end) return;
    NamePiece piece;
    piece.tokens = {begin, end};
    piece.sentence = sentence_;
    piece.after_title = after_title;
    piece.starts_sentence = starts_sentence(begin);
    piece.in_table = in_table;
    pieces_.push_back(piece);
  }

  // A title at `at` that is followed by a name or ends the run; 0 = none. Modifiers included.
  std::uint32_t title_end(std::uint32_t at, std::uint32_t end, bool inside,
                          bool* before_name) const {
    std::uint32_t start = at;
    while (start + 1 < end && is_title_modifier(lower(start))) {
      ++start;
      if (form(start) == "-" && start + 1 < end) ++start;
    }
    std::uint32_t stop = 0;
    const TitleWord* title = find_title_starting_at(document_, start, end, &stop);
    if (title == nullptr && start != at) title = find_title_starting_at(document_, at, end, &stop);
    if (title == nullptr) return 0;
    if (inside && stop - at == 1 && is_one_of(lower(at), kNameLikeTitles)) return 0;
    if (inside && stop - at == 1 && stop == end && title->kind != TitleKind::kMinister) return 0;
    if (stop < end && stop - start == 1 && start == at && is_weak_title(*title) &&
        ends_in_body(end))
      return 0;
    if (stop < end) {
      if (form(stop) == "and" || form(stop) == "&") return 0;  // "Justice and Equality Movement"
      const auto head = gazetteer_.type_of_name_head(lower(stop));
      if (head && *head == EntityType::kOrganization && stop + 1 == end)
        return 0;  // "General Assembly"
      if (form(stop) == "of" || form(stop) == "'s" || form(stop) == "’s")
        return title->kind == TitleKind::kHonorific ? 0 : stop;
    }
    if (before_name != nullptr) *before_name = title->before_name && stop < end;
    return stop;
  }

  // "[National] Institute", "[Justice] Department": an adjective or field rather than a person.
  bool is_weak_title(const TitleWord& title) const {
    return title.kind == TitleKind::kCitizen || title.kind == TitleKind::kMember ||
           title.kind == TitleKind::kEmployee || title.kind == TitleKind::kMilitary ||
           title.words == "justice";
  }

  bool ends_in_body(std::uint32_t end) const {
    const auto type = gazetteer_.type_of_name_head(lower(end - 1));
    if (type) return true;
    for (std::uint32_t i = end - 1; i > begin_ && i + 8 > end; --i) {
      if ((form(i) == "of" || form(i) == "for") && gazetteer_.type_of_name_head(lower(i - 1)))
        return true;
    }
    return false;
  }

  // "Economic Development Minister": the end of such a title from `at`; 0 = none.
  std::uint32_t portfolio_end(std::uint32_t at, std::uint32_t end) const {
    if (gazetteer_.given_name(form(at)) != '\0') return 0;
    for (std::uint32_t i = at; i < end && i < at + 6; ++i) {
      const std::string word = lower(i);
      if (i > at && (word == "minister" || word == "secretary")) return i + 1;
      if (i > at && is_one_of(word, kFieldOffices) && is_one_of(lower(i - 1), kFields))
        return i + 1;
      if (!is_name_word(i) && word != "and" && word != "&") return 0;
      std::uint32_t stop = 0;
      const auto entry = longest_entry(document_, gazetteer_, i, end, &stop);
      if (!entry.empty() && entry[0].kind != GazetteerEntry::Kind::kCity) return 0;
      if (i > at && gazetteer_.given_name(form(i)) != '\0') return 0;
    }
    return 0;
  }

  // Where the name that starts at `at` ends: at a title, or at a country that begins a new name.
  std::uint32_t stretch_end(std::uint32_t at, std::uint32_t end) const {
    const bool given_alone = gazetteer_.given_name(form(at)) != '\0';
    for (std::uint32_t i = at + 1; i < end; ++i) {
      if (!is_name_word(i)) continue;
      const std::string before = lower(i - 1);
      const bool linked = !is_name_word(i - 1);
      if (linked) continue;
      if (title_end(i, end, true, nullptr) != 0) return i;
      if (portfolio_end(i, end) != 0 && i > at + 1) return i;
      if (i == at + 1 && given_alone) continue;
      const auto entries = gazetteer_.find(form(i));
      if (!entries.empty() &&
          (entries[0].kind == GazetteerEntry::Kind::kCountry ||
           entries[0].kind == GazetteerEntry::Kind::kDemonym) &&
          !entries[0].country.empty() && !gazetteer_.type_of_name_head(lower(end - 1))) {
        return i;
      }
    }
    return end;
  }

  // "Commissioner for [Development] [Louis Michel]": one past the field words; `begin` if there are
  // none.
  std::uint32_t field_end(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t i = begin;
    if (i > begin_ && lower(i - 1) == "the") --i;
    if (i < begin_ + 2 || (form(i - 1) != "for" && form(i - 1) != "of")) return begin;
    const TitleWord* title = find_title_ending_at(document_, begin_, i - 2);
    if (title == nullptr ||
        (title->kind != TitleKind::kMinister && title->kind != TitleKind::kLeader &&
         title->kind != TitleKind::kOfficial)) {
      return begin;
    }
    std::uint32_t entry_end = 0;
    if (ends_in_body(end) ||
        !longest_entry(document_, gazetteer_, begin, end, &entry_end).empty()) {
      return begin;  // "secretary of the [Security Council]"
    }
    std::uint32_t stop = begin;
    for (std::uint32_t k = begin; k < end; ++k) {
      const std::string word = lower(k);
      if (is_one_of(word, kFields) || word == "affairs" || word == "relations" ||
          word == "policy" || word == "aid" || word == "humanitarian" || word == "state" ||
          word == "external") {
        stop = k + 1;
      } else if (word != "and" && word != "," && word != "&") {
        break;
      }
    }
    return stop;
  }

  void cut(std::uint32_t begin, std::uint32_t end) {
    bool after_title = false;
    if (const std::uint32_t stop = field_end(begin, end); stop != begin) {
      after_title = true;
      begin = stop;
    }
    for (std::uint32_t p = begin; p < end;) {
      const std::string word = lower(p);
      if (!is_name_word(p) && !is_particle_start(p) && !is_digits(form(p))) {
        std::uint32_t stop = 0;
        if (p != begin || longest_entry(document_, gazetteer_, p, end, &stop).empty()) {
          ++p;
          continue;
        }
      }
      std::uint32_t entry_end = 0;
      const auto entry = longest_entry(document_, gazetteer_, p, end, &entry_end);
      bool before_name = false;
      const std::uint32_t after = title_end(p, end, false, &before_name);
      if (after != 0 && (entry.empty() || entry_end <= after) &&
          !(p > begin && form(p - 1) == "-")) {
        after_title = before_name;
        p = after;
        continue;
      }
      if (const std::uint32_t stop = portfolio_end(p, end);
          stop != 0 && (entry.empty() || entry_end < stop)) {
        after_title = true;
        p = stop;
        continue;
      }
      p = entry.empty() ? add_stretch(p, end, after_title)
                        : add_entry(p, entry_end, end, entry, after_title);
      after_title = false;
    }
  }

  std::uint32_t add_stretch(std::uint32_t p, std::uint32_t end, bool after_title) {
    const std::uint32_t stop = stretch_end(p, end);
    add(p, stop, after_title, false);
    return stop;
  }

  std::uint32_t add_entry(std::uint32_t p, std::uint32_t entry_end, std::uint32_t end,
                          std::span<const GazetteerEntry> entry, bool after_title) {
    if (entry_end >= end) {
      add(p, end, after_title, true);
      return end;
    }
    using Kind = GazetteerEntry::Kind;
    const Kind kind = entry[0].kind;
    const std::uint32_t stop = stretch_end(p, end);
    const bool hyphen = form(entry_end) == "-";
    const bool has_head =
        stop > entry_end && !hyphen && is_name_word(entry_end) && ends_in_head(entry_end, stop);
    const bool is_given = entry_end == p + 1 && gazetteer_.given_name(form(p)) != '\0';
    const bool is_weak = kind == Kind::kCity || (kind == Kind::kRegion && entry[0].ner == "GPE") ||
                         kind == Kind::kLeader;
    const bool person_follows = !is_given && !after_title && !hyphen &&
                                is_name_word(entry_end + 1) &&
                                gazetteer_.given_name(form(entry_end)) != '\0';
    if (is_weak && person_follows && !has_head) {  // "from Bavaria Greta Huber"
      add(p, entry_end, after_title, true);
      return entry_end;
    }
    const bool person =
        (is_given || after_title) && kind != Kind::kDemonym && stop > entry_end && !hyphen;
    if (has_head || person ||
        (is_weak && stop > entry_end && (!hyphen || is_name_word(entry_end + 1)))) {
      add(p, stop, after_title, false);
      return stop;
    }
    add(p, entry_end, after_title, true);
    return hyphen ? entry_end + 1 : entry_end;
  }

  // Whether the words up to a joining word, or all of them, end in "Ministry", "Summit", ...
  bool ends_in_head(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t last = begin;
    while (end - 1 > begin && is_digits(form(end - 1))) --end;
    while (last + 1 < end && form(last + 1) != "of" && form(last + 1) != "for" &&
           form(last + 1) != "on")
      ++last;
    return gazetteer_.type_of_name_head(lower(last)).has_value() ||
           gazetteer_.type_of_name_head(lower(end - 1)).has_value();
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
  std::uint32_t sentence_;
  const Gazetteer& gazetteer_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::vector<NamePiece> pieces_;
};

}  // namespace

bool is_capitalised(const Token& token) {
  if (token.form.empty() || token.form == "I") return false;
  const char c = token.form[0];
  if (c >= 0) return c >= 'A' && c <= 'Z';
  return is_upper(decode_utf8(token.form, 0).value);
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

std::vector<NamePiece> find_name_pieces(const Document& document, std::uint32_t sentence,
                                        const Gazetteer& gazetteer) {
  return RunFinder(document, sentence, gazetteer).find();
}

}  // namespace whomet
