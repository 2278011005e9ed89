// Any bytes as the content of a model file whose checksum fits: an error that names the file, or a
// model that gives every sentence a tree. Start from a good one:
//   build/fuzz/tests/fuzz/fuzz_language_model -max_len=100000 some_corpus tests/extract/model
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "extract/model/language_model.h"
#include "extract/model/model_file.h"
#include "extract/model/tensor_file.h"

namespace {

using namespace whomet;

constexpr std::size_t kHeader = 8 + 4 + 4 + 64;  // of a whole file, which is accepted too

void require(bool holds) {
  if (!holds) std::abort();
}

void check_trees(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      roots += document.tokens[i].head == kNone ? 1 : 0;
      std::uint32_t at = i;
      for (std::size_t steps = 0; document.tokens[at].head != kNone; ++steps) {
        at = document.tokens[at].head;
        require(sentence.tokens.contains(at) && steps < sentence.tokens.size());
      }
    }
    require(roots == 1);
  }
}

Document small_document() {
  Document document;
  for (const std::uint32_t size : {1U, 5U, 12U}) {
    const auto begin = static_cast<std::uint32_t>(document.tokens.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      constexpr std::string_view kForms[] = {"Ankara", "met", "“", "São", "14"};
      document.tokens.emplace_back().form = kForms[i % std::size(kForms)];
    }
    document.sentences.emplace_back().tokens = {begin, begin + size};
  }
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view payload(reinterpret_cast<const char*>(bytes), size);
  if (payload.starts_with(kLanguageMagic) && size > kHeader) payload.remove_prefix(kHeader);
  ModelWriter writer;
  for (const char byte : payload) writer.u8(static_cast<std::uint8_t>(byte));
  const std::string file = writer.file(kLanguageMagic, kLanguageVersion);
  try {
    const LanguageModel model = LanguageModel::load(file, "fuzz");
    Document document = small_document();
    analyse(document, model);
    check_trees(document);
  } catch (const std::runtime_error& error) {
    require(std::string_view(error.what()).starts_with("fuzz: damaged model file: "));
  }
  return 0;
}
