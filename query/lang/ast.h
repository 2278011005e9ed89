// A query as a tree. The parser fills it; the checker gives variables their slots, finds the
// aggregations and refuses what makes no sense; the planner reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/spans.h"
#include "query/lang/type.h"
#include "query/search/path_search.h"
#include "query/value.h"

namespace whomet {

struct QueryFunction;
struct Expr;
struct PathPattern;
struct PathGroup;
struct QueryTree;
using ExprPtr = std::unique_ptr<Expr>;
using Slot = std::uint32_t;  // place of a value in a row

inline constexpr Slot kNoSlot = 0xFFFFFFFFU;

enum class ExprKind : std::uint8_t {
  kLiteral,
  kParameter,  // name
  kVariable,   // name, slot
  kProperty,   // args[0].name
  kHasLabels,  // args[0]:labels
  kNot,
  kMinus,
  kPlus,
  kAnd,
  kOr,
  kXor,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,
  kIn,
  kIsNull,
  kIsNotNull,
  kIndex,  // args[0][args[1]]
  kSlice,  // args[0][args[1]..args[2]]; a bound that is missing is null
  kList,
  kMap,            // names and args
  kMapProjection,  // args[0]; names and args from 1 on; `.*` = name "*" with a null argument
  kCase,           // args: operand or null, then when, then, ..., else or null
  kCall,           // name(args), `function`
  kCountStar,
  kListComprehension,  // slot IN args[0] WHERE args[1] | args[2]; the last two may be null
  kAll,                // slot IN args[0] WHERE args[1]
  kAny,
  kNone,
  kSingle,
  kReduce,                // slot = args[0], slot2 IN args[1] | args[2]
  kPattern,               // a path pattern as predicate
  kPatternComprehension,  // pattern WHERE args[0] | args[1]
  kExists,                // { subquery }
  kCountSubquery,
  kCollectSubquery,
  kShortestPath  // shortestPath(pattern) as expression
};

struct LabelExpr {
  enum class Kind : std::uint8_t { kName, kAnd, kOr, kNot, kAnyLabel } kind = Kind::kName;
  std::string name;
  ByteSpan place;
  std::vector<LabelExpr> parts;
};

struct Expr {
  ExprKind kind = ExprKind::kLiteral;
  bool distinct = false;  // of an aggregating call
  bool in_parentheses = false;
  std::uint32_t depth = 1;  // of chains of operators
  ByteSpan place;
  std::string name;
  std::string name2;  // variable of kReduce's list
  Value literal;
  std::vector<ExprPtr> args;
  std::vector<std::string> names;
  std::optional<LabelExpr> labels;
  std::unique_ptr<PathPattern> pattern;
  std::unique_ptr<QueryTree> query;
  // By the checker:
  Slot slot = kNoSlot;
  Slot slot2 = kNoSlot;
  const QueryFunction* function = nullptr;
  StaticType type;
};

struct NodePattern {
  std::string variable;  // "" = none
  ByteSpan place;
  std::optional<LabelExpr> labels;
  ExprPtr properties;  // a map or a parameter
  ExprPtr where;
  // By the checker:
  Slot slot = kNoSlot;
  bool bound = false;  // before this clause
};

enum class EdgeDirection : std::uint8_t { kOut, kIn, kBoth };

struct EdgePattern {
  std::string variable;
  ByteSpan place;
  EdgeDirection direction = EdgeDirection::kBoth;
  bool both_arrows = false;            // <-[]->
  std::vector<std::string> types;      // any of them; empty = all
  std::optional<LabelExpr> type_test;  // what they have to fulfil, where that is no list of types
  bool variable_length = false;
  std::uint32_t minimum = 1;
  std::uint32_t maximum = kAnyHops;
  ExprPtr properties;
  ExprPtr where;
  std::unique_ptr<PathGroup> group;  // that stands here instead of one relationship
  // By the checker:
  Slot slot = kNoSlot;
  bool bound = false;
};

// kShortest and kAllShortest: shortestPath(), allShortestPaths(); kSelect: ANY, SHORTEST 3, ...
enum class PathSearch : std::uint8_t { kAll, kShortest, kAllShortest, kSelect };

// nodes.size() == edges.size() + 1
struct PathPattern {
  std::string variable;
  ByteSpan place;
  PathSearch search = PathSearch::kAll;
  PathSelector selector = PathSelector::kAny;  // of kSelect
  PathMode mode = PathMode::kTrail;
  ExprPtr count;  // of kSelect; null = 1
  std::vector<NodePattern> nodes;
  std::vector<EdgePattern> edges;
  ExprPtr where;  // of the pattern in parentheses
  Slot slot = kNoSlot;
};

// A variable of a group, and the list of its values outside.
struct GroupVariable {
  std::string name;
  Slot inner = kNoSlot;
  Slot list = kNoSlot;
  StaticType type;  // inside
};

// ((x)-[r]->(y) WHERE ...){1,3}; how often is said by the EdgePattern.
struct PathGroup {
  PathPattern pattern;
  ExprPtr where;
  bool is_single = false;  // one relationship, whose variable is no list
  // By the checker:
  std::vector<GroupVariable> variables;
};

struct ProjectionItem {
  ExprPtr expr;
  std::string name;  // alias, or the text of the expression
  bool has_alias = false;
  ByteSpan place;
  Slot slot = kNoSlot;
};

struct SortItem {
  ExprPtr expr;
  bool descending = false;
};

// One aggregating call of a projection.
struct AggregateCall {
  const QueryFunction* function = nullptr;  // null for count(*)
  bool distinct = false;
  std::vector<ExprPtr> args;
  Slot slot = kNoSlot;
};

struct GroupKey {
  ExprPtr expr;
  Slot slot = kNoSlot;
};

// WITH and RETURN.
struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExprPtr skip;
  ExprPtr limit;
  ExprPtr where;  // of WITH
  // By the checker:
  bool aggregates = false;
  std::vector<GroupKey> keys;
  std::vector<AggregateCall> calls;
};

struct SetItem {
  enum class Kind : std::uint8_t {
    kProperty,
    kReplace,
    kAdd,
    kLabels,
    kRemoveProperty,
    kRemoveLabels
  } kind = Kind::kProperty;
  ExprPtr target;  // what is changed: a variable, or the owner of the property
  std::string property;
  ExprPtr key;  // of target[key]; null otherwise
  std::vector<std::string> labels;
  ExprPtr value;
  ByteSpan place;
};

struct YieldItem {
  std::string field;
  std::string variable;
  ByteSpan place;
  Slot slot = kNoSlot;
  std::uint32_t column = 0;
};

struct Procedure;

enum class ClauseKind : std::uint8_t {
  kMatch,
  kUnwind,
  kWith,
  kReturn,
  kCreate,
  kMerge,
  kSet,  // and REMOVE
  kDelete,
  kCall,
  kCallSubquery
};

struct Clause {
  ClauseKind kind = ClauseKind::kMatch;
  ByteSpan place;  // of its first word
  bool optional = false;
  bool detach = false;
  std::vector<PathPattern> paths;  // MATCH, CREATE, MERGE (one)
  ExprPtr where;                   // MATCH, CALL
  ExprPtr expr;                    // UNWIND
  std::string variable;            // UNWIND
  Slot slot = kNoSlot;
  std::unique_ptr<Projection> projection;
  std::vector<SetItem> items;      // SET, REMOVE
  std::vector<SetItem> on_create;  // MERGE
  std::vector<SetItem> on_match;
  std::vector<ExprPtr> args;  // DELETE, CALL
  std::string procedure_name;
  bool has_arguments = false;  // CALL p(...), not CALL p
  bool yield_star = false;
  bool has_yield = false;
  std::vector<YieldItem> yields;
  const Procedure* procedure = nullptr;
  std::unique_ptr<QueryTree> query;  // CALL { }
  // By the checker: the variables after this clause.
  std::vector<Slot> live;
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct QueryTree {
  enum class Mode : std::uint8_t { kRun, kExplain, kProfile } mode = Mode::kRun;
  std::vector<SingleQuery> parts;  // joined by UNION
  bool union_all = false;
  // By the checker:
  Slot slot_count = 0;
  bool updates = false;
  std::vector<std::string> columns;
  std::vector<std::vector<Slot>> column_slots;  // by part
};

}  // namespace whomet
