// Paths: what is selected of them, groups, and how often a part is repeated.

#include <charconv>
#include <utility>

#include "query/failure.h"
#include "query/lang/parser_state.h"

namespace whomet {

std::vector<PathPattern> Parser::path_patterns(bool creates) {
  std::vector<PathPattern> paths;
  do {
    paths.push_back(path_pattern(creates));
  } while (take(','));
  return paths;
}

PathPattern Parser::path_pattern(bool creates) {
  const std::size_t begin = peek().place.begin;
  std::string variable;
  if (is_name() && at('=', 1)) {
    variable = variable_name("a variable");
    next();
  }
  PathPattern prefix;
  if (!creates) path_prefix(prefix);
  PathPattern path = at_word("SHORTESTPATH") || at_word("ALLSHORTESTPATHS")
                         ? shortest_path()
                         : path_elements(creates);
  if (path.search == PathSearch::kAll) {
    path.search = prefix.search;
    path.selector = prefix.selector;
    path.mode = prefix.mode;
    path.count = std::move(prefix.count);
  } else if (prefix.search != PathSearch::kAll || prefix.mode != PathMode::kTrail) {
    fail_syntax("UnexpectedSyntax", "shortestPath() selects already; leave out what stands before",
                since(begin));
  }
  path.variable = std::move(variable);
  path.place = since(begin);
  if (path.search == PathSearch::kSelect) {
    for (EdgePattern& edge : path.edges) make_group(edge);
  }
  return path;
}

// ANY SHORTEST TRAIL PATHS, SHORTEST 3 GROUPS, ALL, ACYCLIC, ...
void Parser::path_prefix(PathPattern& path) {
  const std::size_t begin = peek().place.begin;
  const auto select = [&](PathSelector selector) {
    path.search = PathSearch::kSelect;
    path.selector = selector;
  };
  const auto count = [&] {
    if (peek().kind != TokenKind::kInteger && peek().kind != TokenKind::kParameter) return false;
    path.count = primary();
    return true;
  };
  bool may_be_groups = false;
  if (take_word("ALL")) {
    if (take_word("SHORTEST")) select(PathSelector::kAllShortest);
  } else if (take_word("ANY")) {
    select(PathSelector::kAny);
    if (!take_word("SHORTEST")) count();
  } else if (take_word("SHORTEST")) {
    select(PathSelector::kShortest);
    may_be_groups = true;
    count();
  }
  if (take_word("WALK")) {
    path.mode = PathMode::kWalk;
  } else if (take_word("ACYCLIC")) {
    path.mode = PathMode::kAcyclic;
  } else if (take_word("SIMPLE")) {
    path.mode = PathMode::kSimple;
  } else {
    take_word("TRAIL");
  }
  if (!take_word("PATHS")) take_word("PATH");
  if (may_be_groups && (take_word("GROUPS") || take_word("GROUP"))) {
    path.selector = PathSelector::kGroups;
  } else if (may_be_groups && !path.count) {
    fail_syntax("UnexpectedSyntax",
                "expected how many: SHORTEST 3, SHORTEST 2 GROUPS, ANY SHORTEST or ALL SHORTEST",
                since(begin));
  }
}

PathPattern Parser::shortest_path() {
  const bool all = at_word("ALLSHORTESTPATHS");
  const ByteSpan place = next().place;
  expect('(', "(");
  PathPattern path = path_elements(false);
  expect(')', ")");
  path.search = all ? PathSearch::kAllShortest : PathSearch::kShortest;
  if (path.edges.size() != 1 || path.edges[0].group || path.where) {
    fail_syntax("UnexpectedSyntax", "expected a pattern of two nodes and one relationship", place);
  }
  return path;
}

// "((": a group in parentheses; a node begins with none.
bool Parser::at_group() const {
  return at('(') && at('(', 1);
}

PathPattern Parser::path_elements(bool creates) {
  PathPattern path;
  // A node that is not written stands beside each group.
  const auto lacks_node = [&path] { return path.nodes.size() == path.edges.size(); };
  const auto add_node = [&] {
    NodePattern node;
    node.place = {peek().place.begin, peek().place.begin};
    path.nodes.push_back(std::move(node));
  };
  if (creates || !at_group()) path.nodes.push_back(node_pattern(creates));
  while (true) {
    if (at_edge()) {
      if (lacks_node()) add_node();
      path.edges.push_back(edge_pattern(creates));
      if (!creates) edge_quantifier(path.edges.back());
      path.nodes.push_back(node_pattern(creates));
    } else if (!creates && at_group()) {
      if (lacks_node() && !path.edges.empty()) add_node();
      group(path);
    } else if (!creates && lacks_node() && at('(')) {
      path.nodes.push_back(node_pattern(creates));
    } else {
      break;
    }
  }
  if (lacks_node()) add_node();
  return path;
}

// ((x)-[r]->(y) WHERE ...){1,3}; without a number, a pattern in parentheses.
void Parser::group(PathPattern& path) {
  const Nesting nesting(*this);
  const std::size_t begin = peek().place.begin;
  next();
  auto made = std::make_unique<PathGroup>();
  made->pattern = path_elements(false);
  if (take_word("WHERE")) made->where = expression();
  expect(')', "WHERE or )");
  EdgePattern edge;
  const bool repeats = quantifier(edge.minimum, edge.maximum);
  edge.place = since(begin);
  if (!repeats) {
    if (!path.nodes.empty() || !path.edges.empty()) {
      fail_syntax("UnexpectedSyntax", "expected how often after the group: *, + or {1,3}",
                  edge.place);
    }
    ExprPtr where = std::move(made->where);
    path.nodes = std::move(made->pattern.nodes);
    path.edges = std::move(made->pattern.edges);
    if (path.where && where)
      where = binary(ExprKind::kAnd, std::move(path.where), std::move(where));
    if (where) path.where = std::move(where);
    return;
  }
  if (made->pattern.edges.empty()) {
    fail_syntax("UnexpectedSyntax", "expected a relationship in the group", edge.place);
  }
  for (const EdgePattern& inner : made->pattern.edges) {
    if (inner.variable_length) {
      fail_syntax("UnexpectedSyntax", "nothing in a group can be repeated itself", inner.place);
    }
  }
  if (path.nodes.size() == path.edges.size()) {
    NodePattern node;
    node.place = {begin, begin};
    path.nodes.push_back(std::move(node));
  }
  edge.variable_length = true;
  edge.direction = EdgeDirection::kOut;
  edge.group = std::move(made);
  path.edges.push_back(std::move(edge));
}

// -[r]->+, -[r]->{1,3}
void Parser::edge_quantifier(EdgePattern& edge) {
  const ByteSpan place = peek().place;
  std::uint32_t minimum = 1;
  std::uint32_t maximum = 1;
  if (!quantifier(minimum, maximum)) return;
  if (edge.variable_length) {
    fail_syntax("InvalidRelationshipPattern", "the length of this relationship is given twice",
                place);
  }
  edge.variable_length = true;
  edge.minimum = minimum;
  edge.maximum = maximum;
}

// *, +, {3}, {1,3}, {,3}, {1,}. false: there is none.
bool Parser::quantifier(std::uint32_t& minimum, std::uint32_t& maximum) {
  const auto number = [&]() {
    const QueryToken& token = next();
    std::uint32_t value = 0;
    const auto read =
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (token.kind != TokenKind::kInteger || read.ec != std::errc() ||
        read.ptr != token.text.data() + token.text.size()) {
      fail_syntax("InvalidRelationshipPattern", "expected a number from 0 to 4294967295",
                  token.place);
    }
    return value;
  };
  maximum = kAnyHops;
  if (take('*')) {
    minimum = 0;
    return true;
  }
  if (take('+')) {
    minimum = 1;
    return true;
  }
  if (!at('{')) return false;
  const std::size_t begin = next().place.begin;
  minimum = at(',') ? 0 : number();
  if (!take(',')) {
    maximum = minimum;
  } else if (!at('}')) {
    maximum = number();
  }
  expect('}', "}");
  if (maximum < minimum || maximum == 0) {
    fail_syntax("InvalidRelationshipPattern",
                "expected the smaller number first, the greater not 0", since(begin));
  }
  return true;
}

// The searches of selected paths know groups only: a relationship is one of its own.
void Parser::make_group(EdgePattern& edge) {
  if (edge.group) return;
  auto made = std::make_unique<PathGroup>();
  made->is_single = !edge.variable_length;
  EdgePattern outer;
  outer.place = edge.place;
  outer.variable_length = true;
  outer.direction = EdgeDirection::kOut;
  outer.minimum = edge.variable_length ? edge.minimum : 1;
  outer.maximum = edge.variable_length ? edge.maximum : 1;
  edge.variable_length = false;
  edge.minimum = 1;
  edge.maximum = kAnyHops;
  made->pattern.place = edge.place;
  for (int i = 0; i < 2; ++i) {
    NodePattern node;
    node.place = edge.place;
    made->pattern.nodes.push_back(std::move(node));
  }
  made->pattern.edges.push_back(std::move(edge));
  outer.group = std::move(made);
  edge = std::move(outer);
}

}  // namespace whomet
