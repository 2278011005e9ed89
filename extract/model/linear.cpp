#include "extract/model/linear.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace whomet {
namespace {

constexpr float kLargestWeight = 127;

// The scale of a row's leading bits and, for exact rows, of the rest, which is at most half a step.
struct Steps {
  float lead = 0;
  float rest = 0;
};

Steps steps_of(const Linear::Output& output, std::size_t inputs) {
  if (!output.tensor->is_exact()) return {output.tensor->scale(output.row), 0};
  float largest = 0;
  for (std::size_t i = 0; i < inputs; ++i) {
    largest = std::max(largest, std::fabs(output.tensor->at(output.row, output.first_column + i)));
  }
  const float lead = largest > 0 ? largest / kLargestWeight : 1;
  return {lead, lead / (2 * kLargestWeight)};
}

std::int16_t weight_of(const Linear::Output& output, std::size_t input, const Steps& steps,
                       bool rest) {
  const std::size_t column = output.first_column + input;
  if (!output.tensor->is_exact()) {
    if (rest) return 0;
    return output.tensor->byte(output.row, column);
  }
  const float value = output.tensor->at(output.row, column);
  const float lead = std::rint(value / steps.lead);
  const float weight = rest ? std::rint((value - lead * steps.lead) / steps.rest) : lead;
  return static_cast<std::int16_t>(std::clamp(weight, -kLargestWeight, kLargestWeight));
}

}  // namespace

Linear::Linear(std::size_t inputs, std::span<const Output> outputs)
    : columns_(round_up(outputs.size(), kPanel)), bias_(columns_) {
  bool exact = false;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    bias_[i] = outputs[i].bias;
    exact |= outputs[i].tensor != nullptr && outputs[i].tensor->is_exact();
  }
  for (std::size_t first = 0; first < inputs; first += kMostInputs) {
    const std::size_t count = std::min(kMostInputs, inputs - first);
    add_part(first, count, outputs, false);
    if (exact) add_part(first, count, outputs, true);
  }
}

Linear Linear::read(const TensorFile& file, const std::string& name, std::size_t outputs,
                    std::size_t inputs) {
  const Tensor& weights = file.tensor(name + ".weight", outputs, inputs);
  const Tensor& bias = file.tensor(name + ".bias", 1, outputs);
  std::vector<Output> rows(outputs);
  for (std::size_t i = 0; i < outputs; ++i) rows[i] = {&weights, i, 0, bias.at(0, i)};
  return {inputs, rows};
}

void Linear::add_part(std::size_t first_input, std::size_t inputs, std::span<const Output> outputs,
                      bool rest) {
  Part part;
  part.first_input = first_input;
  part.pairs = (inputs + 1) / 2;
  part.values.require(columns_ * part.pairs * 2);
  part.scales.resize(columns_);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Output output = outputs[i];
    if (output.tensor == nullptr) continue;
    output.first_column += first_input;
    const Steps steps = steps_of(output, inputs);
    part.scales[i] = rest ? steps.rest : steps.lead;
    std::int16_t* values =
        part.values.data() + i / kPanel * part.pairs * 2 * kPanel + i % kPanel * 2;
    for (std::size_t input = 0; input < inputs; ++input) {
      values[input / 2 * 2 * kPanel + input % 2] = weight_of(output, input, steps, rest);
    }
  }
  parts_.push_back(std::move(part));
}

void Linear::multiply(const Kernels& kernels, const ActivationRows& rows, const float* start,
                      float* out, std::size_t out_stride) const {
  for (const Part& part : parts_) {
    ActivationRows inputs = rows;
    inputs.values += part.first_input;
    kernels.multiply({part.values.data(), part.scales.data(), columns_ / kPanel, part.pairs},
                     inputs, start, out, out_stride);
    start = nullptr;
  }
}

}  // namespace whomet
