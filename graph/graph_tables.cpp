#include "graph/graph_tables.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "base/date.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "graph/boost_view.h"
#include "graph/schema.h"

namespace whomet {
namespace {

std::int32_t day_number(std::string_view day) {
  const auto date = day.empty() ? std::nullopt : parse_iso_date(day);
  return date ? static_cast<std::int32_t>(days_between({1970, 1, 1}, *date)) : kUndated;
}

RelationStatus status_of(const Statement& statement) {
  if (statement.negated || statement.modality == Modality::kDenied) return RelationStatus::kDenied;
  return statement.modality == Modality::kAsserted ? RelationStatus::kAsserted
                                                   : RelationStatus::kUnasserted;
}

std::uint16_t ten_thousandths(double confidence) {
  return static_cast<std::uint16_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * 10000));
}

using ReportDays = std::unordered_map<std::string_view, std::int32_t>;  // by document

std::int32_t first_report(const Statement& statement, const ReportDays& days) {
  std::int32_t first = kUndated;
  for (const Evidence& evidence : statement.evidence) {
    const auto found = days.find(evidence.at.document);
    if (found == days.end() || found->second == kUndated) continue;
    if (first == kUndated || found->second < first) first = found->second;
  }
  return first;
}

// Its own day or that of its meeting, as people are shown it.
std::int32_t day_of(const EntityGraph& graph, const Statement& statement) {
  if (!statement.time.from.empty()) return day_number(statement.time.from);
  for (const std::string* id : {&statement.meeting, &statement.subject, &statement.object}) {
    const auto node = id->empty() ? std::nullopt : graph.find(*id);
    if (node && graph.is_meeting(*node)) return day_number(graph.meeting(*node).date.from);
  }
  return kUndated;
}

}  // namespace

std::string relation_type_name(std::string_view predicate) {
  std::string name = to_upper(predicate);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string imported_node_id(EntityType type, std::string_view name, std::string_view key) {
  IdHash hash;
  hash.add("import").add(name_of(type)).add(name);
  if (!key.empty()) hash.add(key);
  return "e" + hash.hex12();
}

std::string imported_statement_id(std::string_view document, std::uint64_t offset,
                                  std::string_view column) {
  IdHash hash;
  hash.add("import").add(document).add(std::to_string(offset));
  if (!column.empty()) hash.add(column);
  return "s" + hash.hex12();
}

void GraphTables::add_articles(
    const EntityGraph& graph, const std::unordered_map<std::string, std::uint64_t>& statement_row) {
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    const std::uint32_t type = node_type(graph.type(node), name_of(graph.type(node)));
    add_node(type, graph.label(node), 0, std::string(graph.id(node)));
  }
  article_nodes_ = node_count();
  ReportDays days;
  for (const DocumentRecord& document : graph.facts().documents) {
    days.emplace(document.id, day_number(document.date));
  }
  std::unordered_map<std::string_view, std::uint32_t> types;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge{i};
    const Statement& statement = graph.statement(edge);
    RelationRecord record;
    record.source = index_of(graph.source(edge));
    record.target = index_of(graph.target(edge));
    const auto [type, is_new] = types.emplace(statement.predicate, 0);
    if (is_new) type->second = relation_type(statement.predicate, false);
    record.type = type->second;
    record.day = day_of(graph, statement);
    record.reported = first_report(statement, days);
    record.confidence = ten_thousandths(statement.confidence);
    record.status = status_of(statement);
    const auto row = statement_row.find(statement.id);
    if (row != statement_row.end()) {
      record.origin = Origin{OriginKind::kStatement, 0, row->second}.packed();
    } else {
      record.origin = Origin{OriginKind::kMeeting, 0, derived_.size()}.packed();
      derived_.push_back(&statement);
    }
    relations.push_back(record);
  }
  // A name that two entities of a type bear tells neither of them.
  std::set<std::pair<std::uint32_t, std::string_view>> once;
  std::set<std::pair<std::uint32_t, std::string_view>> twice;
  for (std::uint32_t i = 0; i < graph.facts().entities.size(); ++i) {
    if (!once.emplace(type(i), name(i)).second) twice.emplace(type(i), name(i));
  }
  for (std::uint32_t i = 0; i < graph.facts().entities.size(); ++i) {
    if (twice.contains({type(i), name(i)})) continue;
    grow_index();
    std::size_t at = hash_of(type(i), name(i)) & (index_.size() - 1);
    while (index_[at] != 0) at = (at + 1) & (index_.size() - 1);
    index_[at] = i + 1;
    ++indexed_;
  }
}

// By the type of the ontology, so that an imported "PERSON" meets a Person of the articles.
std::uint64_t GraphTables::hash_of(std::uint32_t type, std::string_view name) const {
  const auto hash = std::uint64_t{std::hash<std::string_view>()(name)};
  return (hash ^ (static_cast<std::uint64_t>(node_types_[type].type) + 1) * 0x9E3779B97F4A7C15ULL) *
             0xBF58476D1CE4E5B9ULL >>
         16U;
}

void GraphTables::grow_index() {
  if (indexed_ * 2 < index_.size()) return;
  std::vector<std::uint32_t> old(std::max<std::size_t>(1024, index_.size() * 2));
  old.swap(index_);
  for (const std::uint32_t entry : old) {
    if (entry == 0) continue;
    std::size_t at = hash_of(type(entry - 1), name(entry - 1)) & (index_.size() - 1);
    while (index_[at] != 0) at = (at + 1) & (index_.size() - 1);
    index_[at] = entry;
  }
}

std::uint32_t GraphTables::import_node(std::uint32_t type, std::string_view name,
                                       std::uint64_t origin, const std::string& id) {
  if (!id.empty()) {
    const auto [known, is_new] = nodes_by_id_.emplace(id, node_count());
    if (is_new) add_node(type, name, origin, id);
    return known->second;
  }
  grow_index();
  std::size_t at = hash_of(type, name) & (index_.size() - 1);
  for (; index_[at] != 0; at = (at + 1) & (index_.size() - 1)) {
    const std::uint32_t node = index_[at] - 1;
    if (node_types_[this->type(node)].type == node_types_[type].type && this->name(node) == name) {
      return node;
    }
  }
  add_node(type, name, origin, {});
  index_[at] = node_count();
  ++indexed_;
  return node_count() - 1;
}

void GraphTables::add_node(std::uint32_t type, std::string_view name, std::uint64_t origin,
                           std::string id) {
  names_ += name;
  if (!id.empty()) ids_.emplace_hint(ids_.end(), node_count(), std::move(id));
  nodes_.push_back({names_.size(), origin, type});
}

const std::string& GraphTables::id(std::uint32_t node) const {
  static const std::string none;
  const auto found = ids_.find(node);
  return found == ids_.end() ? none : found->second;
}

std::uint32_t GraphTables::node_type(EntityType type, std::string_view label) {
  for (std::uint32_t i = 0; i < node_types_.size(); ++i) {
    if (node_types_[i].type == type && node_types_[i].label == label) return i;
  }
  node_types_.push_back({type, std::string(label)});
  return static_cast<std::uint32_t>(node_types_.size() - 1);
}

std::uint32_t GraphTables::relation_type(std::string_view name, bool imported) {
  const std::string key = relation_type_name(name);
  const auto [known, is_new] =
      relation_numbers_.emplace(key, static_cast<std::uint32_t>(relation_types_.size()));
  if (!is_new) return known->second;
  RelationType type{imported ? std::string(name) : key, std::string(name), false};
  if (imported) {
    std::replace(type.name.begin(), type.name.end(), ' ', '_');
    type.predicate = to_lower(name);
    if (find_predicate(type.predicate) == nullptr) {
      std::replace(type.predicate.begin(), type.predicate.end(), '_', ' ');
    }
  }
  type.open = find_predicate(type.predicate) == nullptr;
  relation_types_.push_back(std::move(type));
  return known->second;
}

}  // namespace whomet
