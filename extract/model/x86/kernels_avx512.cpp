// AVX-512 with VNNI. A tile is six rows by a panel: 24 sums and four weights in 32 registers.
#include <immintrin.h>

#include "extract/model/elementwise.h"
#include "extract/model/x86/kernels_x86.h"

namespace whomet {
namespace {

constexpr int kVectors = kPanel / 16;
constexpr std::size_t kMostRows = 6;

// _mm512_cvtepi32_ps, which makes g++ 12 warn of its own header (GCC bug 105593).
__m512 to_float(__m512i values) {
  return _mm512_maskz_cvtepi32_ps(0xFFFF, values);
}

std::int32_t pair_at(const std::int16_t* values) {
  std::int32_t pair;
  __builtin_memcpy(&pair, values, sizeof pair);
  return pair;
}

// Offsets within a tile are small.
// NOLINTBEGIN(bugprone-implicit-widening-of-multiplication-result)

// out[row][vector][lane]. In a function of its own and with all loops unrolled: otherwise g++ keeps
// the sums in memory and not in registers, at a third of the speed.
template <int kRows>
[[gnu::noinline]] void sum_tile(const std::int16_t* weights, std::size_t pairs,
                                const std::int16_t* x, std::size_t stride, std::int32_t* out) {
  constexpr int kSums = kRows * kVectors;
  __m512i sums[kSums];
#pragma GCC unroll 24
  for (int i = 0; i < kSums; ++i) sums[i] = _mm512_setzero_si512();
  for (std::size_t pair = 0; pair < pairs; ++pair, weights += 2 * kPanel, x += 2) {
#pragma GCC unroll 24
    for (int i = 0; i < kSums; ++i) {
      const __m512i w = _mm512_loadu_si512(weights + i % kVectors * 32);
      const std::size_t row = static_cast<std::size_t>(i / kVectors);
      const __m512i both = _mm512_set1_epi32(pair_at(x + row * stride));
      sums[i] = _mm512_dpwssd_epi32(sums[i], w, both);
    }
  }
#pragma GCC unroll 24
  for (int i = 0; i < kSums; ++i) __builtin_memcpy(out + 16 * i, &sums[i], sizeof sums[i]);
}

template <int kRows>
void multiply_tile(const std::int16_t* weights, std::size_t pairs, const ActivationRows& rows,
                   std::size_t first, const float* scales, const float* start, float* out,
                   std::size_t out_stride) {
  alignas(64) std::int32_t tile[kRows * kVectors * 16];
  sum_tile<kRows>(weights, pairs, rows.values + first * rows.stride, rows.stride, tile);
  const std::int32_t* sums = tile;
  for (std::size_t row = first; row < first + kRows; ++row, sums += kVectors * 16) {
    const __m512 scale = _mm512_set1_ps(rows.scales[row]);
    float* to = out + row * out_stride;
    for (int v = 0; v < kVectors; ++v) {
      const __m512 before = _mm512_loadu_ps((start != nullptr ? start : to) + v * 16);
      const __m512 factor = _mm512_mul_ps(scale, _mm512_loadu_ps(scales + v * 16));
      const __m512 sum = to_float(_mm512_loadu_si512(sums + v * 16));
      _mm512_storeu_ps(to + v * 16, _mm512_fmadd_ps(sum, factor, before));
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
