#include "extract/text/boilerplate.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "extract/text/boilerplate_markers.h"
#include "extract/text/dateline.h"

namespace whomet {
namespace {

constexpr std::size_t kMarkerBytes = 700;  // longer paragraphs are prose, whatever words they hold
constexpr std::size_t kWrappedBytes = 50;  // a line this long may go on in the next one

// A paragraph: one line, or the lines that a hard line break cut it into.
struct Block {
  ByteSpan lines;         // with line breaks
  std::string_view text;  // trimmed
  std::size_t words = 0;
  bool sentence = false;  // ends as a sentence does
  bool prose = false;     // reads like running text
  std::string folded;     // for comparing with markers; "" for long paragraphs
};

bool is_lower_start(std::string_view line) {
  return is_lower(decode_utf8(line, 0).value);
}

bool is_bullet(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") ||
         line.starts_with("· ");
}

// Whether the next line goes on with the sentence of this one. Wrapped lines are about as long as
// each other; headings and list items are not.
bool is_continued(std::string_view line, std::string_view next) {
  if (line.size() < kWrappedBytes || line.size() > 120 || next.empty() || is_bullet(next)) {
    return false;
  }
  if (ends_as_sentence(line)) return false;
  return is_lower_start(next) || next.size() >= kWrappedBytes || ends_as_sentence(next);
}

// The line for comparing with markers: folded, without bullets and outer marks.
std::string folded_line(std::string_view text) {
  if (text.size() > kMarkerBytes) return {};
  std::string folded = fold(text);
  const auto begin = folded.find_first_not_of(" -*>#|~=_+");
  if (begin == std::string::npos) return {};
  const auto end = folded.find_last_not_of(" *|~=_>#");
  return folded.substr(begin, end - begin + 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = text.find_first_not_of(" \t\r\n", i);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    i = end;
  }
  return words;
}

Block make_block(std::string_view text, ByteSpan lines) {
  Block block;
  block.lines = lines;
  block.text = trim(slice(text, lines));
  block.words = block.text.size() > 4 * kMarkerBytes ? kMarkerBytes : count_words(block.text);
  block.sentence = ends_as_sentence(block.text);
  if (block.text.size() <= kMarkerBytes) block.folded = folded_line(block.text);
  const bool short_question = block.text.ends_with('?') && block.words <= 14;
  block.prose = (block.sentence && block.words >= 8 && !short_question) || block.words >= 25;
  return block;
}

// The paragraphs of the text; blank lines belong to none.
std::vector<Block> split_blocks(std::string_view text) {
  std::vector<Block> blocks;
  bool open = false;
  ByteSpan lines;
  std::string_view last;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    const std::string_view line = trim(text.substr(begin, end - begin));
    if (open && (line.empty() || !is_continued(last, line))) {
      blocks.push_back(make_block(text, lines));
      open = false;
    }
    if (!line.empty()) {
      if (!open) lines.begin = begin;
      lines.end = end;
      open = true;
      last = line;
    }
    begin = end;
  }
  if (open) blocks.push_back(make_block(text, lines));
  return blocks;
}

// No-break spaces at the end too, which pages are full of.
std::string_view without_outer_space(std::string_view line) {
  while (!line.empty()) {
    const std::size_t last = previous_code_point(line, line.size());
    if (!is_space(decode_utf8(line, last).value)) break;
    line = line.substr(0, last);
  }
  return line;
}

// "By Jane Doe", "By JANE DOE and John Roe, Daily News", "By Jane Doe | 3 March 2023"
bool is_byline(const Block& block) {
  if (block.words < 2 || block.words > 16 || block.text.size() > 140) return false;
  const std::string start = to_lower(block.text.substr(0, 3));
  if (start != "by ") return false;
  if (block.text.ends_with('.') && block.words > 6) return false;
  std::size_t lower = 0;
  const auto words = words_of(block.text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const char32_t first = decode_utf8(words[i], 0).value;
    const bool joint = words[i] == "and" || words[i] == "in" || words[i] == "for" ||
                       words[i] == "at" || words[i] == "of" || words[i] == "de" ||
                       words[i] == "van" || words[i] == "von" || words[i] == "the";
    if (is_lower(first) && !joint) ++lower;
  }
  return lower == 0 || (lower <= 2 && block.text.find('|') != std::string_view::npos);
}

// "World > Europe > Talks", "News | Sport | Weather"
bool is_menu(const Block& block) {
  if (block.sentence || block.text.size() > 200) return false;
  for (const std::string_view mark : {" > ", " » ", " | ", " › ", " • ", " · "}) {
    std::size_t parts = 1;
    std::size_t longest = 0;
    std::size_t begin = 0;
    for (auto at = block.text.find(mark); at != std::string_view::npos;
         at = block.text.find(mark, begin)) {
      longest = std::max(longest, count_words(block.text.substr(begin, at - begin)));
      begin = at + mark.size();
      ++parts;
    }
    if (parts >= 3 && longest <= 4) return true;
  }
  return false;
}

// A heading or a teaser rather than a sentence.
bool is_title_like(const Block& block) {
  return !block.prose && block.words <= 25 && !(block.sentence && block.text.ends_with('.'));
}

class Finder {
 public:
  Finder(std::string_view text, bool menus) : menus_(menus), blocks_(split_blocks(text)) {
    prose_before_.push_back(0);
    for (const Block& block : blocks_) {
      prose_before_.push_back(prose_before_.back() + (block.prose ? block.lines.size() : 0));
    }
  }

  std::vector<BoilerplateSpan> find() {
    for (std::size_t i = 0; i < blocks_.size();) i = look_at(i);
    std::ranges::sort(marks_, {}, &Mark::block);
    const auto same_block = [](const Mark& a, const Mark& b) { return a.block == b.block; };
    marks_.erase(std::unique(marks_.begin(), marks_.end(), same_block), marks_.end());
    return join();
  }

 private:
  struct Mark {
    std::size_t block;
    const char* reason;
  };

  std::size_t prose_from(std::size_t i) const { return prose_before_.back() - prose_before_[i]; }

  // More article lies behind than ahead: what follows can be comments and teasers.
  bool is_past_the_middle(std::size_t i) const {
    return prose_before_[i] > 0 && prose_before_[i] >= prose_from(i);
  }

  bool in_head(std::size_t i) const { return prose_before_[i] == 0; }

  void mark(std::size_t i, const char* reason) { marks_.push_back({i, reason}); }

  // Marks what block `i` makes boilerplate; returns the next block to look at.
  std::size_t look_at(std::size_t i) {
    const Block& block = blocks_[i];
    const std::string& folded = block.folded;
    if (folded.empty()) {
      if (block.text.size() <= kMarkerBytes) mark(i, "ornament");
      return i + 1;
    }
    if (const std::size_t end = end_of_menu(i); end > i) {
      for (std::size_t k = i; k < end; ++k) mark(k, "navigation");
      return end;
    }
    if (const Marker* marker = find_marker(folded, block.words)) {
      if (const std::size_t next = apply(*marker, i); next > i) return next;
    }
    if (in_head(i) && is_byline(block)) {
      mark(i, "byline");
    } else if ((in_head(i) || is_past_the_middle(i)) && is_menu(block)) {
      mark(i, "navigation");
    } else if ((in_head(i) || i + 3 >= blocks_.size()) && parse_date_line(block.text)) {
      mark(i, "date line");
    } else if (i > 0 && is_title_like(block) && is_repeated(i)) {
      if (starts_teasers(i)) return cut_tail(i, "related teaser");
      mark(i, "repeated line");
    }
    return i + 1;
  }

  // Many lines of a word or two, before the article or after it, are a menu that was copied along.
  // Returns where it ends; `i` if there is none. The first line may be the headline.
  std::size_t end_of_menu(std::size_t i) const {
    constexpr std::size_t kFewest = 5;
    if (!menus_ || (!in_head(i) && prose_from(i) > 0)) return i;
    std::size_t end = i;
    while (end < blocks_.size() && blocks_[end].words <= 3 && !blocks_[end].sentence) ++end;
    return end - i >= (i == 0 ? kFewest + 1 : kFewest) ? end : i;
  }

  std::size_t apply(const Marker& marker, std::size_t i) {
    const Block& block = blocks_[i];
    switch (marker.strength) {
      case MarkerStrength::kTailHeading:
        if (block.text.ends_with('.')) return i;
        [[fallthrough]];
      case MarkerStrength::kTail:
        if (is_past_the_middle(i)) return cut_tail(i, marker.reason);
        if (block.words > 25) return i;
        mark(i, marker.reason);
        return i + 1;
      case MarkerStrength::kTeasers:
        if (block.sentence && block.words > 8) return i;
        return cut_teasers(i, marker.reason);
      case MarkerStrength::kLine:
        if (block.words > 25 || (block.sentence && !block.text.ends_with(':') && block.words > 3)) {
          return i;
        }
        mark(i, marker.reason);
        return i + 1;
      case MarkerStrength::kSentence:
        mark(i, marker.reason);
        return i + 1;
    }
    return i;
  }

  std::size_t cut_tail(std::size_t i, const char* reason) {
    for (; i < blocks_.size(); ++i) mark(i, reason);
    return i;
  }

  // The heading and the lines below it that are no running text. With little text left to come, all
  // of it is teasers: some end as sentences do.
  std::size_t cut_teasers(std::size_t i, const char* reason) {
    if (is_past_the_middle(i) && prose_from(i) * 8 < prose_before_[i]) return cut_tail(i, reason);
    mark(i, reason);
    std::size_t next = i + 1;
    // At the top there is no telling teasers from the headline.
    if (in_head(i)) return next;
    std::size_t end = next;
    while (end < blocks_.size() && end - next < 12 && is_title_like(blocks_[end])) ++end;
    for (; next < end; ++next) mark(next, reason);
    return next;
  }

  bool is_repeated(std::size_t i) const {
    if (blocks_[i].words < 3) return false;
    const std::string& folded = blocks_[i].folded;
    for (std::size_t k = i; k-- > 0 && k + 4 > i;) {
      if (blocks_[k].folded == folded) return true;
    }
    return blocks_.front().folded == folded;
  }

  // Link lists give each title twice, as picture and as text. The first of the pair is the block
  // before; it is marked too.
  bool starts_teasers(std::size_t i) {
    if (in_head(i) || !is_past_the_middle(i) || prose_from(i) * 4 > prose_before_[i]) return false;
    if (blocks_[i - 1].folded != blocks_[i].folded) return false;
    mark(i - 1, "related teaser");
    return true;
  }

  std::vector<BoilerplateSpan> join() const {
    std::vector<BoilerplateSpan> spans;
    if (marks_.size() == blocks_.size()) return spans;
    for (std::size_t k = 0; k < marks_.size(); ++k) {
      const Mark& mark = marks_[k];
      const ByteSpan lines = blocks_[mark.block].lines;
      const bool joins = k > 0 && marks_[k - 1].block + 1 == mark.block &&
                         std::string_view(marks_[k - 1].reason) == mark.reason;
      if (joins) {
        spans.back().text.end = lines.end;
      } else {
        spans.push_back({lines, mark.reason});
      }
    }
    return spans;
  }

  bool menus_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> prose_before_;  // bytes of prose before each block; one more for the end
  std::vector<Mark> marks_;
};

}  // namespace

std::vector<BoilerplateSpan> find_boilerplate(std::string_view text, bool menus) {
  return Finder(text, menus).find();
}

std::string find_headline(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  const auto end = text.find('\n', begin);
  if (end == std::string_view::npos || trim(text.substr(end)).empty()) return {};
  const std::string_view line = trim(text.substr(begin, end - begin));
  const bool question = line.ends_with('?') || line.ends_with('!');
  if (line.size() > 160 || count_words(line) > 18 || (ends_as_sentence(line) && !question))
    return {};
  const std::string_view next = trim(text.substr(end));
  // The first line of a paragraph that was broken by hand.
  if (text.substr(end + 1, 1) != "\n" && text.substr(end + 1, 2) != "\r\n" &&
      is_lower_start(next)) {
    return {};
  }
  if (is_continued(line, trim(next.substr(0, next.find('\n')))) &&
      trim(text.substr(end + 1, text.find('\n', end + 1) - end - 1)).size() > 0) {
    return {};
  }
  return std::string(without_outer_space(line));
}

bool ends_as_sentence(std::string_view paragraph) {
  paragraph = trim(paragraph);
  for (;;) {
    bool closed = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", "”", "’", "»", "*", "_"}) {
      if (!paragraph.ends_with(mark)) continue;
      paragraph.remove_suffix(mark.size());
      closed = true;
    }
    if (!closed) break;
  }
  for (const std::string_view stop : {".", "!", "?", ":", "…", ";"}) {
    if (paragraph.ends_with(stop)) return true;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace whomet
