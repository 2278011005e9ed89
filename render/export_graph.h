// The graph as formats of nodes and edges show it: with names instead of ids where a reader wants
// names. Tested by tests/render/writers_test.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/fact_source.h"

namespace whomet {

struct ExportNode {
  std::string id;
  std::string label;
  EntityType type = EntityType::kTopic;
  const Entity* entity = nullptr;  // one of these two is there; an entity without its mentions
  const Meeting* meeting = nullptr;
  std::size_t mentions = 0;
  std::vector<std::string> roles;  // "president"
};

struct ExportEdge {
  const Statement* statement = nullptr;
  std::string source;  // ids of nodes
  std::string target;
  std::string label;  // "met"; the words of an open relation
  bool symmetric = false;
  std::string attributed_to;  // name of the speaker, or the words of the article
  std::string place;          // name
  std::string document;       // path of the first evidence's document, or its id
  std::size_t sources = 0;    // documents
};

// Entities by id, then meetings by id.
void each_node(const FactSource& graph, const std::function<void(const ExportNode&)>& use);
// Statements by id, then edges that follow from meetings (FactSource::each_edge).
void each_edge(const FactSource& graph, const std::function<void(const ExportEdge&)>& use);

// ---- The fields of both, in the order in which all formats list them ----

enum class FieldType { kText, kCount, kNumber, kFlag };

// "" of a text = no value. Counts, numbers and flags always have one.
struct FieldValue {
  std::string text;
  std::size_t count = 0;
  double number = 0.0;
  bool flag = false;
};

template <typename Record>
struct ExportField {
  const char* name;
  FieldType type;
  FieldValue (*value)(const Record&);
};

using NodeField = ExportField<ExportNode>;
using EdgeField = ExportField<ExportEdge>;

std::span<const NodeField> node_fields();
std::span<const EdgeField> edge_fields();

// "0.93", "true", "4", the text itself.
std::string field_text(FieldType type, const FieldValue& value);
// Shortest decimal digits that give the same number again.
std::string number_text(double value);
// Joined by "; ".
std::string joined(const std::vector<std::string>& values);
// "Q148"; "" if there is none.
std::string wikidata_id(const Entity& entity);

}  // namespace whomet
