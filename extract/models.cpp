#include "extract/models.h"

#include "base/embedded.h"

namespace whomet {

Models load_models(const std::string& language_file) {
  constexpr const char* kLanguage = "models/english.whomet";
  return {.gazetteer = Gazetteer::load(),
          .language = language_file.empty()
                          ? LanguageModel::load(embedded_file(kLanguage), kLanguage)
                          : LanguageModel::read(language_file),
          .extractors = {extractors().begin(), extractors().end()},
          .rates_claims = true};
}

}  // namespace whomet
