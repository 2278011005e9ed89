// What stands between operators: literals, lists, maps, calls, subqueries, patterns.

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser_state.h"

namespace whomet {

ExprPtr Parser::primary() {
  const QueryToken& token = peek();
  const std::size_t begin = token.place.begin;
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
    case TokenKind::kBadNumber:
      return number(false);
    case TokenKind::kText: {
      next();
      ExprPtr expr = make(ExprKind::kLiteral, begin);
      expr->literal = Value::text(text_in(token));
      return expr;
    }
    case TokenKind::kParameter: {
      next();
      ExprPtr expr = make(ExprKind::kParameter, begin);
      expr->name = name_in(token);
      return expr;
    }
    case TokenKind::kWord:
      return word_primary();
    case TokenKind::kQuotedWord:
      return call_or_variable();
    default:
      break;
  }
  if (at('(')) {
    if (at_path_pattern()) {
      auto pattern = std::make_unique<PathPattern>(path_elements(false));
      ExprPtr expr = make(ExprKind::kPattern, begin);
      pattern->place = expr->place;
      expr->pattern = std::move(pattern);
      return expr;
    }
    next();
    const BarEnds inside(bar_ends_, false);
    ExprPtr inner = expression();
    expect(')', ")");
    inner->in_parentheses = true;
    return inner;
  }
  if (at('[')) return list_or_comprehension();
  if (at('{')) return map_literal();
  fail_expected("an expression");
}

ExprPtr Parser::word_primary() {
  const std::size_t begin = peek().place.begin;
  const auto literal = [&](Value value) {
    next();
    ExprPtr expr = make(ExprKind::kLiteral, begin);
    expr->literal = std::move(value);
    return expr;
  };
  if (at_word("NULL")) return literal({});
  if (at_word("TRUE")) return literal(Value::boolean(true));
  if (at_word("FALSE")) return literal(Value::boolean(false));
  if (at_word("CASE")) return case_expression();
  if (at_word("EXISTS") && (at('{', 1) || at('(', 1))) return exists();
  if (at_word("COUNT") && at('{', 1)) return subquery(ExprKind::kCountSubquery);
  if (at_word("COLLECT") && at('{', 1)) return subquery(ExprKind::kCollectSubquery);
  if (at('(', 1)) {
    if (at_word("COUNT") && at('*', 2)) {
      at_ += 3;
      expect(')', ")");
      return make(ExprKind::kCountStar, begin);
    }
    if (is_name(2) && at_word("IN", 3)) {
      if (at_word("ALL")) return quantifier(ExprKind::kAll);
      if (at_word("ANY")) return quantifier(ExprKind::kAny);
      if (at_word("NONE")) return quantifier(ExprKind::kNone);
      if (at_word("SINGLE")) return quantifier(ExprKind::kSingle);
    }
    if (at_word("REDUCE") && is_name(2) && at('=', 3)) return reduce();
    if (at_word("SHORTESTPATH") || at_word("ALLSHORTESTPATHS")) {
      auto pattern = std::make_unique<PathPattern>(shortest_path());
      ExprPtr expr = make(ExprKind::kShortestPath, begin);
      pattern->place = expr->place;
      expr->pattern = std::move(pattern);
      return expr;
    }
  }
  return call_or_variable();
}

ExprPtr Parser::number(bool negative) {
  const QueryToken& token = next();
  const std::size_t begin = token.place.begin;
  if (token.kind == TokenKind::kBadNumber) {
    fail_syntax("InvalidNumberLiteral", "'" + std::string(token.text) + "' is no number",
                token.place);
  }
  std::string text(token.text);
  std::erase(text, '_');
  ExprPtr expr = make(ExprKind::kLiteral, begin);
  if (token.kind == TokenKind::kFloat) {
    const double value = std::strtod(text.c_str(), nullptr);
    if (std::isinf(value)) {
      fail_syntax("FloatingPointOverflow", "'" + text + "' is too large", token.place);
    }
    expr->literal = Value::real(negative ? -value : value);
    return expr;
  }
  const bool prefixed = text.size() > 2 && text[0] == '0' && text[1] > '9';
  const int base = !prefixed ? 10 : (text[1] == 'o' ? 8 : 16);
  const std::string_view digits = std::string_view(text).substr(prefixed ? 2 : 0);
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  constexpr std::uint64_t kLargest = 0x7FFFFFFFFFFFFFFFULL;
  if (read.ec != std::errc() || value > kLargest + (negative ? 1 : 0)) {
    fail_syntax("IntegerOverflow", "'" + text + "' does not fit into 64 bits", token.place);
  }
  expr->literal = Value::integer(static_cast<std::int64_t>(negative ? 0 - value : value));
  return expr;
}

ExprPtr Parser::list_or_comprehension() {
  const std::size_t begin = next().place.begin;
  if (is_name() && at_word("IN", 1) && !is_reserved(peek())) {
    std::string variable = name_in(next());
    next();
    ExprPtr list;
    ExprPtr where;
    ExprPtr result;
    {
      const BarEnds filter(bar_ends_, true);
      list = expression();
      if (take_word("WHERE")) where = expression();
    }
    if (take('|')) result = expression();
    expect(']', where || result ? "]" : "WHERE, | or ]");
    ExprPtr expr = make(ExprKind::kListComprehension, begin);
    expr->name = std::move(variable);
    expr->args.push_back(std::move(list));
    expr->args.push_back(std::move(where));
    expr->args.push_back(std::move(result));
    return expr;
  }
  const bool named = is_name() && at('=', 1) && at('(', 2);
  if (named) at_ += 2;
  const bool pattern_ahead = at_path_pattern();
  if (named) at_ -= 2;
  if (pattern_ahead) {
    // [(a)--(b) | x] is a comprehension, [(a)--(b), true] a list that begins with a predicate.
    const std::size_t start = at_;
    const Rereading rereading(*this);
    auto pattern = std::make_unique<PathPattern>(path_pattern(false));
    if (named || at('|') || at_word("WHERE")) {
      ExprPtr where;
      if (take_word("WHERE")) {
        const BarEnds filter(bar_ends_, true);
        where = expression();
      }
      expect('|', "|");
      ExprPtr result = expression();
      expect(']', "]");
      ExprPtr expr = make(ExprKind::kPatternComprehension, begin);
      expr->pattern = std::move(pattern);
      expr->args.push_back(std::move(where));
      expr->args.push_back(std::move(result));
      return expr;
    }
    at_ = start;
  }
  std::vector<ExprPtr> elements;
  if (!at(']')) {
    do {
      elements.push_back(expression());
    } while (take(','));
  }
  expect(']', ", or ]");
  ExprPtr expr = make(ExprKind::kList, begin);
  expr->args = std::move(elements);
  return expr;
}

ExprPtr Parser::map_literal() {
  const std::size_t begin = peek().place.begin;
  expect('{', "{");
  std::vector<std::string> names;
  std::vector<ExprPtr> values;
  if (!at('}')) {
    do {
      names.push_back(any_name("a key"));
      expect(':', ":");
      values.push_back(expression());
    } while (take(','));
  }
  expect('}', ", or }");
  ExprPtr expr = make(ExprKind::kMap, begin);
  expr->names = std::move(names);
  expr->args = std::move(values);
  return expr;
}

// variable {.key, key: value, other, .*}
ExprPtr Parser::map_projection() {
  const std::size_t begin = peek().place.begin;
  const auto variable = [&](const std::string& name, ByteSpan place) {
    ExprPtr expr = make(ExprKind::kVariable, place.begin);
    expr->place = place;
    expr->name = name;
    return expr;
  };
  const ByteSpan place = peek().place;
  ExprPtr base = variable(name_in(next()), place);
  next();
  std::vector<std::string> names{""};
  std::vector<ExprPtr> values;
  values.push_back(std::move(base));
  if (!at('}')) {
    do {
      const ByteSpan item = peek().place;
      if (take('.')) {
        names.push_back(take('*') ? "*" : any_name("the name of a property"));
        values.push_back(nullptr);
        continue;
      }
      std::string name = any_name("a key, a variable or .property");
      values.push_back(take(':') ? expression() : variable(name, item));
      names.push_back(std::move(name));
    } while (take(','));
  }
  expect('}', ", or }");
  ExprPtr expr = make(ExprKind::kMapProjection, begin);
  expr->names = std::move(names);
  expr->args = std::move(values);
  return expr;
}

ExprPtr Parser::case_expression() {
  const std::size_t begin = next().place.begin;
  std::vector<ExprPtr> parts;
  parts.push_back(at_word("WHEN") ? nullptr : expression());
  const bool simple = parts.front() != nullptr;
  while (take_word("WHEN")) {
    std::vector<ExprPtr> operands;
    do {
      operands.push_back(expression());
    } while (simple && take(','));
    expect_word("THEN");
    // WHEN 1, 2 THEN x means WHEN 1 THEN x WHEN 2 THEN x; x is parsed once for each.
    std::vector<std::unique_ptr<Rereading>> doublings;
    for (std::size_t left = operands.size(); left > 1; left = (left + 1) / 2) {
      doublings.push_back(std::make_unique<Rereading>(*this));
    }
    const std::size_t result = at_;
    for (ExprPtr& operand : operands) {
      at_ = result;
      parts.push_back(std::move(operand));
      parts.push_back(expression());
    }
  }
  if (parts.size() == 1) fail_expected("WHEN");
  parts.push_back(take_word("ELSE") ? expression() : nullptr);
  if (!take_word("END")) fail_expected("WHEN, ELSE or END");
  ExprPtr expr = make(ExprKind::kCase, begin);
  expr->args = std::move(parts);
  return expr;
}

ExprPtr Parser::quantifier(ExprKind kind) {
  const std::size_t begin = next().place.begin;
  next();
  std::string variable = variable_name("a variable");
  expect_word("IN");
  ExprPtr list = expression();
  expect_word("WHERE");
  ExprPtr where = expression();
  expect(')', ")");
  ExprPtr expr = make(kind, begin);
  expr->name = std::move(variable);
  expr->args.push_back(std::move(list));
  expr->args.push_back(std::move(where));
  return expr;
}

ExprPtr Parser::reduce() {
  const std::size_t begin = next().place.begin;
  next();
  std::string total = variable_name("a variable");
  expect('=', "=");
  ExprPtr first = expression();
  expect(',', ",");
  std::string variable = variable_name("a variable");
  expect_word("IN");
  ExprPtr list;
  {
    const BarEnds source(bar_ends_, true);
    list = expression();
  }
  expect('|', "|");
  ExprPtr step = expression();
  expect(')', ")");
  ExprPtr expr = make(ExprKind::kReduce, begin);
  expr->name = std::move(total);
  expr->name2 = std::move(variable);
  expr->args.push_back(std::move(first));
  expr->args.push_back(std::move(list));
  expr->args.push_back(std::move(step));
  return expr;
}

// EXISTS { ... }, exists((a)-->(b)), exists(n.name).
ExprPtr Parser::exists() {
  if (at('{', 1)) return subquery(ExprKind::kExists);
  const std::size_t begin = next().place.begin;
  next();
  ExprPtr inner = expression();
  expect(')', ")");
  const bool pattern = inner->kind == ExprKind::kPattern;
  if (pattern) inner->in_parentheses = true;
  ExprPtr expr = make(pattern ? ExprKind::kExists : ExprKind::kIsNotNull, begin);
  if (!pattern) {
    expr->args.push_back(std::move(inner));
    return expr;
  }
  auto query = std::make_unique<QueryTree>();
  query->parts.emplace_back();
  Clause clause;
  clause.kind = ClauseKind::kMatch;
  clause.place = inner->place;
  clause.paths.push_back(std::move(*inner->pattern));
  query->parts.back().clauses.push_back(std::move(clause));
  expr->query = std::move(query);
  return expr;
}

// { MATCH ... RETURN ... } or { pattern WHERE ... }
ExprPtr Parser::subquery(ExprKind kind) {
  const Nesting nesting(*this);
  const BarEnds inside(bar_ends_, false);
  const std::size_t begin = next().place.begin;
  next();
  auto query = std::make_unique<QueryTree>();
  if (at('(') || (is_name() && at('=', 1))) {
    Clause clause;
    clause.kind = ClauseKind::kMatch;
    clause.place = peek().place;
    clause.paths = path_patterns(false);
    if (take_word("WHERE")) clause.where = expression();
    query->parts.emplace_back();
    query->parts.back().clauses.push_back(std::move(clause));
  } else {
    *query = union_query(true);
  }
  expect('}', "}");
  ExprPtr expr = make(kind, begin);
  expr->query = std::move(query);
  return expr;
}

// name, name(...), name.space.function(...), name {projection}
ExprPtr Parser::call_or_variable() {
  const std::size_t begin = peek().place.begin;
  std::size_t after = 1;
  while (at('.', after) && is_name(after + 1)) after += 2;
  if (at('(', after)) {
    std::string name = any_name("a function");
    while (take('.')) name += "." + any_name("a function");
    next();
    std::vector<ExprPtr> args;
    const bool distinct = take_word("DISTINCT");
    if (!distinct && at_word("ALL") && !at('(', 1)) next();
    if (!at(')')) {
      do {
        args.push_back(expression());
      } while (take(','));
    }
    expect(')', ", or )");
    ExprPtr expr = make(ExprKind::kCall, begin);
    expr->name = std::move(name);
    expr->distinct = distinct;
    expr->args = std::move(args);
    return expr;
  }
  if (is_reserved(peek())) fail_expected("an expression");
  if (at('{', 1)) return map_projection();
  std::string name = any_name("a variable");
  ExprPtr expr = make(ExprKind::kVariable, begin);
  expr->name = std::move(name);
  return expr;
}

}  // namespace whomet
