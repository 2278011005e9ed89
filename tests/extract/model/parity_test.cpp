// The network in C++ against the trainer's, layer by layer: tiny.tsv is what PyTorch says.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/table_file.h"
#include "base/text_file.h"
#include "extract/model/forward.h"
#include "tests/extract/model/tiny_model.h"

using namespace whomet;

namespace {

// The values of one word; for "arcs", the scores of its heads.
struct Row {
  std::size_t sentence = 0;
  std::string layer;
  std::size_t word = 0;
  std::vector<float> values;
};

std::vector<Row> expected_rows() {
  const std::string text = read_file(WHOMET_SOURCE_DIR "/tests/extract/model/tiny.tsv");
  std::vector<Row> rows;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.at(1) == "ends") continue;  // segmenter_test.cpp
    Row& row = rows.emplace_back();
    row.sentence = std::stoul(std::string(fields.at(0)));
    row.layer = fields.at(1);
    row.word = std::stoul(std::string(fields.at(2)));
    for (const std::string_view number : split(fields.at(3), ' ')) {
      float value = 0;
      std::from_chars(number.data(), number.data() + number.size(), value);
      row.values.push_back(value);
    }
  }
  return rows;
}

// The place of a layer's scores among Forward::tags().
std::size_t tag_offset(const Network& network, const std::string& layer) {
  if (layer == "upos") return 0;
  if (layer == "xpos") return network.upos;
  if (layer == "feats") return network.upos + network.xpos;
  return network.upos + network.xpos + network.feats;
}

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> all(simd_kernels().begin(), simd_kernels().end());
  all.push_back(&portable_kernels());
  return all;
}

// All sentences in one batch, the longest first; results by the number of the sentence.
class Batch {
 public:
  explicit Batch(const Kernels& kernels)
      : document_(document_of(tiny_sentences())),
        network_(tiny_model().parts().network),
        forward_(tiny_model().parts().features, network_, kernels) {
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) order_.push_back(i);
    std::ranges::stable_sort(order_, std::greater{}, [&](std::size_t i) { return size(i); });
    std::vector<Forward::Words> words;
    for (const std::size_t i : order_) {
      words.emplace_back(document_.tokens.data() + document_.sentences[i].tokens.begin, size(i));
    }
    forward_.run(words);
    head_rows_.resize(forward_.rows());
    for (std::size_t place = 0; place < order_.size(); ++place) {
      std::vector<float>& arcs = arcs_[order_[place]];
      forward_.score_arcs(place, words[place].size(), arcs);
      set_best_heads(place, words[place].size(), arcs);
    }
    forward_.score_relations(head_rows_);
  }

  std::vector<float> values(const Row& expected) const {
    const std::size_t row = row_of(expected.sentence, expected.word);
    const std::string& layer = expected.layer;
    if (layer[0] == 'h') return forward_.output(static_cast<std::size_t>(layer[1] - '1'), row);
    const std::size_t count = expected.values.size();
    if (layer == "arcs") {
      const float* arcs = arcs_.at(expected.sentence).data() + expected.word * count;
      return {arcs, arcs + count};
    }
    const float* scores = layer == "names" ? forward_.names(row)
                          : layer == "relations_of_best_arc"
                              ? forward_.relations(row)
                              : forward_.tags(row) + tag_offset(network_, layer);
    return {scores, scores + count};
  }

  bool depends_on_root(const Row& expected) const {
    return head_rows_[row_of(expected.sentence, expected.word)] == Forward::kRoot;
  }

 private:
  std::size_t size(std::size_t sentence) const {
    return document_.sentences[sentence].tokens.size();
  }
  std::size_t row_of(std::size_t sentence, std::size_t word) const {
    const auto place = std::ranges::find(order_, sentence) - order_.begin();
    return forward_.row(static_cast<std::size_t>(place), word);
  }
  // The file has the relations of the best heads, a tree or not.
  void set_best_heads(std::size_t place, std::size_t words, const std::vector<float>& arcs) {
    for (std::size_t i = 0; i < words; ++i) {
      const float* row = arcs.data() + i * (words + 1);
      const auto head = static_cast<std::size_t>(std::max_element(row, row + words + 1) - row);
      head_rows_[forward_.row(place, i)] =
          head == 0 ? Forward::kRoot : static_cast<std::uint32_t>(forward_.row(place, head - 1));
    }
  }

  Document document_;
  const Network& network_;
  Forward forward_;
  std::vector<std::size_t> order_;
  std::map<std::size_t, std::vector<float>> arcs_;
  std::vector<std::uint32_t> head_rows_;
};

float largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  float largest = a.size() == b.size() ? 0.0F : 1e9F;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    largest = std::max(largest, std::fabs(a[i] - b[i]));
  }
  return largest;
}

}  // namespace

TEST_CASE("extract/model/forward: all layers are the trainer's to 1e-3, with all kernels") {
  const std::vector<Row> rows = expected_rows();
  REQUIRE(rows.size() > 300);
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    const Batch batch(*kernels);
    std::map<std::string, float> worst;
    for (const Row& row : rows) {
      // The root's relation is known and not scored.
      if (row.layer == "relations_of_best_arc" && batch.depends_on_root(row)) continue;
      const float difference = largest_difference(batch.values(row), row.values);
      worst[row.layer] = std::max(worst[row.layer], difference);
    }
    CHECK(worst.size() == 9);
    for (const auto& layer : worst) {
      CAPTURE(layer.first);
      CHECK(layer.second < 1e-3F);
    }
  }
}
