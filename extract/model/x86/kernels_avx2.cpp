// AVX2 and FMA. A tile is six rows by sixteen columns: twelve sums, two weights, an activation and
// a product fit into the sixteen registers.
#include <immintrin.h>

#include "extract/model/elementwise.h"
#include "extract/model/x86/kernels_x86.h"

namespace whomet {
namespace {

constexpr std::size_t kColumns = 16;
constexpr std::size_t kVectors = kColumns / 8;
constexpr std::size_t kMostRows = 6;

template <std::size_t kRows>
void multiply_tile(const std::int16_t* weights, std::size_t pairs, const ActivationRows& rows,
                   std::size_t first, const float* scales, const float* start, float* out,
                   std::size_t out_stride) {
  __m256i sums[kRows][kVectors];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm256_setzero_si256();
  }
  const std::int16_t* x = rows.values + first * rows.stride;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    __m256i w[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      w[v] = _mm256_loadu_si256(
          reinterpret_cast<const __m256i*>(weights + pair * 2 * kPanel + v * 16));
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t two;
      __builtin_memcpy(&two, x + r * rows.stride + 2 * pair, sizeof two);
      const __m256i both = _mm256_set1_epi32(two);
      for (std::size_t v = 0; v < kVectors; ++v) {
        sums[r][v] = _mm256_add_epi32(sums[r][v], _mm256_madd_epi16(w[v], both));
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    const __m256 scale = _mm256_set1_ps(rows.scales[first + r]);
    float* to = out + (first + r) * out_stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m256 from = _mm256_loadu_ps((start != nullptr ? start : to) + v * 8);
      const __m256 factor = _mm256_mul_ps(scale, _mm256_loadu_ps(scales + v * 8));
      _mm256_storeu_ps(to + v * 8, _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums[r][v]), factor, from));
    }
  }
}

using Tile = void (*)(const std::int16_t*, std::size_t, const ActivationRows&, std::size_t,
                      const float*, const float*, float*, std::size_t);
constexpr Tile kTiles[kMostRows] = {multiply_tile<1>, multiply_tile<2>, multiply_tile<3>,
                                    multiply_tile<4>, multiply_tile<5>, multiply_tile<6>};

void multiply(const PackedWeights& weights, const ActivationRows& rows, const float* start,
              float* out, std::size_t out_stride) {
  for (std::size_t column = 0; column < weights.panels * kPanel; column += kColumns) {
    const std::size_t panel = column / kPanel;
    const std::int16_t* values =
        weights.values + panel * weights.pairs * 2 * kPanel + column % kPanel * 2;
    for (std::size_t first = 0; first < rows.count; first += kMostRows) {
      const std::size_t left = rows.count - first;
      kTiles[left < kMostRows ? left - 1 : kMostRows - 1](
          values, weights.pairs, rows, first, weights.scales + column,
          start != nullptr ? start + column : nullptr, out + column, out_stride);
    }
  }
}

constexpr int kWidth = 8;

}  // namespace

const Kernels& avx2_kernels() {
  static constexpr Kernels kKernels = {.name = "avx2",
                                       .multiply = multiply,
                                       .lstm_step = Elementwise<kWidth>::lstm_step,
                                       .dot = Elementwise<kWidth>::dot,
                                       .weighted_sum = Elementwise<kWidth>::weighted_sum};
  return kKernels;
}

}  // namespace whomet
