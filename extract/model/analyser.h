// Decodes the network's scores into the layers of documents. One object a thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/model/forward.h"
#include "extract/model/language_parts.h"
#include "extract/model/spanning_tree.h"

namespace whomet {

class Analyser {
 public:
  static constexpr std::uint32_t kLongestPart = 400;  // tokens of a sentence that are read together

  // Both must outlive this.
  Analyser(const LanguageModel::Parts& model, const Kernels& kernels);

  void run(std::span<Document* const> documents);

  const LanguageModel::Parts& model() const { return model_; }

 private:
  // A sentence, or a part of a long one.
  struct Piece {
    Document* document = nullptr;
    TokenSpan tokens;
  };

  void collect(std::span<Document* const> documents);
  void run_batch(std::span<const Piece> pieces);
  void tag(const Piece& piece, std::size_t sentence);
  void name(const Piece& piece, std::size_t sentence);
  void keep_states(const Piece& piece, std::size_t sentence);
  void find_heads(const Piece& piece, std::size_t sentence);
  void label_arcs(const Piece& piece, std::size_t sentence);
  void join_parts(Document& document) const;

  const LanguageModel::Parts& model_;
  Forward forward_;
  SpanningTree tree_;
  NameDecoder::Memory name_memory_;
  std::vector<Piece> pieces_;
  std::vector<Forward::Words> words_;
  std::vector<float> scores_;
  std::vector<std::uint32_t> head_rows_;
};

}  // namespace whomet
