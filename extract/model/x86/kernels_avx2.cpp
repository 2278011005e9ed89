// AVX2 and FMA. A tile is six rows by sixteen columns: twelve sums, two weights, an activation and
// a product fit into the sixteen registers.
#include <immintrin.h>

#include "extract/model/elementwise.h"
#include "extract/model/x86/kernels_x86.h"

namespace whomet {
namespace {

constexpr std::size_t kColumns = 16;
constexpr int kVectors = kColumns / 8;
constexpr std::size_t kMostRows = 6;

std::int32_t pair_at(const std::int16_t* values) {
  std::int32_t pair;
  __builtin_memcpy(&pair, values, sizeof pair);
  return pair;
}

__m256i load(const std::int16_t* values) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values));
}

// Offsets within a tile are small.
// NOLINTBEGIN(bugprone-implicit-widening-of-multiplication-result)

// out[row][vector][lane]. In a function of its own and with all loops unrolled: otherwise g++ keeps
// the sums in memory and not in registers, at a third of the speed.
template <int kRows>
[[gnu::noinline]] void sum_tile(const std::int16_t* weights, std::size_t pairs,
                                const std::int16_t* x, std::size_t stride, std::int32_t* out) {
  constexpr int kSums = kRows * kVectors;
  __m256i sums[kSums];
#pragma GCC unroll 24
  for (int i = 0; i < kSums; ++i) sums[i] = _mm256_setzero_si256();
  for (std::size_t pair = 0; pair < pairs; ++pair, weights += 2 * kPanel, x += 2) {
#pragma GCC unroll 24
    for (int i = 0; i < kSums; ++i) {
      const __m256i w = load(weights + i % kVectors * 16);
      const std::size_t row = static_cast<std::size_t>(i / kVectors);
      const __m256i both = _mm256_set1_epi32(pair_at(x + row * stride));
      sums[i] = _mm256_add_epi32(sums[i], _mm256_madd_epi16(w, both));
    }
  }
#pragma GCC unroll 24
  for (int i = 0; i < kSums; ++i) __builtin_memcpy(out + 8 * i, &sums[i], sizeof sums[i]);
}

template <int kRows>
void multiply_tile(const std::int16_t* weights, std::size_t pairs, const ActivationRows& rows,
                   std::size_t first, const float* scales, const float* start, float* out,
                   std::size_t out_stride) {
  alignas(64) std::int32_t tile[kRows * kVectors * 8];
  sum_tile<kRows>(weights, pairs, rows.values + first * rows.stride, rows.stride, tile);
  const std::int32_t* sums = tile;
  for (std::size_t row = first; row < first + kRows; ++row, sums += kVectors * 8) {
    const __m256 scale = _mm256_set1_ps(rows.scales[row]);
    float* to = out + row * out_stride;
    for (int v = 0; v < kVectors; ++v) {
      const __m256 before = _mm256_loadu_ps((start != nullptr ? start : to) + v * 8);
      const __m256 factor = _mm256_mul_ps(scale, _mm256_loadu_ps(scales + v * 8));
      const __m256 sum =
          _mm256_cvtepi32_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums + v * 8)));
      _mm256_storeu_ps(to + v * 8, _mm256_fmadd_ps(sum, factor, before));
    }
  }
}

// NOLINTEND(bugprone-implicit-widening-of-multiplication-result)

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
