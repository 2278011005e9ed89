// A text through the whole pipeline, for tests that look at one of its layers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "extract/document.h"
#include "extract/models.h"
#include "extract/pipeline.h"

namespace whomet {

inline const Models& test_models() {
  static const Models models = load_models();
  return models;
}

// `date` is the document's.
inline Document annotated(std::string_view text, std::optional<Date> date = std::nullopt,
                          const Models& models = test_models()) {
  Source source;
  source.text = std::string(text);
  source.offsets.add(text.size(), {0, text.size()}, true);
  source.record.id = "d000000000001";
  source.date = date;
  return annotate(std::move(source), models);
}

}  // namespace whomet
