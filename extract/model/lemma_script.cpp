// Tested by tests/extract/model/lemma_script_test.cpp.
#include "extract/model/lemma_script.h"

#include "base/utf8.h"

namespace whomet {

std::optional<LemmaScript> LemmaScript::parse(std::string_view script) {
  if (script.empty()) return std::nullopt;
  LemmaScript parsed;
  if (script[0] == '=') {
    parsed.kind_ = Kind::kWhole;
    parsed.added_ = script.substr(1);
    return parsed;
  }
  switch (script[0]) {
    case 'n':
      parsed.kind_ = Kind::kNumber;
      return parsed;
    case 'l':
      parsed.kind_ = Kind::kLower;
      break;
    case 'k':
      parsed.kind_ = Kind::kKeep;
      break;
    case 't':
      parsed.kind_ = Kind::kTitle;
      break;
    default:
      return std::nullopt;
  }
  if (script.size() < 2 || script[1] < '0' || script[1] > '9') return std::nullopt;
  parsed.cut_ = static_cast<std::size_t>(script[1] - '0');
  parsed.added_ = script.substr(2);
  return parsed;
}

std::string LemmaScript::lemma(std::string_view form) const {
  std::string lemma;
  switch (kind_) {
    case Kind::kWhole:
      break;
    case Kind::kNumber:
      for (const char c : form) {
        if (c != ',') lemma += c;
      }
      break;
    case Kind::kLower:
      lemma = to_lower(form);
      break;
    case Kind::kKeep:
      lemma = form;
      break;
    case Kind::kTitle: {
      const std::size_t first = decode_utf8(form, 0).length;
      lemma = form.substr(0, first);
      lemma += to_lower(form.substr(first));
      break;
    }
  }
  std::size_t end = lemma.size();
  for (std::size_t i = 0; i < cut_ && end > 0; ++i) end = previous_code_point(lemma, end);
  lemma.resize(end);
  lemma += added_;
  return lemma.empty() ? to_lower(form) : lemma;
}

}  // namespace whomet
