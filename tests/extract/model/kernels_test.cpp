#include "extract/model/kernels.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/model/activations.h"
#include "extract/model/aligned_buffer.h"

using namespace whomet;

namespace {

constexpr std::uint32_t kSeed = 20231128;

float random_float(std::mt19937& random, float most) {
  return (static_cast<float>(random() % 200001) / 100000.0F - 1.0F) * most;
}

std::vector<float> random_floats(std::size_t count, float most, std::mt19937& random) {
  std::vector<float> values(count);
  for (float& value : values) value = random_float(random, most);
  return values;
}

struct Product {
  std::vector<std::int16_t> weights, rows;
  std::vector<float> scales, row_scales, start;
  std::size_t panels, pairs, count;

  Product(std::size_t panel_count, std::size_t pair_count, std::size_t row_count,
          std::mt19937& random)
      : weights(panel_count * pair_count * 2 * kPanel),
        rows(row_count * pair_count * 2),
        scales(random_floats(panel_count * kPanel, 0.01F, random)),
        row_scales(random_floats(row_count, 1e-4F, random)),
        start(random_floats(panel_count * kPanel, 1, random)),
        panels(panel_count),
        pairs(pair_count),
        count(row_count) {
    for (auto& weight : weights) {
      weight = static_cast<std::int16_t>(static_cast<int>(random() % 255) - 127);
    }
    for (auto& value : rows) {
      value = static_cast<std::int16_t>(static_cast<int>(random() % 65535) - 32767);
    }
  }

  std::vector<float> run(const Kernels& kernels, bool add) const {
    std::vector<float> out(count * panels * kPanel, 0.5F);
    kernels.multiply({weights.data(), scales.data(), panels, pairs},
                     {rows.data(), 2 * pairs, row_scales.data(), count},
                     add ? nullptr : start.data(), out.data(), panels * kPanel);
    return out;
  }

  double expected(std::size_t row, std::size_t column, bool add) const {
    double sum = 0;
    for (std::size_t i = 0; i < 2 * pairs; ++i) {
      const std::size_t at = (column / kPanel * pairs + i / 2) * 2 * kPanel + column % kPanel * 2;
      sum +=
          static_cast<double>(weights[at + i % 2]) * static_cast<double>(rows[row * 2 * pairs + i]);
    }
    return sum * static_cast<double>(row_scales[row]) * static_cast<double>(scales[column]) +
           (add ? 0.5 : static_cast<double>(start[column]));
  }
};

void check_product(const Kernels& kernels, const Product& product, bool add) {
  const std::vector<float> out = product.run(kernels, add);
  double worst = 0;
  for (std::size_t row = 0; row < product.count; ++row) {
    for (std::size_t column = 0; column < product.panels * kPanel; ++column) {
      const double expected = product.expected(row, column, add);
      const double found = static_cast<double>(out[row * product.panels * kPanel + column]);
      worst = std::max(worst, std::fabs(found - expected) / (1 + std::fabs(expected)));
    }
  }
  CHECK(worst < 1e-6);
}

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> all(simd_kernels().begin(), simd_kernels().end());
  all.push_back(&portable_kernels());
  return all;
}

}  // namespace

TEST_CASE("extract/model/kernels: products are those of plain sums, for any number of rows") {
  std::mt19937 random(kSeed);
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    for (std::size_t rows = 0; rows < 15; ++rows) {
      CAPTURE(rows);
      const Product product(1 + rows % 3, 1 + rows * 7, rows, random);
      check_product(*kernels, product, false);
      check_product(*kernels, product, true);
    }
  }
}

TEST_CASE("extract/model/kernels: the largest products of the most inputs do not overflow") {
  std::mt19937 random(kSeed);
  Product product(1, kMostInputs / 2, 3, random);
  for (auto& weight : product.weights) weight = -127;
  for (auto& value : product.rows) value = 32767;
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    check_product(*kernels, product, false);
  }
}

TEST_CASE("extract/model/kernels: a row gives the same bits in any company") {
  std::mt19937 random(kSeed);
  const Product product(2, 50, 13, random);
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    const std::vector<float> together = product.run(*kernels, false);
    for (std::size_t row = 0; row < product.count; ++row) {
      Product alone = product;
      alone.count = 1;
      alone.rows.erase(alone.rows.begin(),
                       alone.rows.begin() + static_cast<std::ptrdiff_t>(row * 100));
      alone.row_scales.assign(1, product.row_scales[row]);
      const std::vector<float> out = alone.run(*kernels, false);
      CHECK(std::equal(out.begin(), out.end(),
                       together.begin() + static_cast<std::ptrdiff_t>(row * 2 * kPanel)));
    }
  }
}

TEST_CASE("extract/model/kernels: a step of the LSTM is that of the standard library to 1e-6") {
  std::mt19937 random(kSeed);
  constexpr std::size_t kRows = 40;
  constexpr std::size_t kBlocks = 3;
  constexpr std::size_t kUnits = kBlocks * kLanes;
  std::vector<float> gates = random_floats(kRows * kBlocks * kPanel, 12, random);
  for (std::size_t i = 0; i < gates.size(); i += 17) gates[i] *= 1e3F;  // far outside
  const std::vector<float> before = random_floats(kRows * kUnits, 20, random);
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    std::vector<float> cells = before;
    std::vector<std::int16_t> hidden(kRows * kUnits);
    kernels->lstm_step({gates.data(), kBlocks * kPanel, cells.data(), kUnits, hidden.data(), kUnits,
                        kRows, kBlocks});
    double worst_cell = 0;
    double worst_hidden = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const float* at =
          gates.data() + i / kUnits * kBlocks * kPanel + i % kUnits / kLanes * kPanel + i % kLanes;
      const auto gate = [at](std::size_t which) { return static_cast<double>(at[which * kLanes]); };
      const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
      const double cell =
          sigmoid(gate(1)) * static_cast<double>(before[i]) + sigmoid(gate(0)) * std::tanh(gate(2));
      const double h = sigmoid(gate(3)) * std::tanh(cell);
      worst_cell = std::max(
          worst_cell, std::fabs(static_cast<double>(cells[i]) - cell) / (1 + std::fabs(cell)));
      worst_hidden = std::max(worst_hidden, std::fabs(static_cast<double>(hidden[i]) / 32767 - h));
    }
    CHECK(worst_cell < 1e-6);
    CHECK(worst_hidden < 1e-6 + 0.5 / 32767);
  }
}

TEST_CASE("extract/model/kernels: sums of floats") {
  std::mt19937 random(kSeed);
  constexpr std::size_t kCount = 5 * kLanes;
  constexpr std::size_t kRows = 7;
  const std::vector<float> a = random_floats(kCount, 1, random);
  const std::vector<float> table = random_floats(kRows * kCount + kLanes, 1, random);
  for (const Kernels* kernels : all_kernels()) {
    CAPTURE(kernels->name);
    double sum = 0;
    for (std::size_t i = 0; i < kCount; ++i) {
      sum += static_cast<double>(a[i]) * static_cast<double>(table[i]);
    }
    CHECK(static_cast<double>(kernels->dot(a.data(), table.data(), kCount)) ==
          doctest::Approx(sum).epsilon(1e-5));
    // Rows need not begin at a multiple of anything.
    constexpr std::size_t kStride = kCount - 3;
    std::vector<float> out(kCount);
    kernels->weighted_sum(a.data(), kRows, table.data(), kStride, out.data(), kCount);
    for (std::size_t i = 0; i < kCount; ++i) {
      double expected = 0;
      for (std::size_t row = 0; row < kRows; ++row) {
        expected += static_cast<double>(a[row]) * static_cast<double>(table[row * kStride + i]);
      }
      CHECK(static_cast<double>(out[i]) == doctest::Approx(expected).epsilon(1e-5));
    }
  }
}

TEST_CASE("extract/model/activations: rows are rounded to half a step") {
  std::mt19937 random(kSeed);
  for (const float most : {1e-35F, 1e-3F, 1.0F, 1e9F}) {
    CAPTURE(most);
    const std::vector<float> values = random_floats(80, most, random);
    std::vector<std::int16_t> rounded(80);
    const float scale = round_row(values.data(), values.size(), rounded.data());
    for (std::size_t i = 0; i < values.size(); ++i) {
      CHECK(std::fabs(static_cast<float>(rounded[i]) * scale - values[i]) <= 0.51F * scale);
    }
  }
}
