#include "extract/mention/party_tags.h"

#include <algorithm>

#include "base/words.h"

namespace whomet {
namespace {

// Postal codes; the abbreviations of the Associated Press, without their periods; names, or the
// first word of one.
constexpr std::string_view kStates =
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|"
    "NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|"
    "Nev|N|Okla|Ore|Pa|R|S|Tenn|Vt|Va|Wash|W|Wis|Wyo|"
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    "Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    "Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|"
    "Pennsylvania|Rhode|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|"
    "New|North|South|West";

std::string_view party_of(const std::string& letter) {
  if (letter == "D") return "Democratic Party";
  if (letter == "R") return "Republican Party";
  return {};
}

std::string_view without_stop(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  return word.substr(0, word.find('.'));  // "W.Va", "N.Y"
}

// One past the tag that begins at this token; the token itself if none does.
std::uint32_t end_of_tag(const Document& document, std::uint32_t letter, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 6;
  const auto& tokens = document.tokens;
  if (letter + 2 >= end || letter == 0 || tokens[letter].space_after) return letter;
  const std::string& before = tokens[letter - 1].form;
  const std::string& form = tokens[letter].form;
  if ((before != "," && before != "(" && before != "-LRB-") ||
      (form != "R" && form != "D" && form != "I") || tokens[letter + 1].form != "-" ||
      !is_word_in(without_stop(tokens[letter + 2].form), kStates)) {
    return letter;
  }
  std::uint32_t at = letter + 3;
  while (at < std::min(end, letter + kLongest) && tokens[at].form != "," &&
         tokens[at].form != ")" && tokens[at].form != "-RRB-" &&
         ((tokens[at].form == "." && at + 1 < end) ||
          is_word_in(without_stop(tokens[at].form),
                     "Va|Y|J|C|D|H|M|I|York|Jersey|Mexico|Hampshire|"
                     "Carolina|Dakota|Virginia|Island"))) {
    ++at;
  }
  const bool closed = at >= end || tokens[at].form == "," || tokens[at].form == ")" ||
                      tokens[at].form == "-RRB-" || before == ",";
  return closed ? at : letter;
}

}  // namespace

std::vector<PartyTag> party_tags(const Document& document, const Sentence& sentence) {
  std::vector<PartyTag> tags;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (i == sentence.tokens.begin) continue;
    const std::uint32_t end = end_of_tag(document, i, sentence.tokens.end);
    if (end == i) continue;
    tags.push_back({{i, end}, party_of(document.tokens[i].form)});
    i = end - 1;
  }
  return tags;
}

std::string_view party_of_letter(const Document& document, const Mention& mention) {
  const TokenSpan sentence = document.sentences[mention.sentence].tokens;
  const std::uint32_t letter = mention.tokens.begin;
  if (mention.tokens.size() != 1 || letter == sentence.begin) return {};
  if (end_of_tag(document, letter, sentence.end) == letter) return {};
  return party_of(document.tokens[letter].form);
}

}  // namespace whomet
