// The words of a query, with their places. Keywords are no kind of their own: a label may be called
// `Match`, so the parser asks a word whether it is one where a keyword can stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"

namespace whomet {

enum class TokenKind : std::uint8_t {
  kEnd,
  kWord,        // a name or keyword
  kQuotedWord,  // `a name`, never a keyword
  kParameter,   // $name
  kInteger,
  kFloat,
  kBadNumber,  // starts with a digit and is no number
  kText,       // 'a' or "a"
  kSymbol,
  kUnknown  // a character that no query has
};

// Not "Token": that is a word of an article (extract/document.h), and one program has but one type
// of a name.
struct QueryToken {
  TokenKind kind = TokenKind::kEnd;
  char symbol = '\0';     // of a symbol; two-character ones have a letter, see lexer.cpp
  ByteSpan place;         // in the query
  std::string_view text;  // as written; the query outlives the tokens
};

// Symbols of two characters.
inline constexpr char kNotEqual = 'n';      // <>
inline constexpr char kLessEqual = 'l';     // <=
inline constexpr char kGreaterEqual = 'g';  // >=
inline constexpr char kMatches = 'm';       // =~
inline constexpr char kPlusEqual = 'p';     // +=
inline constexpr char kDots = 'd';          // ..

// Ends with a kEnd token. Comments (// and /* */) are left out. Throws QueryFailure for a text or a
// comment that does not end, and for characters outside ASCII that belong to no name.
std::vector<QueryToken> tokenize(std::string_view query);

// The name of a word: without backticks. Requires: a word, a quoted word or a parameter.
std::string name_in(const QueryToken& token);
// What a text means: escapes resolved. Throws QueryFailure (InvalidUnicodeLiteral).
std::string text_in(const QueryToken& token);

// Whether the word is that keyword; `keyword` is in upper case.
bool is_keyword(const QueryToken& token, std::string_view keyword);
// A word that cannot name a variable: MATCH, WHERE, AND, ...
bool is_reserved(const QueryToken& token);

}  // namespace whomet
