// Queries and their clauses.

#include <algorithm>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser.h"
#include "query/lang/parser_state.h"

namespace whomet {

// ---- tokens ----

bool Parser::take(char symbol) {
  if (!at(symbol)) return false;
  next();
  return true;
}

bool Parser::take_word(std::string_view keyword) {
  if (!at_word(keyword)) return false;
  next();
  return true;
}

void Parser::expect(char symbol, std::string_view text) {
  if (!take(symbol)) fail_expected(text);
}

void Parser::expect_word(std::string_view keyword) {
  if (!take_word(keyword)) fail_expected(keyword);
}

void Parser::fail_expected(std::string_view expected) const {
  const QueryToken& token = peek();
  std::string message = "expected " + std::string(expected);
  if (token.kind == TokenKind::kEnd) {
    message += ", found the end of the query";
  } else {
    message += ", found '" + std::string(token.text) + "'";
  }
  if (token.kind == TokenKind::kEnd && !query_.empty()) {
    fail_syntax("UnexpectedSyntax", message, {query_.size(), query_.size() + 1});
  }
  fail_syntax("UnexpectedSyntax", message, token.place);
}

bool Parser::is_name(std::size_t ahead) const {
  const TokenKind kind = peek(ahead).kind;
  return kind == TokenKind::kWord || kind == TokenKind::kQuotedWord;
}

std::string Parser::any_name(std::string_view expected) {
  if (!is_name()) fail_expected(expected);
  return name_in(next());
}

std::string Parser::variable_name(std::string_view expected) {
  if (!is_name() || is_reserved(peek())) fail_expected(expected);
  return name_in(next());
}

// ---- queries ----

QueryTree Parser::query() {
  QueryTree::Mode mode = QueryTree::Mode::kRun;
  if (take_word("EXPLAIN")) {
    mode = QueryTree::Mode::kExplain;
  } else if (take_word("PROFILE")) {
    mode = QueryTree::Mode::kProfile;
  }
  QueryTree tree = union_query(false);
  take(';');
  if (peek().kind != TokenKind::kEnd) fail_expected("a clause or the end of the query");
  tree.mode = mode;
  return tree;
}

QueryTree Parser::union_query(bool nested) {
  QueryTree tree;
  tree.parts.push_back(single_query(nested));
  while (at_word("UNION")) {
    const ByteSpan place = next().place;
    const bool all = take_word("ALL");
    if (!all) take_word("DISTINCT");
    if (tree.parts.size() > 1 && all != tree.union_all) {
      fail_syntax("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", place);
    }
    tree.union_all = all;
    tree.parts.push_back(single_query(nested));
  }
  return tree;
}

SingleQuery Parser::single_query(bool nested) {
  SingleQuery single;
  while (clause(single)) {
    if (single.clauses.back().kind == ClauseKind::kReturn) break;
  }
  if (single.clauses.empty()) {
    fail_expected(nested ? "a clause such as MATCH or RETURN"
                         : "a clause: MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN, CREATE, MERGE, "
                           "SET, REMOVE, DELETE or CALL");
  }
  return single;
}

// false where no clause begins.
bool Parser::clause(SingleQuery& single) {
  const ByteSpan place = peek().place;
  Clause parsed;
  if (at_word("MATCH") || at_word("OPTIONAL")) {
    parsed = match_clause();
  } else if (at_word("UNWIND")) {
    parsed = unwind_clause();
  } else if (at_word("WITH")) {
    parsed = projection_clause(ClauseKind::kWith);
  } else if (at_word("RETURN")) {
    parsed = projection_clause(ClauseKind::kReturn);
  } else if (at_word("CREATE")) {
    parsed = create_clause();
  } else if (at_word("MERGE")) {
    parsed = merge_clause();
  } else if (at_word("SET")) {
    parsed = set_clause();
  } else if (at_word("REMOVE")) {
    parsed = remove_clause();
  } else if (at_word("DELETE") || at_word("DETACH")) {
    parsed = delete_clause();
  } else if (at_word("CALL")) {
    parsed = call_clause();
  } else {
    return false;
  }
  parsed.place = place;
  single.clauses.push_back(std::move(parsed));
  return true;
}

Clause Parser::match_clause() {
  Clause clause;
  clause.kind = ClauseKind::kMatch;
  clause.optional = take_word("OPTIONAL");
  expect_word("MATCH");
  clause.paths = path_patterns(false);
  if (take_word("WHERE")) clause.where = expression();
  return clause;
}

Clause Parser::unwind_clause() {
  Clause clause;
  clause.kind = ClauseKind::kUnwind;
  next();
  clause.expr = expression();
  expect_word("AS");
  clause.variable = variable_name("a variable");
  return clause;
}

Clause Parser::projection_clause(ClauseKind kind) {
  Clause clause;
  clause.kind = kind;
  clause.projection = std::make_unique<Projection>();
  next();
  projection_body(*clause.projection);
  if (kind == ClauseKind::kWith && take_word("WHERE")) clause.projection->where = expression();
  return clause;
}

void Parser::projection_body(Projection& projection) {
  projection.distinct = take_word("DISTINCT");
  if (!projection.distinct && at_word("ALL") && !at('(', 1)) next();
  if (take('*')) {
    projection.star = true;
    if (take(',')) projection.items.push_back(projection_item());
  } else {
    projection.items.push_back(projection_item());
  }
  while (!projection.items.empty() && take(',')) projection.items.push_back(projection_item());
  if (take_word("ORDER")) {
    expect_word("BY");
    do {
      SortItem item;
      item.expr = expression();
      if (take_word("DESC") || take_word("DESCENDING")) {
        item.descending = true;
      } else if (!take_word("ASC")) {
        take_word("ASCENDING");
      }
      projection.order.push_back(std::move(item));
    } while (take(','));
  }
  if (take_word("SKIP") || take_word("OFFSET")) projection.skip = expression();
  if (take_word("LIMIT")) projection.limit = expression();
}

ProjectionItem Parser::projection_item() {
  ProjectionItem item;
  const std::size_t begin = peek().place.begin;
  item.expr = expression();
  item.place = since(begin);
  if (take_word("AS")) {
    item.name = variable_name("a name for the column");
    item.has_alias = true;
  } else {
    item.name = item.expr->kind == ExprKind::kVariable ? item.expr->name
                                                       : std::string(slice(query_, item.place));
  }
  return item;
}

Clause Parser::create_clause() {
  Clause clause;
  clause.kind = ClauseKind::kCreate;
  next();
  clause.paths = path_patterns(true);
  return clause;
}

Clause Parser::merge_clause() {
  Clause clause;
  clause.kind = ClauseKind::kMerge;
  next();
  clause.paths.push_back(path_pattern(false));
  while (take_word("ON")) {
    const bool create = at_word("CREATE");
    if (!create && !at_word("MATCH")) fail_expected("CREATE or MATCH");
    next();
    expect_word("SET");
    std::vector<SetItem>& items = create ? clause.on_create : clause.on_match;
    for (SetItem& item : set_items()) items.push_back(std::move(item));
  }
  return clause;
}

Clause Parser::set_clause() {
  Clause clause;
  clause.kind = ClauseKind::kSet;
  next();
  clause.items = set_items();
  return clause;
}

std::vector<SetItem> Parser::set_items() {
  std::vector<SetItem> items;
  do {
    items.push_back(set_item());
  } while (take(','));
  return items;
}

// target.property or target[key]
void Parser::property_item(SetItem& item, std::string_view expected) {
  ExprPtr target = postfix();
  if (target->kind == ExprKind::kProperty) {
    item.property = target->name;
  } else if (target->kind == ExprKind::kIndex) {
    item.key = std::move(target->args[1]);
  } else {
    fail_syntax("UnexpectedSyntax", std::string(expected), target->place);
  }
  item.target = std::move(target->args[0]);
}

SetItem Parser::set_item() {
  SetItem item;
  const std::size_t begin = peek().place.begin;
  if (is_name() && (at('=', 1) || at(kPlusEqual, 1))) {
    item.target = call_or_variable();
    item.kind = at('=') ? SetItem::Kind::kReplace : SetItem::Kind::kAdd;
    next();
    item.value = expression();
  } else if (is_name() && at(':', 1)) {
    item.target = call_or_variable();
    item.kind = SetItem::Kind::kLabels;
    item.labels = label_list();
  } else {
    property_item(item, "expected a property or a variable to set");
    expect('=', "=");
    item.value = expression();
  }
  item.place = since(begin);
  return item;
}

Clause Parser::remove_clause() {
  Clause clause;
  clause.kind = ClauseKind::kSet;
  next();
  do {
    SetItem item;
    const std::size_t begin = peek().place.begin;
    if (is_name() && at(':', 1)) {
      item.target = call_or_variable();
      item.kind = SetItem::Kind::kRemoveLabels;
      item.labels = label_list();
    } else {
      property_item(item, "expected a property or labels to remove");
      item.kind = SetItem::Kind::kRemoveProperty;
    }
    item.place = since(begin);
    clause.items.push_back(std::move(item));
  } while (take(','));
  return clause;
}

Clause Parser::delete_clause() {
  Clause clause;
  clause.kind = ClauseKind::kDelete;
  clause.detach = take_word("DETACH");
  expect_word("DELETE");
  do {
    clause.args.push_back(expression());
  } while (take(','));
  return clause;
}

Clause Parser::call_clause() {
  Clause clause;
  clause.kind = ClauseKind::kCall;
  next();
  if (take('{')) {
    clause.kind = ClauseKind::kCallSubquery;
    clause.query = std::make_unique<QueryTree>(union_query(true));
    expect('}', "}");
    return clause;
  }
  clause.procedure_name = any_name("the name of a procedure");
  while (take('.')) clause.procedure_name += "." + any_name("the rest of the procedure's name");
  if (take('(')) {
    clause.has_arguments = true;
    if (!at(')')) {
      do {
        clause.args.push_back(expression());
      } while (take(','));
    }
    expect(')', ")");
  }
  if (take_word("YIELD")) yield_items(clause);
  return clause;
}

void Parser::yield_items(Clause& clause) {
  clause.has_yield = true;
  if (take('*')) {
    clause.yield_star = true;
  } else if (take('-')) {
    return;  // YIELD - : nothing
  } else {
    do {
      YieldItem item;
      item.place = peek().place;
      item.field = any_name("a field of the procedure");
      item.variable = take_word("AS") ? variable_name("a variable") : item.field;
      clause.yields.push_back(std::move(item));
    } while (take(','));
  }
  if (take_word("WHERE")) clause.where = expression();
}

QueryTree parse_query(std::string_view query) {
  return Parser(query).query();
}

ExprPtr parse_expression(std::string_view text) {
  return Parser(text).only_expression();
}

}  // namespace whomet
