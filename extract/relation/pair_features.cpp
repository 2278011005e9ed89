#include "extract/relation/pair_features.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::size_t kMostClusters = 12;   // of a sentence
constexpr std::size_t kLongestPath = 6;     // tokens, both ends included
constexpr std::uint32_t kMostBetween = 14;  // tokens

constexpr TypeSet kLinked{EntityType::kPerson,   EntityType::kCountry, EntityType::kOrganization,
                          EntityType::kGroup,    EntityType::kPlace,   EntityType::kEvent,
                          EntityType::kDocument, EntityType::kMeeting, EntityType::kItem};

std::uint32_t gap(const Mention& a, const Mention& b) {
  return a.head < b.head ? b.head - a.head : a.head - b.head;
}

bool is_content(const Token& token) {
  return token.upos == Upos::kVerb || token.upos == Upos::kNoun || token.upos == Upos::kAdj ||
         token.upos == Upos::kAdp || token.upos == Upos::kAdv || token.upos == Upos::kPart;
}

class Features {
 public:
  Features(const Context& context, const MentionPair& pair)
      : context_(context),
        a_(context.document().mentions[pair.first]),
        b_(context.document().mentions[pair.second]),
        tree_(context.tree(a_.head)) {}

  std::vector<std::string> all() {
    types_ = std::string(name_of(context_.type_of(a_.cluster))) + "-" +
             std::string(name_of(context_.type_of(b_.cluster)));
    add("types", types_);
    add("levels", types_ + level(a_) + level(b_));
    add_ends();
    add_between();
    add_path();
    return std::move(list_);
  }

 private:
  static std::string level(const Mention& mention) {
    return mention.level == MentionLevel::kName      ? ":name"
           : mention.level == MentionLevel::kNominal ? ":noun"
                                                     : ":pron";
  }

  void add(std::string name, const std::string& value) {
    name += '=';
    name += value;
    std::replace(name.begin(), name.end(), ' ', '_');
    list_.push_back(std::move(name));
  }

  // A name's words say little of relations; its type does.
  std::string word(std::uint32_t token) const {
    if (context_.is_in_name(token)) {
      const std::uint32_t m = context_.mention_of(token);
      if (m != kNone) {
        return std::string(name_of(context_.type_of(context_.document().mentions[m].cluster)));
      }
      return "Name";
    }
    if (context_.is_in_time(token)) return "TIME";
    if (context_.token(token).upos == Upos::kNum) return "NUM";
    return context_.lemma(token);
  }

  void add_end(const std::string& name, const Mention& mention) {
    const std::string preposition = tree_.preposition(mention.head);
    const Token& head = context_.token(mention.head);
    const std::uint32_t governor = tree_.head(mention.head);
    add(name + "dep", types_ + ":" + head.deprel);
    if (!preposition.empty()) add(name + "case", types_ + ":" + preposition);
    if (mention.level == MentionLevel::kNominal) add(name + "noun", context_.lemma(mention.head));
    if (governor != kNone) {
      add(name + "gov", word(governor) + ":" + head.deprel + ":" + preposition);
      add(name + "govt", types_ + word(governor));
    }
    if (mention.acts) add(name + "acts", types_);
  }

  void add_ends() {
    add_end("a", a_);
    add_end("b", b_);
    if (!a_.country.empty() && a_.country == b_.country) add("same", types_);
    if (covers(a_.tokens, b_.tokens) || covers(b_.tokens, a_.tokens)) add("nested", types_);
    const std::uint32_t first = tree_.tokens().begin;
    if (a_.tokens.begin > first) add("before", types_ + word(a_.tokens.begin - 1));
    const std::uint32_t after = std::max(a_.tokens.end, b_.tokens.end);
    if (after < tree_.tokens().end) add("after", types_ + word(after));
  }

  void add_between() {
    const std::uint32_t begin = std::min(a_.tokens.end, b_.tokens.end);
    const std::uint32_t end = std::max(a_.tokens.begin, b_.tokens.begin);
    if (begin >= end) {
      add("distance", types_ + ":0");
      return;
    }
    const std::uint32_t size = end - begin;
    add("distance", types_ + ":" +
                        (size < 3    ? std::to_string(size)
                         : size < 6  ? "few"
                         : size < 12 ? "some"
                                     : "many"));
    std::string whole;
    for (std::uint32_t t = begin; t < end && t - begin < kMostBetween; ++t) {
      const std::string here = word(t);
      if (size <= 4) whole += here + "_";
      if (!is_content(context_.token(t))) continue;
      add("mid", here);
      add("midt", types_ + here);
    }
    if (!whole.empty()) {
      add("whole", whole);
      add("wholet", types_ + whole);
    }
    add("next", types_ + word(begin));
    add("last", types_ + word(end - 1));
  }

  void add_path() {
    const std::vector<std::uint32_t> path = tree_.path(a_.head, b_.head);
    if (path.empty() || path.size() > kLongestPath) {
      add("path", path.empty() ? "none" : "long");
      return;
    }
    const std::uint32_t top = tree_.common_ancestor(a_.head, b_.head);
    std::string labels;
    std::string words;
    for (const std::uint32_t t : path) {
      const std::string label = t == top                                  ? "^"
                                : t < top || tree_.in_subtree(a_.head, t) ? up(t)
                                                                          : down(t);
      labels += label;
      if (t != a_.head && t != b_.head) words += word(t) + "_";
    }
    add("path", labels);
    add("patht", types_ + labels);
    add("pathw", labels + words);
    for (const std::uint32_t t : path) {
      if (t == a_.head || t == b_.head) continue;
      add("on", word(t));
      add("ont", types_ + word(t));
    }
    const std::string here = word(top);
    add("top", here + ":" + context_.token(a_.head).deprel + ":" + context_.token(b_.head).deprel);
    add("topt", types_ + here);
    if (tree_.is_passive(top)) add("passive", types_ + here);
    for (const std::uint32_t object : tree_.objects(top)) {
      if (object != a_.head && object != b_.head) add("topobj", here + "_" + word(object));
    }
  }

  std::string up(std::uint32_t token) const {
    return context_.token(token).deprel + ">" + tree_.preposition(token);
  }
  std::string down(std::uint32_t token) const {
    return "<" + context_.token(token).deprel + tree_.preposition(token);
  }

  const Context& context_;
  const Mention& a_;
  const Mention& b_;
  const Tree& tree_;
  std::string types_;
  std::vector<std::string> list_;
};

}  // namespace

std::vector<MentionPair> mention_pairs(const Context& context) {
  const Document& document = context.document();
  std::vector<MentionPair> pairs;
  std::size_t begin = 0;
  while (begin < document.mentions.size()) {
    const std::uint32_t sentence = document.mentions[begin].sentence;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_cluster;
    std::size_t end = begin;
    for (; end < document.mentions.size() && document.mentions[end].sentence == sentence; ++end) {
      const Mention& mention = document.mentions[end];
      if (mention.cluster == kNone || !kLinked.contains(context.type_of(mention.cluster))) continue;
      by_cluster[mention.cluster].push_back(static_cast<std::uint32_t>(end));
    }
    begin = end;
    if (by_cluster.size() < 2 || by_cluster.size() > kMostClusters) continue;
    std::vector<MentionPair> here;
    for (auto a = by_cluster.begin(); a != by_cluster.end(); ++a) {
      for (auto b = std::next(a); b != by_cluster.end(); ++b) {
        MentionPair best{a->second.front(), b->second.front()};
        for (const std::uint32_t x : a->second) {
          for (const std::uint32_t y : b->second) {
            if (gap(document.mentions[x], document.mentions[y]) <
                gap(document.mentions[best.first], document.mentions[best.second])) {
              best = {x, y};
            }
          }
        }
        if (document.mentions[best.second].head < document.mentions[best.first].head) {
          std::swap(best.first, best.second);
        }
        here.push_back(best);
      }
    }
    std::sort(here.begin(), here.end(), [](const MentionPair& x, const MentionPair& y) {
      return std::pair(x.first, x.second) < std::pair(y.first, y.second);
    });
    pairs.insert(pairs.end(), here.begin(), here.end());
  }
  return pairs;
}

std::vector<std::string> pair_features(const Context& context, const MentionPair& pair) {
  std::vector<std::string> list = Features(context, pair).all();
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

std::uint32_t pair_trigger(const Context& context, const MentionPair& pair) {
  const Mention& a = context.document().mentions[pair.first];
  const Mention& b = context.document().mentions[pair.second];
  const Tree& tree = context.tree(a.head);
  const std::uint32_t top = tree.common_ancestor(a.head, b.head);
  if (top == kNone) return b.head;
  if (top != a.head && top != b.head) return top;
  for (const std::uint32_t t : tree.path(a.head, b.head)) {
    if (t != a.head && t != b.head) return t;
  }
  return top;
}

std::uint32_t pair_reading(const Context& context, const MentionPair& pair) {
  const Mention& a = context.document().mentions[pair.first];
  const Mention& b = context.document().mentions[pair.second];
  const Tree& tree = context.tree(a.head);
  const std::uint32_t top = tree.common_ancestor(a.head, b.head);
  if (top == kNone) return b.head;
  std::uint32_t innermost = kNone;
  std::size_t most_steps = 0;
  for (const std::uint32_t end : {a.head, b.head}) {
    // From the end up; what a further clause of time or purpose does is its own affair.
    std::vector<std::uint32_t> up;
    for (std::uint32_t t = end; t != kNone && t != top; t = tree.head(t)) up.push_back(t);
    std::size_t steps = 0;
    for (auto t = up.rbegin(); t != up.rend() && !tree.is_any(*t, {"advcl", "acl:relcl"}); ++t) {
      ++steps;
      if (*t == end || !tree.is_predicate(*t) || steps <= most_steps) continue;
      innermost = *t;
      most_steps = steps;
    }
  }
  return innermost == kNone ? pair_trigger(context, pair) : innermost;
}

PairSlots pair_slots(const Context& context, const MentionPair& pair) {
  const std::uint32_t a = context.document().mentions[pair.first].head;
  const std::uint32_t b = context.document().mentions[pair.second].head;
  PairSlots slots;
  slots[0] = {a};
  slots[1] = {b};
  slots[2] = {pair_trigger(context, pair)};
  slots[3] = {pair_reading(context, pair)};
  for (const std::uint32_t t : context.tree(a).path(a, b)) {
    if (t != a && t != b) slots[4].push_back(t);
  }
  for (std::uint32_t t = std::min(a, b) + 1; t < std::max(a, b); ++t) slots[5].push_back(t);
  return slots;
}

PairView pair_view(const Context& context, const MentionPair& pair) {
  const Document& document = context.document();
  PairView view;
  view.features = pair_features(context, pair);
  view.first = context.type_of(document.mentions[pair.first].cluster);
  view.second = context.type_of(document.mentions[pair.second].cluster);
  const WordStates& states = document.pair_states;
  if (states.size == 0) return view;
  const PairSlots slots = pair_slots(context, pair);
  view.states.resize(slots.size() * states.size);
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    float* mean = view.states.data() + slot * states.size;
    for (const std::uint32_t token : slots[slot]) {
      const auto values = states.of(token);
      for (std::size_t i = 0; i < states.size; ++i) mean[i] += values[i];
    }
    const auto count = static_cast<float>(std::max<std::size_t>(1, slots[slot].size()));
    for (std::size_t i = 0; i < states.size; ++i) mean[i] /= count;
  }
  return view;
}

}  // namespace whomet
