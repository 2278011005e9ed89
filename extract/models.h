// All that extraction needs besides the text: loaded once, shared by all threads.
#pragma once

#include <optional>
#include <string>

#include "extract/entity/gazetteer.h"
#include "extract/model/language_model.h"
#include "extract/syntax/parser.h"

namespace whomet {

struct Models {
  Gazetteer gazetteer;
  SyntaxModel syntax;
  // Where there is one, it is used in place of `syntax`.
  std::optional<LanguageModel> language;
};

// From the files embedded in the program; the language model from `language_file` if that is not
// empty. Throws if one is damaged.
Models load_models(const std::string& language_file = "");

// Parts of speech, lemmas and trees. Reads: sentences, tokens. Adds: upos to deprel of the tokens,
// and with a language model name_tags.
void annotate_syntax(Document& document, const Models& models);

}  // namespace whomet
