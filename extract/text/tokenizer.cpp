// A scanner over code points: white space parts the text into chunks; each chunk is read left to
// right, the longest token first. Lists of prefixes and units were made from what the treebanks
// keep together, completed with the usual ones of newspapers.
#include "extract/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/text/abbreviations.h"
#include "extract/text/web_address.h"

namespace whomet {
namespace {

// clang-format off
constexpr std::string_view kPrefixes[] = {  // sorted; the hyphen after them does not part
    "anti", "arch", "bi", "co", "counter", "cross", "crypto", "e", "ex", "extra", "hyper", "infra",
    "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini", "multi", "nano", "non",
    "over", "para", "post", "pre", "pro", "proto", "pseudo", "psycho", "re", "semi", "socio", "sub",
    "super", "supra", "trans", "ultra", "un"};
constexpr std::string_view kUnits[] = {  // sorted; part from the number before them
    "am", "b", "bn", "c", "cm", "ft", "g", "gb", "ghz", "ha", "hrs", "k", "kb", "kg", "km", "kmh",
    "kph", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "mi", "min", "mins", "ml", "mm", "mn",
    "mph", "mw", "mwh", "oz", "pm", "sq", "t", "tb", "tn", "trn", "yrs"};
constexpr std::string_view kContractions[] = {"'d", "'ll", "'m", "'re", "'s", "'ve"};  // sorted
// Words without apostrophe that are two, with the length of the first.
struct Fused { std::string_view word; std::size_t first; };
constexpr Fused kFused[] = {
    {"cannot", 3}, {"gonna", 3}, {"wanna", 3}, {"gotta", 3}, {"dont", 2}, {"didnt", 3}, {"doesnt", 4},
    {"isnt", 2}, {"wasnt", 3}, {"arent", 3}, {"havent", 4}, {"couldnt", 5}, {"wouldnt", 5}, {"ive", 1}};
constexpr std::string_view kEmoticons[] = {
    ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":/", "=)", "=(", "^_^",
    "<3", ":o", ":O", ":'("};
// clang-format on

// Letters, digits, marks, and whatever else is no ASCII sign and no punctuation.
bool is_word(CodePoint c) {
  if (c.length == 0) return false;
  if (c.value < 0x80)
    return is_ascii_letter(static_cast<char>(c.value)) ||
           is_ascii_digit(static_cast<char>(c.value)) || c.value == '_';
  constexpr char32_t kSoftHyphen = 0xAD;
  if (!c.valid || c.value == kSoftHyphen) return true;
  return !is_blank(c) && !is_punctuation(c.value) && is_letter(c.value);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018;
}

class Scanner {
 public:
  Scanner(std::string_view text, ByteSpan span, std::vector<Token>& tokens)
      : text_(text.substr(0, span.end)), at_(span.begin), tokens_(tokens) {}

  void run() {
    while (skip_blanks()) {
      chunk_begin_ = at_;
      chunk_end_ = end_of_chunk();
      const std::size_t first = tokens_.size();
      while (at_ < chunk_end_) read_token();
      for (std::size_t i = first; i < tokens_.size(); ++i) {
        tokens_[i].space_after = i + 1 == tokens_.size();
      }
    }
  }

 private:
  bool skip_blanks() {
    while (at_ < text_.size()) {
      const CodePoint c = decode_utf8(text_, at_);
      if (!is_blank(c)) return true;
      at_ += c.length;
    }
    return false;
  }

  std::size_t end_of_chunk() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const CodePoint c = decode_utf8(text_, end);
      if (is_blank(c)) break;
      end += c.length;
    }
    return end;
  }

  char at(std::size_t offset) const { return offset < chunk_end_ ? text_[offset] : '\0'; }
  CodePoint code_point(std::size_t offset) const {
    return offset < chunk_end_ ? decode_utf8(text_, offset) : CodePoint{};
  }
  bool word_at(std::size_t offset) const { return is_word(code_point(offset)); }
  std::string_view part(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // Adds text_[at_, end) and goes on behind it.
  void add(std::size_t end, bool joined = false) {
    Token token;
    token.text = {at_, end};
    token.form = part(at_, end);
    token.joined_to_next = joined;
    tokens_.push_back(std::move(token));
    at_ = end;
  }

  void read_token() {
    if (std::size_t end = end_of_address(); end != 0) return add(end);
    if (std::size_t end = end_of_emoticon(); end != 0) return add(end);
    const CodePoint c = code_point(at_);
    const bool decimal = c.value == '.' && is_ascii_digit(at(at_ + 1)) &&
                         (at_ == chunk_begin_ || !word_at(previous_code_point(text_, at_)));
    if (is_word(c) || decimal) return read_word();
    if (is_apostrophe(c.value)) return read_apostrophe(c.length);
    if (c.value == '#' && at_ == chunk_begin_ && word_at(at_ + 1) && !is_ascii_digit(at(at_ + 1))) {
      return add(end_of_word(at_ + 1));
    }
    if (c.value == '@' && at_ == chunk_begin_ && word_at(at_ + 1)) return add(end_of_word(at_ + 1));
    add(end_of_sign(c));
  }

  // --- addresses and emoticons ---

  // Looks once per chunk and after opening signs, so that a long chunk is not searched again and
  // again; reads at most kLongestAddress bytes.
  std::size_t end_of_address() const {
    constexpr std::size_t kLongestAddress = 2000;
    if (at_ != chunk_begin_ && !is_opening(text_[at_ - 1])) return 0;
    if (chunk_end_ - at_ > kLongestAddress || chunk_end_ - at_ < 5) return 0;
    std::size_t end = chunk_end_;
    while (end > at_ &&
           std::string_view(".,;:!?)]}>\"'").find(text_[end - 1]) != std::string_view::npos)
      --end;
    end = without_closing_quote(end);
    return is_web_address(part(at_, end)) ? end : 0;
  }

  static bool is_opening(char c) {
    return c == '(' || c == '<' || c == '[' || c == '"' || c == '\'' || c == ':';
  }

  // Without a typographic quotation mark at the end (E2 80 99 or E2 80 9D).
  std::size_t without_closing_quote(std::size_t end) const {
    if (end < at_ + 3) return end;
    const std::string_view last = part(end - 3, end);
    return last == "\xE2\x80\x9D" || last == "\xE2\x80\x99" ? end - 3 : end;
  }

  std::size_t end_of_emoticon() const {
    const char c = text_[at_];
    if (std::string_view(":;=^<").find(c) == std::string_view::npos) return 0;
    for (const std::string_view emoticon : kEmoticons) {
      const std::size_t end = at_ + emoticon.size();
      if (part(at_, std::min(end, chunk_end_)) == emoticon && !word_at(end) &&
          (end == chunk_end_ || at(end) == '.' || at(end) == ')') && text_[end - 1] != '/') {
        return end;
      }
    }
    return 0;
  }

  // --- signs ---

  // Runs of one sign are one token, also mixed ! and ?; "''" and "``" are quotation marks.
  std::size_t end_of_sign(CodePoint c) const {
    std::size_t end = at_ + c.length;
    const char sign = static_cast<char>(c.value);
    if (c.value >= 0x80 || !c.valid) return end;
    if (std::string_view(".-=*_~`|").find(sign) != std::string_view::npos) {
      while (at(end) == sign) ++end;
    } else if (sign == '!' || sign == '?') {
      while (at(end) == '!' || at(end) == '?') ++end;
    } else if ((sign == '<' || sign == '>') && at(end) == sign) {
      ++end;
    }
    return end;
  }

  // An apostrophe that does not stand inside a word.
  void read_apostrophe(std::size_t length) {
    std::size_t end = at_ + length;
    if (length == 1 && at(end) == '\'') return add(end + 1);
    // "'90s", "'em" after a blank; "'s" on its own.
    if (at_ == chunk_begin_ && word_at(end)) {
      const std::size_t word_end = end_of_letters(end, 8);
      const std::string word = ascii_lower(part(end, word_end));
      const bool year = word.size() >= 2 && is_ascii_digit(word[0]) && is_ascii_digit(word[1]) &&
                        (word.size() == 2 || word == word.substr(0, 2) + "s");
      const bool clitic = word == "em" || word == "til" || word == "cause" ||
                          (word == "s" && word_end == chunk_end_);
      if ((year || clitic) && !word_at(word_end)) end = word_end;
    } else if (at_ != chunk_begin_ && tokens_.back().form.ends_with('.') && word_at(end)) {
      // "U.N.'s": the stop has ended the word.
      const std::size_t word_end = end_of_letters(end, 3);
      const std::string clitic = "'" + ascii_lower(part(end, word_end));
      if (!word_at(word_end) && is_one_of(clitic, kContractions)) {
        tokens_.back().joined_to_next = true;
        end = word_end;
      }
    }
    add(end);
  }

  std::size_t end_of_letters(std::size_t begin, std::size_t limit) const {
    std::size_t end = begin;
    while (end - begin < limit && word_at(end)) end += code_point(end).length;
    return end;
  }

  // --- words ---

  void read_word() {
    const std::size_t begin = at_;
    std::size_t end = end_of_word(text_[begin] == '.' ? begin + 1 : begin);
    end = with_abbreviation_stop(begin, end);
    if (is_ascii_digit(text_[begin])) {
      const std::size_t unit = begin_of_unit(begin, end);
      if (unit != end) {
        add(unit);
        return add(with_abbreviation_stop(unit, end));
      }
    }
    split_contraction(end);
  }

  // From a letter or digit over all that belongs to the same word, final stop excepted.
  std::size_t end_of_word(std::size_t begin) const {
    std::size_t end = begin;
    std::size_t part_begin = begin;  // after the last connector
    while (true) {
      while (word_at(end)) end += code_point(end).length;
      const CodePoint connector = code_point(end);
      if (connector.length == 0) return end;
      const std::size_t next = end + connector.length;
      // "$" belongs to "US$", "A$" before a digit.
      if (connector.value == '$' && end - begin <= 2 && is_ascii_upper(text_[begin]) &&
          is_ascii_digit(at(next))) {
        return next;
      }
      if (!word_at(next) && !(connector.value == '.' && is_dotted_so_far(begin, end))) return end;
      if (!connects(connector.value, begin, part_begin, end, next)) return end;
      end = next;
      part_begin = next;
    }
  }

  bool is_dotted_so_far(std::size_t begin, std::size_t end) const {
    return end - begin <= 12 && end > begin + 1 && is_dotted(std::string(part(begin, end)) + ".");
  }

  // Whether the sign between two word characters keeps them one token. `begin` is where the word
  // begins, `part_begin` where its part before the sign does.
  bool connects(char32_t sign, std::size_t begin, std::size_t part_begin, std::size_t end,
                std::size_t next) const {
    const char before = text_[end - 1];
    const char after = at(next);
    const bool digits = is_ascii_digit(before) && is_ascii_digit(after);
    if (is_apostrophe(sign)) return !digits;
    switch (sign) {
      case ',':
        return digits && is_ascii_digit(text_[begin]);
      case ':':
        return digits;
      case '.':
        return digits || connects_stop(part_begin, end, next);
      case '-':
        return connects_hyphen(begin, part_begin, end, next);
      case '/':
        return digits || (end - part_begin == 1 && end_of_letters(next, 2) == next + 1 &&
                          !is_ascii_digit(before) && at(next + 1) != '/' && part_begin == begin &&
                          is_ascii_letter(after));
      case '&':
        return is_ascii_upper(before) && is_ascii_upper(after) && end - part_begin <= 4;
      default:
        return false;
    }
  }

  // "U.S", "e.g", "v2.0", "Ph.D"; not "talks.The".
  bool connects_stop(std::size_t part_begin, std::size_t end, std::size_t next) const {
    const std::size_t before = end - part_begin;
    const std::size_t after = end_of_letters(next, 3) - next;
    if (before == 1 && after == 1) return is_ascii_letter(text_[part_begin]);
    if (before == 2 && after == 1 && at(next + 1) == '.') return is_ascii_upper(text_[part_begin]);
    return is_ascii_digit(at(next)) && is_ascii_letter(text_[end - 1]) && before <= 3 &&
           is_ascii_lower(text_[end - 1]);
  }

  // Prefixes, dates, telephone numbers, names like "al-Sadr" part as the treebanks do.
  bool connects_hyphen(std::size_t begin, std::size_t part_begin, std::size_t end,
                       std::size_t next) const {
    const std::size_t before = end - part_begin;
    if (is_ascii_digit(text_[end - 1]) && is_ascii_digit(at(next))) {
      if (part_begin != begin && text_[part_begin - 1] == '-') return true;
      return is_number_group(part_begin, end, next);
    }
    if (before > 8 || part_begin != begin) return false;
    if (is_one_of(ascii_lower(part(part_begin, end)), kPrefixes)) return true;
    // "X-ray".
    return before == 1 && is_ascii_upper(text_[part_begin]) && text_[part_begin] != 'I' &&
           is_ascii_lower(at(next)) && end_of_letters(next, 4) - next == 3;
  }

  // Groups of digits that are a date or telephone number: "2024-05-16", "555-0199"; no range.
  bool is_number_group(std::size_t part_begin, std::size_t end, std::size_t next) const {
    std::size_t second = next;
    while (second - next < 6 && is_ascii_digit(at(second))) ++second;
    const bool third = at(second) == '-' && is_ascii_digit(at(second + 1));
    return third || (end - part_begin == 3 && second - next == 4);
  }

  // The stop after the word, if it belongs to it.
  std::size_t with_abbreviation_stop(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLongestAbbreviation = 12;
    if (at(end) != '.' || at(end + 1) == '.' || end - begin > kLongestAbbreviation) return end;
    if (!is_ascii_letter(text_[begin])) return end;
    const std::string_view word = part(begin, end + 1);
    if (!is_abbreviation(word)) return end;
    const std::string lower = ascii_lower(word);
    if (is_number_title(lower)) {  // "No. 5", but "No."
      const char next = next_after_blanks(end + 1);
      return is_ascii_digit(next) || (lower == "ft." && is_ascii_upper(text_[begin])) ? end + 1
                                                                                      : end;
    }
    // Words that are also abbreviations: only capitalised and followed by something.
    if (lower == "sat." || lower == "sun." || lower == "mar." || lower == "mon." ||
        lower == "wed." || lower == "jun." || lower == "art." || lower == "dec.") {
      const char next = next_after_blanks(end + 1);
      if (!is_ascii_upper(text_[begin]) || !is_ascii_digit(next)) return end;
    }
    if (end - begin == 1) return is_initial(begin, end) ? end + 1 : end;
    return end + 1;
  }

  // "J. Smith", "George W. Bush"; not "plan B." and not "I.".
  bool is_initial(std::size_t begin, std::size_t end) const {
    if (!is_ascii_upper(text_[begin])) return false;
    const std::size_t next = skip_blank_bytes(end + 1);
    if (next >= text_.size()) return false;
    const CodePoint c = decode_utf8(text_, next);
    if (!c.valid || !is_upper(c.value)) return c.value == ',' && text_[begin] != 'I';
    const bool after_name = !tokens_.empty() && !tokens_.back().form.empty() &&
                            is_upper(decode_utf8(tokens_.back().form, 0).value);
    return text_[begin] != 'I' || after_name;
  }

  std::size_t skip_blank_bytes(std::size_t offset) const {
    while (offset < text_.size() && (text_[offset] == ' ' || text_[offset] == '\t')) ++offset;
    return offset;
  }
  char next_after_blanks(std::size_t offset) const {
    offset = skip_blank_bytes(offset);
    return offset < text_.size() ? text_[offset] : '\0';
  }

  // Where the unit begins in "5kg", "$3bn", "7pm"; `end` if there is none.
  std::size_t begin_of_unit(std::size_t begin, std::size_t end) const {
    std::size_t unit = end;
    while (unit > begin && end - unit < 5 && is_ascii_letter(text_[unit - 1])) --unit;
    if (unit == end || unit == begin || !is_ascii_digit(text_[unit - 1])) return end;
    const std::string word = ascii_lower(part(unit, end));
    if (!is_one_of(word, kUnits)) return end;
    // "86M", "18T" without money are as often names; "1980s" is no unit.
    return unit;
  }

  // Adds the word up to `end`: one token, or its parts.
  void split_contraction(std::size_t end) {
    const std::size_t begin = at_;
    const std::string_view word = part(begin, end);
    if (word.size() <= 7) {
      const std::string lower = ascii_lower(word);
      for (const Fused& fused : kFused) {
        if (lower == fused.word) {
          add(begin + fused.first, true);
          return add(end);
        }
      }
    }
    const std::size_t mark = last_apostrophe(begin, end);
    if (mark != end) {
      const std::size_t length = code_point(mark).length;
      std::string clitic = "'" + ascii_lower(part(mark + length, end));
      const char before = text_[mark - 1];
      if (clitic == "'t" && (before == 'n' || before == 'N') && mark - 1 > begin) {
        add(mark - 1, true);
        return add(end);
      }
      if (is_one_of(clitic, kContractions)) {
        split_before_clitic(mark);
        return add(end);
      }
      return add(end);
    }
    // "states' rights": an apostrophe after s, unless an opening one waits for it.
    const CodePoint next = code_point(end);
    if (is_apostrophe(next.value) && next.length != 0 &&
        (text_[end - 1] == 's' || text_[end - 1] == 'S' || text_[end - 1] == 'z') &&
        end - begin > 2 && !open_quote_waits(next.value) && !word_at(end + next.length)) {
      add(end, true);
      return add(end + next.length);
    }
    add(end);
  }

  // What stands before a clitic may be one word only: "shouldn't've" is rare, "I'd've" too.
  void split_before_clitic(std::size_t mark) { add(mark, true); }

  std::size_t last_apostrophe(std::size_t begin, std::size_t end) const {
    // A clitic has at most two letters: only the last six bytes are looked at.
    const std::size_t from = end - begin > 6 ? end - 6 : begin + 1;
    for (std::size_t i = end; i-- > from;) {
      if (text_[i] == '\'') return i;
      if (text_[i] == '\xE2' && is_apostrophe(code_point(i).value)) return i;
    }
    return end;
  }

  // Whether a single quotation mark was opened in the last tokens and not closed.
  bool open_quote_waits(char32_t mark) const {
    constexpr std::size_t kLookBack = 60;
    const std::size_t from = tokens_.size() > kLookBack ? tokens_.size() - kLookBack : 0;
    for (std::size_t i = tokens_.size(); i-- > from;) {
      const Token& token = tokens_[i];
      if (mark == 0x2019 ? token.form == "\xE2\x80\x98" : token.form == "'" && !token.space_after) {
        return i == 0 || !tokens_[i - 1].joined_to_next;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t chunk_begin_ = 0;
  std::size_t chunk_end_ = 0;
  std::vector<Token>& tokens_;
};

}  // namespace

bool is_blank(CodePoint c) {
  if (!c.valid) return false;
  return c.value < 0x20 || (c.value >= 0x7F && c.value <= 0xA0) || is_space(c.value) ||
         (c.value >= 0x200B && c.value <= 0x200F) || (c.value >= 0x202A && c.value <= 0x202E) ||
         (c.value >= 0x2060 && c.value <= 0x206F) || c.value == 0xFEFF;
}

void tokenize(std::string_view text, ByteSpan span, std::vector<Token>& tokens) {
  Scanner(text, span, tokens).run();
}

}  // namespace whomet
