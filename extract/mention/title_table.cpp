#include "extract/mention/title_table.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/words.h"

namespace whomet {
namespace {

constexpr std::pair<std::string_view, TitleKind> kKinds[] = {
    {"head_of_state", TitleKind::kHeadOfState},
    {"head_of_government", TitleKind::kHeadOfGovernment},
    {"minister", TitleKind::kMinister},
    {"spokesperson", TitleKind::kSpokesperson},
    {"leader", TitleKind::kLeader},
    {"official", TitleKind::kOfficial},
    {"adviser", TitleKind::kAdviser},
    {"employee", TitleKind::kEmployee},
    {"military", TitleKind::kMilitary},
    {"member", TitleKind::kMember},
    {"citizen", TitleKind::kCitizen},
    {"honorific", TitleKind::kHonorific}};

constexpr std::string_view kModifiers[] = {
    "acting",          "assistant", "associate",    "chief",     "co",           "current",
    "deputy",          "designate", "elect",        "ex",        "executive",    "first",
    "former",          "founding",  "honorary",     "incoming",  "incumbent",    "interim",
    "junior",          "late",      "lead",         "long-time", "longtime",     "new",
    "newly",           "outgoing",  "principal",    "retired",   "second",       "senior",
    "special",         "then",      "top",          "veteran",   "vice",         "visiting",
    "longest-serving", "embattled", "ousted",       "exiled",    "caretaker",    "transitional",
    "permanent",       "regional",  "national",     "foreign",   "high-ranking", "ranking",
    "hardline",        "hard-line", "conservative", "liberal"};
constexpr std::string_view kFormer[] = {"ex",      "former",   "late",    "then",   "ousted",
                                        "onetime", "one-time", "deposed", "retired"};
constexpr std::string_view kAgainst[] = {"opposition",   "rebel",     "protest",   "separatist",
                                         "secessionist", "guerrilla", "insurgent", "dissident"};
constexpr std::string_view kActing[] = {"acting", "interim", "caretaker", "transitional"};

constexpr std::uint32_t kLongestTitle = 8;  // tokens

struct TitleTable {
  std::deque<std::string> words;
  std::unordered_map<std::string_view, TitleWord> titles;
  std::unordered_set<std::string_view> first_words;
  std::unordered_set<std::string_view> last_words;
};

// Loaded once; never changed after. A damaged table gives none: the tests of data/ see that.
const TitleTable& title_table() {
  static const TitleTable table = [] {
    TitleTable made;
    const std::string_view name = "gazetteer/titles.tsv";
    const Result<Table> rows = parse_table(embedded_file(name), name);
    if (!rows) return made;
    for (const auto& row : rows->rows) {
      if (row.size() != 3) continue;
      made.words.push_back(row[0]);
      TitleWord title{made.words.back(), TitleKind::kOfficial, row[2] == "yes"};
      for (const auto& [kind_name, kind] : kKinds) {
        if (row[1] == kind_name) title.kind = kind;
      }
      const std::string_view words = title.words;
      made.titles.emplace(words, title);
      made.first_words.insert(words.substr(0, words.find_first_of(" -")));
      made.first_words.insert(words.substr(0, words.find(' ')));
      made.last_words.insert(words.substr(words.find_last_of(" -") + 1));
      made.last_words.insert(words.substr(words.rfind(' ') + 1));
    }
    return made;
  }();
  return table;
}

// Tokens as one lower-case text, blanks as in the article: "secretary-general", "king".
std::string lower_words(const Document& document, std::uint32_t begin, std::uint32_t end) {
  std::string text;
  for (std::uint32_t i = begin; i < end; ++i) {
    text += lower_form(document.tokens[i]);
    if (i + 1 < end && document.tokens[i].space_after) text += ' ';
  }
  return text;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

bool is_capital(const std::string& form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

}  // namespace

std::string singular(std::string word) {
  if (ends_with(word, "men")) {
    word.replace(word.size() - 3, 3, "man");
    return word;
  }
  if (ends_with(word, "ies")) return word.substr(0, word.size() - 3) + "y";
  if (ends_with(word, "sses")) return word.substr(0, word.size() - 2);
  if (ends_with(word, "s") && !ends_with(word, "ss")) return word.substr(0, word.size() - 1);
  if (ends_with(word, "children")) return word.substr(0, word.size() - 3);
  return {};
}

std::string lower_form(const Token& token) {
  std::string form = token.form;
  for (char& c : form) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return form;
}

const TitleWord* find_title(std::string_view words) {
  const auto& titles = title_table().titles;
  const auto found = titles.find(words);
  return found == titles.end() ? nullptr : &found->second;
}

const TitleWord* find_title_starting_at(const Document& document, std::uint32_t first,
                                        std::uint32_t last, std::uint32_t* end) {
  const std::string start = lower_form(document.tokens[first]);
  const auto& first_words = title_table().first_words;
  if (!first_words.contains(start) && !first_words.contains(singular(start))) return nullptr;
  const auto longest = std::min<std::uint32_t>(last, first + kLongestTitle);
  for (std::uint32_t stop = longest; stop > first; --stop) {
    std::string words = lower_words(document, first, stop);
    const TitleWord* title = find_title(words);
    if (title == nullptr && words.size() > 4 && is_capital(document.tokens[first].form)) {
      title = find_title(singular(std::move(words)));  // "Presidents Olsen and Virtanen"
    }
    if (title != nullptr) {
      if (end != nullptr) *end = stop;
      return title;
    }
  }
  return nullptr;
}

const TitleWord* find_title_ending_at(const Document& document, std::uint32_t first,
                                      std::uint32_t last, std::uint32_t* begin, bool* plural) {
  std::string word = lower_form(document.tokens[last]);
  std::string alone;
  if (plural != nullptr) {
    *plural = false;
    alone = singular(word);
  }
  const auto& last_words = title_table().last_words;
  for (const bool as_plural : {false, true}) {
    if (as_plural) {
      if (alone.empty()) break;
      word = alone;
    }
    if (!last_words.contains(word)) continue;
    const std::uint32_t earliest = last >= first + kLongestTitle ? last - kLongestTitle + 1 : first;
    for (std::uint32_t start = earliest; start <= last; ++start) {
      std::string text = lower_words(document, start, last);
      if (start < last && document.tokens[last - 1].space_after) text += ' ';
      text += word;
      if (const TitleWord* title = find_title(text)) {
        if (begin != nullptr) *begin = start;
        if (plural != nullptr) *plural = as_plural;
        return title;
      }
    }
  }
  return nullptr;
}

bool is_title_modifier(std::string_view lower_word) {
  return is_one_of(lower_word, kModifiers);
}
bool is_title_to_come(std::string_view lower_word) {
  return lower_word == "elect" || lower_word == "designate" || lower_word == "incoming";
}

bool is_suffix_to_come(const Document& document, std::uint32_t dash) {
  return dash + 1 < document.tokens.size() && document.tokens[dash].form == "-" &&
         is_title_to_come(lower_form(document.tokens[dash + 1]));
}

bool is_former_word(std::string_view lower_word) {
  return is_one_of(lower_word, kFormer);
}
bool is_acting_word(std::string_view lower_word) {
  return is_one_of(lower_word, kActing);
}
bool is_against_state(std::string_view lower_word) {
  return is_one_of(lower_word, kAgainst);
}

}  // namespace whomet
