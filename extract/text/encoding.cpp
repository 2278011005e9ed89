#include "extract/text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace whomet {
namespace {

// Windows-1252 0x80..0x9F; 0 = no character there.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Magic {
  std::string_view bytes;
  const char* kind;
};

// Files that people hand over as articles although they are none.
constexpr Magic kMagics[] = {
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive or office document"},
    {"\x1F\x8B", "a gzip archive"},
    {"\xFD"
     "7zXZ",
     "an xz archive"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"BZh", "a bzip2 archive"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"RIFF", "a RIFF media file"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "an RTF document"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "a SQLite database"},
};

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// Characters that XML 1.0 has no place for, and that no reader sees.
bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

std::string hex(unsigned byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4U & 15U], kDigits[byte & 15U]};
}

// The bytes from `begin` that start a UTF-8 sequence which breaks off.
std::size_t broken_sequence_length(std::string_view bytes, std::size_t begin) {
  const unsigned lead = byte_at(bytes, begin);
  const std::size_t wanted = lead >= 0xF0 && lead < 0xF5 ? 4
                             : lead >= 0xE0              ? 3
                             : lead >= 0xC2              ? 2
                                                         : 1;
  std::size_t length = 1;
  while (length < wanted && begin + length < bytes.size() &&
         (byte_at(bytes, begin + length) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

struct ByteCounts {
  std::size_t control = 0;  // C0 but white space and escape
  std::size_t even_nul = 0;
  std::size_t odd_nul = 0;
  std::size_t multibyte = 0;  // valid sequences of more than one byte
  std::size_t invalid = 0;    // sequences that break off, and stray bytes
};

ByteCounts count_bytes(std::string_view bytes) {
  ByteCounts counts;
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned c = byte_at(bytes, i);
    if (c < 0x80) {
      const bool blank = (c >= '\t' && c <= '\r') || c == 0x1B;
      if (c < 0x20 && !blank) ++counts.control;
      if (c == 0) ++(i % 2 == 0 ? counts.even_nul : counts.odd_nul);
      ++i;
      continue;
    }
    const CodePoint code_point = decode_utf8(bytes, i);
    ++(code_point.valid ? counts.multibyte : counts.invalid);
    i += code_point.valid ? code_point.length : broken_sequence_length(bytes, i);
  }
  return counts;
}

// The encoding that a byte order mark or the places of the NULs show.
std::optional<Encoding> find_utf16(std::string_view bytes, const ByteCounts& counts) {
  if (bytes.starts_with("\xFF\xFE")) return Encoding::kUtf16Le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::kUtf16Be;
  // Latin letters have a NUL in every unit's high byte and never in the low one.
  const std::size_t units = bytes.size() / 2;
  if (units < 2) return std::nullopt;
  if (counts.odd_nul > units * 2 / 5 && counts.even_nul * 50 <= units) return Encoding::kUtf16Le;
  if (counts.even_nul > units * 2 / 5 && counts.odd_nul * 50 <= units) return Encoding::kUtf16Be;
  return std::nullopt;
}

std::optional<Error> refuse_other_formats(std::string_view bytes, const ByteCounts& counts) {
  for (const Magic& magic : kMagics) {
    // Letters alone are no proof: "RIFFRAFF ..." is a text.
    const bool printable = std::ranges::all_of(magic.bytes, [](char c) { return c >= ' '; });
    if (!bytes.starts_with(magic.bytes)) continue;
    if (printable && magic.bytes != "%PDF-" && magic.bytes != "{\\rtf" && counts.control == 0)
      continue;
    return Error{Error::Kind::kInvalidInput,
                 std::string("expected text or HTML, found ") + magic.kind, 0};
  }
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
      bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
    return Error{Error::Kind::kUnsupported, "expected UTF-8 or UTF-16, found UTF-32", 0};
  }
  return std::nullopt;
}

std::optional<Error> refuse_binary(std::string_view bytes, const ByteCounts& counts) {
  const std::size_t nuls = counts.even_nul + counts.odd_nul;
  const bool many_controls = counts.control * 20 > bytes.size();
  const bool noise = counts.control * 100 > bytes.size() && counts.invalid * 10 > bytes.size();
  if (!many_controls && !noise) return std::nullopt;
  const auto first = std::ranges::find_if(bytes, [](char c) {
    const auto value = static_cast<unsigned char>(c);
    return value < 0x20 && (value < '\t' || value > '\r') && value != 0x1B;
  });
  const auto offset = static_cast<std::size_t>(first - bytes.begin());
  return Error{Error::Kind::kInvalidInput,
               "expected text, found binary bytes (" + std::to_string(nuls) + " NULs, " +
                   std::to_string(counts.control - nuls) +
                   " other control characters; the first, " + hex(byte_at(bytes, offset)) +
                   ", at byte " + std::to_string(offset) + ")",
               offset};
}

// Collects decoded characters; unchanged ones gather into one verbatim piece.
class Decoder {
 public:
  Decoder(std::string_view bytes, DecodedText& decoded) : bytes_(bytes), decoded_(decoded) {
    decoded_.content.text.reserve(bytes.size());
  }

  void keep_until(std::size_t end) { kept_end_ = end; }

  void start_at(std::size_t begin) {
    flush();
    kept_begin_ = kept_end_ = begin;
  }

  // The bytes of `file` become `character`, or nothing if the character is forbidden.
  void put(char32_t character, ByteSpan file) {
    flush();
    kept_begin_ = kept_end_ = file.end;
    if (character == '\f' || character == '\v') character = '\n';
    if (is_forbidden(character)) {
      ++decoded_.dropped;
      return;
    }
    std::string utf8;
    append_utf8(utf8, character);
    decoded_.content.append_rewritten(utf8, file);
  }

  void repair(char32_t character, ByteSpan file) {
    if (decoded_.repaired++ == 0) decoded_.first_repaired = file.begin;
    put(character, file);
  }

  void flush() {
    if (kept_begin_ < kept_end_) {
      const ByteSpan kept{kept_begin_, kept_end_};
      decoded_.content.append_verbatim(slice(bytes_, kept), kept);
    }
    kept_begin_ = kept_end_;
  }

 private:
  std::string_view bytes_;
  DecodedText& decoded_;
  std::size_t kept_begin_ = 0;
  std::size_t kept_end_ = 0;
};

void decode_bytes(std::string_view bytes, std::size_t begin, DecodedText& decoded) {
  Decoder decoder(bytes, decoded);
  decoder.start_at(begin);
  const bool is_utf8 = decoded.encoding == Encoding::kUtf8;
  for (std::size_t i = begin; i < bytes.size();) {
    const unsigned byte = byte_at(bytes, i);
    if (byte < 0x80) {
      if (byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r') {
        decoder.keep_until(++i);
      } else {
        decoder.put(byte, {i, i + 1});
        ++i;
      }
      continue;
    }
    const CodePoint code_point = decode_utf8(bytes, i);
    if (code_point.valid && !is_forbidden(code_point.value)) {
      i += code_point.length;
      decoder.keep_until(i);
      continue;
    }
    if (code_point.valid) {
      decoder.put(code_point.value, {i, i + code_point.length});
      i += code_point.length;
      continue;
    }
    // A sequence of several bytes that breaks off was one character of UTF-8; a lone byte is most
    // often a quotation mark that another program pasted in.
    const std::size_t length = is_utf8 ? broken_sequence_length(bytes, i) : 1;
    char32_t character = byte;
    if (byte < 0xA0) character = kWindows1252.at(byte - 0x80U);
    if (character == 0 || length > 1) character = kReplacementCharacter;
    if (is_utf8) {
      decoder.repair(character, {i, i + length});
    } else {
      decoder.put(character, {i, i + length});
    }
    i += length;
  }
  decoder.flush();
}

// Letters of a word map to their bytes as a whole: a piece a character would cost more memory than
// the text, and nobody quotes half a word.
class WordPieces {
 public:
  explicit WordPieces(MappedText& text) : text_(text) {}

  void put(char32_t character, ByteSpan file) {
    const bool in_word = is_letter(character) || is_digit(character);
    if (!in_word || !in_word_) flush();
    if (word_.empty()) file_.begin = file.begin;
    append_utf8(word_, character);
    file_.end = file.end;
    in_word_ = in_word;
  }

  void flush() {
    if (!word_.empty()) text_.append_rewritten(word_, file_);
    word_.clear();
  }

 private:
  MappedText& text_;
  std::string word_;
  ByteSpan file_;
  bool in_word_ = false;
};

void decode_utf16(std::string_view bytes, DecodedText& decoded) {
  const bool big_endian = decoded.encoding == Encoding::kUtf16Be;
  const auto unit_at = [&](std::size_t i) {
    const unsigned a = byte_at(bytes, i);
    const unsigned b = byte_at(bytes, i + 1);
    return static_cast<char32_t>(big_endian ? a << 8U | b : b << 8U | a);
  };
  const auto repair = [&](std::size_t at) {
    if (decoded.repaired++ == 0) decoded.first_repaired = at;
    return kReplacementCharacter;
  };
  WordPieces words(decoded.content);
  std::size_t i = 0;
  if (bytes.size() >= 2 && unit_at(0) == 0xFEFF) i = 2;
  while (i + 1 < bytes.size()) {
    const std::size_t begin = i;
    char32_t character = unit_at(i);
    i += 2;
    if (character >= 0xD800 && character < 0xDC00 && i + 1 < bytes.size() && unit_at(i) >= 0xDC00 &&
        unit_at(i) < 0xE000) {
      character = 0x10000 + ((character - 0xD800) << 10U) + (unit_at(i) - 0xDC00);
      i += 2;
    } else if (character >= 0xD800 && character < 0xE000) {
      character = repair(begin);
    }
    if (character == '\f' || character == '\v') character = '\n';
    if (is_forbidden(character)) {
      ++decoded.dropped;
    } else {
      words.put(character, {begin, i});
    }
  }
  if (i < bytes.size()) words.put(repair(i), {i, bytes.size()});
  words.flush();
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kWindows1252:
      return "Windows-1252";
  }
  return "";
}

Result<DecodedText> decode_text(std::string_view bytes) {
  const ByteCounts counts = count_bytes(bytes);
  DecodedText decoded;
  if (const auto refused = refuse_other_formats(bytes, counts)) {
    return *refused;
  }
  if (const auto utf16 = find_utf16(bytes, counts)) {
    decoded.encoding = *utf16;
    decode_utf16(bytes, decoded);
  } else if (const auto refused = refuse_binary(bytes, counts)) {
    return *refused;
  } else {
    if (counts.invalid > counts.multibyte) decoded.encoding = Encoding::kWindows1252;
    decode_bytes(bytes, bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, decoded);
  }
  if (decoded.encoding != Encoding::kUtf8) decoded.content.offsets.mark_inexact();
  return decoded;
}

}  // namespace whomet
