#include "extract/text/markdown.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr const char* kMarkup = "Markdown markup";

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// "---", "***", "===": nothing but the mark, at least `least` of it.
bool is_rule(std::string_view line, char mark, std::size_t least) {
  std::size_t count = 0;
  for (const char c : line) {
    if (c == mark) {
      ++count;
    } else if (c != ' ') {
      return false;
    }
  }
  return count >= least;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  MarkdownPage read() {
    std::size_t begin = read_front_matter();
    while (begin < text_.size()) {
      const std::size_t newline = text_.find('\n', begin);
      const std::size_t end = newline == std::string_view::npos ? text_.size() : newline + 1;
      read_line({begin, end});
      begin = end;
    }
    return std::move(page_);
  }

 private:
  void cut(std::size_t begin, std::size_t end, const char* reason) {
    if (begin >= end) return;
    auto& cuts = page_.cuts;
    if (!cuts.empty() && cuts.back().text.end == begin && cuts.back().reason == reason) {
      cuts.back().text.end = end;
    } else {
      cuts.push_back({{begin, end}, reason});
    }
  }

  // YAML between two lines of "---" at the very top; returns where the body starts.
  std::size_t read_front_matter() {
    if (!text_.starts_with("---")) return 0;
    std::size_t begin = text_.find('\n');
    if (begin == std::string_view::npos || !trim(text_.substr(3, begin - 3)).empty()) return 0;
    ++begin;
    for (std::size_t at = begin; at < text_.size();) {
      const std::size_t newline = std::min(text_.find('\n', at), text_.size());
      const std::string_view line = trim(text_.substr(at, newline - at));
      if (line == "---" || line == "...") {
        const std::size_t end = std::min(newline + 1, text_.size());
        read_fields(text_.substr(begin, at - begin));
        cut(0, end, "front matter");
        return end;
      }
      at = newline + 1;
    }
    return 0;
  }

  void read_fields(std::string_view yaml) {
    while (!yaml.empty()) {
      const std::size_t newline = std::min(yaml.find('\n'), yaml.size());
      const std::string_view line = yaml.substr(0, newline);
      yaml.remove_prefix(std::min(newline + 1, yaml.size()));
      const auto colon = line.find(':');
      if (colon == std::string_view::npos || line.starts_with(' ')) continue;
      const std::string key = to_lower(trim(line.substr(0, colon)));
      std::string_view value = trim(line.substr(colon + 1));
      const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                          value.back() == value.front();
      if (quoted) value = value.substr(1, value.size() - 2);
      if (key == "title") page_.title = value;
      if (key == "date" || key == "published" || key == "pubdate") page_.date = value;
      if (key == "url" || key == "link" || key == "canonical") page_.url = value;
      if (key == "source" || key == "publisher" || key == "site") page_.source = value;
    }
  }

  void read_line(ByteSpan line) {
    std::size_t begin = line.begin;
    std::size_t end = line.end;
    while (end > begin && is_blank(text_[end - 1])) --end;
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    const std::string_view content = text_.substr(begin, end - begin);
    if (content.starts_with("```") || content.starts_with("~~~")) {
      const bool closes = in_code_ && content.starts_with(fence_);
      if (!in_code_) fence_ = content.substr(0, 3);
      cut(line.begin, line.end, "code block");
      in_code_ = !closes;
      return;
    }
    if (in_code_) {
      cut(line.begin, line.end, "code block");
      return;
    }
    const bool rule =
        is_rule(content, '-', 3) || is_rule(content, '*', 3) || is_rule(content, '_', 3) ||
        is_rule(content, '=', 3) ||
        (content.starts_with('|') && content.find_first_not_of("|-: ") == std::string_view::npos);
    if (rule) {
      cut(begin, end, kMarkup);
      return;
    }
    begin = read_line_start(begin, end);
    read_inline(begin, end);
  }

  bool is_quote_or_bullet(std::size_t begin, std::size_t end) const {
    if (begin == end) return false;
    const char mark = text_[begin];
    const bool bullet = mark == '-' || mark == '*' || mark == '+';
    return mark == '>' || (bullet && begin + 1 < end && text_[begin + 1] == ' ');
  }

  // Block quotes, headings and list bullets; returns where the text starts.
  std::size_t read_line_start(std::size_t begin, std::size_t end) {
    for (;;) {
      const std::size_t start = begin;
      std::size_t hashes = 0;
      while (begin + hashes < end && text_[begin + hashes] == '#') ++hashes;
      const bool blank_after =
          begin + hashes < end && (text_[begin + hashes] == ' ' || text_[begin + hashes] == '\t');
      if (hashes >= 1 && hashes <= 6 && blank_after) {
        begin += hashes;
        if (hashes == 1 && page_.title.empty()) {
          std::string_view title = trim(text_.substr(begin, end - begin));
          while (title.ends_with('#')) title.remove_suffix(1);
          page_.title = trim(title);
        }
      } else if (is_quote_or_bullet(begin, end)) {
        ++begin;
      }
      while (begin < end && begin > start && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
      cut(start, begin, kMarkup);
      if (begin == start) return begin;
    }
  }

  void read_inline(std::size_t begin, std::size_t end) {
    // Set where a search found no end in this line, so that "[[[[..." costs no more than its
    // length.
    lacks_bracket_ = lacks_parenthesis_ = false;
    for (std::size_t i = begin; i < end;) {
      const char c = text_[i];
      const char next = i + 1 < end ? text_[i + 1] : '\0';
      if (c == '\\' && next != '\0' && !is_word_byte(next) && next != ' ') {
        cut(i, i + 1, kMarkup);
        i += 2;
      } else if (c == '!' && next == '[') {
        i = read_link(i, i + 1, end, true);
      } else if (c == '[') {
        i = read_link(i, i, end, false);
      } else if (c == '`') {
        cut(i, i + 1, kMarkup);
        ++i;
      } else if (c == '*' || (c == '~' && next == '~') || c == '_') {
        i = read_emphasis(i, begin, end);
      } else if (c == '<') {
        i = read_tag(i, end);
      } else {
        ++i;
      }
    }
  }

  // "*" and "_" beside a word; "2 * 3" and "snake_case" stay.
  std::size_t read_emphasis(std::size_t i, std::size_t begin, std::size_t end) {
    std::size_t run_end = i;
    while (run_end < end && text_[run_end] == text_[i]) ++run_end;
    const bool word_before = i > begin && is_word_byte(text_[i - 1]);
    const bool word_after = run_end < end && is_word_byte(text_[run_end]);
    const bool blank_before = i == begin || is_blank(text_[i - 1]);
    const bool blank_after = run_end == end || is_blank(text_[run_end]);
    const bool inside_word = text_[i] == '_' && word_before && word_after;
    if (!inside_word && !(blank_before && blank_after) && run_end - i <= 3) {
      cut(i, run_end, kMarkup);
    }
    return run_end;
  }

  // "[text](address)", "![picture](address)", "[text][label]", "[^note]", "[label]: address".
  std::size_t read_link(std::size_t start, std::size_t open, std::size_t end, bool image) {
    if (lacks_bracket_) return open + 1;
    const std::string_view rest = text_.substr(open, end - open);
    const auto close = rest.find(']');
    if (close == std::string_view::npos) {
      lacks_bracket_ = true;
      return open + 1;
    }
    const std::size_t closed = open + close;
    if (rest.starts_with("[^")) {
      cut(start, closed + 1, kMarkup);
      return closed + 1;
    }
    const char next = closed + 1 < end ? text_[closed + 1] : '\0';
    if (next != '(' && next != '[') return open + 1;
    bool& lacks_end = next == '(' ? lacks_parenthesis_ : lacks_bracket_;
    if (lacks_end) return open + 1;
    const auto target_end = text_.substr(0, end).find(next == '(' ? ')' : ']', closed + 2);
    if (target_end == std::string_view::npos) {
      lacks_end = true;
      return open + 1;
    }
    if (image) {
      cut(start, target_end + 1, "image");
      return target_end + 1;
    }
    cut(open, open + 1, kMarkup);
    read_inline_text(open + 1, closed);
    cut(closed, target_end + 1, kMarkup);
    return target_end + 1;
  }

  // The text of a link: emphasis only, links do not nest.
  void read_inline_text(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      const char c = text_[i];
      i = c == '*' || c == '_' ? read_emphasis(i, begin, end) : i + 1;
    }
  }

  // "<https://...>" and inline HTML such as "<br>" or a comment.
  std::size_t read_tag(std::size_t i, std::size_t end) {
    const char next = i + 1 < end ? text_[i + 1] : '\0';
    if (next != '/' && next != '!' && !is_word_byte(next)) return i + 1;
    const auto close = text_.substr(0, std::min(end, i + 400)).find('>', i);
    if (close == std::string_view::npos) return i + 1;
    cut(i, close + 1, kMarkup);
    return close + 1;
  }

  std::string_view text_;
  MarkdownPage page_;
  bool in_code_ = false;
  std::string_view fence_;
  bool lacks_bracket_ = false;
  bool lacks_parenthesis_ = false;
};

}  // namespace

MarkdownPage read_markdown(std::string_view text) {
  return Reader(text).read();
}

}  // namespace whomet
