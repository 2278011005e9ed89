#include "render/escape.h"

#include <cstddef>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::string_view kOtherBackslash = "\xE2\xA7\xB5";  // U+29F5

// The two code points of every plane that are no characters, and U+FDD0..U+FDEF.
bool is_noncharacter(char32_t c) {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

// Whether a Graphviz reader would take the '&' at `at` for the start of a character entity.
bool starts_entity(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size() && i < at + 10; ++i) {
    const char c = text[i];
    if (c == ';') return i > at + 1;
    const bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c == '#' && i == at + 1);
    if (!part) return false;
  }
  return false;
}

std::string escape_graphviz(std::string_view text, std::string_view backslash) {
  const auto clean = printable(text);
  std::string out;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (clean[i] == '\\') {
      out += backslash;
    } else if (clean[i] == '&' && starts_entity(clean, i)) {
      out += "&amp;";
    } else {
      out += clean[i];
    }
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    at += c.length;
    if (c.value == '\t' || c.value == '\n' || c.value == '\r' || c.value == 0x2028 ||
        c.value == 0x2029) {
      out += ' ';
    } else if (!is_control(c.value) && !is_noncharacter(c.value)) {
      append_utf8(out, c.value);
    }
  }
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_label(std::string_view text) {
  return escape_graphviz(text, "\\\\");
}

std::string escape_tooltip(std::string_view text) {
  return escape_graphviz(text, kOtherBackslash);
}

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>#|~=^$&!";
  std::string escaped;
  for (const char c : printable(text)) {
    if (kMarks.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string quote_csv(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

void append_percent(std::string& out, char byte) {
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += kDigits[value >> 4U];
  out += kDigits[value & 15U];
}

}  // namespace

std::string escape_rdf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    at += c.length;
    if (c.value == '"' || c.value == '\\') {
      out += '\\';
      out += static_cast<char>(c.value);
    } else if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\r') {
      out += "\\r";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (c.value == 0) {
      continue;
    } else if (c.value < 0x20 || c.value == 0x7F) {
      out += "\\u00";
      out += kDigits[c.value >> 4U];
      out += kDigits[c.value & 15U];
    } else {
      append_utf8(out, c.value);
    }
  }
  return out;
}

std::string escape_iri(std::string_view iri) {
  constexpr std::string_view kForbidden = "<>\"{}|^`\\";
  std::string out;
  for (const char c : iri) {
    const bool is_control = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    if (is_control || kForbidden.find(c) != std::string_view::npos) {
      append_percent(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
  return out;
}

}  // namespace whomet
