#include "extract/models.h"

#include "base/embedded.h"

namespace whomet {

Models load_models(const std::string& language_file) {
  constexpr const char* kSyntax = "models/syntax.whomet";
  Models models{.gazetteer = Gazetteer::load(),
                .syntax = SyntaxModel::load(embedded_file(kSyntax), kSyntax),
                .language = std::nullopt};
  if (!language_file.empty()) models.language = LanguageModel::read(language_file);
  return models;
}

void annotate_syntax(Document& document, const Models& models) {
  if (models.language) {
    analyse(document, *models.language);
  } else {
    tag(document, models.syntax);
    parse(document, models.syntax);
  }
}

}  // namespace whomet
