// Long texts are read in windows that overlap by what the network sees to each side, so that the
// result is that of one window. Tested by tests/extract/model/segmenter_test.cpp.
#include "extract/model/segmenter.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "extract/model/activations.h"
#include "extract/model/aligned_buffer.h"

namespace whomet {
namespace {

constexpr std::size_t kWindow = 2048;  // characters that are marked together
constexpr std::size_t kMarks = 3;
constexpr std::size_t kMostLayers = 16;
constexpr std::uint32_t kLargestDilation = 256;

// The working memory of a thread.
struct Workspace {
  std::vector<float> units;
  std::vector<float> sums;
  AlignedBuffer<std::int16_t> rounded;
  std::vector<float> scales;
};

Linear linear_of(const Tensor& weights, const Tensor* bias, std::size_t first_column,
                 std::size_t inputs) {
  std::vector<Linear::Output> outputs(weights.rows());
  for (std::size_t row = 0; row < outputs.size(); ++row) {
    outputs[row] = {&weights, row, first_column, bias == nullptr ? 0.0F : bias->at(0, row)};
  }
  return {inputs, outputs};
}

}  // namespace

Segmenter::Segmenter(const TensorFile& file, const Kernels& kernels)
    : kernels_(kernels),
      width_(file.number("segmenter.width")),
      units_(file.number("segmenter.units")) {
  const std::size_t inputs = file.number("segmenter.inputs");
  const std::size_t layers = file.number("segmenter.layers");
  if (width_ % 2 == 0 || width_ > 9 || units_ == 0 || units_ > kMostInputs || units_ % 2 != 0 ||
      inputs > kMostInputs || layers > kMostLayers) {
    file.damaged("the sizes of the segmenter are not possible");
  }
  const auto& characters = file.list("segmenter.characters");
  alphabet_ = characters.size();
  for (std::uint32_t i = 0; i < alphabet_; ++i) {
    const std::string_view name = characters[i];
    if (name == "<capital>")
      capital_ = i;
    else if (name == "<small>")
      small_ = i;
    else if (name == "<digit>")
      digit_ = i;
    else if (name == "<sign>")
      sign_ = i;
    else
      rows_.emplace(decode_utf8(name, 0).value, i);
  }
  const Tensor& table = file.tensor("segmenter.table.weight", alphabet_, inputs);
  const Tensor& first = file.tensor("segmenter.first.weight", units_, width_ * inputs);
  const Tensor& bias = file.tensor("segmenter.first.bias", 1, units_);
  for (std::size_t unit = 0; unit < units_; ++unit) first_bias_.push_back(bias.at(0, unit));
  first_.resize(width_ * alphabet_ * units_);
  for (std::size_t place = 0; place < width_; ++place) {
    for (std::size_t row = 0; row < alphabet_; ++row) {
      for (std::size_t unit = 0; unit < units_; ++unit) {
        float sum = 0;
        for (std::size_t i = 0; i < inputs; ++i)
          sum += table.at(row, i) * first.at(unit, place * inputs + i);
        first_[(place * alphabet_ + row) * units_ + unit] = sum;
      }
    }
  }
  reach_ = width_ / 2;
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = "segmenter.layers." + std::to_string(i);
    Layer layer;
    layer.dilation = file.number("segmenter.dilation." + std::to_string(i));
    if (layer.dilation == 0 || layer.dilation > kLargestDilation)
      file.damaged("a dilation is not possible");
    reach_ += width_ / 2 * layer.dilation;
    const Tensor& weights = file.tensor(name + ".weight", units_, width_ * units_);
    const Tensor& layer_bias = file.tensor(name + ".bias", 1, units_);
    for (std::size_t place = 0; place < width_; ++place) {
      layer.taps.push_back(
          linear_of(weights, place == 0 ? &layer_bias : nullptr, place * units_, units_));
    }
    layers_.push_back(std::move(layer));
  }
  last_ = linear_of(file.tensor("segmenter.last.weight", kMarks, units_),
                    &file.tensor("segmenter.last.bias", 1, kMarks), 0, units_);
}

std::uint32_t Segmenter::row_of(char32_t character) const {
  const auto found = rows_.find(character);
  if (found != rows_.end()) return found->second;
  if (is_upper(character)) return capital_;
  if (is_letter(character) || character == kReplacementCharacter) return small_;
  return is_digit(character) ? digit_ : sign_;
}

std::vector<EndMark> Segmenter::find_ends(std::u32string_view characters) const {
  std::vector<EndMark> marks(characters.size());
  for (std::size_t begin = 0; begin < characters.size(); begin += kWindow) {
    const std::size_t count = std::min(kWindow, characters.size() - begin);
    const std::size_t left = std::min(begin, reach_);
    const std::size_t end = std::min(characters.size(), begin + count + reach_);
    find_ends_of(characters.substr(begin - left, end - begin + left), left, count,
                 marks.data() + begin);
  }
  return marks;
}

// units: [character][unit], the first layer's.
void Segmenter::embed(std::u32string_view characters, float* units) const {
  const std::size_t half = width_ / 2;
  std::vector<std::uint32_t> rows(characters.size());
  std::ranges::transform(characters, rows.begin(), [this](char32_t c) { return row_of(c); });
  for (std::size_t at = 0; at < rows.size(); ++at) {
    float* to = units + at * units_;
    std::ranges::copy(first_bias_, to);
    for (std::size_t place = 0; place < width_; ++place) {
      if (at + place < half || at + place - half >= rows.size()) continue;
      const float* from = first_.data() + (place * alphabet_ + rows[at + place - half]) * units_;
      for (std::size_t unit = 0; unit < units_; ++unit) to[unit] += from[unit];
    }
    for (std::size_t unit = 0; unit < units_; ++unit) to[unit] = std::max(to[unit], 0.0F);
  }
}

void Segmenter::find_ends_of(std::u32string_view characters, std::size_t first, std::size_t count,
                             EndMark* marks) const {
  thread_local Workspace work;
  const std::size_t rows = characters.size();
  const std::size_t padding = width_ / 2 * kLargestDilation;  // rows of zeros before and behind
  const std::size_t stride = round_up(units_, kLanes);
  const std::size_t columns = round_up(units_, kPanel);
  work.units.resize(std::max(work.units.size(), rows * units_));
  work.sums.resize(std::max(work.sums.size(), rows * columns));
  work.rounded.require((rows + 2 * padding) * stride);
  work.scales.assign(rows + 2 * padding, 0.0F);
  std::int16_t* rounded = work.rounded.data() + padding * stride;
  float* scales = work.scales.data() + padding;
  std::fill_n(work.rounded.data(), padding * stride, std::int16_t{0});
  std::fill_n(rounded + rows * stride, padding * stride, std::int16_t{0});

  embed(characters, work.units.data());
  const auto round_units = [&] {
    for (std::size_t row = 0; row < rows; ++row) {
      scales[row] = round_row(work.units.data() + row * units_, units_, rounded + row * stride);
    }
  };
  for (const Layer& layer : layers_) {
    round_units();
    for (std::size_t place = 0; place < width_; ++place) {
      const auto shift = static_cast<std::ptrdiff_t>(place * layer.dilation) -
                         static_cast<std::ptrdiff_t>(width_ / 2 * layer.dilation);
      const ActivationRows shifted{rounded + shift * static_cast<std::ptrdiff_t>(stride), stride,
                                   scales + shift, rows};
      if (place == 0)
        layer.taps[place].apply(kernels_, shifted, work.sums.data(), columns);
      else
        layer.taps[place].add(kernels_, shifted, work.sums.data(), columns);
    }
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t unit = 0; unit < units_; ++unit) {
        work.units[row * units_ + unit] += std::max(work.sums[row * columns + unit], 0.0F);
      }
    }
  }
  round_units();
  last_.apply(kernels_, {rounded + first * stride, stride, scales + first, count}, work.sums.data(),
              last_.columns());
  for (std::size_t row = 0; row < count; ++row) {
    marks[row] = static_cast<EndMark>(argmax(work.sums.data() + row * last_.columns(), 0, kMarks));
  }
}

}  // namespace whomet
