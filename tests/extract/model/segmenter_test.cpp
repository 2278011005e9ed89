// The segmenter in C++ against the trainer's: rows "ends" of tiny.tsv are what PyTorch says.
#include "extract/model/segmenter.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/table_file.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "tests/extract/model/tiny_model.h"

using namespace whomet;

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    points += c.value;
    at += c.length;
  }
  return points;
}

// The marks of a sentence of tiny.tsv, one a character.
std::map<std::size_t, std::vector<EndMark>> expected_ends() {
  std::map<std::size_t, std::vector<EndMark>> ends;
  const std::string text = read_file(WHOMET_SOURCE_DIR "/tests/extract/model/tiny.tsv");
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.at(1) != "ends") continue;
    std::vector<double> scores;
    for (const std::string_view number : split(fields.at(3), ' ')) {
      scores.push_back(std::stod(std::string(number)));
    }
    const auto best = std::ranges::max_element(scores) - scores.begin();
    ends[std::stoul(std::string(fields.at(0)))].push_back(static_cast<EndMark>(best));
  }
  return ends;
}

}  // namespace

TEST_CASE("extract/model/segmenter: the marks are the trainer's, with all kernels") {
  const auto expected = expected_ends();
  REQUIRE(expected.size() == tiny_sentences().size());
  std::vector<const Kernels*> all(simd_kernels().begin(), simd_kernels().end());
  all.push_back(&portable_kernels());
  for (const Kernels* kernels : all) {
    CAPTURE(kernels->name);
    const Segmenter segmenter(tiny_model().parts().file, *kernels);
    for (const auto& entry : expected) {
      CAPTURE(entry.first);
      CHECK(segmenter.find_ends(code_points(tiny_sentences()[entry.first])) == entry.second);
    }
  }
}

TEST_CASE(
    "extract/model/segmenter: what is far away changes nothing, nor does the length of the text") {
  const Segmenter& segmenter = tiny_model().segmenter();
  const std::u32string part =
      code_points("Berg met no one . Soon it was mended in a dim tent , or not . ");
  std::u32string text;
  while (text.size() < 5000) text += part;
  const std::vector<EndMark> ends = segmenter.find_ends(text);
  REQUIRE(ends.size() == text.size());
  // Three parts before and behind are more than the network sees.
  const std::size_t period = part.size();
  for (std::size_t i = 3 * period; i + 4 * period < text.size(); ++i) {
    CHECK(ends[i] == ends[i + period]);
  }
  CHECK(segmenter.find_ends({}).empty());
}
