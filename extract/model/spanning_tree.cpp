#include "extract/model/spanning_tree.h"

#include <algorithm>

namespace whomet {
namespace {

enum State : std::uint8_t { kNew, kOnPath, kReachesRoot };

}  // namespace

const std::vector<std::uint32_t>& SpanningTree::solve(std::span<const float> scores,
                                                      std::size_t words) {
  if (take_best_heads(scores, words)) return heads_;
  set_up(scores, words);
  for (std::uint32_t vertex = 1; vertex < vertices_; ++vertex) {
    if (state_[find(vertex)] == kReachesRoot) continue;
    path_.assign(1, find(vertex));
    // Each component on the path takes its best arc, until one comes from the root's side. An arc
    // from the path itself closes a cycle, which becomes a component.
    while (true) {
      const std::uint32_t component = path_.back();
      state_[component] = kOnPath;
      choose_arc(component);
      const std::uint32_t source = find(chosen_[component].from);
      if (state_[source] == kReachesRoot) break;
      if (state_[source] == kOnPath) {
        const auto at = std::ranges::find(path_, source);
        contract(static_cast<std::size_t>(at - path_.begin()));
      } else {
        path_.push_back(source);
      }
    }
    for (const std::uint32_t component : path_) state_[component] = kReachesRoot;
  }
  expand();
  return heads_;
}

bool SpanningTree::take_best_heads(std::span<const float> scores, std::size_t words) {
  heads_.assign(words, 0);
  if (words == 0) return true;
  std::size_t roots = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const float* row = scores.data() + i * (words + 1);
    for (std::uint32_t j = 1; j <= words; ++j) {
      if (j != i + 1 && row[j] > row[heads_[i]]) heads_[i] = j;
    }
    roots += heads_[i] == 0 ? 1 : 0;
  }
  if (roots != 1) return false;
  state_.assign(words + 1, kNew);
  state_[0] = kReachesRoot;
  for (std::uint32_t start = 1; start <= words; ++start) {
    std::uint32_t vertex = start;
    for (; state_[vertex] == kNew; vertex = heads_[vertex - 1]) state_[vertex] = kOnPath;
    if (state_[vertex] == kOnPath) return false;
    for (vertex = start; state_[vertex] == kOnPath; vertex = heads_[vertex - 1]) {
      state_[vertex] = kReachesRoot;
    }
  }
  return true;
}

// An arc from the root costs more than all others can win, so that the best tree has one of them.
void SpanningTree::set_up(std::span<const float> scores, std::size_t words) {
  vertices_ = words + 1;
  const auto [least, most] = std::ranges::minmax(scores);
  const double penalty =
      (static_cast<double>(most) - static_cast<double>(least) + 1) * static_cast<double>(vertices_);
  rows_.resize(vertices_ * vertices_);
  for (std::uint32_t to = 1; to < vertices_; ++to) {
    for (std::uint32_t from = 0; from < vertices_; ++from) {
      const double score = scores[(to - 1) * vertices_ + from];
      rows_[to * vertices_ + from] = {from == 0 ? score - penalty : score, from, to};
    }
  }
  state_.assign(vertices_, kNew);
  state_[0] = kReachesRoot;
  chosen_.assign(vertices_, {});
  row_of_.resize(vertices_);
  parent_.resize(vertices_);
  shortcut_.resize(vertices_);
  for (std::uint32_t i = 0; i < vertices_; ++i) row_of_[i] = parent_[i] = shortcut_[i] = i;
}

// The outermost component that holds the vertex.
std::uint32_t SpanningTree::find(std::uint32_t vertex) {
  while (shortcut_[vertex] != vertex) {
    shortcut_[vertex] = shortcut_[shortcut_[vertex]];
    vertex = shortcut_[vertex];
  }
  return vertex;
}

void SpanningTree::choose_arc(std::uint32_t component) {
  const Arc* row = rows_.data() + row_of_[component] * vertices_;
  const Arc* best = nullptr;
  for (std::uint32_t from = 0; from < vertices_; ++from) {
    if ((best == nullptr || row[from].score > best->score) && find(from) != component) {
      best = row + from;
    }
  }
  chosen_[component] = *best;
}

// The end of the path from there on is a cycle. An arc into it replaces one of its arcs, so what
// counts is how much better it is than that one.
void SpanningTree::contract(std::size_t first_on_path) {
  const auto cycle = static_cast<std::uint32_t>(parent_.size());
  const std::uint32_t row = row_of_[path_[first_on_path]];
  Arc* merged = rows_.data() + row * vertices_;
  for (std::size_t i = first_on_path; i < path_.size(); ++i) {
    const std::uint32_t member = path_[i];
    const double replaced = chosen_[member].score;
    const Arc* arcs = rows_.data() + row_of_[member] * vertices_;
    for (std::size_t from = 0; from < vertices_; ++from) {
      Arc arc = arcs[from];
      arc.score -= replaced;
      if (i == first_on_path || arc.score > merged[from].score) merged[from] = arc;
    }
    parent_[member] = shortcut_[member] = cycle;
  }
  path_.resize(first_on_path);
  path_.push_back(cycle);
  parent_.push_back(cycle);
  shortcut_.push_back(cycle);
  row_of_.push_back(row);
  chosen_.emplace_back();
  state_.push_back(kNew);
}

// Outer components first: the arc into a component is the arc into each component inside it that
// holds the arc's end; the others keep those of their cycle.
void SpanningTree::expand() {
  state_.assign(parent_.size(), kNew);
  for (auto component = static_cast<std::uint32_t>(parent_.size()); component-- > 1;) {
    if (state_[component] != kNew) continue;  // decided from outside
    const Arc arc = chosen_[component];
    heads_[arc.to - 1] = arc.from;
    for (std::uint32_t inner = arc.to; inner != component; inner = parent_[inner]) {
      state_[inner] = kReachesRoot;
    }
  }
}

}  // namespace whomet
