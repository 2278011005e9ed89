#include "extract/text/html_source.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::size_t kMostLoose = 1000;  // open elements that may be closed without an end tag

// Everything up to the end tag is left out.
constexpr std::array<std::string_view, 11> kUnseen = {"script",  "style",    "svg",     "math",
                                                      "noembed", "noframes", "iframe",  "object",
                                                      "canvas",  "template", "noscript"};

// Only the tags are left out.
constexpr std::array<std::string_view, 18> kLetterTags = {
    "b",      "big", "code", "em",   "font", "i",   "s",    "small", "strike",
    "strong", "tt",  "u",    "nobr", "wbr",  "ins", "mark", "bdo",   "bdi"};

// Elements without content, and paragraphs, which never hold one another.
constexpr std::array<std::string_view, 14> kFlat = {"p",     "area",  "base",   "br",    "col",
                                                    "embed", "hr",    "img",    "input", "link",
                                                    "meta",  "param", "source", "track"};

// Elements whose end tag many pages leave out: that they are open says little about the depth.
constexpr std::array<std::string_view, 12> kLoose = {
    "a", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup"};

// Further ones would add their attributes to the first.
constexpr std::array<std::string_view, 3> kOnce = {"html", "head", "body"};

// Letters inside are no tags.
constexpr std::array<std::string_view, 2> kRawText = {"title", "textarea"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

class Simplifier {
 public:
  explicit Simplifier(std::string_view page) : page_(page) {
    source_.markup.text.reserve(page.size());
  }

  HtmlSource simplify() {
    std::size_t at = 0;
    while (at < page_.size()) {
      const std::size_t tag = page_.find('<', at);
      if (tag == std::string_view::npos) break;
      at = read_markup(tag);
    }
    keep(page_.size());
    return std::move(source_);
  }

 private:
  // Copies what has been passed over since the last piece left out.
  void keep(std::size_t end) {
    if (kept_ < end) source_.markup.append_verbatim(slice(page_, {kept_, end}), {kept_, end});
    kept_ = std::max(kept_, end);
  }

  void leave_out(std::size_t begin, std::size_t end) {
    keep(begin);
    kept_ = std::max(kept_, end);
  }

  // Returns where to go on after the "<" at `tag`.
  std::size_t read_markup(std::size_t tag) {
    if (page_.substr(tag).starts_with("<!--")) return leave_out_comment(tag);
    const bool closing = tag + 1 < page_.size() && page_[tag + 1] == '/';
    const std::size_t name_begin = tag + (closing ? 2 : 1);
    if (name_begin >= page_.size() || !is_letter_byte(page_[name_begin])) return tag + 1;
    std::string name;
    std::size_t name_end = name_begin;
    while (
        name_end < page_.size() && name.size() < 16 &&
        (is_letter_byte(page_[name_end]) || (page_[name_end] >= '0' && page_[name_end] <= '9'))) {
      name += lower(page_[name_end++]);
    }
    const std::size_t end = end_of_tag(name_end);
    if (contains(kUnseen, name)) {
      if (closing) {
        leave_out(tag, end);
        return end;
      }
      return leave_out_element(tag, end, name);
    }
    if (contains(kLetterTags, name) && !is_custom(name_end)) {
      leave_out(tag, end);
    } else if (contains(kRawText, name) && !closing) {
      return find_end_tag(end, name);
    } else if (const auto* once = std::ranges::find(kOnce, name); once != kOnce.end()) {
      auto& seen = seen_.at(static_cast<std::size_t>(once - kOnce.begin()));
      if (!closing && seen) leave_out(tag, end);
      if (!closing) seen = true;
    } else if (contains(kLoose, name)) {
      count_depth(loose_, kMostLoose, {tag, end}, closing);
    } else if (!contains(kFlat, name)) {
      count_depth(depth_, kDeepestNesting, {tag, end}, closing);
    }
    if (!closing && end - tag > 4096) leave_out_attributes(name_end, end);
    return end;
  }

  bool is_custom(std::size_t name_end) const {
    return name_end < page_.size() && page_[name_end] == '-';
  }

  // After the ">" that ends the tag; ">" in quoted values does not.
  std::size_t end_of_tag(std::size_t at) const {
    char quote = '\0';
    const std::size_t begin = at;
    for (; at < page_.size(); ++at) {
      const char c = page_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '>') {
        return at + 1;
      } else if ((c == '"' || c == '\'') && page_[at - 1] == '=') {
        quote = c;
      }
    }
    // A quotation mark that never ends: take the first ">".
    const auto close = page_.find('>', begin);
    return close == std::string_view::npos ? page_.size() : close + 1;
  }

  std::size_t leave_out_comment(std::size_t tag) {
    const auto close = page_.find("-->", tag + 2);
    const std::size_t end = close == std::string_view::npos ? page_.size() : close + 3;
    leave_out(tag, end);
    return end;
  }

  // Where "</name" starts, or the end of the page.
  std::size_t find_end_tag(std::size_t at, std::string_view name) {
    if (std::ranges::find(unclosed_, name) != unclosed_.end()) return page_.size();
    for (;;) {
      at = page_.find("</", at);
      if (at == std::string_view::npos) {
        unclosed_.emplace_back(name);
        return page_.size();
      }
      std::size_t i = 0;
      while (i < name.size() && at + 2 + i < page_.size() && lower(page_[at + 2 + i]) == name[i])
        ++i;
      if (i == name.size()) return at;
      at += 2;
    }
  }

  std::size_t leave_out_element(std::size_t tag, std::size_t content, std::string_view name) {
    if (content >= 2 && page_.substr(tag, content - tag).ends_with("/>") && name != "script") {
      leave_out(tag, content);
      return content;
    }
    const std::size_t end_tag = find_end_tag(content, name);
    if (end_tag == page_.size() && name != "script" && name != "style") {
      leave_out(tag, content);  // never closed: the tag alone goes
      return content;
    }
    if (name == "script" &&
        to_lower(page_.substr(tag, std::min<std::size_t>(content - tag, 300))).find("ld+json") !=
            std::string::npos) {
      source_.linked_data.emplace_back(page_.substr(content, end_tag - content));
    }
    const std::size_t end = end_tag < page_.size() ? end_of_tag(end_tag + 2) : page_.size();
    leave_out(tag, end);
    return end;
  }

  // Tags below the deepest level are left out in pairs.
  void count_depth(std::size_t& depth, std::size_t deepest, ByteSpan tag, bool closing) {
    if (!closing) {
      if (++depth > deepest) leave_out(tag.begin, tag.end);
    } else if (depth > 0) {
      if (depth-- > deepest) leave_out(tag.begin, tag.end);
    }
  }

  // The parser compares each attribute with all others of its tag.
  void leave_out_attributes(std::size_t begin, std::size_t end) {
    if (begin < kept_) return;
    const std::string_view attributes = page_.substr(begin, end - begin);
    if (std::ranges::count(attributes, '=') + std::ranges::count(attributes, ' ') < 200) return;
    if (attributes.ends_with('>')) leave_out(begin, end - 1);
  }

  std::string_view page_;
  HtmlSource source_;
  std::size_t kept_ = 0;  // end of what has been copied or left out
  std::size_t depth_ = 0;
  std::size_t loose_ = 0;
  std::array<bool, kOnce.size()> seen_{};
  std::vector<std::string> unclosed_;  // names that no end tag follows from here on
};

}  // namespace

HtmlSource simplify_html(std::string_view page) {
  return Simplifier(page).simplify();
}

}  // namespace whomet
