#include "extract/models.h"

#include "base/embedded.h"
#include "base/text_file.h"
#include "extract/relation/pair_network.h"

namespace whomet {
namespace {

LanguageModel load_language(const std::string& language_file, const std::string& pair_file) {
  constexpr const char* kLanguage = "models/english.whomet";
  if (!language_file.empty()) return LanguageModel::read(language_file);
  if (!pair_file.empty()) {
    const std::string bytes = read_file(pair_file);
    return LanguageModel::load(embedded_file(kLanguage), kLanguage, bytes, pair_file);
  }
  return LanguageModel::load(embedded_file(kLanguage), kLanguage, embedded_file(kPairFile),
                             kPairFile);
}

}  // namespace

Models load_models(const std::string& language_file, const std::string& pair_file) {
  return {.gazetteer = Gazetteer::load(),
          .language = load_language(language_file, pair_file),
          .extractors = {extractors().begin(), extractors().end()},
          .rates_claims = true};
}

}  // namespace whomet
