// Bytes of a file -> UTF-8 text without control characters, with the way back to the bytes.
// UTF-8 stays as it is, byte for byte. UTF-16 is known by its byte order mark or by where its NULs
// are; bytes that are not UTF-8 are read as Windows-1252 (WHATWG Encoding Standard's table).
// Cost: O(bytes). Tested by tests/extract/text/encoding_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/text/mapped_text.h"

namespace whomet {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

std::string_view name_of(Encoding encoding);  // "UTF-8", "UTF-16LE", ...

struct DecodedText {
  MappedText content;  // offsets are marked inexact unless the encoding is UTF-8
  Encoding encoding = Encoding::kUtf8;
  std::size_t repaired = 0;        // invalid sequences of a UTF-8 or UTF-16 text that were replaced
  std::size_t first_repaired = 0;  // byte offset of the first of them
  std::size_t dropped = 0;         // NULs and other characters that XML 1.0 forbids
};

// An error if the bytes are no text; it says what they look like. Form feeds and vertical tabs
// become line breaks. An empty text is not an error here.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace whomet
