#include "graph/import_columns.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>

#include "base/utf8.h"

namespace whomet {
namespace {

// "personId:ID(Person){label:Person}" in its parts; words are in lower case.
struct Column {
  std::string name;   // as it stands: "personId"
  std::string word;   // "personid"
  std::string kind;   // "id"; "" = a plain column
  std::string space;  // "Person"
};

Column parse_column(std::string_view text) {
  text = trim(text);
  Column column;
  const std::size_t colon = text.rfind(':', text.find_first_of("({"));
  column.name = std::string(text.substr(0, colon));
  if (colon != std::string_view::npos) {
    const std::string_view kind = text.substr(colon + 1);
    const std::size_t open = kind.find('(');
    column.kind = to_lower(kind.substr(0, std::min(open, kind.find('{'))));
    if (open != std::string_view::npos) {
      column.space = std::string(kind.substr(open + 1, kind.find(')', open) - open - 1));
    }
  }
  column.word = to_lower(column.name);
  return column;
}

using Columns = std::vector<Column>;

std::size_t find_kind(const Columns& columns, std::string_view kind) {
  const auto found =
      std::ranges::find_if(columns, [&](const Column& column) { return column.kind == kind; });
  return found == columns.end() ? kNoColumn : static_cast<std::size_t>(found - columns.begin());
}

// The first of the words that a column is called.
std::size_t find_word(const Columns& columns, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].word == word && columns[i].kind != "ignore") return i;
    }
  }
  return kNoColumn;
}

std::size_t first_of(std::size_t a, std::size_t b) {
  return a != kNoColumn ? a : b;
}

void read_node_columns(const Columns& columns, ImportColumns& read) {
  if (read.key != kNoColumn) read.key_space = columns[read.key].space;
  read.name = find_word(columns, {"name", "title", "full_name", "fullname"});
  read.label = first_of(find_kind(columns, "label"),
                        find_word(columns, {"label", "labels", "type", "kind"}));
  if (read.key == kNoColumn) read.key = read.name;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == read.key || i == read.name || i == read.label || columns[i].kind == "ignore") continue;
    if (columns[i].word.empty()) {
      read.unused.emplace_back("column " + std::to_string(i + 1));
    } else {
      read.properties.emplace_back(i, columns[i].name);
    }
  }
}

void read_relation_columns(const Columns& columns, ImportColumns& read) {
  read.source_space = columns[read.source].space;
  read.target_space = columns[read.target].space;
  read.type =
      first_of(find_kind(columns, "type"),
               find_word(columns, {"type", "relation", "relationship", "predicate", "label"}));
  read.date = find_word(columns, {"date", "day", "when", "since", "time", "year"});
  read.confidence = find_word(columns, {"confidence", "probability"});
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool used = i == read.source || i == read.target || i == read.type || i == read.date ||
                      i == read.confidence || columns[i].kind == "ignore";
    if (!used) read.unused.push_back(columns[i].name);
  }
}

}  // namespace

Result<ImportColumns> read_import_columns(std::span<const std::string_view> header,
                                          std::string_view file) {
  Columns columns;
  for (const std::string_view field : header) columns.push_back(parse_column(field));
  ImportColumns read;
  read.file_word = std::filesystem::path(file).stem().string();
  read.source = first_of(
      find_kind(columns, "start_id"),
      find_word(columns, {"src", "source", "from", "start", "subject", "start_id", "source_id"}));
  read.target = first_of(find_kind(columns, "end_id"),
                         find_word(columns, {"dst", "target", "to", "end", "object", "end_id",
                                             "target_id", "destination"}));
  if (read.source != kNoColumn && read.target != kNoColumn) {
    read.is_relations = true;
    read_relation_columns(columns, read);
    return read;
  }
  read.key = first_of(find_kind(columns, "id"), find_word(columns, {"id", "key"}));
  read_node_columns(columns, read);
  if (read.key == kNoColumn) {
    return Error{Error::Kind::kInvalidInput,
                 "line 1: expected a header with id and name, or with source and target "
                 "(src, dst; :START_ID, :END_ID), found '" +
                     (header.empty() ? std::string() : std::string(header.front())) + "' first",
                 0};
  }
  return read;
}

EntityType type_of_label(std::string_view label) {
  static const std::pair<std::string_view, EntityType> words[] = {
      {"people", EntityType::kPerson},
      {"actor", EntityType::kPerson},
      {"organisation", EntityType::kOrganization},
      {"company", EntityType::kOrganization},
      {"org", EntityType::kOrganization},
      {"location", EntityType::kPlace},
      {"city", EntityType::kPlace},
      {"nation", EntityType::kCountry},
      {"gpe", EntityType::kCountry},
      {"conference", EntityType::kEvent}};
  label = label.substr(0, label.find(';'));
  std::string word = to_lower(trim(label));
  for (const auto& [known, type] : words) {
    if (word == known) return type;
  }
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  auto type = parse_entity_type(word);
  if (!type && word.ends_with('s')) type = parse_entity_type(word.substr(0, word.size() - 1));
  // Meetings of the graph have participants and a status; a row of a table has neither.
  if (type == EntityType::kMeeting) return EntityType::kEvent;
  return type.value_or(EntityType::kTopic);
}

}  // namespace whomet
