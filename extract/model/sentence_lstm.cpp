#include "extract/model/sentence_lstm.h"

#include <algorithm>
#include <cstdint>

#include "extract/model/activations.h"
#include "extract/model/gates.h"

namespace whomet {

SentenceLstm::SentenceLstm(const TensorFile& file, const std::string& name, std::size_t inputs,
                           std::size_t units)
    : inputs_(inputs), units_(units) {
  for (const std::size_t d : {0U, 1U}) {
    const std::string prefix = name + (d == 0 ? ".forward" : ".backward");
    const std::size_t rows = kGates * units;
    const Tensor& bias = file.tensor(prefix + ".bias", 1, rows);
    std::vector<Linear::Output> outputs;
    append_gates(file.tensor(prefix + ".input", rows, inputs), &bias, units, outputs);
    directions_[d].input = Linear(inputs, outputs);
    outputs.clear();
    append_gates(file.tensor(prefix + ".recurrent", rows, units), nullptr, units, outputs);
    directions_[d].recurrent = Linear(units, outputs);
  }
}

std::vector<float> SentenceLstm::run(std::span<const float> values) const {
  const Kernels& kernels = best_kernels();
  const std::size_t words = values.size() / inputs_;
  const std::size_t input_stride = round_up(inputs_, kLanes);
  AlignedBuffer<std::int16_t> rounded;
  rounded.require(words * input_stride);
  std::vector<float> scales(words);
  for (std::size_t w = 0; w < words; ++w) {
    scales[w] = round_row(values.data() + w * inputs_, inputs_, rounded.data() + w * input_stride);
  }
  const std::size_t blocks = round_up(units_, kLanes) / kLanes;
  const std::size_t padded = blocks * kLanes;
  const std::size_t columns = blocks * kPanel;
  constexpr float kUnit = 1 / kLargestActivation;
  AlignedBuffer<float> gates;
  AlignedBuffer<float> cells;
  AlignedBuffer<std::int16_t> hidden;
  gates.require(words * columns);
  cells.require(padded);
  hidden.require(words * padded);
  std::vector<float> out(words * 2 * units_);
  for (const std::size_t d : {0U, 1U}) {
    directions_[d].input.apply(kernels, {rounded.data(), input_stride, scales.data(), words},
                               gates.data(), columns);
    std::fill_n(cells.data(), padded, 0.0F);
    for (std::size_t step = 0; step < words; ++step) {
      const std::size_t word = d == 0 ? step : words - 1 - step;
      float* row = gates.data() + word * columns;
      if (step > 0) {
        const std::size_t previous = d == 0 ? word - 1 : word + 1;
        directions_[d].recurrent.add(
            kernels, {hidden.data() + previous * padded, padded, &kUnit, 1}, row, columns);
      }
      std::int16_t* units = hidden.data() + word * padded;
      kernels.lstm_step({row, columns, cells.data(), padded, units, padded, 1, blocks});
      for (std::size_t u = 0; u < units_; ++u) {
        out[(word * 2 + d) * units_ + u] = kUnit * static_cast<float>(units[u]);
      }
    }
  }
  return out;
}

}  // namespace whomet
