// Expressions.

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser_state.h"

namespace whomet {

// Counts how deep expressions are nested while it lives.
class Nesting {
 public:
  explicit Nesting(Parser& parser) : depth_(parser.depth_) {
    if (++depth_ > kDeepestNesting) {
      const ByteSpan place = parser.peek().place;
      --depth_;
      fail_syntax("UnexpectedSyntax", "nested too deeply", place);
    }
  }
  ~Nesting() { --depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  int& depth_;
};

// Counts how often the text at hand is read again while it lives: each level doubles the time.
class Rereading {
 public:
  explicit Rereading(Parser& parser) : count_(parser.rereading_) {
    if (++count_ > kMostRereadings) {
      const ByteSpan place = parser.peek().place;
      --count_;
      fail_syntax("UnexpectedSyntax", "nested too deeply", place);
    }
  }
  ~Rereading() { --count_; }
  Rereading(const Rereading&) = delete;
  Rereading& operator=(const Rereading&) = delete;

 private:
  int& count_;
};

ExprPtr Parser::make(ExprKind kind, std::size_t begin) const {
  auto expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->place = {begin, std::max(begin + 1, last_end())};
  return expr;
}

ExprPtr Parser::binary(ExprKind kind, ExprPtr left, ExprPtr right) const {
  ExprPtr expr = make(kind, left->place.begin);
  expr->depth = std::max(left->depth, right->depth);
  expr->args.push_back(std::move(left));
  expr->args.push_back(std::move(right));
  deepen(*expr);
  return expr;
}

// What walks through trees calls itself for their parts.
void Parser::deepen(Expr& expr) {
  if (++expr.depth > kLongestChain) {
    fail_syntax("UnexpectedSyntax", "too many operators in a row", expr.place);
  }
}

ExprPtr Parser::only_expression() {
  ExprPtr expr = expression();
  if (peek().kind != TokenKind::kEnd) fail_expected("the end of the expression");
  return expr;
}

ExprPtr Parser::expression() {
  const Nesting nesting(*this);
  ExprPtr left = xor_expression();
  while (take_word("OR")) left = binary(ExprKind::kOr, std::move(left), xor_expression());
  return left;
}

ExprPtr Parser::xor_expression() {
  ExprPtr left = and_expression();
  while (take_word("XOR")) left = binary(ExprKind::kXor, std::move(left), and_expression());
  return left;
}

ExprPtr Parser::and_expression() {
  ExprPtr left = not_expression();
  while (take_word("AND")) left = binary(ExprKind::kAnd, std::move(left), not_expression());
  return left;
}

ExprPtr Parser::not_expression() {
  if (!at_word("NOT")) return comparison();
  const Nesting nesting(*this);
  const std::size_t begin = next().place.begin;
  ExprPtr inner = not_expression();
  ExprPtr expr = make(ExprKind::kNot, begin);
  expr->args.push_back(std::move(inner));
  return expr;
}

// a < b <= c means a < b AND b <= c; the middle is parsed once for each.
ExprPtr Parser::comparison() {
  ExprPtr left = predicate();
  ExprPtr all;
  while (true) {
    ExprKind kind;
    if (at('=')) {
      kind = ExprKind::kEqual;
    } else if (at(kNotEqual)) {
      kind = ExprKind::kNotEqual;
    } else if (at('<')) {
      kind = ExprKind::kLess;
    } else if (at(kLessEqual)) {
      kind = ExprKind::kLessEqual;
    } else if (at('>')) {
      kind = ExprKind::kGreater;
    } else if (at(kGreaterEqual)) {
      kind = ExprKind::kGreaterEqual;
    } else {
      return all ? std::move(all) : std::move(left);
    }
    next();
    const std::size_t middle = at_;
    ExprPtr right = predicate();
    const bool chained =
        at('=') || at(kNotEqual) || at('<') || at(kLessEqual) || at('>') || at(kGreaterEqual);
    ExprPtr again;
    if (chained) {
      const std::size_t end = at_;
      const Rereading rereading(*this);
      at_ = middle;
      again = predicate();
      at_ = end;
    }
    ExprPtr one = binary(kind, std::move(left), std::move(right));
    all = all ? binary(ExprKind::kAnd, std::move(all), std::move(one)) : std::move(one);
    left = std::move(again);
    if (!chained) return all;
  }
}

// IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS NULL, IS NOT NULL.
ExprPtr Parser::predicate() {
  ExprPtr left = sum();
  while (true) {
    if (take_word("IN")) {
      left = binary(ExprKind::kIn, std::move(left), sum());
    } else if (at_word("STARTS") && at_word("WITH", 1)) {
      at_ += 2;
      left = binary(ExprKind::kStartsWith, std::move(left), sum());
    } else if (at_word("ENDS") && at_word("WITH", 1)) {
      at_ += 2;
      left = binary(ExprKind::kEndsWith, std::move(left), sum());
    } else if (take_word("CONTAINS")) {
      left = binary(ExprKind::kContains, std::move(left), sum());
    } else if (take(kMatches)) {
      left = binary(ExprKind::kMatches, std::move(left), sum());
    } else if (at_word("IS")) {
      next();
      const bool negated = take_word("NOT");
      expect_word("NULL");
      ExprPtr expr = make(negated ? ExprKind::kIsNotNull : ExprKind::kIsNull, left->place.begin);
      expr->depth = left->depth;
      deepen(*expr);
      expr->args.push_back(std::move(left));
      left = std::move(expr);
    } else {
      return left;
    }
  }
}

ExprPtr Parser::sum() {
  ExprPtr left = product();
  while (at('+') || at('-')) {
    const ExprKind kind = at('+') ? ExprKind::kAdd : ExprKind::kSubtract;
    next();
    left = binary(kind, std::move(left), product());
  }
  return left;
}

ExprPtr Parser::product() {
  ExprPtr left = power();
  while (at('*') || at('/') || at('%')) {
    const ExprKind kind = at('*')   ? ExprKind::kMultiply
                          : at('/') ? ExprKind::kDivide
                                    : ExprKind::kModulo;
    next();
    left = binary(kind, std::move(left), power());
  }
  return left;
}

ExprPtr Parser::power() {
  ExprPtr left = sign();
  while (take('^')) left = binary(ExprKind::kPower, std::move(left), sign());
  return left;
}

ExprPtr Parser::sign() {
  if (!at('-') && !at('+')) return postfix();
  const Nesting nesting(*this);
  const bool minus = at('-');
  const std::size_t begin = next().place.begin;
  const TokenKind kind = peek().kind;
  if (minus && (kind == TokenKind::kInteger || kind == TokenKind::kFloat) && !at('.', 1) &&
      !at('[', 1)) {
    ExprPtr literal = number(true);
    literal->place.begin = begin;
    return literal;
  }
  ExprPtr inner = sign();
  ExprPtr expr = make(minus ? ExprKind::kMinus : ExprKind::kPlus, begin);
  expr->args.push_back(std::move(inner));
  return expr;
}

ExprPtr Parser::postfix() {
  ExprPtr base = primary();
  while (true) {
    if (take('.')) {
      const std::size_t begin = base->place.begin;
      std::string key = any_name("the name of a property");
      ExprPtr expr = make(ExprKind::kProperty, begin);
      expr->name = std::move(key);
      expr->depth = base->depth;
      deepen(*expr);
      expr->args.push_back(std::move(base));
      base = std::move(expr);
    } else if (at('[')) {
      base = index_or_slice(std::move(base));
    } else if (at(':') && is_name(1)) {
      next();
      LabelExpr labels = label_expression(false);
      ExprPtr expr = make(ExprKind::kHasLabels, base->place.begin);
      expr->labels = std::move(labels);
      expr->depth = base->depth;
      deepen(*expr);
      expr->args.push_back(std::move(base));
      base = std::move(expr);
    } else {
      return base;
    }
  }
}

ExprPtr Parser::index_or_slice(ExprPtr base) {
  next();
  const std::size_t begin = base->place.begin;
  ExprPtr from;
  if (!at(kDots)) from = expression();
  ExprPtr expr;
  if (take(kDots)) {
    ExprPtr to;
    if (!at(']')) to = expression();
    expect(']', "]");
    expr = make(ExprKind::kSlice, begin);
    expr->depth = base->depth;
    deepen(*expr);
    expr->args.push_back(std::move(base));
    expr->args.push_back(std::move(from));
    expr->args.push_back(std::move(to));
    return expr;
  }
  expect(']', "] or ..");
  expr = make(ExprKind::kIndex, begin);
  expr->depth = base->depth;
  deepen(*expr);
  expr->args.push_back(std::move(base));
  expr->args.push_back(std::move(from));
  return expr;
}

ExprPtr Parser::primary() {
  const Token& token = peek();
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
  const Token& token = next();
  const std::size_t begin = token.place.begin;
  const std::string_view text = token.text;
  if (token.kind == TokenKind::kBadNumber) {
    fail_syntax("InvalidNumberLiteral", "'" + std::string(text) + "' is no number", token.place);
  }
  ExprPtr expr = make(ExprKind::kLiteral, begin);
  if (token.kind == TokenKind::kFloat) {
    const double value = std::strtod(std::string(text).c_str(), nullptr);
    if (std::isinf(value)) {
      fail_syntax("FloatingPointOverflow", "'" + std::string(text) + "' is too large", token.place);
    }
    expr->literal = Value::real(negative ? -value : value);
    return expr;
  }
  const bool prefixed = text.size() > 2 && text[0] == '0' && text[1] > '9';
  const int base = !prefixed ? 10 : (text[1] == 'o' ? 8 : 16);
  const std::string_view digits = prefixed ? text.substr(2) : text;
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  constexpr std::uint64_t kLargest = 0x7FFFFFFFFFFFFFFFULL;
  if (read.ec != std::errc() || value > kLargest + (negative ? 1 : 0)) {
    fail_syntax("IntegerOverflow", "'" + std::string(text) + "' does not fit into 64 bits",
                token.place);
  }
  expr->literal = Value::integer(static_cast<std::int64_t>(negative ? 0 - value : value));
  return expr;
}

ExprPtr Parser::list_or_comprehension() {
  const std::size_t begin = next().place.begin;
  if (is_name() && at_word("IN", 1) && !is_reserved(peek())) {
    std::string variable = name_in(next());
    next();
    ExprPtr list = expression();
    ExprPtr where;
    ExprPtr result;
    if (take_word("WHERE")) where = expression();
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
      if (take_word("WHERE")) where = expression();
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
  while (take_word("WHEN")) {
    parts.push_back(expression());
    expect_word("THEN");
    parts.push_back(expression());
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
  ExprPtr list = expression();
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
