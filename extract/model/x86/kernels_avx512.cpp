// AVX-512 with VNNI. A tile is six rows by a panel: 24 sums and four weights in 32 registers.
#include <immintrin.h>

#include "extract/model/elementwise.h"
#include "extract/model/x86/kernels_x86.h"

namespace whomet {
namespace {

constexpr std::size_t kVectors = kPanel / 16;
constexpr std::size_t kMostRows = 6;

// _mm512_cvtepi32_ps, which makes g++ 12 warn of its own header (GCC bug 105593).
__m512 to_float(__m512i values) {
  return _mm512_maskz_cvtepi32_ps(0xFFFF, values);
}

template <std::size_t kRows>
void multiply_tile(const std::int16_t* weights, std::size_t pairs, const ActivationRows& rows,
                   std::size_t first, const float* scales, const float* start, float* out,
                   std::size_t out_stride) {
  __m512i sums[kRows][kVectors];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm512_setzero_si512();
  }
  const std::int16_t* x = rows.values + first * rows.stride;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    __m512i w[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      w[v] = _mm512_loadu_si512(weights + pair * 2 * kPanel + v * 32);
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t two;
      __builtin_memcpy(&two, x + r * rows.stride + 2 * pair, sizeof two);
      const __m512i both = _mm512_set1_epi32(two);
      for (std::size_t v = 0; v < kVectors; ++v) {
        sums[r][v] = _mm512_dpwssd_epi32(sums[r][v], w[v], both);
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    const __m512 scale = _mm512_set1_ps(rows.scales[first + r]);
    float* to = out + (first + r) * out_stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m512 from = _mm512_loadu_ps((start != nullptr ? start : to) + v * 16);
      const __m512 factor = _mm512_mul_ps(scale, _mm512_loadu_ps(scales + v * 16));
      _mm512_storeu_ps(to + v * 16, _mm512_fmadd_ps(to_float(sums[r][v]), factor, from));
    }
  }
}

using Tile = void (*)(const std::int16_t*, std::size_t, const ActivationRows&, std::size_t,
                      const float*, const float*, float*, std::size_t);
constexpr Tile kTiles[kMostRows] = {multiply_tile<1>, multiply_tile<2>, multiply_tile<3>,
                                    multiply_tile<4>, multiply_tile<5>, multiply_tile<6>};

void multiply(const PackedWeights& weights, const ActivationRows& rows, const float* start,
              float* out, std::size_t out_stride) {
  for (std::size_t panel = 0; panel < weights.panels; ++panel) {
    const std::int16_t* values = weights.values + panel * weights.pairs * 2 * kPanel;
    const std::size_t column = panel * kPanel;
    for (std::size_t first = 0; first < rows.count; first += kMostRows) {
      const std::size_t left = rows.count - first;
      kTiles[left < kMostRows ? left - 1 : kMostRows - 1](
          values, weights.pairs, rows, first, weights.scales + column,
          start != nullptr ? start + column : nullptr, out + column, out_stride);
    }
  }
}

constexpr int kWidth = 16;

}  // namespace

const Kernels& avx512_kernels() {
  static constexpr Kernels kKernels = {.name = "avx512",
                                       .multiply = multiply,
                                       .lstm_step = Elementwise<kWidth>::lstm_step,
                                       .dot = Elementwise<kWidth>::dot,
                                       .weighted_sum = Elementwise<kWidth>::weighted_sum};
  return kKernels;
}

}  // namespace whomet
