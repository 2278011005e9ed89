#include "extract/relation/leanings.h"

#include <string>

#include "base/utf8.h"
#include "extract/mention/states.h"

namespace whomet {
namespace {

// "Norwegian" of "Norway": the same beginning, and what a people ends in.
bool is_people_of(std::string_view word, std::string_view state) {
  constexpr std::size_t kStem = 4;  // letters
  if (is_demonym_of(word, state)) return true;
  return word.size() > kStem && state.size() > kStem &&
         word.substr(0, kStem) == state.substr(0, kStem) &&
         (word.ends_with("an") || word.ends_with("ese") || word.ends_with("ish"));
}

// "Quispe" for Juan Quispe, "Peruvian" for Peru.
bool means(std::string_view word, const Document& document, const Mention& mention,
           EntityType type) {
  if (mention.level != MentionLevel::kName || mention.tokens.empty()) return false;
  const std::string_view name = document.text_of(mention.tokens);
  if (word == name) return true;
  if (type == EntityType::kPerson) return document.tokens[mention.tokens.end - 1].form == word;
  return type == EntityType::kCountry && is_people_of(word, name);
}

}  // namespace

std::optional<Leaning> leaning_of(const Context& context, std::uint32_t token) {
  const std::string& form = context.token(token).form;
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string::npos || hyphen + 1 >= form.size()) return std::nullopt;
  const std::string prefix = to_lower(form.substr(0, hyphen));
  if (prefix != "pro" && prefix != "anti") return std::nullopt;
  const Tree& tree = context.tree(token);
  const std::uint32_t bearer = tree.head(token);
  if (bearer == kNone || bearer < token || !tree.is_any(token, {"amod", "compound", "nmod"})) {
    return std::nullopt;
  }
  const std::string_view word = std::string_view(form).substr(hyphen + 1);
  const Document& document = context.document();
  // Of Niger and Nigeria, "Nigerian" means the longer.
  Leaning leaning{prefix == "pro" ? "supports" : "opposes", kNone, bearer};
  std::size_t longest = 0;
  for (const Mention& mention : document.mentions) {
    if (mention.cluster == kNone || document.text_of(mention.tokens).size() <= longest ||
        !means(word, document, mention, context.type_of(mention.cluster))) {
      continue;
    }
    leaning.cluster = mention.cluster;
    longest = document.text_of(mention.tokens).size();
  }
  if (leaning.cluster == kNone) return std::nullopt;
  return leaning;
}

}  // namespace whomet
