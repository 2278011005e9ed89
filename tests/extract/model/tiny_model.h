// The small random model of the tests, made by train/tiny_model.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_file.h"
#include "extract/document.h"
#include "extract/model/language_parts.h"

namespace whomet {

inline const std::string& tiny_bytes() {
  static const std::string bytes = read_file(WHOMET_SOURCE_DIR "/tests/extract/model/tiny.whomet");
  return bytes;
}

inline const LanguageModel& tiny_model() {
  static const LanguageModel model = LanguageModel::load(tiny_bytes(), "tiny.whomet");
  return model;
}

// The sentences of train/tiny_model.py.
inline const std::vector<std::string>& tiny_sentences() {
  static const std::vector<std::string> sentences = {
      "Foreign Minister Marit Solheim met Emre Saygun in Ankara on 14 June .",
      "“ No , ” she said .", "TALKS FAILED",
      "Zoë d’Arcy’s naïve plan — 1,200 visas — wasn't signed in São Tomé .", "x"};
  return sentences;
}

// Tokens between single blanks.
inline void add_sentence(Document& document, std::string_view words) {
  Sentence sentence;
  sentence.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    Token& token = document.tokens.emplace_back();
    token.form = words.substr(at, end - at);
    at = end + 1;
  }
  sentence.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back(sentence);
}

inline Document document_of(const std::vector<std::string>& sentences) {
  Document document;
  for (const std::string& sentence : sentences) add_sentence(document, sentence);
  return document;
}

}  // namespace whomet
