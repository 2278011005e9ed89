// Method: commas, brackets, figures and words of the calendar part the dateline into names. The
// language model, which knows sentences, takes "CAMP DAVID" for a person; so the tables are asked,
// and what they do not have is a place by where it stands.
#include "extract/mention/dateline_names.h"

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "extract/mention/name_words.h"
#include "extract/mention/rule_names.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

bool has_small_letter(std::string_view text) {
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return true;
  }
  return false;
}

// Up to the brackets.
std::vector<TokenSpan> parts_of(const Document& document, TokenSpan sentence) {
  std::vector<TokenSpan> parts;
  bool open = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Token& token = document.tokens[i];
    if (token.form == "(" || token.form == "/") break;
    const bool hyphen = token.form == "-" && open && !token.space_after;  // "PORT-AU-PRINCE"
    const bool letters = is_letter(decode_utf8(token.form, 0).value);
    const bool word = hyphen || (letters && !is_calendar_word(lower_form(token)));
    if (word && !open) parts.push_back({i, i});
    if (word) parts.back().end = i + 1;
    open = word;
  }
  return parts;
}

}  // namespace

std::vector<Candidate> dateline_names(const Document& document, std::uint32_t sentence,
                                      const Gazetteer& gazetteer) {
  std::vector<Candidate> names;
  const TokenSpan tokens = document.sentences[sentence].tokens;
  for (const TokenSpan& part : parts_of(document, tokens)) {
    Candidate candidate;
    candidate.piece.tokens = part;
    candidate.piece.sentence = sentence;
    candidate.text = std::string(document.text_of(part));
    candidate.head = head_of(document, part);
    const bool shouted = !has_small_letter(candidate.text);
    auto entries = gazetteer.find(candidate.text);
    if (entries.empty() && shouted) entries = gazetteer.find(capitalised(candidate.text));
    const bool first = part.begin == tokens.begin;
    if (!entries.empty()) {
      set_type(candidate, entries[0]);
    } else if (first && shouted) {
      set_type(candidate, EntityType::kPlace);
    } else if (first) {
      return {};
    } else {
      continue;
    }
    names.push_back(std::move(candidate));
  }
  return names;
}

}  // namespace whomet
