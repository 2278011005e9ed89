#include "query/exec/pattern_text.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "query/failure.h"

namespace whomet {
namespace {

constexpr std::size_t kMostStates = 20'000;  // counted repetitions multiply
constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;

struct CharacterSet {
  bool negated = false;
  std::vector<std::pair<char32_t, char32_t>> ranges;

  bool contains(char32_t c) const {
    for (const auto& [low, high] : ranges) {
      if (c >= low && c <= high) return !negated;
    }
    return negated;
  }
};

struct State {
  enum class Kind : std::uint8_t { kSet, kAny, kSplit, kAccept } kind = Kind::kSplit;
  CharacterSet set;
  std::uint32_t next = kNowhere;
  std::uint32_t other = kNowhere;  // of a split
};

struct Compiler {
  std::string_view pattern;
  ByteSpan place;
  bool fold_case = false;
  std::size_t at = 0;
  int depth = 0;
  std::vector<State> states;

  // A part of the automaton: where it begins, and the links that lead out of it.
  struct Fragment {
    std::uint32_t begin = kNowhere;
    std::vector<std::uint32_t> ends;  // states whose `next` is open
  };

  [[noreturn]] void refuse(const std::string& why) const {
    fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
             "'" + std::string(pattern) + "' is no regular expression: " + why, place);
  }
  bool done() const { return at >= pattern.size(); }
  char peek() const { return done() ? '\0' : pattern[at]; }
  char32_t next_point() {
    const CodePoint point = decode_utf8(pattern, at);
    at += point.length;
    return point.value;
  }

  std::uint32_t add(State state) {
    if (states.size() >= kMostStates) refuse("it is too large");
    states.push_back(std::move(state));
    return static_cast<std::uint32_t>(states.size() - 1);
  }
  void connect(const Fragment& from, std::uint32_t to) {
    for (const std::uint32_t end : from.ends) states[end].next = to;
  }
  Fragment empty() {
    const std::uint32_t state = add({});
    return {state, {state}};
  }

  Fragment alternatives() {
    if (++depth > 100) refuse("it is nested too deeply");
    Fragment left = sequence();
    while (peek() == '|' && !done()) {
      ++at;
      Fragment right = sequence();
      State split;
      split.next = left.begin;
      split.other = right.begin;
      Fragment both{add(split), std::move(left.ends)};
      both.ends.insert(both.ends.end(), right.ends.begin(), right.ends.end());
      left = std::move(both);
    }
    --depth;
    return left;
  }

  Fragment sequence() {
    Fragment all = empty();
    while (!done() && peek() != '|' && peek() != ')') {
      Fragment one = repeated();
      connect(all, one.begin);
      all.ends = std::move(one.ends);
    }
    return all;
  }

  Fragment star(const Fragment& inner) {
    State split;
    split.other = inner.begin;
    const std::uint32_t state = add(split);
    connect(inner, state);
    return {state, {state}};
  }

  Fragment optional(Fragment inner) {
    State split;
    split.other = inner.begin;
    const std::uint32_t state = add(split);
    Fragment result{state, std::move(inner.ends)};
    result.ends.push_back(state);
    return result;
  }

  Fragment joined(const Fragment& first, Fragment second) {
    connect(first, second.begin);
    return {first.begin, std::move(second.ends)};
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    if (peek() < '0' || peek() > '9') refuse("expected a number in { }");
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
      ++at;
      if (value > 1000) refuse("it repeats more than 1000 times");
    }
    return value;
  }

  // Parses the atom again for each copy: the automaton has no sharing.
  Fragment counted(std::size_t atom_begin) {
    ++at;
    const std::uint32_t least = number();
    std::uint32_t most = least;
    bool open = false;
    if (peek() == ',') {
      ++at;
      if (peek() == '}') {
        open = true;
      } else {
        most = number();
      }
    }
    if (peek() != '}') refuse("expected }");
    const std::size_t after = at + 1;
    const auto copy = [&] {
      at = atom_begin;
      return atom();
    };
    Fragment all = empty();
    for (std::uint32_t i = 0; i < least; ++i) all = joined(all, copy());
    if (open) all = joined(all, star(copy()));
    for (std::uint32_t i = least; i < most; ++i) all = joined(all, optional(copy()));
    at = after;
    return all;
  }

  Fragment repeated() {
    const std::size_t begin = at;
    Fragment inner = atom();
    while (!done()) {
      const char c = peek();
      if (c == '*') {
        ++at;
        inner = star(inner);
      } else if (c == '+') {
        ++at;
        const std::size_t after = at;
        at = begin;
        Fragment again = atom();
        at = after;
        inner = joined(inner, star(again));
      } else if (c == '?') {
        ++at;
        inner = optional(std::move(inner));
      } else if (c == '{') {
        inner = counted(begin);
      } else {
        break;
      }
      if (peek() == '?' && !done()) ++at;  // lazy: the same for a whole match
    }
    return inner;
  }

  Fragment one(CharacterSet set) {
    if (fold_case) {
      const auto ranges = set.ranges;
      for (const auto& [low, high] : ranges) {
        for (char32_t c = low; c <= high && c < 128; ++c) {
          if (c >= 'a' && c <= 'z') set.ranges.emplace_back(c - 32, c - 32);
          if (c >= 'A' && c <= 'Z') set.ranges.emplace_back(c + 32, c + 32);
        }
      }
    }
    State state;
    state.kind = State::Kind::kSet;
    state.set = std::move(set);
    const std::uint32_t index = add(std::move(state));
    return {index, {index}};
  }

  static bool class_of(char32_t letter, CharacterSet& set) {
    switch (letter) {
      case 'd':
      case 'D':
        set.ranges.emplace_back('0', '9');
        break;
      case 'w':
      case 'W':
        set.ranges.emplace_back('0', '9');
        set.ranges.emplace_back('a', 'z');
        set.ranges.emplace_back('A', 'Z');
        set.ranges.emplace_back('_', '_');
        break;
      case 's':
      case 'S':
        set.ranges.emplace_back(9, 13);
        set.ranges.emplace_back(' ', ' ');
        break;
      default:
        return false;
    }
    set.negated = letter < 'a';
    return true;
  }

  static char32_t escaped(char32_t letter) {
    switch (letter) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      default:
        return letter;
    }
  }

  CharacterSet bracket() {
    CharacterSet set;
    if (peek() == '^') {
      set.negated = true;
      ++at;
    }
    bool first = true;
    while (first || peek() != ']') {
      if (done()) refuse("expected ]");
      first = false;
      char32_t low = next_point();
      if (low == '\\') {
        if (done()) refuse("it ends with \\");
        low = next_point();
        CharacterSet part;
        if (class_of(low, part)) {
          if (part.negated) refuse("\\D, \\W and \\S cannot stand in [ ]");
          set.ranges.insert(set.ranges.end(), part.ranges.begin(), part.ranges.end());
          continue;
        }
        low = escaped(low);
      }
      char32_t high = low;
      if (peek() == '-' && at + 1 < pattern.size() && pattern[at + 1] != ']') {
        ++at;
        high = next_point();
        if (high == '\\') high = escaped(next_point());
      }
      if (high < low) refuse("a range that runs backwards");
      set.ranges.emplace_back(low, high);
    }
    ++at;
    return set;
  }

  Fragment atom() {
    const char32_t c = next_point();
    switch (c) {
      case '(': {
        if (peek() == '?' && at + 1 < pattern.size() && pattern[at + 1] == ':') at += 2;
        Fragment inner = alternatives();
        if (peek() != ')' || done()) refuse("expected )");
        ++at;
        return inner;
      }
      case '.': {
        State state;
        state.kind = State::Kind::kAny;
        const std::uint32_t index = add(std::move(state));
        return {index, {index}};
      }
      case '[':
        return one(bracket());
      case '^':
      case '$':
        return empty();  // the whole text has to match anyway
      case '*':
      case '+':
      case '?':
        refuse("nothing to repeat");
      case '\\': {
        if (done()) refuse("it ends with \\");
        const char32_t letter = next_point();
        CharacterSet set;
        if (class_of(letter, set)) return one(std::move(set));
        set.ranges.emplace_back(escaped(letter), escaped(letter));
        return one(std::move(set));
      }
      default: {
        CharacterSet set;
        set.ranges.emplace_back(c, c);
        return one(std::move(set));
      }
    }
  }
};

class StateSet {
 public:
  explicit StateSet(std::size_t size) : member_(size, false) {}
  // Adds the state and what splits lead to.
  void add(const std::vector<State>& states, std::uint32_t state) {
    stack_.push_back(state);
    while (!stack_.empty()) {
      const std::uint32_t top = stack_.back();
      stack_.pop_back();
      if (top == kNowhere || member_[top]) continue;
      member_[top] = true;
      list.push_back(top);
      if (states[top].kind == State::Kind::kSplit) {
        stack_.push_back(states[top].next);
        stack_.push_back(states[top].other);
      }
    }
  }
  void clear() {
    for (const std::uint32_t state : list) member_[state] = false;
    list.clear();
  }
  std::vector<std::uint32_t> list;

 private:
  std::vector<bool> member_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace

bool matches_pattern(std::string_view text, std::string_view pattern, ByteSpan place) {
  Compiler compiler;
  compiler.place = place;
  compiler.fold_case = pattern.starts_with("(?i)");
  compiler.pattern = compiler.fold_case ? pattern.substr(4) : pattern;
  const auto whole = compiler.alternatives();
  if (!compiler.done()) compiler.refuse("a ) too much");
  State accept;
  accept.kind = State::Kind::kAccept;
  const std::uint32_t end = compiler.add(std::move(accept));
  compiler.connect(whole, end);
  const std::vector<State>& states = compiler.states;
  StateSet now(states.size());
  StateSet then(states.size());
  now.add(states, whole.begin);
  for (std::size_t i = 0; i < text.size() && !now.list.empty();) {
    const CodePoint point = decode_utf8(text, i);
    i += point.length;
    for (const std::uint32_t index : now.list) {
      const State& state = states[index];
      const bool fits = (state.kind == State::Kind::kAny && point.value != '\n') ||
                        (state.kind == State::Kind::kSet && state.set.contains(point.value));
      if (fits) then.add(states, state.next);
    }
    std::swap(now, then);
    then.clear();
  }
  for (const std::uint32_t index : now.list) {
    if (states[index].kind == State::Kind::kAccept) return true;
  }
  return false;
}

}  // namespace whomet
