// Templates after Zhang & Nivre (ACL 2011), moved to arc-hybrid, with markers for the attachment of
// prepositional phrases and counts of commas, verbs and quotation marks between two words.
#include "extract/syntax/arc_hybrid.h"

#include <algorithm>

namespace whomet {
namespace {

std::uint32_t capped(std::uint32_t value, std::uint32_t most) {
  return std::min(value, most);
}

std::uint32_t distance_class(std::uint32_t from, std::uint32_t to) {
  const std::uint32_t distance = to > from ? to - from : 0;
  return distance <= 4 ? distance : distance <= 6 ? 5 : distance <= 10 ? 6 : 7;
}

}  // namespace

void ArcHybrid::assign(std::span<const Token> words) {
  size_ = static_cast<Node>(words.size());
  buffer_ = 1;
  stack_.assign(1, 0);
  links_.assign(size_ + 2, Links{});
  words_.assign(size_ + 2, Word{});
  std::uint16_t commas = 0;
  std::uint16_t verbs = 0;
  std::uint16_t quotes = 0;
  for (Node i = 1; i <= size_; ++i) {
    const Token& token = words[i - 1];
    const WordKeys keys = word_keys(token.form);
    Word& word = words_[i];
    word.word = keys.lower;
    word.upos = static_cast<std::uint32_t>(token.upos) + 1;
    word.xpos = hash_text(token.xpos);
    word.suffix = keys.suffix[2];
    word.commas_before = commas;
    word.verbs_before = verbs;
    word.quotes_before = quotes;
    commas = static_cast<std::uint16_t>(commas + (token.form == "," ? 1 : 0));
    verbs = static_cast<std::uint16_t>(verbs + (token.upos == Upos::kVerb ? 1 : 0));
    quotes =
        static_cast<std::uint16_t>(quotes + (token.xpos == "``" || token.xpos == "''" ? 1 : 0));
  }
  words_[root()] = {1, 99, 1, 1, commas, verbs, quotes};
}

bool ArcHybrid::allows(Transition::Kind kind) const {
  switch (kind) {
    case Transition::Kind::kShift:
      return buffer_ != root();
    case Transition::Kind::kLeft:  // the root takes one dependent: the last word of the stack
      return stack_.size() > 1 && (buffer_ != root() || stack_.size() == 2);
    case Transition::Kind::kRight:
      return stack_.size() > 2;
  }
  return false;
}

void ArcHybrid::attach(Node dependent, Node head, std::uint8_t deprel) {
  Links& below = links_[dependent];
  below.head = head;
  below.deprel = std::uint32_t{deprel} + 1;
  Links& above = links_[head];
  above.labels += below.deprel * 0x9E3779B1U;
  if (dependent < head) {
    above.left2 = above.left;
    above.left = dependent;
    ++above.lefts;
    // UPOS 2 = ADP, 10 = PART, 14 = SCONJ (see Word::upos: enumerator plus one).
    const std::uint32_t upos = words_[dependent].upos;
    if (upos == 2 || upos == 10 || upos == 14) above.marker = words_[dependent].word;
    // 5 = CCONJ, 13 = PUNCT; 8 = NOUN, 11 = PRON, 12 = PROPN.
    if (upos == 5 || (upos == 13 && above.coordinator == 0)) {
      above.coordinator = words_[dependent].word;
    }
    if (upos == 8 || upos == 11 || upos == 12) above.subject = true;
  } else {
    above.right2 = above.right;
    above.right = dependent;
    ++above.rights;
  }
}

void ArcHybrid::apply(Transition transition) {
  switch (transition.kind) {
    case Transition::Kind::kShift:
      stack_.push_back(buffer_++);
      return;
    case Transition::Kind::kLeft:
      attach(stack_.back(), buffer_, transition.deprel);
      break;
    case Transition::Kind::kRight:
      attach(stack_.back(), stack_[stack_.size() - 2], transition.deprel);
      break;
  }
  stack_.pop_back();
}

void ArcHybrid::features(FeatureList& list) const {
  const Node ns0 = stack(0);
  const Node ns1 = stack(1);
  const Node ns2 = stack(2);
  const Node nb0 = buffer_;
  const Node nb1 = nb0 < root() ? nb0 + 1 : 0;
  const Node nb2 = nb1 != 0 && nb1 < root() ? nb1 + 1 : 0;
  const Word& s0 = words_[ns0];
  const Word& s1 = words_[ns1];
  const Word& s2 = words_[ns2];
  const Word& b0 = words_[nb0];
  const Word& b1 = words_[nb1];
  const Word& b2 = words_[nb2];
  const Links& ls0 = links_[ns0];
  const Links& ls1 = links_[ns1];
  const Links& lb0 = links_[nb0];
  const std::uint32_t d = distance_class(ns0, nb0);
  const std::uint32_t e = distance_class(ns1, ns0);
  const std::uint32_t commas =
      capped(static_cast<std::uint32_t>(b0.commas_before) - s0.commas_before, 3);
  const std::uint32_t verbs =
      capped(static_cast<std::uint32_t>(b0.verbs_before) - s0.verbs_before, 3);
  const std::uint32_t commas1 =
      capped(static_cast<std::uint32_t>(s0.commas_before) - s1.commas_before, 3);
  const std::uint32_t verbs1 =
      capped(static_cast<std::uint32_t>(s0.verbs_before) - s1.verbs_before, 3);
  const std::uint32_t quotes =
      (static_cast<std::uint32_t>(b0.quotes_before) - s0.quotes_before) & 1U;
  const std::uint32_t quotes1 =
      (static_cast<std::uint32_t>(s0.quotes_before) - s1.quotes_before) & 1U;

  list.clear();
  // Single words.
  list.add(s0.word);
  list.add(s0.xpos);
  list.add(s0.upos);
  list.add(s0.word, s0.xpos);
  list.add(s1.word);
  list.add(s1.xpos);
  list.add(s1.word, s1.xpos);
  list.add(s2.xpos);
  list.add(s2.word);
  list.add(b0.word);
  list.add(b0.xpos);
  list.add(b0.word, b0.xpos);
  list.add(b1.word);
  list.add(b1.xpos);
  list.add(b1.word, b1.xpos);
  list.add(b2.word);
  list.add(b2.xpos);
  list.add(s0.suffix, s0.upos);
  list.add(b0.suffix, b0.upos);
  list.add(s1.suffix, s1.upos);
  // Pairs.
  list.add(s0.word, b0.word);
  list.add(s0.word, b0.xpos);
  list.add(s0.xpos, b0.word);
  list.add(s0.xpos, b0.xpos);
  list.add(s0.upos, b0.upos);
  list.add(s0.word, s0.xpos, b0.xpos);
  list.add(s0.xpos, b0.word, b0.xpos);
  list.add(s0.word, s0.xpos, b0.word, b0.xpos);
  list.add(s0.suffix, b0.suffix);
  list.add(s1.word, s0.word);
  list.add(s1.word, s0.xpos);
  list.add(s1.xpos, s0.word);
  list.add(s1.xpos, s0.xpos);
  list.add(s1.upos, s0.upos);
  list.add(s1.word, s1.xpos, s0.xpos);
  list.add(s1.xpos, s0.word, s0.xpos);
  list.add(s1.suffix, s0.suffix);
  list.add(s1.word, b0.word);
  list.add(s1.word, b0.xpos);
  list.add(s1.xpos, b0.word);
  list.add(s1.xpos, b0.xpos);
  list.add(b0.word, b1.word);
  list.add(b0.xpos, b1.xpos);
  list.add(b0.word, b1.xpos);
  list.add(b0.xpos, b1.word);
  list.add(s0.word, b1.word);
  list.add(s0.word, b1.xpos);
  list.add(s0.xpos, b1.xpos);
  // Triples.
  list.add(s0.xpos, b0.xpos, b1.xpos);
  list.add(s0.word, b0.xpos, b1.xpos);
  list.add(s0.xpos, b0.word, b1.xpos);
  list.add(b0.xpos, b1.xpos, b2.xpos);
  list.add(s0.xpos, b0.xpos, b1.xpos, b2.xpos);
  list.add(s1.xpos, s0.xpos, b0.xpos);
  list.add(s1.word, s0.xpos, b0.xpos);
  list.add(s1.xpos, s0.word, b0.xpos);
  list.add(s1.xpos, s0.xpos, b0.word);
  list.add(s1.upos, s0.upos, b0.upos);
  list.add(s2.xpos, s1.xpos, s0.xpos);
  list.add(s2.xpos, s1.xpos, s0.xpos, b0.xpos);
  list.add(s1.xpos, s0.xpos, b0.xpos, b1.xpos);
  // Children.
  const Word& s0l = words_[ls0.left];
  const Word& s0l2 = words_[ls0.left2];
  const Word& s0r = words_[ls0.right];
  const Word& s0r2 = words_[ls0.right2];
  const Word& s1l = words_[ls1.left];
  const Word& s1r = words_[ls1.right];
  const Word& s1r2 = words_[ls1.right2];
  const Word& b0l = words_[lb0.left];
  const Word& b0l2 = words_[lb0.left2];
  const std::uint32_t rs0l = links_[ls0.left].deprel;
  const std::uint32_t rs0l2 = links_[ls0.left2].deprel;
  const std::uint32_t rs0r = links_[ls0.right].deprel;
  const std::uint32_t rs0r2 = links_[ls0.right2].deprel;
  const std::uint32_t rs1l = links_[ls1.left].deprel;
  const std::uint32_t rs1r = links_[ls1.right].deprel;
  const std::uint32_t rs1r2 = links_[ls1.right2].deprel;
  const std::uint32_t rb0l = links_[lb0.left].deprel;
  const std::uint32_t rb0l2 = links_[lb0.left2].deprel;
  list.add(s0l.word, s0.xpos);
  list.add(s0l.xpos, s0.xpos);
  list.add(s0r.word, s0.xpos);
  list.add(s0r.xpos, s0.xpos);
  list.add(s1l.word, s1.xpos);
  list.add(s1r.word, s1.xpos);
  list.add(b0l.word, b0.xpos);
  list.add(b0l.xpos, b0.xpos);
  list.add(rs0l, s0.xpos, b0.xpos);
  list.add(rs0r, s0.xpos, b0.xpos);
  list.add(rs1l, s1.xpos, s0.xpos);
  list.add(rs1r, s1.xpos, s0.xpos);
  list.add(rb0l, s0.xpos, b0.xpos);
  list.add(rs0l, rs0l2, s0.xpos);
  list.add(rs0r, rs0r2, s0.xpos);
  list.add(rs1r, rs1r2, s1.xpos);
  list.add(rb0l, rb0l2, b0.xpos);
  list.add(s0.xpos, s0l.xpos, b0.xpos);
  list.add(s0.xpos, s0r.xpos, b0.xpos);
  list.add(s0.xpos, b0l.xpos, b0.xpos);
  list.add(s1.xpos, s1l.xpos, s0.xpos);
  list.add(s1.xpos, s1r.xpos, s0.xpos);
  list.add(s1.xpos, s0l.xpos, s0.xpos);
  list.add(s1.xpos, s0r.xpos, s0.xpos);
  list.add(s0.xpos, s0l.xpos, s0l2.xpos);
  list.add(s0.xpos, s0r.xpos, s0r2.xpos);
  list.add(s1.xpos, s1r.xpos, s1r2.xpos);
  list.add(b0.xpos, b0l.xpos, b0l2.xpos);
  list.add(s1r.word, s0.word);
  // All labels below a word.
  list.add(ls0.labels, s0.xpos);
  list.add(ls1.labels, s1.xpos);
  list.add(lb0.labels, b0.xpos);
  list.add(ls0.labels, s0.word);
  list.add(ls1.labels, s1.word);
  list.add(ls1.labels, s1.upos, s0.xpos);
  list.add(ls0.labels, s0.upos, b0.xpos);
  // Markers: "visit to Oslo", "met with him".
  list.add(ls0.marker, s1.word);
  list.add(ls0.marker, s1.xpos);
  list.add(ls0.marker, s0.word);
  list.add(ls0.marker, s1.word, s0.word);
  list.add(ls0.marker, s1.xpos, s0.xpos);
  list.add(ls0.marker, s1.xpos, b0.xpos);
  list.add(ls0.marker, s1.xpos, s2.xpos);
  list.add(ls0.marker, s1.xpos, s2.word);
  list.add(lb0.marker, s0.word);
  list.add(lb0.marker, s0.xpos, b0.xpos);
  list.add(ls1.marker, s0.xpos, s1.xpos);
  list.add(ls0.marker, s1.upos, ls1.labels);
  // Distance, valency, what lies between.
  list.add(s0.word, d);
  list.add(s0.xpos, d);
  list.add(b0.word, d);
  list.add(b0.xpos, d);
  list.add(s0.xpos, b0.xpos, d);
  list.add(s1.xpos, s0.xpos, e);
  list.add(s0.word, ls0.rights, ls0.lefts);
  list.add(s0.xpos, ls0.rights);
  list.add(s0.xpos, ls0.lefts);
  list.add(b0.xpos, lb0.lefts);
  list.add(s1.xpos, ls1.rights, s0.xpos);
  list.add(s0.xpos, b0.xpos, commas, verbs);
  list.add(s1.xpos, s0.xpos, commas1, verbs1);
  list.add(s0.xpos, b0.xpos, quotes);
  list.add(s1.xpos, s0.xpos, quotes1);
  list.add(s1.upos, s0.upos, commas1, b0.xpos);
  // Coordination: conjuncts are alike.
  list.add(ls0.coordinator, s1.xpos, s0.xpos);
  list.add(ls0.coordinator, s1.word, s0.word);
  list.add(ls0.coordinator, s2.xpos, s1.xpos, s0.xpos);
  list.add(ls0.coordinator, s1.suffix, s0.suffix);
  list.add(ls0.coordinator, s1.xpos, s0.xpos, b0.xpos);
  list.add(ls0.coordinator, ls0.marker, ls1.marker, s1.upos);
  // Which of the verbs have subjects, and whether more verbs follow.
  const std::uint32_t subjects =
      (ls0.subject ? 1U : 0U) + (ls1.subject ? 2U : 0U) + (lb0.subject ? 4U : 0U);
  const std::uint32_t more =
      capped(static_cast<std::uint32_t>(words_[root()].verbs_before) - b0.verbs_before, 2);
  list.add(subjects, s1.xpos, s0.xpos);
  list.add(subjects, s0.xpos, b0.xpos);
  list.add(subjects, s1.xpos, s0.xpos, b0.xpos);
  list.add(more, s0.xpos, b0.xpos);
  list.add(more, subjects, s0.upos, b0.upos);
}

}  // namespace whomet
