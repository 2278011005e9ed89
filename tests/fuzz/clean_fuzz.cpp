// Any bytes as an article: plain text, Markdown, HTML or lines of JSON. Cleaning ends, gives valid
// UTF-8 without forbidden characters, and its offsets lie in the file and keep what they promise.
// The last byte chooses the format.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "extract/text/article.h"
#include "extract/text/jsonl.h"

namespace {

using namespace whomet;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(const CleanArticle& article, std::string_view bytes, ByteSpan text) {
  const OffsetMap& offsets = article.source.offsets;
  const ByteSpan file = offsets.to_file(text);
  require(file.begin <= file.end && file.end <= bytes.size());
  if (offsets.is_exact(text)) require(slice(bytes, file) == slice(article.source.text, text));
}

void check(const RawArticle& raw, bool keep_boilerplate) {
  Diagnostics diagnostics;
  const auto article = clean_article(raw, {keep_boilerplate}, diagnostics);
  if (!article) {
    require(!diagnostics.entries().empty());
    return;
  }
  const std::string& text = article->source.text;
  require(text.ends_with('\n') && is_valid_utf8(text));
  require(text.find('\0') == std::string::npos);
  require(article->source.offsets.text_size() == text.size());
  require(article->source.date.has_value() == !article->source.record.date.empty());
  for (std::size_t i = 0; i < text.size(); i += 1 + text.size() / 97) {
    check_span(*article, raw.bytes, {i, i + 1});
    check_span(*article, raw.bytes, {i / 2, i + 1});
  }
  for (const Cut& cut : article->cuts) {
    require(cut.file.begin <= cut.file.end && cut.file.end <= raw.bytes.size());
    require(!cut.reason.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = bytes[size - 1];
  RawArticle raw;
  raw.path = "fuzz";
  raw.bytes.assign(reinterpret_cast<const char*>(bytes), size - 1);
  if (choice % 4 == 3) {
    Diagnostics diagnostics;
    for (const RawArticle& line : parse_jsonl(raw.bytes, "fuzz.jsonl", {}, diagnostics)) {
      check(line, choice >= 128);
    }
    return 0;
  }
  constexpr TextFormat kFormats[] = {TextFormat::kPlain, TextFormat::kHtml, TextFormat::kMarkdown};
  raw.format = kFormats[choice % 4];
  check(raw, choice >= 128);
  return 0;
}
