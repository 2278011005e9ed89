// The language model that the program carries, loaded once for a test program.
#pragma once

#include "base/embedded.h"
#include "extract/model/language_model.h"

namespace whomet {

inline const LanguageModel& language() {
  static const LanguageModel model =
      LanguageModel::load(embedded_file("models/english.whomet"), "models/english.whomet");
  return model;
}

inline const Segmenter& segmenter() {
  return language().segmenter();
}

}  // namespace whomet
