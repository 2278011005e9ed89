// The kernels that are the same for every instruction set, for vectors of kWidth floats. Included
// by files that are compiled for different processors, so everything is a template on kWidth and
// nothing of the standard library is called: no function may be shared between them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/model/kernels.h"

namespace whomet {

// The vector types of g++ and clang, on which arithmetic works lane by lane. One by one, because
// g++ 12 takes no size that depends on a template.
template <int kWidth>
struct Vectors;
template <>
struct Vectors<4> {
  using Floats __attribute__((vector_size(16))) = float;
  using Integers __attribute__((vector_size(16))) = std::int32_t;
  using Shorts __attribute__((vector_size(8))) = std::int16_t;
};
template <>
struct Vectors<8> {
  using Floats __attribute__((vector_size(32))) = float;
  using Integers __attribute__((vector_size(32))) = std::int32_t;
  using Shorts __attribute__((vector_size(16))) = std::int16_t;
};
template <>
struct Vectors<16> {
  using Floats __attribute__((vector_size(64))) = float;
  using Integers __attribute__((vector_size(64))) = std::int32_t;
  using Shorts __attribute__((vector_size(32))) = std::int16_t;
};

template <int kWidth>
struct Elementwise {
  using Floats = typename Vectors<kWidth>::Floats;
  using Integers = typename Vectors<kWidth>::Integers;
  using Shorts = typename Vectors<kWidth>::Shorts;

  static_assert(kLanes % kWidth == 0);

  static Floats load(const float* from) {
    Floats values;
    __builtin_memcpy(&values, from, sizeof values);
    return values;
  }
  static void store(float* to, Floats values) { __builtin_memcpy(to, &values, sizeof values); }

  // Adding 1.5 * 2^23 rounds to the nearest integer, which is then in the low bits.
  static constexpr float kRounder = 12582912.0F;
  static constexpr std::int32_t kRounderBits = 0x4B400000;

  // e^x with a relative error below 1e-6. x is cut to [-kCut, kCut], so that products of three
  // results stay finite; sigmoid and tanh do not change beyond.
  // Method: 2^n * e^r with |r| <= ln 2 / 2, the latter by its Taylor polynomial.
  static constexpr float kCut = 25.0F;
  static Floats exp(Floats x) {
    x = x > kCut ? Floats{} + kCut : x;
    x = x < -kCut ? Floats{} - kCut : x;
    const Floats shifted = x * 1.44269504F + kRounder;
    const Floats n = shifted - kRounder;
    const Floats r = x - n * 0.693359375F + n * 2.12194440e-4F;
    Floats e = r * (1.0F / 720) + (1.0F / 120);
    e = e * r + (1.0F / 24);
    e = e * r + (1.0F / 6);
    e = e * r + 0.5F;
    e = e * r + 1.0F;
    e = e * r + 1.0F;
    Integers bits;
    __builtin_memcpy(&bits, &e, sizeof bits);
    Integers power;
    __builtin_memcpy(&power, &shifted, sizeof power);
    bits += (power - kRounderBits) << 23;
    __builtin_memcpy(&e, &bits, sizeof e);
    return e;
  }

  // sigmoid(x) = 1 / (1 + e^-x) and tanh(x) = (1 - e^-2x) / (1 + e^-2x). Written with one division
  // each for c' = sigmoid(f) c + sigmoid(i) tanh(g) and for h = sigmoid(o) tanh(c').
  static void lstm_step(const LstmRows& rows) {
    for (std::size_t row = 0; row < rows.count; ++row) {
      const float* gates = rows.gates + row * rows.gate_stride;
      float* cells = rows.cells + row * rows.cell_stride;
      std::int16_t* hidden = rows.hidden + row * rows.hidden_stride;
      for (std::size_t unit = 0; unit < rows.blocks * kLanes; unit += kWidth) {
        const float* at = gates + unit / kLanes * kPanel + unit % kLanes;
        const Floats in = 1.0F + exp(-load(at));
        const Floats forget = 1.0F + exp(-load(at + kLanes));
        const Floats new_exp = exp(-2.0F * load(at + 2 * kLanes));
        const Floats out = 1.0F + exp(-load(at + 3 * kLanes));
        const Floats in_new = in * (1.0F + new_exp);
        const Floats cell =
            (load(cells + unit) * in_new + (1.0F - new_exp) * forget) / (forget * in_new);
        store(cells + unit, cell);
        const Floats cell_exp = exp(-2.0F * cell);
        const Floats h = (1.0F - cell_exp) / (out * (1.0F + cell_exp));
        const Floats rounded = h * kLargestActivation + kRounder;
        Integers bits;
        __builtin_memcpy(&bits, &rounded, sizeof bits);
        const Shorts shorts = __builtin_convertvector(bits - kRounderBits, Shorts);
        __builtin_memcpy(hidden + unit, &shorts, sizeof shorts);
      }
    }
  }

  static float dot(const float* a, const float* b, std::size_t count) {
    Floats sums{};
    for (std::size_t i = 0; i < count; i += kWidth) sums += load(a + i) * load(b + i);
    float sum = 0;
    for (int i = 0; i < kWidth; ++i) sum += sums[i];
    return sum;
  }

  static void weighted_sum(const float* factors, std::size_t rows, const float* table,
                           std::size_t stride, float* out, std::size_t count) {
    for (std::size_t i = 0; i < count; i += kWidth) {
      Floats sums{};
      for (std::size_t row = 0; row < rows; ++row) {
        sums += factors[row] * load(table + row * stride + i);
      }
      store(out + i, sums);
    }
  }
};

}  // namespace whomet
