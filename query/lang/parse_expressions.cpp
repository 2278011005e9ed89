// Expressions by precedence, the weakest operator first.

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser_state.h"

namespace whomet {

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

// IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS NULL, IS NOT NULL, IS with labels.
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
    } else if (at_word("IS") && at_labels()) {
      left = has_labels(std::move(left));
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
    } else if (at(':') && at_labels()) {
      base = has_labels(std::move(base));
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

}  // namespace whomet
