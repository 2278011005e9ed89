// Plain loops, for any processor.
#include "extract/model/elementwise.h"
#include "extract/model/kernels.h"

namespace whomet {
namespace {

// Four rows share the weights of a pair. Unsigned sums: the inputs are limited so that nothing
// overflows, but wrapping would do no harm either.
constexpr std::size_t kRows = 4;

void multiply_panel(const std::int16_t* weights, std::size_t pairs, const ActivationRows& rows,
                    std::size_t first, std::size_t count, std::int32_t (&sums)[kRows][kPanel]) {
  for (std::size_t r = 0; r < count; ++r) {
    for (std::int32_t& sum : sums[r]) sum = 0;
  }
  for (std::size_t pair = 0; pair < pairs; ++pair, weights += 2 * kPanel) {
    for (std::size_t r = 0; r < count; ++r) {
      const std::int16_t* x = rows.values + (first + r) * rows.stride + 2 * pair;
      const std::int32_t x0 = x[0];
      const std::int32_t x1 = x[1];
      for (std::size_t column = 0; column < kPanel; ++column) {
        sums[r][column] += weights[2 * column] * x0 + weights[2 * column + 1] * x1;
      }
    }
  }
}

void multiply(const PackedWeights& weights, const ActivationRows& rows, const float* start,
              float* out, std::size_t out_stride) {
  std::int32_t sums[kRows][kPanel];
  for (std::size_t panel = 0; panel < weights.panels; ++panel) {
    const std::int16_t* values = weights.values + panel * weights.pairs * 2 * kPanel;
    const float* scales = weights.scales + panel * kPanel;
    for (std::size_t first = 0; first < rows.count; first += kRows) {
      const std::size_t count = rows.count - first < kRows ? rows.count - first : kRows;
      multiply_panel(values, weights.pairs, rows, first, count, sums);
      for (std::size_t r = 0; r < count; ++r) {
        const float scale = rows.scales[first + r];
        float* to = out + (first + r) * out_stride + panel * kPanel;
        for (std::size_t column = 0; column < kPanel; ++column) {
          const float from = start != nullptr ? start[panel * kPanel + column] : to[column];
          to[column] = from + static_cast<float>(sums[r][column]) * (scale * scales[column]);
        }
      }
    }
  }
}

constexpr int kWidth = 4;  // 16 bytes: every processor with vectors has them

}  // namespace

const Kernels& portable_kernels() {
  static constexpr Kernels kKernels = {.name = "portable",
                                       .multiply = multiply,
                                       .lstm_step = Elementwise<kWidth>::lstm_step,
                                       .dot = Elementwise<kWidth>::dot,
                                       .weighted_sum = Elementwise<kWidth>::weighted_sum};
  return kKernels;
}

}  // namespace whomet
