// Patterns of nodes, relationships and labels.

#include <charconv>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser_state.h"

namespace whomet {

NodePattern Parser::node_pattern(bool creates) {
  NodePattern node;
  const std::size_t begin = peek().place.begin;
  expect('(', "a node: (");
  if (is_name() && !is_reserved(peek())) node.variable = name_in(next());
  if (at(':') || at_word("IS")) {
    next();
    node.labels = label_expression({});
  }
  node.properties = pattern_properties(creates);
  if (take_word("WHERE")) node.where = expression();
  if (!at(')')) fail_expected(node.properties ? ")" : "a label, properties in { } or )");
  next();
  node.place = since(begin);
  return node;
}

ExprPtr Parser::pattern_properties(bool creates) {
  if (at('{')) return map_literal();
  if (peek().kind != TokenKind::kParameter) return nullptr;
  if (!creates) {
    fail_syntax("InvalidParameterUse",
                "a parameter cannot stand for all properties here; write {name: $value}",
                peek().place);
  }
  return primary();
}

// "-[", "--", "<-[", "<--": what begins a relationship.
bool Parser::at_edge(std::size_t ahead) const {
  if (at('<', ahead)) return at('-', ahead + 1) && (at('[', ahead + 2) || at('-', ahead + 2));
  return at('-', ahead) && (at('[', ahead + 1) || at('-', ahead + 1));
}

EdgePattern Parser::edge_pattern(bool creates) {
  EdgePattern edge;
  const std::size_t begin = peek().place.begin;
  const bool left = take('<');
  expect('-', "-");
  if (take('[')) edge_details(edge, creates);
  expect('-', "-");
  const bool right = take('>');
  edge.place = since(begin);
  edge.both_arrows = left && right;
  edge.direction =
      left == right ? EdgeDirection::kBoth : (right ? EdgeDirection::kOut : EdgeDirection::kIn);
  return edge;
}

namespace {

// A, or A|B|C: into `names`. False for anything else.
bool list_names(const LabelExpr& labels, std::vector<std::string>& names) {
  if (labels.kind == LabelExpr::Kind::kName) {
    names.push_back(labels.name);
    return true;
  }
  if (labels.kind != LabelExpr::Kind::kOr) return false;
  for (const LabelExpr& part : labels.parts) {
    if (part.kind != LabelExpr::Kind::kName) return false;
  }
  for (const LabelExpr& part : labels.parts) names.push_back(part.name);
  return true;
}

}  // namespace

void Parser::edge_details(EdgePattern& edge, bool creates) {
  if (is_name() && !is_reserved(peek())) edge.variable = name_in(next());
  if (take(':') || take_word("IS")) {
    LabelExpr types = label_expression({.colons = false, .name = "a relationship type"});
    if (!list_names(types, edge.types)) edge.type_test = std::move(types);
  }
  if (at('*')) {
    edge_length(edge);
  } else if (at(kDots) || peek().kind == TokenKind::kInteger) {
    fail_syntax("InvalidRelationshipPattern", "a length begins with *: write *1..3", peek().place);
  }
  edge.properties = pattern_properties(creates);
  if (take_word("WHERE")) edge.where = expression();
  expect(']', edge.properties ? "]" : "a type, a length, properties in { } or ]");
}

void Parser::edge_length(EdgePattern& edge) {
  next();
  edge.variable_length = true;
  const auto bound = [&]() {
    const QueryToken& token = next();
    std::uint32_t value = 0;
    const auto read =
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (read.ec != std::errc() || read.ptr != token.text.data() + token.text.size()) {
      fail_syntax("InvalidRelationshipPattern", "this length is no number from 0 to 4294967295",
                  token.place);
    }
    return value;
  };
  if (at('-')) {
    fail_syntax("InvalidRelationshipPattern", "a length cannot be negative", peek().place);
  }
  const bool has_minimum = peek().kind == TokenKind::kInteger;
  if (has_minimum) edge.minimum = bound();
  if (take(kDots)) {
    if (peek().kind == TokenKind::kInteger) edge.maximum = bound();
  } else if (has_minimum) {
    edge.maximum = edge.minimum;
  } else if (peek().kind == TokenKind::kFloat) {
    fail_syntax("InvalidRelationshipPattern", "a length is a whole number", peek().place);
  }
}

// ---- labels ----

namespace {

// a & b, a & b & c: one list, so that long chains are not deep.
void add_part(LabelExpr& labels, LabelExpr::Kind kind, LabelExpr part) {
  if (labels.kind != kind) {
    LabelExpr all;
    all.kind = kind;
    all.place = labels.place;
    all.parts.push_back(std::move(labels));
    labels = std::move(all);
  }
  labels.parts.push_back(std::move(part));
}

}  // namespace

LabelExpr Parser::label_expression(LabelRules rules) {
  LabelExpr labels = label_term(rules);
  while (rules.alternatives && at('|')) {
    next();
    take(':');
    add_part(labels, LabelExpr::Kind::kOr, label_term(rules));
  }
  return labels;
}

LabelExpr Parser::label_term(LabelRules rules) {
  LabelExpr labels = label_factor(rules);
  while (at('&') || (rules.colons && at(':'))) {
    next();
    add_part(labels, LabelExpr::Kind::kAnd, label_factor(rules));
  }
  return labels;
}

LabelExpr Parser::label_factor(LabelRules rules) {
  LabelExpr labels;
  labels.place = peek().place;
  if (take('!')) {
    const Nesting nesting(*this);
    labels.kind = LabelExpr::Kind::kNot;
    labels.parts.push_back(label_factor(rules));
  } else if (take('(')) {
    const Nesting nesting(*this);
    rules.alternatives = true;
    labels = label_expression(rules);
    expect(')', ")");
  } else if (take('%')) {
    labels.kind = LabelExpr::Kind::kAnyLabel;
  } else {
    labels.name = any_name(rules.name);
  }
  return labels;
}

// ":A", ":!A", ":(A|B)", ":%", and IS before any of them.
bool Parser::at_labels() const {
  if (at_word("IS")) return !at_word("NULL", 1) && !at_word("NOT", 1);
  return at(':') && (is_name(1) || at('!', 1) || at('(', 1) || at('%', 1));
}

ExprPtr Parser::has_labels(ExprPtr base) {
  next();
  LabelExpr labels = label_expression({.alternatives = !bar_ends_});
  ExprPtr expr = make(ExprKind::kHasLabels, base->place.begin);
  expr->labels = std::move(labels);
  expr->depth = base->depth;
  deepen(*expr);
  expr->args.push_back(std::move(base));
  return expr;
}

std::vector<std::string> Parser::label_list() {
  std::vector<std::string> labels;
  while (take(':')) labels.push_back(any_name("a label"));
  return labels;
}

// ---- a pattern where an expression can stand ----

// Tokens from `ahead` that look like a node, by their brackets; 0 if they do not.
std::size_t Parser::skip_node(std::size_t ahead) const {
  if (!at('(', ahead)) return 0;
  std::size_t i = ahead + 1;
  if (is_name(i)) ++i;
  if (at(':', i) || at_word("IS", i)) {
    std::size_t open = 0;
    for (++i; open > 0 || !at(')', i); ++i) {
      if (at('(', i)) {
        ++open;
      } else if (at(')', i)) {
        --open;
      } else if (!at(':', i) && !at('|', i) && !at('&', i) && !at('!', i) && !at('%', i) &&
                 !is_name(i)) {
        break;
      }
    }
    if (open > 0) return 0;
  }
  if (at('{', i)) {
    std::size_t open = 0;
    do {
      if (peek(i).kind == TokenKind::kEnd) return 0;
      if (at('{', i)) ++open;
      if (at('}', i)) --open;
      ++i;
    } while (open > 0);
  }
  return at(')', i) ? i + 1 - ahead : 0;
}

bool Parser::at_path_pattern() const {
  const std::size_t size = skip_node(0);
  return size > 0 && at_edge(size);
}

}  // namespace whomet
