#include "extract/coref/phrases.h"

#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {

bool is_definite(const Document& document, const Mention& mention) {
  static constexpr std::string_view kDefinite[] = {"the", "this", "that", "these", "those", "such"};
  return is_one_of(lower_form(document.tokens[mention.tokens.begin]), kDefinite);
}

bool is_bare(const Document& document, const Mention& mention) {
  std::uint32_t words = 0;
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
    const Upos upos = document.tokens[i].upos;
    if (upos != Upos::kDet && upos != Upos::kPunct) ++words;
  }
  return words == 1;
}

}  // namespace whomet
