// Parts of speech, features, lemmas, dependency trees and names by one neural network.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "extract/document.h"

namespace whomet {

class Segmenter;

// Immutable after loading; any number of threads may share one.
class LanguageModel {
 public:
  // `bytes` must outlive the model (it is embedded in the program); `name` is said in errors.
  // Throws std::runtime_error on a damaged file or one of another version; says which.
  static LanguageModel load(std::string_view bytes, const std::string& name);
  // With states for a classifier (Document::states), whose file is only read.
  static LanguageModel load(std::string_view bytes, const std::string& name,
                            std::string_view classifier, const std::string& classifier_name);
  // From a file that the model keeps.
  static LanguageModel read(const std::string& path);

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  const Segmenter& segmenter() const;

  struct Parts;  // language_parts.h
  const Parts& parts() const { return *parts_; }

 private:
  explicit LanguageModel(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// Adds upos, xpos, feats, lemma, head and deprel to every token, one root a sentence,
// Document::name_tags and Document::states. Reads: sentences, tokens. The same sentence gets the
// same whatever stands beside it and however many threads run, on one processor. Of a sentence of
// more than 400 tokens parts are read by themselves and their trees joined. Memory of the calling
// thread is kept for its next call: about 30 MB.
void analyse(Document& document, const LanguageModel& model);
// The same for several documents; faster where they are short.
void analyse(std::span<Document* const> documents, const LanguageModel& model);

}  // namespace whomet
