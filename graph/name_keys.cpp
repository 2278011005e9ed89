// Method: names are folded, cut into words, and each word is brought to one of its Latin spellings
// by a few rewriting rules (Zelenskyy, Zelenskiy -> zelensky); given names go through a table of
// short forms. Two names are compared part by part: the family name must be equal, given names may
// be missing, shortened or reduced to initials, but must not contradict.
#include "graph/name_keys.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"

namespace whomet {
namespace {

// Family names that stand first in Chinese, Korean and Vietnamese names. Sorted.
constexpr std::string_view kFamilyFirst[] = {
    "ahn",   "an",     "bae",   "baek",   "bai",  "ban",   "bo",     "bui",    "byun",   "cai",
    "cao",   "cha",    "chan",  "chang",  "chen", "cheng", "cheong", "cheung", "chiang", "cho",
    "choe",  "choi",   "chon",  "chong",  "chou", "chow",  "chu",    "chun",   "chung",  "cui",
    "dai",   "dang",   "deng",  "ding",   "dinh", "dong",  "dou",    "du",     "duan",   "duong",
    "fan",   "fang",   "feng",  "fu",     "gao",  "geng",  "gong",   "gu",     "guan",   "guo",
    "gwak",  "ha",     "hahn",  "han",    "hao",  "he",    "heo",    "ho",     "hoang",  "hong",
    "hou",   "hu",     "hua",   "huang",  "hui",  "hun",   "hur",    "hwang",  "hyon",   "hyun",
    "im",    "jang",   "jeon",  "jeong",  "ji",   "jia",   "jiang",  "jin",    "jo",     "joo",
    "ju",    "jung",   "kang",  "kim",    "kong", "koo",   "ku",     "kuo",    "kwak",   "kwon",
    "lai",   "lam",    "lau",   "le",     "lee",  "lei",   "leung",  "li",     "liang",  "liao",
    "lim",   "lin",    "liu",   "lo",     "long", "lu",    "luo",    "luu",    "ly",     "ma",
    "mai",   "mao",    "meng",  "min",    "moon", "nam",   "ngo",    "nguyen", "ni",     "nie",
    "niu",   "noh",    "oh",    "ong",    "ou",   "paik",  "pak",    "pan",    "pang",   "park",
    "peng",  "pham",   "phan",  "pu",     "qi",   "qian",  "qiao",   "qin",    "qiu",    "qu",
    "ren",   "rhee",   "ri",    "ro",     "roh",  "ryoo",  "ryu",    "seo",    "sha",    "shao",
    "shen",  "sheng",  "shi",   "shin",   "shum", "sim",   "sin",    "so",     "soh",    "son",
    "song",  "su",     "suh",   "sun",    "tan",  "tang",  "tao",    "tian",   "to",     "ton",
    "tong",  "tran",   "trinh", "truong", "tsai", "tsang", "tse",    "tu",     "vo",     "vu",
    "vuong", "wan",    "wang",  "wei",    "wen",  "wong",  "woo",    "wu",     "xi",     "xia",
    "xiang", "xiao",   "xie",   "xiong",  "xu",   "xue",   "yan",    "yang",   "yao",    "ye",
    "yeo",   "yeung",  "yi",    "yin",    "yong", "yoo",   "yoon",   "you",    "yu",     "yuan",
    "yue",   "yun",    "zeng",  "zhai",   "zhan", "zhang", "zhao",   "zheng",  "zhong",  "zhou",
    "zhu",   "zhuang", "zou",   "zuo"};

// Syllables of such given names: an initial (or none) and one of these rests.
constexpr std::string_view kInitials[] = {
    "b",  "c",  "ch", "d",  "f",  "g",  "gi", "gw", "h",  "hs", "hw", "hy", "j", "k",
    "kh", "kw", "ky", "l",  "m",  "my", "n",  "ng", "nh", "p",  "ph", "ps", "q", "r",
    "s",  "sh", "t",  "th", "tr", "ts", "v",  "w",  "x",  "y",  "z",  "zh"};
constexpr std::string_view kFinals[] = {
    "a",    "ae",   "ai",   "ak",   "al",  "am",   "an",  "ang",  "ao",   "ap",   "at",    "au",
    "ay",   "e",    "ee",   "ei",   "ek",  "em",   "en",  "eng",  "eo",   "eok",  "eol",   "eom",
    "eon",  "eong", "er",   "eu",   "eul", "eum",  "eun", "eung", "i",    "ia",   "ian",   "iang",
    "iao",  "ic",   "ich",  "ie",   "ien", "ieu",  "ih",  "ik",   "il",   "im",   "in",    "ing",
    "inh",  "iong", "it",   "iu",   "o",   "oa",   "oan", "oc",   "oe",   "oi",   "ok",    "ol",
    "om",   "ong",  "oo",   "ook",  "oon", "oong", "ou",  "u",    "ua",   "uai",  "uan",   "uang",
    "uat",  "uc",   "ue",   "ueh",  "ui",  "uk",   "ul",  "um",   "un",   "ung",  "uo",    "uoc",
    "uong", "uy",   "uyen", "we",   "wi",  "won",  "ye",  "yeo",  "yeol", "yeon", "yeong", "yo",
    "yok",  "yol",  "yon",  "yong", "yu",  "yun",  "yung"};

// Words that belong to the family name that follows; the Arabic article is dropped from keys.
constexpr std::string_view kParticles[] = {
    "al", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la",  "le", "san", "st", "ten", "ter",   "van", "von", "y",  "zu"};

constexpr std::string_view kSuffixes[] = {"ii", "iii", "iv", "jr", "junior", "sr"};

// Letters that decomposition leaves alone.
constexpr std::pair<std::string_view, std::string_view> kPlainLetters[] = {
    {"ł", "l"},  {"ø", "o"},  {"đ", "d"},  {"ð", "d"}, {"ß", "ss"}, {"ı", "i"},
    {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"}, {"ə", "a"}, {"ʻ", ""},   {"ʼ", ""}};

// Whole names with many spellings.
constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
    {"ahmedinejad", "ahmadinejad"},
    {"condoleeza", "condoleezza"},
    {"condolezza", "condoleezza"},
    {"khalid", "khaled"},
    {"moammar", "muammar"},
    {"moamer", "muammar"},
    {"moamar", "muammar"},
    {"muamar", "muammar"},
    {"nicholas", "nicolas"},
    {"nikolas", "nicolas"},
    {"olesgun", "olusegun"},
    {"timoshenko", "tymoshenko"},
    {"yousef", "yusuf"},
    {"youssef", "yusuf"},
    {"yousuf", "yusuf"},
    {"yussuf", "yusuf"},
    {"yuschenko", "yushchenko"},
    {"abdel", "abdul"},
    {"asad", "assad"},
    {"gadafi", "gaddafi"},
    {"gadhafi", "gaddafi"},
    {"hussain", "hussein"},
    {"husain", "hussein"},
    {"hussien", "hussein"},
    {"kadhafi", "gaddafi"},
    {"khaddafi", "gaddafi"},
    {"lukashenka", "lukashenko"},
    {"mohamad", "mohammed"},
    {"mohamed", "mohammed"},
    {"mohammad", "mohammed"},
    {"muhammad", "mohammed"},
    {"muhammed", "mohammed"},
    {"mehmood", "mahmoud"},
    {"mahmood", "mahmoud"},
    {"mahmud", "mahmoud"},
    {"qaddafi", "gaddafi"},
    {"qadhafi", "gaddafi"},
    {"usama", "osama"},
    {"yasir", "yasser"},
    {"yassir", "yasser"},
    {"aleksander", "alexander"},
    {"aleksandr", "alexander"},
    {"alexandr", "alexander"},
    {"nikolay", "nikolai"},
    {"abdallah", "abdullah"}};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

std::string plain_letters(std::string text) {
  for (const auto& [from, to] : kPlainLetters) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

// Folded words of a name; hyphens separate, dots and apostrophes vanish, "J.D." gives "j", "d".
std::vector<std::string> name_words(std::string_view name) {
  const std::string folded = plain_letters(fold(name));
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == ' ' || c == '-' || c == ',') {
      flush();
    } else if (c == '.') {
      if (word.size() == 1) flush();
    } else if (c == '\'' && i + 1 == folded.size() - 1 && folded[i + 1] == 's') {
      break;  // a possessive that came along
    } else if (c != '\'' && c != '"' && c != '(' && c != ')') {
      word += c;
    }
  }
  flush();
  return words;
}

// Whether the word splits into at most three syllables of East Asian given names.
bool is_syllables(std::string_view word, int left) {
  if (word.empty()) return true;
  if (left == 0) return false;
  for (std::size_t cut = 0; cut <= 2 && cut < word.size(); ++cut) {
    if (cut != 0 && !is_one_of(word.substr(0, cut), kInitials)) continue;
    for (std::size_t size = 1; size <= 5 && cut + size <= word.size(); ++size) {
      if (is_one_of(word.substr(cut, size), kFinals) &&
          is_syllables(word.substr(cut + size), left - 1)) {
        return true;
      }
    }
  }
  return false;
}

bool is_family_first(const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 4) return false;
  if (!std::binary_search(std::begin(kFamilyFirst), std::end(kFamilyFirst), words[0])) return false;
  return std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
    return word.size() > 1 && is_syllables(word, 3);
  });
}

// short form -> full form, of data/gazetteer/nicknames.tsv; the first row of a short form counts.
const std::unordered_map<std::string, std::string>& nicknames() {
  static const auto table = [] {
    std::unordered_map<std::string, std::string> forms;
    const std::string_view name = "gazetteer/nicknames.tsv";
    const Result<Table> rows = parse_table(embedded_file(name), name);
    if (!rows) return forms;
    const std::size_t from = rows->column("nickname");
    const std::size_t to = rows->column("name");
    for (const auto& row : rows->rows) {
      if (from < row.size() && to < row.size()) forms.emplace(fold(row[from]), fold(row[to]));
    }
    return forms;
  }();
  return table;
}

std::string full_given_name(const std::string& given) {
  const auto found = nicknames().find(given);
  return transliteration_key(found == nicknames().end() ? given : found->second);
}

// Whether two given names may be of one person: equal, short form, or initial.
bool given_names_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
  return full_given_name(a) == full_given_name(b);
}

// Whether all words of `part` occur in `whole` in their order.
bool is_subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  auto at = whole.begin();
  for (const std::string& word : part) {
    at = std::find_if(at, whole.end(),
                      [&](const std::string& w) { return given_names_agree(word, w); });
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

bool middle_names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() < 2 || b.size() < 2) return true;
  if (a[1].size() == 1 || b[1].size() == 1) return a[1].front() == b[1].front();
  return is_subsequence(a, b) || is_subsequence(b, a);
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

bool given_parts_agree(const PersonName& a, const PersonName& b) {
  if (a.given.empty() || b.given.empty()) return true;
  if (a.family_first || b.family_first) return joined(a.given) == joined(b.given);
  if (!given_names_agree(a.given[0], b.given[0])) {
    // "Lopez Obrador": the first of two family names is read as a given name.
    return (a.given.size() == 1 && b.given.size() > 1 && a.given[0].size() > 1 &&
            b.given.back() == a.given[0]) ||
           (b.given.size() == 1 && a.given.size() > 1 && b.given[0].size() > 1 &&
            a.given.back() == b.given[0]);
  }
  return middle_names_agree(a.given, b.given);
}

// "Nicolas Maduro" and "Nicolas Maduro Moros": the second family name is left out.
bool is_prefix_name(const PersonName& a, const PersonName& b) {
  if (a.family_first || b.family_first || a.given.empty()) return false;
  std::vector<std::string> words = a.given;
  words.push_back(a.family);
  if (words[0].size() == 1 || words.size() > b.given.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (transliteration_key(b.given[i]) != transliteration_key(words[i])) return false;
  }
  return true;
}

}  // namespace

std::string transliteration_key(std::string_view word) {
  std::string key = plain_letters(fold(word));
  std::erase_if(key, [](char c) { return c == '\'' || c == '.' || c == '-'; });
  for (const auto& [from, to] : kSpellings) {
    if (key == from) return std::string(to);
  }
  if (key.size() < 5) return key;
  if (key.compare(0, 2, "ye") == 0 && !is_vowel(key[2])) key.erase(0, 1);
  for (const std::string_view end : {"yy", "iy", "ii", "ij", "yi", "yj"}) {
    if (key.ends_with(end)) {
      key.replace(key.size() - 2, 2, "y");
      break;
    }
  }
  if (key.size() >= 5 && key.back() == 'i') {
    const char before = key[key.size() - 2];
    if (before == 'e' || !is_vowel(before)) key.back() = 'y';  // Sergei, Dmitri
  }
  if (key.ends_with("ian")) key.replace(key.size() - 3, 3, "yan");   // Sarkisian, Sarkisyan
  if (key.ends_with("aev")) key.replace(key.size() - 3, 3, "ayev");  // Tokaev, Tokayev
  if (const std::size_t at = key.find("leks"); at != std::string::npos) key.replace(at + 2, 2, "x");
  if (const std::size_t at = key.find("aa"); at != std::string::npos) key.erase(at, 1);  // Meshaal
  if (key.ends_with("ov") || key.ends_with("off")) {
    key.erase(key.rfind('o'));
    key += "ov";
  }
  return key;
}

PersonName parse_person_name(std::string_view name) {
  std::vector<std::string> words = name_words(name);
  PersonName parts;
  while (words.size() > 1 && is_one_of(words.back(), kSuffixes)) {
    parts.suffix = words.back() == "junior" ? "jr" : words.back();
    words.pop_back();
  }
  if (words.empty()) return parts;
  if (is_family_first(words)) {
    parts.family_first = true;
    parts.family = words[0];
    parts.given.assign(words.begin() + 1, words.end());
    return parts;
  }
  std::size_t begin = words.size() - 1;
  while (begin > 0 && is_one_of(words[begin - 1], kParticles)) --begin;
  // "Da Silva" alone is all family name; "Van Morrison" with one word before is not seen apart.
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (i + 1 < words.size() && (words[i] == "al" || words[i] == "el")) continue;
    if (!parts.family.empty()) parts.family += ' ';
    parts.family += transliteration_key(words[i]);
  }
  parts.given.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
  for (std::string& given : parts.given) given = transliteration_key(given);
  return parts;
}

std::string person_key(std::string_view full_name) {
  const PersonName name = parse_person_name(full_name);
  if (name.given.empty()) return name.family;
  if (name.family_first) return name.family + " " + joined(name.given);
  return full_given_name(name.given[0]) + " " + name.family;
}

std::string family_name(std::string_view full_name) {
  return parse_person_name(full_name).family;
}

bool compatible_person_names(std::string_view a, std::string_view b) {
  return compatible_person_names(parse_person_name(a), parse_person_name(b));
}

bool compatible_person_names(const PersonName& x, const PersonName& y) {
  if (x.family.empty() || y.family.empty()) return false;
  if (!x.suffix.empty() && !y.suffix.empty() && x.suffix != y.suffix) return false;
  if (x.family == y.family) return given_parts_agree(x, y);
  return is_prefix_name(x, y) || is_prefix_name(y, x);
}

std::string organization_key(std::string_view name) {
  const std::string folded = plain_letters(fold(name));
  std::string key;
  std::string word;
  const auto flush = [&] {
    if (word == "the" || word == "a" || word == "an" || word == "and" || word.empty()) {
      word.clear();
      return;
    }
    if (word == "centre") word = "center";
    if (word == "el") word = "al";  // Sharm el-Sheikh, al-Sheikh
    if (word == "defence") word = "defense";
    if (word == "labour") word = "labor";
    if (word == "programme") word = "program";
    if (word == "cooperation" || word == "co-operation") word = "cooperation";
    for (const std::string_view end : {"isation", "isations"}) {
      if (word.ends_with(end)) word[word.size() - end.size() + 1] = 'z';
    }
    if (!key.empty()) key += ' ';
    key += word;
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == '\'') {
      if (folded.compare(i, 3, "'s ") == 0 || folded.substr(i) == "'s") i += 1;
    } else if (c == ' ' || c == ',' || c == '&' || c == '/') {
      flush();
    } else if (c == '-') {
      if (word != "co") flush();
    } else if (c != '.' && c != '"') {
      word += c;
    }
  }
  flush();
  return key;
}

bool is_acronym_of(std::string_view acronym, std::string_view name) {
  std::string letters;
  for (const char c : fold(acronym)) {
    if (c != '.' && c != ' ') letters += c;
  }
  if (letters.size() < 2) return false;
  std::string all;    // initials of every word
  std::string large;  // initials of the words that are not small
  std::string word;
  static constexpr std::string_view kSmall[] = {"a",  "an", "and", "at", "de",  "for",
                                                "in", "of", "on",  "s",  "the", "to"};
  const std::string folded = plain_letters(fold(name)) + " ";
  for (const char c : folded) {
    if (c != ' ' && c != '-' && c != '\'' && c != '&' && c != '.' && c != ',') {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    all += word.front();
    if (!is_one_of(word, kSmall)) large += word.front();
    word.clear();
  }
  if (large.size() < 2) return false;
  if (letters == all || letters == large) return true;
  // Leading words may be left out of an acronym ("S. Rajaratnam School of ..." is RSIS).
  return letters.size() >= 3 && (large.ends_with(letters) || all.ends_with(letters)) &&
         letters.size() + 2 >= large.size();
}

}  // namespace whomet
