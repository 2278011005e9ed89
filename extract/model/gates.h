// The weights of an LSTM layer as the kernels want them. Tested by
// tests/extract/model/{parity,sentence_lstm}_test.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/model/linear.h"

namespace whomet {

inline constexpr std::size_t kGates = 4;  // input, forget, cell, output

// The gates of kLanes units lie together, as LstmRows wants them, and a last group of fewer units
// is padded. `weights`: a row for each unit of the first gate, then of the second, ...; `bias` has
// one row, nullptr: none. `outputs` points into `weights`.
void append_gates(const Tensor& weights, const Tensor* bias, std::size_t units,
                  std::vector<Linear::Output>& outputs);

}  // namespace whomet
