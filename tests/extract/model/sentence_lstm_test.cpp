#include "extract/model/sentence_lstm.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/tensor_writer.h"

using namespace whomet;

namespace {

struct Direction {
  std::vector<float> input;      // [4 * units][inputs]
  std::vector<float> recurrent;  // [4 * units][units]
  std::vector<float> bias;       // [4 * units]
};

struct Layer {
  std::size_t inputs;
  std::size_t units;
  Direction directions[2];
};

// Values that a float32 file and int8 weights with a rest hold well.
Layer random_layer(std::size_t inputs, std::size_t units) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> values(-1, 1);
  Layer layer{inputs, units, {}};
  for (Direction& direction : layer.directions) {
    const auto fill = [&](std::vector<float>& list, std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) list.push_back(values(random));
    };
    fill(direction.input, 4 * units * inputs);
    fill(direction.recurrent, 4 * units * units);
    fill(direction.bias, 4 * units);
  }
  return layer;
}

SentenceLstm read(const Layer& layer) {
  testing::TensorWriter file;
  for (const std::size_t d : {0U, 1U}) {
    const std::string name = d == 0 ? "l.forward" : "l.backward";
    const Direction& direction = layer.directions[d];
    file.tensors[name + ".input"] = {4 * layer.units, layer.inputs, direction.input};
    file.tensors[name + ".recurrent"] = {4 * layer.units, layer.units, direction.recurrent};
    file.tensors[name + ".bias"] = {1, 4 * layer.units, direction.bias};
  }
  const std::string bytes = file.bytes();
  return {TensorFile(bytes, "l"), "l", layer.inputs, layer.units};
}

float sigmoid(float x) {
  return 1 / (1 + std::exp(-x));
}

// The definition, unit by unit.
std::vector<float> by_hand(const Layer& layer, const std::vector<float>& values) {
  const std::size_t words = values.size() / layer.inputs;
  const std::size_t units = layer.units;
  std::vector<float> out(words * 2 * units);
  for (const std::size_t d : {0U, 1U}) {
    const Direction& direction = layer.directions[d];
    std::vector<float> hidden(units, 0.0F);
    std::vector<float> cells(units, 0.0F);
    for (std::size_t step = 0; step < words; ++step) {
      const std::size_t word = d == 0 ? step : words - 1 - step;
      std::vector<float> gates = direction.bias;
      for (std::size_t g = 0; g < gates.size(); ++g) {
        for (std::size_t i = 0; i < layer.inputs; ++i) {
          gates[g] += direction.input[g * layer.inputs + i] * values[word * layer.inputs + i];
        }
        for (std::size_t u = 0; u < units; ++u) {
          gates[g] += direction.recurrent[g * units + u] * hidden[u];
        }
      }
      for (std::size_t u = 0; u < units; ++u) {
        cells[u] = sigmoid(gates[units + u]) * cells[u] +
                   sigmoid(gates[u]) * std::tanh(gates[2 * units + u]);
        hidden[u] = sigmoid(gates[3 * units + u]) * std::tanh(cells[u]);
        out[(word * 2 + d) * units + u] = hidden[u];
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("extract/model/sentence_lstm: as the definition, whatever the sizes") {
  struct Row {
    std::size_t inputs;
    std::size_t units;
    std::size_t words;
  };
  for (const Row& row : {Row{1, 1, 1}, Row{3, 2, 5}, Row{7, 16, 4}, Row{20, 24, 9}}) {
    CAPTURE(row.units);
    const Layer layer = random_layer(row.inputs, row.units);
    std::vector<float> values(row.inputs * row.words);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = std::sin(static_cast<float>(i));
    }
    const SentenceLstm lstm = read(layer);
    const std::vector<float> expected = by_hand(layer, values);
    const std::vector<float> got = lstm.run(values);
    REQUIRE(got.size() == expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      CHECK(got[i] == doctest::Approx(expected[i]).epsilon(0.002));
    }
  }
}

TEST_CASE("extract/model/sentence_lstm: nothing gives nothing") {
  CHECK(read(random_layer(3, 2)).run({}).empty());
}
