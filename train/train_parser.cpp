#include "train/train_parser.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <random>
#include <set>

#include "extract/syntax/arc_hybrid.h"

namespace whomet {
namespace {

using Node = ArcHybrid::Node;
using Kind = Transition::Kind;

// The gold tree in the nodes of ArcHybrid, and what each transition would cost in lost arcs.
class Oracle {
 public:
  void assign(const TreebankSentence& sentence, const std::vector<std::string>& deprels) {
    const auto size = static_cast<Node>(sentence.tokens.size());
    root_ = size + 1;
    heads_.assign(size + 2, 0);
    labels_.assign(size + 2, 0);
    children_.assign(size + 2, {});
    for (Node i = 1; i <= size; ++i) {
      const Token& token = sentence.tokens[i - 1];
      heads_[i] = token.head == kNone ? root_ : token.head + 1;
      const auto found = std::ranges::find(deprels, token.deprel);
      labels_[i] = token.head == kNone || found == deprels.end()
                       ? std::uint8_t{0}
                       : static_cast<std::uint8_t>(found - deprels.begin());
      children_[heads_[i]].push_back(i);
    }
  }

  // Gold arcs that can no longer be made afterwards. Requires: the transition is allowed.
  int cost(const ArcHybrid& state, Kind kind) const {
    const Node s0 = state.stack(0);
    const Node s1 = state.stack(1);
    const Node b0 = state.buffer();
    int lost = 0;
    switch (kind) {
      case Kind::kShift:  // b0 loses dependents on the stack, and heads there but for the top
        for (const Node child : children_[b0]) lost += state.on_stack(child) ? 1 : 0;
        lost += heads_[b0] != s0 && state.on_stack(heads_[b0]) ? 1 : 0;
        break;
      case Kind::kLeft:  // s0 loses its dependents in the buffer, and other heads
        for (const Node child : children_[s0]) lost += child >= b0 ? 1 : 0;
        lost += heads_[s0] != b0 && (heads_[s0] > b0 || heads_[s0] == s1) ? 1 : 0;
        break;
      case Kind::kRight:
        for (const Node child : children_[s0]) lost += child >= b0 ? 1 : 0;
        lost += heads_[s0] >= b0 ? 1 : 0;
        break;
    }
    return lost;
  }

  // Whether a transition of the kind makes a gold arc; then its label must be the gold one.
  bool makes_arc(const ArcHybrid& state, Kind kind) const {
    if (kind == Kind::kShift) return false;
    return heads_[state.stack(0)] == (kind == Kind::kLeft ? state.buffer() : state.stack(1));
  }

  std::uint8_t label(Node node) const { return labels_[node]; }

 private:
  Node root_ = 0;
  std::vector<Node> heads_;
  std::vector<std::uint8_t> labels_;
  std::vector<std::vector<Node>> children_;
};

struct Choice {
  std::uint32_t guess = 0;  // best of all allowed
  std::uint32_t right = 0;  // best of those without cost
};

Choice choose(const ArcHybrid& state, const Oracle& oracle,
              const AveragedPerceptron::FloatScores& scores, std::uint32_t deprels) {
  constexpr Kind kKinds[] = {Kind::kShift, Kind::kLeft, Kind::kRight};
  int costs[3] = {};
  int least = std::numeric_limits<int>::max();
  for (std::size_t k = 0; k < 3; ++k) {
    if (!state.allows(kKinds[k])) continue;
    costs[k] = oracle.cost(state, kKinds[k]);
    least = std::min(least, costs[k]);
  }
  constexpr float kLowest = std::numeric_limits<float>::lowest();
  float best_guess = kLowest;
  float best_right = kLowest;
  Choice choice;
  const bool at_root = state.buffer() == state.root() && state.stack(1) == 0;
  for (std::size_t k = 0; k < 3; ++k) {
    if (!state.allows(kKinds[k])) continue;
    const bool shift = kKinds[k] == Kind::kShift;
    const std::uint32_t first = shift || at_root ? 0 : 1;
    const std::uint32_t last = shift || at_root ? 1 : deprels;
    const bool gold_arc = oracle.makes_arc(state, kKinds[k]);
    for (std::uint32_t deprel = first; deprel < last; ++deprel) {
      const std::uint32_t i = index_of({kKinds[k], static_cast<std::uint8_t>(deprel)}, deprels);
      if (scores[i] > best_guess) {
        best_guess = scores[i];
        choice.guess = i;
      }
      const bool right =
          costs[k] == least && (!gold_arc || deprel == oracle.label(state.stack(0)) || at_root);
      if (right && scores[i] > best_right) {
        best_right = scores[i];
        choice.right = i;
      }
    }
  }
  return choice;
}

}  // namespace

std::vector<std::string> deprels_of(const std::vector<TreebankSentence>& sentences) {
  std::set<std::string> labels;
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.head != kNone) labels.insert(token.deprel);
    }
  }
  labels.erase("root");
  std::vector<std::string> deprels{"root"};
  deprels.insert(deprels.end(), labels.begin(), labels.end());
  return deprels;
}

AveragedPerceptron train_parser(const std::vector<TreebankSentence>& sentences,
                                const std::vector<std::string>& deprels, int epochs,
                                std::uint32_t least_updates, std::uint32_t seed) {
  const auto deprel_count = static_cast<std::uint32_t>(deprels.size());
  AveragedPerceptron perceptron(2 * deprels.size() + 1, least_updates);
  std::vector<std::uint32_t> order(sentences.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(seed);
  ArcHybrid state;
  Oracle oracle;
  FeatureList features;
  AveragedPerceptron::FloatScores scores{};
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    std::size_t decisions = 0;
    std::size_t errors = 0;
    for (const std::uint32_t s : order) {
      state.assign(sentences[s].tokens);
      oracle.assign(sentences[s], deprels);
      while (!state.is_final()) {
        state.features(features);
        perceptron.score(features, scores);
        const Choice choice = choose(state, oracle, scores, deprel_count);
        ++decisions;
        if (choice.guess != choice.right) {
          perceptron.update(features, choice.right, choice.guess);
          ++errors;
        }
        perceptron.tick();
        const bool explore = epoch > 0 && random() % 10 != 0;
        state.apply(transition_at(explore ? choice.guess : choice.right, deprel_count));
      }
    }
    std::fprintf(stderr, "parser epoch %d: %.2f %% wrong decisions\n", epoch + 1,
                 100.0 * static_cast<double>(errors) / static_cast<double>(decisions));
  }
  return perceptron;
}

}  // namespace whomet
