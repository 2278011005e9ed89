// CoNLL-U from anywhere: reading never crashes, and what was read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/syntax/conllu.h"
#include "extract/syntax/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace whomet;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto documents = read_conllu(text, "fuzz");
  if (!documents.ok()) return 0;
  for (const Document& document : *documents) {
    for (const Sentence& sentence : document.sentences) {
      const Tree tree(document, sentence);
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        if (tree.subjects(i).size() > document.tokens.size()) std::abort();
      }
    }
    const auto again = read_conllu(write_conllu(document, "x"), "again");
    if (!again.ok() || again->size() != 1) std::abort();
    if (again->front().tokens.size() != document.tokens.size()) std::abort();
  }
  return 0;
}
