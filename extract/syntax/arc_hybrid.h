// The arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez & Satta, ACL 2011): SHIFT; LEFT makes
// the next word of the buffer head of the stack's top; RIGHT makes the word below it head of the
// top. The artificial root stands behind the last word, so that the root's arc is the last one
// (Goldberg & Nivre, TACL 2013). Every run of 2n transitions gives one projective tree with one
// root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/features.h"

namespace whomet {

// Transitions as class labels: 0 = SHIFT, then LEFT and RIGHT with each deprel.
struct Transition {
  enum class Kind : std::uint8_t { kShift, kLeft, kRight };
  Kind kind;
  std::uint8_t deprel;
};
constexpr std::uint32_t index_of(Transition t, std::uint32_t deprels) {
  return t.kind == Transition::Kind::kShift  ? 0
         : t.kind == Transition::Kind::kLeft ? 1 + std::uint32_t{t.deprel}
                                             : 1 + deprels + t.deprel;
}
constexpr Transition transition_at(std::uint32_t index, std::uint32_t deprels) {
  if (index == 0) return {Transition::Kind::kShift, 0};
  const bool left = index <= deprels;
  return {left ? Transition::Kind::kLeft : Transition::Kind::kRight,
          static_cast<std::uint8_t>(index - 1 - (left ? 0 : deprels))};
}

// A parser configuration for one sentence. Words are 1..n, the artificial root is n + 1, 0 is
// "none".
class ArcHybrid {
 public:
  using Node = std::uint32_t;

  // `words` must live until the next assign(). Reads form, upos and xpos.
  void assign(std::span<const Token> words);

  bool is_final() const { return stack_.size() == 1 && buffer_ == root(); }
  bool allows(Transition::Kind kind) const;
  void apply(Transition transition);  // requires: allows(transition.kind)
  void features(FeatureList& list) const;

  Node root() const { return size_ + 1; }
  Node size() const { return size_; }
  Node stack(std::size_t depth) const {
    return depth + 1 < stack_.size() ? stack_[stack_.size() - 1 - depth] : 0;
  }
  Node buffer() const { return buffer_; }
  bool on_stack(Node node) const { return node != 0 && node < buffer_ && links_[node].head == 0; }
  Node head(Node node) const { return links_[node].head; }
  std::uint32_t deprel(Node node) const { return links_[node].deprel - 1; }

 private:
  struct Word {  // hashes
    std::uint32_t word = 0;
    std::uint32_t upos = 0;
    std::uint32_t xpos = 0;
    std::uint32_t suffix = 0;
    std::uint16_t commas_before = 0;  // in the sentence, commas, verbs and quotation marks
    std::uint16_t verbs_before = 0;
    std::uint16_t quotes_before = 0;
  };
  struct Links {
    Node head = 0;             // 0 = none yet
    std::uint32_t deprel = 0;  // plus one
    Node left = 0, left2 = 0;  // outermost dependents and the ones next to them
    Node right = 0, right2 = 0;
    std::uint16_t lefts = 0, rights = 0;
    std::uint32_t marker = 0;       // word hash of the last preposition or subordinator below
    std::uint32_t labels = 0;       // set of dependents' labels, as a commutative hash
    std::uint32_t coordinator = 0;  // word hash of the conjunction or comma on its left
    bool subject = false;           // has a noun or pronoun on its left as a verb's subject has
  };

  void attach(Node dependent, Node head, std::uint8_t deprel);

  Node size_ = 0;
  Node buffer_ = 1;
  std::vector<Node> stack_;  // [0] is a sentinel
  std::vector<Word> words_;
  std::vector<Links> links_;
};

}  // namespace whomet
