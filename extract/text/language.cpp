#include "extract/text/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "base/table_file.h"
#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::size_t kSampleBytes = 40000;

struct FunctionWords {
  const char* language;
  std::string_view words;  // a blank between two
};

// The most frequent words of each language that are not as frequent in another one of the table.
constexpr FunctionWords kFunctionWords[] = {
    {"en",
     " the of and to in that is was for on with as by at from his he it be has have had not are "
     "were which this but its an they their who said will would been after "},
    {"de",
     " der die das und den von zu mit des im ist nicht ein eine sich dem auf für als auch es an "
     "werden aus er hat dass sie nach wird bei einer um sind noch wie einem über "},
    {"fr",
     " le la les de des et du un une est que dans pour qui sur au par plus pas ce avec il ne se "
     "son "
     "sont aux ont été cette à en "},
    {"es",
     " el la los las de que y en un una del se por con para su no al es lo como más pero sus fue "
     "este ha sobre entre también "},
    {"it",
     " il lo la gli di che e un una per del della dei delle con non sono si da al alla nel nella "
     "ha "
     "è anche come più dal dalla "},
    {"pt",
     " o os as de que e do da dos das em um uma para com não por no na nos nas se ao foi mais como "
     "é pelo pela também são "},
    {"nl",
     " de het een van en in is dat op te voor met zijn niet aan er om ook als door bij naar heeft "
     "uit werd wordt maar nog "},
    {"sv",
     " och att det som en på är av för med den till inte har de ett om var från men sig så han vid "
     "kan efter "},
    {"da",
     " og i at det er en til på som af for med de den ikke har der et fra var han blev efter kan "
     "om "
     "sig også "},
    {"pl",
     " w i na z się nie do że jest to o po przez od za ale jak dla tym oraz są był już który "
     "została "},
    {"cs", " a v na se je že s do o z k pro za by ale jako po od jsou byl také ve který podle "},
    {"hu", " a az és hogy nem is egy van volt meg de csak már ez el mint azt még szerint után "},
    {"ro",
     " și de la în cu a pe nu că din o un este pentru care mai sunt au fost prin al ale să ce "},
    {"tr", " ve bir bu da de için ile olarak çok daha en gibi olan sonra kadar ise ancak olduğu "},
    {"id",
     " yang dan di dari untuk dengan ini itu pada dalam tidak akan telah oleh juga sebagai ke "
     "karena bahwa adalah "},
    {"vi", " và của là có trong được cho không với những một các người đã này khi về từ "},
    {"fi", " ja on ei että se oli hän ovat mutta myös kun mukaan joka sekä kuin ole olla "},
};

struct ScriptRange {
  char32_t first;
  char32_t last;
  const char* script;
};

constexpr ScriptRange kScripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
    {0x0E00, 0x0E7F, "th"}, {0x10A0, 0x10FF, "ka"}, {0x1100, 0x11FF, "ko"}, {0x3040, 0x30FF, "ja"},
    {0x3400, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
};

// Letters that tell two languages of one script apart.
struct Telltale {
  const char* script;
  const char* language;
  std::u32string_view letters;
};

constexpr Telltale kTelltales[] = {
    {"ru", "uk", U"іїєґІЇЄҐ"},
    {"ru", "sr", U"ђћљњџјЂЋЉЊЏЈ"},
    {"ar", "fa", U"پچژگ"},
    {"ar", "ur", U"ٹڈڑے"},
};

struct LetterCounts {
  std::size_t latin = 0;
  std::size_t other = 0;
  std::array<std::size_t, std::size(kScripts)> scripts{};
  std::array<std::size_t, std::size(kTelltales)> telltales{};
};

void count_letter(char32_t c, LetterCounts& counts) {
  if (c < 0x250) {
    counts.latin += is_letter(c) ? 1 : 0;
    return;
  }
  for (std::size_t i = 0; i < std::size(kScripts); ++i) {
    if (c < kScripts[i].first || c > kScripts[i].last) continue;
    ++counts.other;
    ++counts.scripts.at(i);
    break;
  }
  for (std::size_t i = 0; i < std::size(kTelltales); ++i) {
    if (kTelltales[i].letters.find(c) != std::u32string_view::npos) ++counts.telltales.at(i);
  }
}

std::string language_of_script(const LetterCounts& counts) {
  std::string_view best;
  std::size_t most = 0;
  std::size_t kana = 0;
  for (std::size_t i = 0; i < std::size(kScripts); ++i) {
    if (std::string_view(kScripts[i].script) == "ja") kana = counts.scripts.at(i);
    if (counts.scripts.at(i) <= most) continue;
    most = counts.scripts.at(i);
    best = kScripts[i].script;
  }
  if (best == "zh" && kana * 10 > most) return "ja";
  for (std::size_t i = 0; i < std::size(kTelltales); ++i) {
    if (best == kTelltales[i].script && counts.telltales.at(i) * 100 > most) {
      return kTelltales[i].language;
    }
  }
  return std::string(best);
}

struct WordCounts {
  std::size_t words = 0;
  std::array<std::size_t, std::size(kFunctionWords)> hits{};
};

// The languages of a function word, a bit for each row of the table.
using LanguagesOfWords = std::unordered_map<std::string_view, std::uint32_t>;

const LanguagesOfWords& languages_of_words() {
  static_assert(std::size(kFunctionWords) <= 32);
  static const LanguagesOfWords languages = [] {
    LanguagesOfWords words;
    for (std::size_t k = 0; k < std::size(kFunctionWords); ++k) {
      for (const std::string_view word : split(kFunctionWords[k].words, ' ')) {
        words[word] |= std::uint32_t{1} << k;
      }
    }
    return words;
  }();
  return languages;
}

WordCounts count_words(std::string_view lower) {
  const LanguagesOfWords& languages = languages_of_words();
  WordCounts counts;
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t begin = i;
    // "Peru's" and "pro-European" are no words of other languages.
    while (i < lower.size()) {
      const CodePoint c = decode_utf8(lower, i);
      const bool joins = i > begin && (c.value == '-' || c.value == '\'' || c.value == U'’');
      if (!is_letter(c.value) && !joins) break;
      i += c.length;
    }
    if (i == begin) {
      i += std::max<std::size_t>(1, decode_utf8(lower, i).length);
      continue;
    }
    ++counts.words;
    const auto found = languages.find(lower.substr(begin, i - begin));
    if (found == languages.end()) continue;
    for (std::size_t k = 0; k < std::size(kFunctionWords); ++k) {
      counts.hits.at(k) += found->second >> k & 1;
    }
  }
  return counts;
}

std::string language_of_words(const WordCounts& counts) {
  std::size_t best = 0;  // English, unless another language has more
  for (std::size_t i = 1; i < std::size(kFunctionWords); ++i) {
    if (counts.hits.at(i) > counts.hits.at(best)) best = i;
  }
  const std::size_t english = counts.hits.front();
  if (counts.words < 20) {
    return counts.hits.at(best) * 2 >= counts.words && english == 0 && counts.hits.at(best) > 2
               ? kFunctionWords[best].language
               : "en";
  }
  // Lists of names and figures have hardly a function word: only a long one says nothing.
  if (counts.hits.at(best) * 40 < counts.words) return counts.words > 100 ? "und" : "en";
  return english * 5 >= counts.hits.at(best) * 4 ? "en" : kFunctionWords[best].language;
}

}  // namespace

std::string guess_language(std::string_view text) {
  const std::string lower = to_lower(text.substr(0, kSampleBytes));
  LetterCounts letters;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = decode_utf8(lower, i);
    count_letter(c.value, letters);
    i += std::max<std::size_t>(1, c.length);
  }
  if (letters.latin + letters.other == 0) return "und";
  if (letters.other > letters.latin) return language_of_script(letters);
  return language_of_words(count_words(lower));
}

}  // namespace whomet
