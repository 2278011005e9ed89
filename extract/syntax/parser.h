// Parts of speech, lemmas and dependency trees for the tokens of a document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/document.h"

namespace whomet {

// Immutable after loading; any number of threads may share one.
class SyntaxModel {
 public:
  // `bytes` must outlive the model (it is embedded in the program); `name` is said in errors.
  // Throws std::runtime_error on a damaged file or one of another version; says which.
  static SyntaxModel load(std::string_view bytes, const std::string& name);

  SyntaxModel(SyntaxModel&&) noexcept;
  SyntaxModel& operator=(SyntaxModel&&) noexcept;
  ~SyntaxModel();

  struct Weights;  // in parser.cpp's neighbours; opaque here
  const Weights& weights() const { return *weights_; }

 private:
  explicit SyntaxModel(std::unique_ptr<const Weights> weights);
  std::unique_ptr<const Weights> weights_;
};

// Adds upos, xpos, feats and lemma to every token. Reads: sentences, tokens.
void tag(Document& document, const SyntaxModel& model);

// Adds head and deprel: in each sentence one root and a projective tree. Reads: upos, xpos, lemma.
void parse(Document& document, const SyntaxModel& model);

}  // namespace whomet
