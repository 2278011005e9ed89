// A folder for neo4j-admin (Neo4j 5, "database import full"): nodes.csv, relationships.csv and the
// script that calls it. Labels are types, relationship types are predicates in capitals; an open
// relation is RELATES_TO, its words are the property `predicate`.
#include <algorithm>
#include <string>
#include <string_view>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

constexpr std::string_view kScript = R"sh(#!/bin/sh
# Loads nodes.csv and relationships.csv into a new database of Neo4j 5, which must not be running:
#   sh import.sh [DATABASE]
set -eu
cd "$(dirname "$0")"
exec neo4j-admin database import full --array-delimiter=';' \
  --nodes=nodes.csv --relationships=relationships.csv "${1:-neo4j}"
)sh";

bool is_list(std::string_view name) {
  return name == "aliases" || name == "roles";
}
bool is_day(std::string_view name) {
  return name == "from" || name == "to";
}

std::string typed_name(const char* name, FieldType type) {
  std::string field = name;
  if (is_list(field)) return field + ":string[]";
  if (is_day(field)) return field + ":date";
  switch (type) {
    case FieldType::kText:
      return field;
    case FieldType::kCount:
      return field + ":long";
    case FieldType::kNumber:
      return field + ":double";
    case FieldType::kFlag:
      return field + ":boolean";
  }
  return field;
}

// One line each, and no value of a list may hold what separates them.
std::string list_text(const std::vector<std::string>& values) {
  std::string text;
  for (std::string value : values) {
    std::ranges::replace(value, ';', ',');
    text += (text.empty() ? "" : ";") + value;
  }
  return text;
}

std::string cell(std::string_view text) {
  return quote_csv(printable(text));
}

std::string relationship_type(const Statement& statement) {
  if (statement.open) return "RELATES_TO";
  std::string type = statement.predicate;
  for (char& c : type) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return type;
}

void write_nodes(const FactSource& graph, ByteSink& out) {
  std::string line = "id:ID,:LABEL,name";
  for (const NodeField& field : node_fields().subspan(2)) {
    line += "," + typed_name(field.name, field.type);
  }
  out.write(line + "\n");
  each_node(graph, [&](const ExportNode& node) {
    line = cell(node.id) + "," + std::string(name_of(node.type)) + "," + cell(node.label);
    for (const NodeField& field : node_fields().subspan(2)) {
      const std::string_view name = field.name;
      std::string value = field_text(field.type, field.value(node));
      if (name == "aliases" && node.entity != nullptr) value = list_text(node.entity->aliases);
      if (name == "roles") value = list_text(node.roles);
      line += "," + cell(value);
    }
    out.write(line + "\n");
  });
}

void write_relationships(const FactSource& graph, ByteSink& out) {
  std::string line = ":START_ID,:END_ID,:TYPE,id";
  for (const EdgeField& field : edge_fields()) line += "," + typed_name(field.name, field.type);
  out.write(line + "\n");
  each_edge(graph, [&](const ExportEdge& edge) {
    line = cell(edge.source) + "," + cell(edge.target) + "," +
           cell(relationship_type(*edge.statement)) + "," + cell(edge.statement->id);
    for (const EdgeField& field : edge_fields()) {
      line += "," + cell(field_text(field.type, field.value(edge)));
    }
    out.write(line + "\n");
  });
}

void write(const FactSource& graph, ExportFiles& files) {
  write_nodes(graph, files.open("nodes.csv"));
  write_relationships(graph, files.open("relationships.csv"));
  files.open("import.sh").write(kScript);
}

}  // namespace

GraphWriter neo4j_writer() {
  return {.name = "neo4j",
          .ending = "",
          .summary = "nodes.csv, relationships.csv and import.sh",
          .opened_by = "neo4j-admin (sh import.sh), Memgraph",
          .is_folder = true,
          .write = write};
}

}  // namespace whomet
