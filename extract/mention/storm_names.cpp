// Tested by tests/extract/mention/names_test.cpp.
#include "extract/mention/storm_names.h"

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

constexpr std::string_view kStorms[] = {"hurricane", "typhoon", "cyclone"};

bool is_capitalised(const Token& token) {
  return !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
}

}  // namespace

std::vector<TokenSpan> storm_names(const Document& document, const Sentence& sentence) {
  std::vector<TokenSpan> storms;
  const auto word = [&](std::uint32_t t) { return lower_form(document.tokens[t]); };
  for (std::uint32_t t = sentence.tokens.begin; t + 1 < sentence.tokens.end; ++t) {
    if (!is_capitalised(document.tokens[t]) || !is_capitalised(document.tokens[t + 1])) continue;
    const std::string before = t > sentence.tokens.begin ? word(t - 1) : std::string();
    const bool qualified = before == "tropical" || before == "super";
    const bool storm = is_one_of(word(t), kStorms) || (word(t) == "storm" && qualified);
    const bool named = !is_one_of(word(t + 1), kStorms) && word(t + 1) != "center";
    if (storm && named) storms.push_back({qualified ? t - 1 : t, t + 2});
  }
  return storms;
}

}  // namespace whomet
