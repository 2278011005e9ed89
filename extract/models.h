// All that extraction needs besides the text: loaded once, shared by all threads.
#pragma once

#include <string>
#include <vector>

#include "extract/entity/gazetteer.h"
#include "extract/extractor.h"
#include "extract/model/language_model.h"

namespace whomet {

struct Models {
  Gazetteer gazetteer;
  LanguageModel language;
  std::vector<Extractor> extractors;  // in the order in which they run
  bool rates_claims = true;           // trainers read what is not rated yet
  bool encodes_sentences = true;      // for the classifier of pairs; its trainer has none yet
};

// From the files embedded in the program; the language model from `language_file` if that is not
// empty. Throws if one is damaged.
// `pair_file`: for trainers, the file whose projection of states is read instead of the
// embedded one. With a language model of another file there are no states,
// and the classifier of pairs says nothing.
Models load_models(const std::string& language_file = "", const std::string& pair_file = "");

}  // namespace whomet
