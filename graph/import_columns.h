// What the columns of a CSV of nodes or relations mean, told from its header. Known are plain
// headers (id,name,type and src,dst,type,date,confidence, with the usual other words) and those of
// Neo4j's admin import (name:ID(Space), :LABEL, :START_ID, :END_ID, :TYPE, born:int, :IGNORE).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/facts.h"

namespace whomet {

inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

struct ImportColumns {
  bool is_relations = false;
  // Of nodes. Without a name column the key is the name; without a label column the name of the
  // file is the label.
  std::size_t key = kNoColumn;
  std::size_t name = kNoColumn;
  std::size_t label = kNoColumn;
  std::string key_space;  // keys of two spaces are different, as in Neo4j
  std::vector<std::pair<std::size_t, std::string>> properties;  // further columns, by name
  // Of relations. Without a type column the name of the file is the type.
  std::size_t source = kNoColumn;
  std::size_t target = kNoColumn;
  std::size_t type = kNoColumn;
  std::size_t date = kNoColumn;
  std::size_t confidence = kNoColumn;
  std::string source_space;
  std::string target_space;
  std::vector<std::string> unused;  // names of columns that are not kept

  std::string file_word;  // the file's name without its ending
};

// An error if the header says neither what nodes are called nor what relations link.
Result<ImportColumns> read_import_columns(std::span<const std::string_view> header,
                                          std::string_view file);

// The type of the ontology that a label means: "PERSON", "Company", ...; Topic for any other.
EntityType type_of_label(std::string_view label);

}  // namespace whomet
