// Whole outputs compared with files in tests/golden/. WHOMET_UPDATE_GOLDEN=1 rewrites the files;
// the difference is read in review.
#pragma once

#include <cstdlib>
#include <string>

#include "base/text_file.h"

namespace whomet::testing {

// Whether `text` equals tests/golden/NAME; after an update it does.
inline bool equals_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(WHOMET_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("WHOMET_UPDATE_GOLDEN") != nullptr) write_file(path, text);
  return read_file(path) == text;
}

}  // namespace whomet::testing
