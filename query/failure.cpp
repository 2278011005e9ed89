#include "query/failure.h"

#include <algorithm>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::size_t kWidest = 100;  // columns of the query shown around the place

// Blank columns as wide as `text` on a terminal; tabs stay tabs.
std::string blanks_below(std::string_view text) {
  std::string blanks;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (point.value == U'\t') {
      blanks += '\t';
    } else {
      blanks.append(static_cast<std::size_t>(display_width(point.value)), ' ');
    }
    i += std::max<std::size_t>(point.length, 1);
  }
  return blanks;
}

}  // namespace

std::string_view name_of(QueryErrorType type) {
  switch (type) {
    case QueryErrorType::kSyntaxError:
      return "SyntaxError";
    case QueryErrorType::kSemanticError:
      return "SemanticError";
    case QueryErrorType::kTypeError:
      return "TypeError";
    case QueryErrorType::kArgumentError:
      return "ArgumentError";
    case QueryErrorType::kParameterMissing:
      return "ParameterMissing";
    case QueryErrorType::kProcedureError:
      return "ProcedureError";
    case QueryErrorType::kEntityNotFound:
      return "EntityNotFound";
    case QueryErrorType::kPropertyNotFound:
      return "PropertyNotFound";
    case QueryErrorType::kConstraintVerificationFailed:
      return "ConstraintVerificationFailed";
    case QueryErrorType::kLimit:
      return "LimitExceeded";
    case QueryErrorType::kInterrupted:
      return "Interrupted";
    case QueryErrorType::kReadOnly:
      return "ReadOnly";
  }
  return "Error";
}

void QueryFailure::place_at(ByteSpan place) {
  const bool placeless =
      error_.type == QueryErrorType::kLimit || error_.type == QueryErrorType::kInterrupted;
  if (!placeless && error_.place.begin == 0 && error_.place.end == 0) error_.place = place;
}

void fail_syntax(std::string_view detail, std::string message, ByteSpan place) {
  throw QueryFailure({QueryErrorType::kSyntaxError, true, detail, std::move(message), place});
}

void fail_run(QueryErrorType type, std::string_view detail, std::string message, ByteSpan place) {
  throw QueryFailure({type, false, detail, std::move(message), place});
}

void fail_memory(std::uint64_t most) {
  fail_run(QueryErrorType::kLimit, "MemoryLimit",
           "the query holds more than " + std::to_string(most) +
               " values at once; bound the pattern or use LIMIT, or allow more with "
               "--memory-limit");
}

std::string describe(const QueryError& error, std::string_view query) {
  std::string text = error.message;
  if (error.place.begin == 0 && error.place.end == 0) return text;
  const std::size_t at = std::min(error.place.begin, query.size());
  std::size_t line_begin = at == 0 ? 0 : query.rfind('\n', at - 1) + 1;
  std::size_t line_end = std::min(query.find('\n', at), query.size());
  if (at - line_begin > kWidest) line_begin = at - kWidest;
  while (line_begin < at && (static_cast<unsigned char>(query[line_begin]) & 0xC0U) == 0x80U) {
    ++line_begin;
  }
  line_end = std::min(line_end, at + kWidest);
  const auto line_number =
      1 + std::count(query.begin(), query.begin() + static_cast<long>(at), '\n');
  const std::string margin = "  " + std::to_string(line_number) + " | ";
  text += "\n" + margin;
  text += query.substr(line_begin, line_end - line_begin);
  text += "\n" + std::string(margin.size(), ' ');
  text += blanks_below(query.substr(line_begin, at - line_begin)) + "^";
  const std::size_t end = std::min(error.place.end, line_end);
  if (end > at + 1) {
    const std::string rest = blanks_below(query.substr(at, end - at));
    text.append(rest.size() > 1 ? rest.size() - 1 : 0, '~');
  }
  return text;
}

}  // namespace whomet
