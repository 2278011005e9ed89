// The exchange JSON (schema 1): Facts <-> text. docs/file_formats.md describes every field.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/facts.h"

namespace whomet {

struct ExchangeOptions {
  bool pretty = false;        // one object a line otherwise
  bool text_offsets = false;  // also text_begin/text_end beside begin/end; the store keeps them so
};

std::string to_exchange_json(const Facts& facts, const ExchangeOptions& options = {});

// Errors carry the byte offset and name the field. Unknown fields are skipped.
Result<Facts> from_exchange_json(std::string_view json);

}  // namespace whomet
