// One annotated article and the names in it: which annotated things a node of a graph is. Internal
// to graph/eval. Tested by tests/graph/eval/score_test.cpp.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/eval/gold.h"

namespace whomet {

// What a node of the graph, or a literal, may be.
struct MatchedNode {
  std::set<std::string> ids;                    // annotated entities and meetings
  std::set<std::string> literals;               // its first texts
  std::vector<std::set<std::string>> contents;  // content_words() of the literals

  friend bool operator<(const MatchedNode& a, const MatchedNode& b) {
    return std::tie(a.ids, a.literals) < std::tie(b.ids, b.literals);
  }
};

// The annotated statements with equal ends, predicate and qualifiers as one, with all that is right
// as well.
struct WantedStatement {
  std::set<std::string> subjects;
  std::set<std::string> predicates;
  std::set<std::string> objects;
  std::string predicate;  // the first, of which the others are alternatives
  bool sure = false;
  bool negated = false;
  bool attributed = false;
  bool any_speaker = false;  // attributed or not, both are right
  std::set<bool> modal;      // right values of "not asserted"
  std::string sentence;
};

class ArticleMatcher {
 public:
  // `article` must outlive this.
  explicit ArticleMatcher(const GoldArticle& article);

  const GoldArticle& article() const { return article_; }

  // Annotated things with this name; `plain` is a scored_name().
  std::set<std::string> named(const std::string& plain) const;

  // What has one of these texts as its name: the first text that is a name of the article decides.
  // Where none is, and it is no literal, a text that ends or begins with a name.
  MatchedNode match(const std::vector<std::string>& texts, bool literal) const;

  // Whether the node is the annotated thing. Topics and roles agree by their words, meetings also
  // by the words of their sentence.
  bool is_same(const MatchedNode& node, const std::string& gold_id) const;
  bool is_any(const MatchedNode& node, const std::set<std::string>& gold_ids) const;

  const std::vector<WantedStatement>& statements() const { return statements_; }
  // Edges that follow from an annotated meeting: right where stated, not asked for.
  const std::vector<WantedStatement>& derived() const { return derived_; }

 private:
  void add_names();
  void add_statements();
  void add_derived();

  const GoldArticle& article_;
  std::map<std::string, std::set<std::string>> names_;           // scored_name() -> ids
  std::vector<std::pair<std::string, std::size_t>> long_names_;  // with their number of characters
  std::map<std::string, std::set<std::string>> meeting_words_;   // id of a meeting ->
  std::map<std::string, std::set<std::string>> literal_words_;   // "topic:..." and "role:..." ->
  std::vector<WantedStatement> statements_;
  std::vector<WantedStatement> derived_;
};

}  // namespace whomet
