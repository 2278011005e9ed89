#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "query/failure.h"
#include "query/lang/token.h"

namespace whomet {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) { tokens_.reserve(query.size() / 4 + 8); }

  std::vector<QueryToken> run() {
    while (skip_blanks(), at_ < query_.size()) read_token();
    add(TokenKind::kEnd, query_.size());
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < query_.size() ? query_[at_ + ahead] : '\0';
  }

  void add(TokenKind kind, std::size_t begin, char symbol = '\0') {
    tokens_.push_back({kind, symbol, {begin, at_}, query_.substr(begin, at_ - begin)});
  }

  void skip_blanks() {
    while (at_ < query_.size()) {
      const char c = query_[at_];
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        at_ = std::min(query_.find('\n', at_), query_.size());
      } else if (c == '/' && peek(1) == '*') {
        const std::size_t end = query_.find("*/", at_ + 2);
        if (end == std::string_view::npos) {
          fail_syntax("UnexpectedSyntax", "the comment has no end; expected */", {at_, at_ + 2});
        }
        at_ = end + 2;
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        const CodePoint point = decode_utf8(query_, at_);
        if (!point.valid || !is_space(point.value)) return;
        at_ += point.length;
      } else {
        return;
      }
    }
  }

  // Bytes of a name from here: letters, digits, underscores of any script.
  std::size_t word_length() const {
    std::size_t i = at_;
    while (i < query_.size()) {
      const char c = query_[i];
      if (is_ascii_letter(c) || is_ascii_digit(c) || c == '_') {
        ++i;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x80) break;
      const CodePoint point = decode_utf8(query_, i);
      if (!point.valid ||
          !(is_letter(point.value) || is_digit(point.value) || display_width(point.value) == 0)) {
        break;
      }
      i += point.length;
    }
    return i - at_;
  }

  void read_token() {
    const std::size_t begin = at_;
    const char c = peek();
    if (is_ascii_digit(c) || (c == '.' && is_ascii_digit(peek(1)))) return read_number();
    if (c == '\'' || c == '"') return read_text(c);
    if (c == '`') return read_quoted(TokenKind::kQuotedWord, begin);
    if (c == '$') {
      ++at_;
      if (peek() == '`') return read_quoted(TokenKind::kParameter, begin);
      const std::size_t length = word_length();
      at_ += length;
      return add(length == 0 ? TokenKind::kUnknown : TokenKind::kParameter, begin);
    }
    if (const std::size_t length = word_length(); length > 0) {
      at_ += length;
      return add(TokenKind::kWord, begin);
    }
    read_symbol();
  }

  void read_symbol() {
    struct Pair {
      char first, second, symbol;
    };
    constexpr Pair kPairs[] = {{'<', '>', kNotEqual},     {'<', '=', kLessEqual},
                               {'>', '=', kGreaterEqual}, {'=', '~', kMatches},
                               {'+', '=', kPlusEqual},    {'.', '.', kDots}};
    const std::size_t begin = at_;
    for (const Pair& pair : kPairs) {
      if (peek() != pair.first || peek(1) != pair.second) continue;
      at_ += 2;
      return add(TokenKind::kSymbol, begin, pair.symbol);
    }
    constexpr std::string_view kSymbols = "()[]{}<>=+-*/%^,.:;|&!";
    const char c = peek();
    if (kSymbols.find(c) != std::string_view::npos) {
      ++at_;
      return add(TokenKind::kSymbol, begin, c);
    }
    const CodePoint point = decode_utf8(query_, at_);
    at_ += std::max<std::size_t>(point.length, 1);
    if (static_cast<unsigned char>(c) >= 0x80) {
      fail_syntax("InvalidUnicodeCharacter",
                  "'" + std::string(query_.substr(begin, at_ - begin)) + "' is no part of a query",
                  {begin, at_});
    }
    add(TokenKind::kUnknown, begin);
  }

  // Digits may be grouped: 1_000_000.
  template <typename IsDigit>
  void skip_digits(IsDigit is_digit_here) {
    while (is_digit_here(peek()) || (peek() == '_' && is_digit_here(peek(1)))) ++at_;
  }
  void skip_digits() { skip_digits(is_ascii_digit); }

  void read_number() {
    const std::size_t begin = at_;
    bool is_float = false;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o')) {
      at_ += 2;
      const bool hex = upper(query_[begin + 1]) == 'X';
      const std::size_t digits = at_;
      const auto is_right = [hex](char c) {
        return hex ? is_ascii_digit(c) || (upper(c) >= 'A' && upper(c) <= 'F')
                   : c >= '0' && c <= '7';
      };
      skip_digits(is_right);
      return end_number(begin, at_ > digits, false);
    }
    skip_digits();
    if (peek() == '.' && is_ascii_digit(peek(1))) {
      is_float = true;
      ++at_;
      skip_digits();
    }
    if (upper(peek()) == 'E') {
      const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
      if (is_ascii_digit(peek(1 + sign))) {
        is_float = true;
        at_ += 1 + sign;
        skip_digits();
      }
    }
    if (const char suffix = upper(peek()); is_float && (suffix == 'F' || suffix == 'D')) ++at_;
    end_number(begin, true, is_float);
  }

  // Letters right behind a number make it none.
  void end_number(std::size_t begin, bool good, bool is_float) {
    if (const std::size_t length = word_length(); length > 0) {
      at_ += length;
      good = false;
    }
    add(!good ? TokenKind::kBadNumber : (is_float ? TokenKind::kFloat : TokenKind::kInteger),
        begin);
  }

  void read_text(char quote) {
    const std::size_t begin = at_++;
    while (at_ < query_.size() && query_[at_] != quote) at_ += query_[at_] == '\\' ? 2 : 1;
    if (at_ >= query_.size()) {
      fail_syntax("UnexpectedSyntax", std::string("the string has no end; expected ") + quote,
                  {begin, begin + 1});
    }
    ++at_;
    add(TokenKind::kText, begin);
  }

  void read_quoted(TokenKind kind, std::size_t begin) {
    ++at_;
    while (at_ < query_.size()) {
      if (query_[at_] == '`' && peek(1) != '`') break;
      at_ += query_[at_] == '`' ? 2 : 1;
    }
    if (at_ >= query_.size()) {
      fail_syntax("UnexpectedSyntax", "the name has no end; expected `", {begin, begin + 1});
    }
    ++at_;
    add(kind, begin);
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

// `count` hexadecimal digits from `at`, or nothing.
bool read_hex(std::string_view text, std::size_t at, std::size_t count, char32_t& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = upper(text[at + i]);
    const bool digit = is_ascii_digit(c);
    if (!digit && (c < 'A' || c > 'F')) return false;
    value = value * 16 + static_cast<char32_t>(digit ? c - '0' : c - 'A' + 10);
  }
  return true;
}

constexpr std::array<std::string_view, 46> kReserved = {
    "ALL",    "AND",    "AS",     "ASC",        "ASCENDING", "BY",       "CASE",   "CONTAINS",
    "CREATE", "DELETE", "DESC",   "DESCENDING", "DETACH",    "DISTINCT", "ELSE",   "END",
    "ENDS",   "EXISTS", "FALSE",  "IN",         "IS",        "LIMIT",    "MATCH",  "MERGE",
    "NOT",    "NULL",   "ON",     "OPTIONAL",   "OR",        "ORDER",    "REMOVE", "RETURN",
    "SET",    "SKIP",   "STARTS", "THEN",       "TRUE",      "UNION",    "UNWIND", "WHEN",
    "WHERE",  "WITH",   "XOR",    "YIELD",      "OFFSET",    "CALL"};

}  // namespace

std::vector<QueryToken> tokenize(std::string_view query) {
  return Lexer(query).run();
}

std::string name_in(const QueryToken& token) {
  std::string_view text = token.text;
  if (token.kind == TokenKind::kParameter) text.remove_prefix(1);
  if (text.empty() || text.front() != '`') return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string name;
  for (std::size_t i = 0; i < text.size(); ++i) {
    name += text[i];
    if (text[i] == '`') ++i;
  }
  return name;
}

std::string text_in(const QueryToken& token) {
  const std::string_view text = token.text.substr(1, token.text.size() - 2);
  std::string meant;
  meant.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      meant += text[i];
      continue;
    }
    const char c = text[++i];
    constexpr std::string_view kFrom = "bfnrt";
    constexpr std::string_view kTo = "\b\f\n\r\t";
    if (const std::size_t known = kFrom.find(c); known != std::string_view::npos) {
      meant += kTo[known];
    } else if (c == 'u' || c == 'U') {
      std::size_t digits = c == 'u' ? 4 : 8;
      char32_t value = 0;
      char32_t low = 0;
      // Older grammars give \U eight digits, the present one six.
      if (c == 'U' && !read_hex(text, i + 1, digits, value)) digits = 6;
      if (!read_hex(text, i + 1, digits, value)) {
        fail_syntax("InvalidUnicodeLiteral",
                    std::string("expected ") + (c == 'u' ? "4" : "6 or 8") +
                        " hexadecimal digits after \\" + c,
                    {token.place.begin + i, token.place.begin + i + 2});
      }
      i += digits;
      if (value >= 0xD800 && value < 0xDC00 && text.substr(i + 1, 2) == "\\u" &&
          read_hex(text, i + 3, 4, low) && low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
        i += 6;
      }
      append_utf8(meant, value);
    } else {
      meant += c;  // \\ \' \" and whatever needs no escape
    }
  }
  return meant;
}

bool is_keyword(const QueryToken& token, std::string_view keyword) {
  return token.kind == TokenKind::kWord && token.text.size() == keyword.size() &&
         std::equal(keyword.begin(), keyword.end(), token.text.begin(),
                    [](char k, char c) { return k == upper(c); });
}

bool is_reserved(const QueryToken& token) {
  if (token.kind != TokenKind::kWord) return false;
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](std::string_view keyword) { return is_keyword(token, keyword); });
}

}  // namespace whomet
