// The inner loops of the network, in versions for several instruction sets.
//
// Numbers: weights are int8 as in the model file (kept as int16), activations are rounded to int16
// with a scale a row, so that products are summed exactly in int32, in any order: a row gives the
// same bits whatever its neighbours, and half the bits of float32 cross the memory. The rounding is
// 1/65534 of the largest value in the row; scores differ from the trainer's by about 1e-4.
// Tested by tests/extract/model/kernels_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace whomet {

inline constexpr std::size_t kLanes = 16;          // units of a gate that lie together
inline constexpr std::size_t kPanel = 4 * kLanes;  // columns that a kernel computes together
inline constexpr float kLargestActivation = 32767;
// Inputs of one product: as many times 127 * 32767 fit into int32.
inline constexpr std::size_t kMostInputs = 512;

constexpr std::size_t round_up(std::size_t count, std::size_t unit) {
  return (count + unit - 1) / unit * unit;
}

// A matrix of `panels` * kPanel columns (outputs) and 2 * `pairs` inputs.
// values[panel][pair][column][2]
struct PackedWeights {
  const std::int16_t* values;
  const float* scales;  // a column
  std::size_t panels;
  std::size_t pairs;
};

// `count` rows of activations; each is readable for 2 * pairs values.
struct ActivationRows {
  const std::int16_t* values;
  std::size_t stride;
  const float* scales;  // a row: value = scale * int16
  std::size_t count;
};

// An LSTM layer in one direction for rows of one time step. gates[row][block][4][kLanes]: input,
// forget, cell and output gate before their activation functions, of kLanes units a block.
struct LstmRows {
  const float* gates;
  std::size_t gate_stride;
  float* cells;  // [row][block][kLanes], in and out
  std::size_t cell_stride;
  std::int16_t* hidden;  // out, scale 1 / kLargestActivation
  std::size_t hidden_stride;
  std::size_t count;
  std::size_t blocks;
};

struct Kernels {
  const char* name;

  // out[row][column] = start[column] + product. With start == nullptr, out[row][column] += product.
  void (*multiply)(const PackedWeights& weights, const ActivationRows& rows, const float* start,
                   float* out, std::size_t out_stride);
  void (*lstm_step)(const LstmRows& rows);
  // Sum of a[i] * b[i]; `count` is a multiple of kLanes.
  float (*dot)(const float* a, const float* b, std::size_t count);
  // out[i] = sum over row r of factors[r] * table[r * stride + i]; `count` is a multiple of kLanes.
  void (*weighted_sum)(const float* factors, std::size_t rows, const float* table,
                       std::size_t stride, float* out, std::size_t count);
};

const Kernels& portable_kernels();

// Those for instruction sets that this processor has, best first; may be none.
// In x86/ and generic/: the build takes the folder of its processor.
std::span<const Kernels* const> simd_kernels();

// The best of all.
const Kernels& best_kernels();

}  // namespace whomet
