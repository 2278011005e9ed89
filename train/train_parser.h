// Learns to parse: greedy arc-hybrid with a dynamic oracle and exploration.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "train/averaged_perceptron.h"
#include "train/treebank.h"

namespace whomet {

// Labels of the trees, "root" first, then by name.
std::vector<std::string> deprels_of(const std::vector<TreebankSentence>& sentences);

// Method: Goldberg & Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", TACL
// 2013. From the second epoch on the parser follows its own choice in nine of ten states.
// Requires: upos and xpos are predicted ones.
AveragedPerceptron train_parser(const std::vector<TreebankSentence>& sentences,
                                const std::vector<std::string>& deprels, int epochs,
                                std::uint32_t least_updates, std::uint32_t seed);

}  // namespace whomet
