#include "extract/text/html_page.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "extract/text/boilerplate.h"
#include "extract/text/html_filter.h"
#include "extract/text/html_metadata.h"
#include "extract/text/html_tree.h"

namespace whomet {
namespace {

using NodeIndex = std::uint32_t;
constexpr NodeIndex kNoNode = 0xFFFFFFFF;

// A run of text between two block boundaries.
struct TextBlock {
  NodeIndex element = 0;         // nearest block element
  std::vector<NodeIndex> texts;  // text nodes
  std::size_t size = 0;          // bytes without repeated blanks
  std::size_t link_size = 0;     // of those, inside <a>
  std::size_t commas = 0;
  std::size_t sentences = 0;  // stops that end a sentence
  bool ends_sentence = false;
  bool broken_by_br = false;  // the next block goes on after a <br>
};

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

// The text blocks of a page under one filter, and which subtree of them is the article.
class ArticleFinder {
 public:
  ArticleFinder(const HtmlTree& tree, HtmlFilter filter) : tree_(tree), filter_(filter) {
    drop_elements();
    collect_blocks();
    if (filter == HtmlFilter::kNeverText) {
      article_ = blocks_;
    } else {
      choose_article();
    }
  }

  // Good text in the best subtree.
  double best_value() const { return best_value_; }
  const std::vector<TextBlock>& article() const { return article_; }
  const std::vector<const char*>& dropped() const { return dropped_; }
  NodeIndex best() const { return best_; }

 private:
  // An element goes with all that is in it. A name does not outweigh the headline: some pages wrap
  // everything in "page-with-sidebar". An article inside an article is a comment or a teaser.
  void drop_elements() {
    const auto& nodes = tree_.nodes;
    std::vector<std::size_t> prose(nodes.size() + 1, 0);
    std::vector<std::size_t> headlines(nodes.size() + 1, 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const bool counts = nodes[i].tag.empty() && nodes[i].text.size() > 80;
      prose[i + 1] = prose[i] + (counts ? nodes[i].text.size() : 0);
      const bool headline =
          nodes[i].tag == "h1" || nodes[i].tag == "article" || nodes[i].is_article_body;
      headlines[i + 1] = headlines[i] + (headline ? 1 : 0);
    }
    const auto inside = [&](const std::vector<std::size_t>& sums, std::size_t i) {
      return sums[nodes[i].end] - sums[i];
    };
    dropped_.assign(nodes.size(), nullptr);
    std::vector<NodeIndex> article_of(nodes.size(), kNoNode);
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (i > 0) {
        dropped_[i] = dropped_[nodes[i].parent];
        article_of[i] = article_of[nodes[i].parent];
      }
      if (dropped_[i] != nullptr || nodes[i].tag.empty()) continue;
      if (nodes[i].tag == "article") {
        const NodeIndex outer = article_of[i];
        const bool nested = filter_ <= HtmlFilter::kOthersText && outer != kNoNode &&
                            inside(prose, outer) > inside(prose, i) + 200 &&
                            (inside(headlines, i) == 0 || headlines[i] > headlines[outer]);
        if (nested) dropped_[i] = "comments";
        article_of[i] = i;
      }
      const char* reason = reason_to_drop(nodes[i], filter_);
      if (reason == nullptr) continue;
      const bool never = reason_to_drop(nodes[i], HtmlFilter::kNeverText) != nullptr;
      const bool bulk = inside(prose, i) * 2 > prose.back() && inside(prose, i) > 500;
      if (!never && bulk && inside(headlines, i) > 0) continue;
      dropped_[i] = reason;
    }
  }

  void collect_blocks() {
    const auto& nodes = tree_.nodes;
    std::vector<NodeIndex> block_of(nodes.size(), 0);
    std::vector<char> in_link(nodes.size(), 0);
    TextBlock open;
    const auto close = [&](bool by_br) {
      if (open.size > 0) {
        open.broken_by_br = by_br;
        blocks_.push_back(std::move(open));
      }
      open = TextBlock();
    };
    std::vector<NodeIndex> ends;  // block elements that are open
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      while (!ends.empty() && nodes[ends.back()].end <= i) {
        close(false);
        ends.pop_back();
      }
      const NodeIndex parent = nodes[i].parent;
      if (i > 0) {
        block_of[i] = block_of[parent];
        in_link[i] = in_link[parent];
      }
      if (dropped_[i] != nullptr) continue;
      if (!nodes[i].tag.empty()) {
        if (nodes[i].tag == "a") in_link[i] = 1;
        if (!is_block_tag(nodes[i].tag)) continue;
        close(nodes[i].tag == "br");
        block_of[i] = i;
        if (nodes[i].tag == "br") {
          block_of[i] = block_of[parent];
        } else {
          ends.push_back(i);
        }
        continue;
      }
      if (open.texts.empty()) open.element = block_of[i];
      add_text(open, i, in_link[i] != 0);
    }
    close(false);
  }

  void add_text(TextBlock& block, NodeIndex node, bool in_link) {
    const std::string& text = tree_.nodes[node].text;
    std::size_t size = 0;
    bool blank = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
      if (!is_blank || !blank) ++size;
      if (c == ',') ++block.commas;
      const bool stop = c == '.' || c == '!' || c == '?';
      if (stop && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n')) {
        ++block.sentences;
      }
      blank = is_blank;
    }
    block.texts.push_back(node);
    if (trim(text).empty()) return;
    block.size += size;
    if (in_link) block.link_size += size;
    block.ends_sentence = ends_as_sentence(text);
  }

  // What a block speaks for its containers: prose for, links and scraps against.
  double value_of(const TextBlock& block) const {
    const auto size = static_cast<double>(block.size);
    const double links = static_cast<double>(block.link_size) / size;
    const std::string_view tag = tree_.nodes[block.element].tag;
    if (links > 0.6) return -std::min(size, 120.0) * 0.6;
    if (is_heading(tag)) return size < 200 ? 0.0 : size * 0.5;
    const bool prose = (block.size >= 80 && block.sentences > 0) || block.size >= 200;
    if (prose) {
      const double weight = tag == "p" || tag == "blockquote" ? 1.0 : tag == "li" ? 0.5 : 0.8;
      return size * weight * (1.0 - links);
    }
    if (block.ends_sentence && block.size >= 30) return size * 0.5;
    return -std::min(size, 60.0) * 0.5;
  }

  void choose_article() {
    const auto& nodes = tree_.nodes;
    std::vector<double> value(nodes.size() + 1, 0.0);
    std::vector<double> good(nodes.size() + 1, 0.0);
    for (const TextBlock& block : blocks_) {
      const double v = value_of(block);
      value[block.texts.front() + 1] += v;
      good[block.texts.front() + 1] += std::max(v, 0.0);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      value[i + 1] += value[i];
      good[i + 1] += good[i];
    }
    const auto sum = [&](const std::vector<double>& sums, NodeIndex i) {
      return sums[nodes[i].end] - sums[i];
    };
    // The subtree with the highest value; of equals the inner one.
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag.empty() || dropped_[i] != nullptr) continue;
      const double v = sum(value, i);
      if (v >= best_value_ && v > 0) {
        best_value_ = v;
        best_ = i;
      }
    }
    prefer_marked_body(good);
    best_value_ = sum(good, best_);
    for (const TextBlock& block : blocks_) {
      const NodeIndex first = block.texts.front();
      if (first < best_ || first >= nodes[best_].end || !is_article_block(block)) continue;
      article_.push_back(block);
    }
  }

  // The element that the page itself calls the body of the article, if it holds enough: by
  // schema.org's name always, by a usual class name if most of the page's good text is there.
  void prefer_marked_body(const std::vector<double>& good) {
    const auto& nodes = tree_.nodes;
    const auto sum = [&](NodeIndex i) { return good[nodes[i].end] - good[i]; };
    NodeIndex marked = kNoNode;
    NodeIndex named = kNoNode;
    double named_total = 0;
    NodeIndex named_end = 0;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag.empty() || dropped_[i] != nullptr) continue;
      if (nodes[i].is_article_body && (marked == kNoNode || sum(i) > sum(marked))) marked = i;
      if (!names_article_body(nodes[i]) || i < named_end) continue;
      named_end = nodes[i].end;
      named_total += sum(i);
      if (named == kNoNode || sum(i) > sum(named)) named = i;
    }
    if (marked != kNoNode && sum(marked) >= std::min(400.0, 0.5 * sum(best_))) {
      best_ = marked;
    } else if (named != kNoNode && sum(named) >= 0.6 * named_total &&
               sum(named) >= 0.5 * sum(best_)) {
      best_ = named;
    } else {
      prefer_headed_article(good);
    }
  }

  // Of several <article> the one with the only headline of level 1: the others are teasers that
  // quote their articles.
  void prefer_headed_article(const std::vector<double>& good) {
    const auto& nodes = tree_.nodes;
    NodeIndex headed = kNoNode;
    std::size_t articles = 0;
    std::size_t headlines = 0;
    NodeIndex open = kNoNode;
    for (NodeIndex i = best_; i < nodes[best_].end; ++i) {
      if (dropped_[i] != nullptr) continue;
      if (open != kNoNode && i >= nodes[open].end) open = kNoNode;
      if (nodes[i].tag == "article" && open == kNoNode) {
        ++articles;
        open = i;
      } else if (nodes[i].tag == "h1") {
        ++headlines;
        headed = open;
      }
    }
    if (articles < 2 || headlines != 1 || headed == kNoNode) return;
    if (good[nodes[headed].end] - good[headed] >= 400) best_ = headed;
  }

  bool is_article_block(const TextBlock& block) const {
    const std::string_view tag = tree_.nodes[block.element].tag;
    if (tag == "h1") return false;
    const double links = static_cast<double>(block.link_size) / static_cast<double>(block.size);
    if (links > 0.8 && block.size > 3) return tag == "p" && block.ends_sentence && block.size > 60;
    return true;
  }

  const HtmlTree& tree_;
  HtmlFilter filter_;
  std::vector<const char*> dropped_;
  std::vector<TextBlock> blocks_;
  std::vector<TextBlock> article_;
  NodeIndex best_ = 0;
  double best_value_ = 0;
};

// Where the character reference at `at` ends: "&amp;", "&#8217;", "&nbsp" before other letters.
std::size_t end_of_reference(std::string_view raw, std::size_t at, std::string_view decoded_rest) {
  std::size_t i = at + 1;
  const bool numeric = i < raw.size() && raw[i] == '#';
  if (numeric) ++i;
  while (i < raw.size() && i < at + 40 &&
         ((raw[i] >= '0' && raw[i] <= '9') || ((raw[i] | 0x20) >= 'a' && (raw[i] | 0x20) <= 'z'))) {
    ++i;
  }
  if (i < raw.size() && raw[i] == ';') return i + 1;
  if (numeric) return i;
  // Without a semicolon the name ends where the decoded text goes on.
  const std::string_view next = decoded_rest.substr(0, 6);
  for (std::size_t end = i; end > at + 2; --end) {
    if (raw.substr(end).starts_with(next)) return end;
  }
  return i;
}

// Writes blocks as text. The map to the page is found by reading markup and text side by side.
class ArticleWriter {
 public:
  ArticleWriter(const HtmlTree& tree, const MappedText& page, MappedText& out)
      : tree_(tree), page_(page), out_(out) {}

  void write(const TextBlock& block) {
    for (const NodeIndex node : block.texts) write_text(tree_.nodes[node]);
    blank_ = std::nullopt;
    if (at_line_start()) return;
    put(block.broken_by_br ? "\n" : "\n\n", {last_.end, last_.end});
  }

 private:
  bool at_line_start() const { return out_.text.empty() || out_.text.back() == '\n'; }

  void put(std::string_view text, ByteSpan markup) {
    const ByteSpan page = tree_.source.markup.offsets.to_file(markup);
    out_.append_rewritten_from(text, page_, page);
    last_ = markup;
  }

  // Letters that stand in the page as they are.
  void put_verbatim(std::string_view text, ByteSpan markup) {
    const auto& offsets = tree_.source.markup.offsets;
    if (!offsets.is_exact(markup)) {
      put(text, markup);
      return;
    }
    out_.append_from(page_, offsets.to_file(markup));
    last_ = markup;
  }

  void put_character(std::string_view character, char32_t value, ByteSpan markup, bool verbatim) {
    if (is_space(value)) {
      if (!blank_ && !at_line_start()) blank_ = markup;
      return;
    }
    // Break hints, of use to nobody but a browser.
    if (value == 0x00AD || value == 0x200B || value == 0xFEFF || value == 0x2060) return;
    if (blank_) put(" ", *blank_);
    blank_ = std::nullopt;
    if (verbatim) {
      put_verbatim(character, markup);
    } else {
      put(character, markup);
    }
  }

  void write_text(const HtmlNode& node) {
    const std::string_view raw = slice(tree_.source.markup.text, node.source);
    const std::string_view text = node.text;
    std::size_t at = 0;  // in raw
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = decode_utf8(text, i);
      const std::size_t length = std::max<std::size_t>(1, c.length);
      const std::string_view character = text.substr(i, length);
      while (at < raw.size() && raw[at] == '<' && character != "<") {
        at = std::min(raw.find('>', at), raw.size() - 1) + 1;  // a tag that the parser ignored
      }
      if (at < raw.size() && raw[at] == '\r' && character != "\r") ++at;
      i += length;
      std::size_t end = at;
      bool verbatim = false;
      if (raw.substr(at).starts_with(character) && !is_reference(raw, at, text.substr(i))) {
        end = at + length;
        verbatim = true;
      } else if (at < raw.size() && raw[at] == '&') {
        end = end_of_reference(raw, at, text.substr(i));
      }
      const ByteSpan markup{node.source.begin + at, node.source.begin + end};
      put_character(character, c.value, markup, verbatim);
      at = end;
    }
  }

  // Whether the "&" at `at` was the start of "&amp;".
  static bool is_reference(std::string_view raw, std::size_t at, std::string_view decoded_rest) {
    if (raw[at] != '&') return false;
    const std::string_view after = raw.substr(at + 1, 5);
    if (!after.starts_with("amp") && !after.starts_with("AMP") && !after.starts_with("#38") &&
        !after.starts_with("#x26") && !after.starts_with("#038")) {
      return false;
    }
    return !decoded_rest.starts_with(after.substr(0, 4));
  }

  const HtmlTree& tree_;
  const MappedText& page_;
  MappedText& out_;
  std::optional<ByteSpan> blank_;  // a blank that is due, in the markup
  ByteSpan last_;                  // of the markup, what was written last
};

// What was left out inside the page, one entry for each element that went.
void list_cuts(const HtmlTree& tree, const ArticleFinder& finder, std::vector<HtmlCut>& cuts) {
  const auto& nodes = tree.nodes;
  const auto add = [&](NodeIndex i, const char* reason) {
    std::string text = collapsed_text(tree, i);
    if (text.empty()) return;
    const ByteSpan page = tree.source.markup.offsets.to_file(nodes[i].source);
    cuts.push_back({page, std::move(text), std::string("HTML ") + reason});
  };
  for (NodeIndex i = 0; i < nodes.size();) {
    const bool holds_article = i <= finder.best() && nodes[i].end > finder.best();
    const bool inside = i > finder.best() && i < nodes[finder.best()].end;
    if (finder.dropped()[i] != nullptr) {
      add(i, finder.dropped()[i]);
      i = nodes[i].end;
    } else if (!holds_article && !inside) {
      add(i, "outside the article");
      i = nodes[i].end;
    } else {
      ++i;
    }
  }
}

// With little found, names may have been misleading: then fewer of them count.
ArticleFinder find_article(const HtmlTree& tree, bool keep_all) {
  if (keep_all) return {tree, HtmlFilter::kNeverText};
  ArticleFinder strict(tree, HtmlFilter::kStrict);
  if (strict.best_value() >= 2000) return strict;
  ArticleFinder relaxed(tree, HtmlFilter::kOthersText);
  const bool little = strict.best_value() < 400 && relaxed.best_value() > strict.best_value();
  if (!little && strict.best_value() * 3 >= relaxed.best_value()) return strict;
  if (relaxed.best_value() >= 400) return relaxed;
  ArticleFinder bare(tree, HtmlFilter::kOuterTags);
  return bare.best_value() > 2 * relaxed.best_value() ? bare : relaxed;
}

}  // namespace

HtmlPage read_html(const MappedText& page, bool keep_all) {
  HtmlPage result;
  const HtmlTree tree = parse_html(page.text);
  if (tree.nodes.empty()) return result;
  const HtmlMetadata metadata = read_html_metadata(tree);
  result.title = metadata.title;
  result.date = metadata.date;
  result.shown_date = metadata.shown_date;
  result.url = metadata.url;
  result.site = metadata.site;
  result.language = metadata.language;

  const ArticleFinder finder = find_article(tree, keep_all);
  ArticleWriter writer(tree, page, result.article);
  for (const TextBlock& block : finder.article()) writer.write(block);
  if (!keep_all) list_cuts(tree, finder, result.cuts);
  return result;
}

}  // namespace whomet
