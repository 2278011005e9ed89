// The parser's inside: the tokens, a place among them, and a function for each rule. For the
// parse_*.cpp files only.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/failure.h"
#include "query/lang/ast.h"
#include "query/lang/token.h"

namespace whomet {

inline constexpr int kDeepestNesting = 400;  // of expressions; beyond it the stack is in danger

inline constexpr std::uint32_t kLongestChain = 3000;  // a + b + c + ...: the tree is that deep
inline constexpr int kMostRereadings = 8;

// What may stand in a label expression, and what a name in it is called in messages.
struct LabelRules {
  bool alternatives = true;  // A|B
  bool colons = true;        // A:B means A&B
  std::string_view name = "a label";
};

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), tokens_(tokenize(query)) {}

  QueryTree query();          // all of the text
  ExprPtr only_expression();  // all of the text

 private:
  // ---- tokens ----
  const QueryToken& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const QueryToken& next() {
    const QueryToken& token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool at(char symbol, std::size_t ahead = 0) const {
    const QueryToken& token = peek(ahead);
    return token.kind == TokenKind::kSymbol && token.symbol == symbol;
  }
  bool at_word(std::string_view keyword, std::size_t ahead = 0) const {
    return is_keyword(peek(ahead), keyword);
  }
  bool take(char symbol);
  bool take_word(std::string_view keyword);
  void expect(char symbol, std::string_view text);
  void expect_word(std::string_view keyword);
  [[noreturn]] void fail_expected(std::string_view expected) const;
  bool is_name(std::size_t ahead = 0) const;
  std::string any_name(std::string_view expected);       // of labels, types, properties
  std::string variable_name(std::string_view expected);  // no reserved word
  std::size_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].place.end; }
  ByteSpan since(std::size_t begin) const { return {begin, last_end()}; }

  // ---- clauses ----
  QueryTree union_query(bool nested);
  SingleQuery single_query(bool nested);
  bool clause(SingleQuery& single);
  Clause match_clause();
  Clause unwind_clause();
  Clause projection_clause(ClauseKind kind);
  Clause create_clause();
  Clause merge_clause();
  Clause set_clause();
  Clause remove_clause();
  Clause delete_clause();
  Clause call_clause();
  void projection_body(Projection& projection);
  ProjectionItem projection_item();
  std::vector<SetItem> set_items();
  SetItem set_item();
  void property_item(SetItem& item, std::string_view expected);
  void yield_items(Clause& clause);

  // ---- patterns ----
  std::vector<PathPattern> path_patterns(bool creates);
  PathPattern path_pattern(bool creates);
  PathPattern path_elements(bool creates);
  PathPattern shortest_path();
  void path_prefix(PathPattern& path);
  bool at_group() const;
  void group(PathPattern& path);
  void edge_quantifier(EdgePattern& edge);
  bool quantifier(std::uint32_t& minimum, std::uint32_t& maximum);
  static void make_group(EdgePattern& edge);
  NodePattern node_pattern(bool creates);
  EdgePattern edge_pattern(bool creates);
  void edge_details(EdgePattern& edge, bool creates);
  void edge_length(EdgePattern& edge);
  ExprPtr pattern_properties(bool creates);
  bool at_edge(std::size_t ahead = 0) const;
  bool at_path_pattern() const;
  std::size_t skip_node(std::size_t ahead) const;
  LabelExpr label_expression(LabelRules rules);
  LabelExpr label_term(LabelRules rules);
  LabelExpr label_factor(LabelRules rules);
  bool at_labels() const;
  ExprPtr has_labels(ExprPtr base);
  std::vector<std::string> label_list();

  // ---- expressions ----
  ExprPtr expression();
  ExprPtr xor_expression();
  ExprPtr and_expression();
  ExprPtr not_expression();
  ExprPtr comparison();
  ExprPtr predicate();
  ExprPtr sum();
  ExprPtr product();
  ExprPtr power();
  ExprPtr sign();
  ExprPtr postfix();
  ExprPtr primary();
  ExprPtr word_primary();
  ExprPtr number(bool negative);
  ExprPtr list_or_comprehension();
  ExprPtr map_literal();
  ExprPtr map_projection();
  ExprPtr case_expression();
  ExprPtr call_or_variable();
  ExprPtr quantifier(ExprKind kind);
  ExprPtr reduce();
  ExprPtr exists();
  ExprPtr subquery(ExprKind kind);
  ExprPtr index_or_slice(ExprPtr base);

  ExprPtr make(ExprKind kind, std::size_t begin) const;
  ExprPtr binary(ExprKind kind, ExprPtr left, ExprPtr right) const;
  static void deepen(Expr& expr);

  std::string_view query_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int rereading_ = 0;
  bool bar_ends_ = false;  // a | here does not belong to labels: [x IN nodes WHERE x:A | x.name]

  friend class Nesting;
  friend class Rereading;
};

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

// Whether a | ends what is read while it lives.
class BarEnds {
 public:
  BarEnds(bool& flag, bool ends) : flag_(flag), former_(flag) { flag = ends; }
  ~BarEnds() { flag_ = former_; }
  BarEnds(const BarEnds&) = delete;
  BarEnds& operator=(const BarEnds&) = delete;

 private:
  bool& flag_;
  bool former_;
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

}  // namespace whomet
