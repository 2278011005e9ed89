// Method: line by line; a key sets a field of the block that is open, a blank line closes it.
#include "extract/relation/patterns.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"
#include "graph/schema.h"

namespace whomet {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// The text before the mark, cut from `text` with the mark; all of it where there is no mark.
std::string_view cut_at(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  const std::string_view before = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + mark.size());
  return trimmed(before);
}

using Lists = std::map<std::string, std::string, std::less<>>;  // of "let"

class Reader {
 public:
  Reader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<std::vector<Pattern>> read() {
    std::string_view rest = text_;
    while (!rest.empty()) {
      offset_ = text_.size() - rest.size();
      ++line_;
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      line = trimmed(line);
      if (line.empty()) {
        if (!close()) return error_;
      } else if (line.front() != '#' && !read_line(line)) {
        return error_;
      }
    }
    if (!close()) return error_;
    return std::move(patterns_);
  }

 private:
  bool fail(const std::string& message) {
    error_ = {Error::Kind::kInvalidInput,
              std::string(file_) + ":" + std::to_string(line_) + ": " + message, offset_};
    return false;
  }

  bool read_line(std::string_view line) {
    std::string_view rest = line;
    const std::string_view key = cut_at(rest, " ");
    const std::string_view value = trimmed(rest);
    if (value.empty()) return fail("expected a value after '" + std::string(key) + "'");
    if (key == "let") {
      std::string_view list = value;
      const std::string name(cut_at(list, "="));
      lists_["$" + name] = std::string(trimmed(list));
      return true;
    }
    if (key == "relation") {
      if (open_) return fail("expected a blank line before the next 'relation'");
      if (find_predicate(value) == nullptr)
        return fail("unknown relation '" + std::string(value) + "'");
      block_ = {};
      block_.predicate = std::string(value);
      open_ = true;
      return true;
    }
    if (!open_) return fail("expected 'relation', found '" + std::string(key) + "'");
    return set(key, value);
  }

  bool set(std::string_view key, std::string_view value) {
    if (key == "verb") return set_words(Pattern::Kind::kVerb, value);
    if (key == "noun") return set_words(Pattern::Kind::kNoun, value);
    if (key == "compound") return set_words(Pattern::Kind::kCompound, value);
    if (key == "subject") return set_list(block_.subject, value);
    if (key == "object") return set_list(block_.object, value);
    if (key == "needs") return set_list(block_.needs, value);
    if (key == "lacks") return set_list(block_.lacks, value);
    if (key == "under") return set_list(block_.under, value);
    if (key == "modified") return set_list(block_.modified, value);
    if (key == "called") return set_list(block_.called, value);
    if (key == "except") return set_list(block_.except, value);
    if (key == "except_object") return set_list(block_.except_object, value);
    if (key == "except_type") return set_types(block_.except_types, value);
    if (key == "polarity") return set_list(block_.polarity, value);
    if (key == "subject_type") return set_types(block_.subject_types, value);
    if (key == "object_type") return set_types(block_.object_types, value);
    if (key == "text") return set_flag(block_.text, value);
    if (key == "negated") return set_flag(block_.negated, value);
    if (key == "kind") return set_flag(block_.named, value);
    if (key == "owner") return set_flag(block_.owner, value);
    if (key == "swapped") return set_flag(block_.swapped, value);
    if (key == "symmetric") return set_flag(block_.symmetric, value);
    if (key == "together") return set_flag(block_.together, value);
    if (key == "item") return set_flag(block_.item, value);
    if (key == "confidence") return set_confidence(value);
    if (key == "says") return add_example(value);
    if (key == "silent") {
      block_.examples.push_back({std::string(value), {}});
      return true;
    }
    return fail(
        "unknown key '" + std::string(key) +
        "'; expected verb, noun, compound, subject, object, needs, lacks, under, modified, called, "
        "except, except_object, except_type, polarity, subject_type, object_type, text, owner, "
        "swapped, symmetric, together, negated, kind, item, confidence, says or silent");
  }

  bool set_words(Pattern::Kind kind, std::string_view value) {
    block_.kind = kind;
    return set_list(block_.words, value);
  }

  bool set_list(std::string& field, std::string_view value) {
    if (value.front() != '$') {
      field = std::string(value);
      return true;
    }
    const auto list = lists_.find(value);
    if (list == lists_.end()) return fail("unknown list '" + std::string(value) + "'");
    field = list->second;
    return true;
  }

  bool set_types(std::optional<TypeSet>& field, std::string_view value) {
    TypeSet types;
    while (!value.empty()) {
      const std::string_view name = cut_at(value, "|");
      const auto type = parse_entity_type(name);
      if (!type) return fail("unknown type of node '" + std::string(name) + "'");
      types.insert(*type);
    }
    field = types;
    return true;
  }

  bool set_flag(bool& field, std::string_view value) {
    if (value != "yes") return fail("expected 'yes', found '" + std::string(value) + "'");
    field = true;
    return true;
  }

  // 0.65: two decimals are as fine as a guess gets.
  bool set_confidence(std::string_view value) {
    double number = 0.0;
    double scale = 1.0;
    if (value.substr(0, 2) != "0." || value.size() > 4) {
      return fail("expected a confidence such as 0.65, found '" + std::string(value) + "'");
    }
    for (const char digit : value.substr(2)) {
      if (digit < '0' || digit > '9') return fail("expected a confidence such as 0.65");
      scale /= 10.0;
      number += scale * (digit - '0');
    }
    block_.confidence = number;
    return true;
  }

  bool add_example(std::string_view value) {
    Pattern::Example example;
    example.sentence = std::string(cut_at(value, "=>"));
    while (!trimmed(value).empty()) {
      std::string_view claim = cut_at(value, ";");
      const std::string subject(cut_at(claim, "|"));
      example.ends.emplace_back(subject, trimmed(claim));
    }
    if (example.ends.empty()) return fail("expected 'sentence => subject | object'");
    block_.examples.push_back(std::move(example));
    return true;
  }

  bool close() {
    if (!open_) return true;
    open_ = false;
    if (block_.words.empty()) return fail("expected verb, noun or compound in the block");
    patterns_.push_back(std::move(block_));
    return true;
  }

  std::string_view text_;
  std::string_view file_;
  Lists lists_;
  std::vector<Pattern> patterns_;
  Pattern block_;
  bool open_ = false;
  std::size_t line_ = 0;
  std::size_t offset_ = 0;
  Error error_;
};

std::vector<Pattern> load_patterns() {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.substr(0, 9) == "patterns/") names.push_back(file.name);
  }
  std::sort(names.begin(), names.end());
  std::vector<Pattern> all;
  for (const std::string_view name : names) {
    auto more = parse_patterns(embedded_file(name), name);
    if (!more) throw std::runtime_error(more.error().message);
    for (Pattern& pattern : more.value()) all.push_back(std::move(pattern));
  }
  return all;
}

}  // namespace

Result<std::vector<Pattern>> parse_patterns(std::string_view text, std::string_view file) {
  return Reader(text, file).read();
}

std::span<const Pattern> patterns() {
  static const std::vector<Pattern> all = load_patterns();
  return all;
}

}  // namespace whomet
