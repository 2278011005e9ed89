// Tested by tests/extract/model/parity_test.cpp.
#include "extract/model/network.h"

#include <string>

#include "extract/model/gates.h"
#include "extract/model/word_features.h"

namespace whomet {
namespace {

using Outputs = std::vector<Linear::Output>;

constexpr std::uint32_t kLargestSize = 4096;  // of any part of the network
constexpr std::size_t kMostLayers = 8;

std::size_t label_count(const TensorFile& file, const std::string& name) {
  const std::size_t count = file.list(name).size();
  if (count == 0) file.damaged("list '" + name + "' is empty");
  return count;
}

// Weights and biases of the layer `name`.
void append_layer(const TensorFile& file, const std::string& name, std::size_t count,
                  std::size_t inputs, Outputs& outputs) {
  const Tensor& weights = file.tensor(name + ".weight", count, inputs);
  const Tensor& bias = file.tensor(name + ".bias", 1, count);
  for (std::size_t i = 0; i < count; ++i) outputs.push_back({&weights, i, 0, bias.at(0, i)});
}

void pad(Outputs& outputs) {
  outputs.resize(round_up(outputs.size(), kLanes));
}

void read_lstm(const TensorFile& file, Network& network) {
  const std::size_t hidden = network.hidden;
  const std::size_t rows = kGates * hidden;
  for (std::size_t i = 0; i < network.layers; ++i) {
    const std::size_t inputs = i == 0 ? network.inputs() : 2 * hidden;
    Network::Lstm& lstm = network.lstm.emplace_back();
    Outputs first_outputs;
    for (const std::size_t direction : {0U, 1U}) {
      const std::string prefix =
          "lstm" + std::to_string(i) + (direction == 0 ? ".forward" : ".backward");
      const Tensor& weights = file.tensor(prefix + ".input", rows, inputs);
      const Tensor& bias = file.tensor(prefix + ".bias", 1, rows);
      if (i == 0) {
        append_gates(weights, &bias, hidden, first_outputs);
      } else {
        Outputs outputs;
        append_gates(weights, &bias, hidden, outputs);
        lstm.input[direction] = Linear(inputs, outputs);
      }
      Outputs recurrent;
      append_gates(file.tensor(prefix + ".recurrent", rows, hidden), nullptr, hidden, recurrent);
      lstm.recurrent[direction] = Linear(hidden, recurrent);
    }
    if (i == 0) network.first_input = Linear(inputs, first_outputs);
  }
}

void read_tags(const TensorFile& file, Network& network) {
  const std::size_t wide = 2 * network.hidden;
  Outputs outputs;
  append_layer(file, "upos", network.upos, wide, outputs);
  append_layer(file, "xpos", network.xpos, wide, outputs);
  append_layer(file, "feats", network.feats, wide, outputs);
  append_layer(file, "scripts", network.scripts, wide, outputs);
  network.tags = Linear(wide, outputs);
}

void read_names(const TensorFile& file, Network& network) {
  const std::size_t wide = 2 * network.hidden;
  Outputs from_tag_layer;
  append_layer(file, "names_hidden", network.name_hidden, 2 * wide, from_tag_layer);
  Outputs from_top_layer = from_tag_layer;
  for (Linear::Output& output : from_top_layer) output.first_column = wide;
  network.names_from_tag_layer = Linear(wide, from_tag_layer);
  network.names_from_top_layer = Linear(wide, from_top_layer);
  network.names_output = Linear::read(file, "names", network.names, network.name_hidden);
}

void read_roles(const TensorFile& file, Network& network) {
  const std::size_t wide = 2 * network.hidden;
  Outputs outputs;
  append_layer(file, "arc_head", network.arc, wide, outputs);
  pad(outputs);
  network.arc_dependent_column = outputs.size();
  append_layer(file, "arc_dependent", network.arc, wide, outputs);
  outputs.push_back({.bias = 1});
  pad(outputs);
  network.relation_head_column = outputs.size();
  append_layer(file, "relation_head", network.relation, wide, outputs);
  pad(outputs);
  network.relation_dependent_column = outputs.size();
  append_layer(file, "relation_dependent", network.relation, wide, outputs);
  outputs.push_back({.bias = 1});
  network.roles = Linear(wide, outputs);
}

void read_biaffine(const TensorFile& file, Network& network) {
  const Tensor& arc = file.tensor("arc_weights", network.arc + 1, network.arc);
  const Tensor& root = file.tensor("arc_root", 1, network.arc);
  Outputs arc_outputs;
  network.arc_root.resize(round_up(network.arc + 1, kLanes));
  for (std::size_t row = 0; row <= network.arc; ++row) {
    arc_outputs.push_back({&arc, row, 0, 0});
    double sum = 0;
    for (std::size_t i = 0; i < network.arc; ++i) {
      sum += static_cast<double>(arc.at(row, i)) * static_cast<double>(root.at(0, i));
    }
    network.arc_root[row] = static_cast<float>(sum);
  }
  network.arc_weights = Linear(network.arc, arc_outputs);

  // The root's own relation is known, so that relation_root is for the training only.
  const std::size_t size = network.relation + 1;
  const Tensor& relation = file.tensor("relation_weights", network.relations * size, size);
  Outputs relation_outputs;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t label = 0; label < network.relations; ++label) {
      const std::size_t row = label * size + i;
      relation_outputs.push_back({&relation, row, 0, relation.at(row, network.relation)});
    }
  }
  network.relation_weights = Linear(network.relation, relation_outputs);
}

}  // namespace

Network::Network(const TensorFile& file, const WordFeatures& features)
    : word(file.size("word", kLargestSize)),
      shape(file.size("shape", kLargestSize)),
      list(file.size("list", kLargestSize)),
      hidden(file.size("hidden", kLargestSize)),
      layers(file.size("layers", kLargestSize)),
      name_hidden(file.size("names", kLargestSize)),
      arc(file.size("arc", kLargestSize)),
      relation(file.size("relation", kLargestSize)),
      upos(label_count(file, "upos")),
      xpos(label_count(file, "xpos")),
      feats(label_count(file, "feats")),
      scripts(label_count(file, "scripts")),
      relations(label_count(file, "relations")),
      names(label_count(file, "names")),
      word_table(file.tensor("word", features.words(), word)),
      ngram_table(file.tensor("ngram", features.buckets(), word)),
      shape_table(file.tensor("shape", features.shapes(), shape)),
      list_table(file.tensor("list", features.lists(), list)) {
  if (layers < 2 || layers > kMostLayers) {
    file.damaged(std::to_string(layers) + " layers, expected 2 to " + std::to_string(kMostLayers));
  }
  read_lstm(file, *this);
  read_tags(file, *this);
  read_names(file, *this);
  read_roles(file, *this);
  read_biaffine(file, *this);
}

}  // namespace whomet
