// Tested by tests/graph/import_test.cpp.
#include "graph/store_imports.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "graph/entity_graph.h"
#include "graph/import_text.h"
#include "graph/schema.h"
#include "graph/store.h"

namespace whomet {
namespace {

std::string word_of_path(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// ---- Facts ----

// What is collected of a document: spans of its text, which are those of the file.
Location location_in(const ImportFile& file, std::uint64_t begin, std::size_t size) {
  return {file.document, {begin, begin + size}, {begin, begin + size}};
}

class FactsSink : public ImportSink {
 public:
  FactsSink(const GraphTables& tables, Facts& facts) : tables_(tables), facts_(facts) {
    for (std::size_t i = 0; i < facts.entities.size(); ++i) {
      places_.emplace(facts.entities[i].id, i);
    }
  }

  void on_node(std::uint32_t node, const ImportFile& file, const ImportColumns& columns,
               const CsvReader& row) override {
    Entity& entity = entity_of(node);
    std::string_view name = trim(field_of(row, columns.name));
    if (name.empty()) name = field_of(row, columns.key);
    const std::size_t at = row.row().find(name);
    const std::size_t begin = at == std::string_view::npos ? 0 : at;
    const std::size_t size = at == std::string_view::npos ? row.row().size() : name.size();
    entity.mentions.push_back({location_in(file, row.offset() + begin, size),
                               std::string(row.row().substr(begin, size)), MentionLevel::kName});
    const std::string id = entity.id;
    for (const auto& [column, property] : columns.properties) {
      const std::string_view value = trim(field_of(row, column));
      if (value.empty()) continue;
      Statement& said = add_statement(file, row, property);
      said.subject = id;
      said.predicate = property;
      said.open = find_predicate(property) == nullptr;
      said.object_text = std::string(value);
      said.confidence = 1.0;
    }
  }

  void on_relation(const RelationRecord& relation, const ImportFile& file,
                   const ImportColumns& columns, const CsvReader& row) override {
    const std::string subject = named_end(relation.source, file, row).id;
    const std::string object = named_end(relation.target, file, row).id;
    Statement& said = add_statement(file, row, {});
    const RelationType& type = tables_.relation_types()[relation.type];
    said.subject = subject;
    said.object = object;
    said.predicate = type.predicate;
    said.open = type.open;
    said.confidence = relation.confidence / 10'000.0;
    if (relation.day != kUndated) {
      const std::string_view text = trim(field_of(row, columns.date));
      const Date first = add_days({1970, 1, 1}, relation.day);
      Date last = first;
      said.time.granularity = "day";
      if (text.size() == 4) {
        last = {first.year, 12, 31};
        said.time.granularity = "year";
      } else if (text.size() == 7) {
        last.day = days_in_month(first.year, first.month);
        said.time.granularity = "month";
      }
      said.time.text = std::string(text);
      said.time.from = iso(first);
      said.time.to = iso(last);
      said.time.basis = "explicit";
    }
  }

 private:
  Entity& entity_of(std::uint32_t node) {
    const EntityType type = tables_.node_types()[tables_.type(node)].type;
    std::string id = tables_.id(node);
    if (id.empty()) id = imported_node_id(type, tables_.name(node));
    const auto [place, is_new] = places_.emplace(id, facts_.entities.size());
    if (is_new) {
      Entity entity;
      entity.id = id;
      entity.type = type;
      entity.name = std::string(tables_.name(node));
      facts_.entities.push_back(std::move(entity));
    }
    return facts_.entities[place->second];
  }

  // Where no file of nodes names it, the row does.
  Entity& named_end(std::uint32_t node, const ImportFile& file, const CsvReader& row) {
    Entity& entity = entity_of(node);
    const std::size_t at = row.row().find(entity.name);
    if (entity.mentions.empty() && at != std::string_view::npos) {
      entity.mentions.push_back({location_in(file, row.offset() + at, entity.name.size()),
                                 entity.name, MentionLevel::kName});
    }
    return entity;
  }

  Statement& add_statement(const ImportFile& file, const CsvReader& row, std::string_view part) {
    Statement said;
    said.id = imported_statement_id(file.document, row.offset(), part);
    Evidence evidence;
    evidence.kind = "import";
    evidence.at = location_in(file, row.offset(), row.row().size());
    evidence.quote = std::string(row.row());
    evidence.extractor = "import";
    said.evidence.push_back(std::move(evidence));
    facts_.statements.push_back(std::move(said));
    return facts_.statements.back();
  }

  const GraphTables& tables_;
  Facts& facts_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::string store_import_file(SQLite::Database& database, const std::string& path) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file || std::filesystem::is_directory(path)) {
    throw FileError("cannot read '" + path +
                    "': " + (file ? "expected a file, found a folder" : std::strerror(errno)));
  }
  const std::int64_t number =
      database.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM import_files").getInt64();
  if (number >= kMaxTextFiles) throw FileError("cannot import '" + path + "': too many files");
  Sha256 digest;
  const std::uint64_t size = write_text_pieces(
      database, static_cast<std::uint32_t>(number), [&](char* buffer, std::size_t wanted) {
        const std::size_t read = std::fread(buffer, 1, wanted, file.get());
        if (std::ferror(file.get()) != 0) {
          throw FileError("cannot read '" + path + "': " + std::strerror(errno));
        }
        digest.add(std::string_view(buffer, read));
        return read;
      });
  const std::string sha256 = digest.hex();
  std::string id = "d" + sha256.substr(0, 12);
  SQLite::Statement known(database, "SELECT 1 FROM import_files WHERE document = ?");
  known.bind(1, id);
  if (known.executeStep()) {
    remove_text_pieces(database, static_cast<std::uint32_t>(number));
  } else {
    SQLite::Statement document(
        database,
        "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, NULL, 'none', NULL, NULL, NULL, '')");
    document.bind(1, id);
    document.bind(2, sha256);
    document.bind(3, word_of_path(path));
    document.exec();
    SQLite::Statement row(database, "INSERT INTO import_files VALUES (?, ?, ?, ?)");
    row.bind(1, number);
    row.bind(2, id);
    row.bind(3, word_of_path(path));
    row.bind(4, static_cast<std::int64_t>(size));
    row.exec();
  }
  SQLite::Statement place(database, "INSERT OR IGNORE INTO document_paths VALUES (?, ?)");
  place.bind(1, id);
  place.bind(2, path);
  place.exec();
  return id;
}

bool store_import_set(SQLite::Database& database, const std::vector<std::string>& documents) {
  std::vector<std::string> members = documents;
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  IdHash hash;
  for (const std::string& member : members) hash.add(member);
  const std::string id = hash.hex12();
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO import_sets VALUES (?, ?, ?)");
  int added = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    insert.reset();
    insert.bind(1, id);
    insert.bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, members[i]);
    added += insert.exec();
  }
  return added > 0;
}

std::vector<ImportSet> read_import_sets(SQLite::Database& database) {
  std::vector<ImportSet> sets;
  SQLite::Statement select(database,
                           "SELECT s.id, f.number, f.document, f.name FROM import_sets s JOIN "
                           "import_files f ON f.document = s.document ORDER BY s.id, s.position");
  while (select.executeStep()) {
    const std::string id = select.getColumn(0).getString();
    if (sets.empty() || sets.back().id != id) sets.push_back({id, {}});
    sets.back().files.push_back({select.getColumn(1).getUInt(), select.getColumn(2).getString(),
                                 select.getColumn(3).getString()});
  }
  return sets;
}

OpenImport import_opener(SQLite::Database& database) {
  return [&database](const ImportFile& file) { return read_text_pieces(database, file.number); };
}

std::vector<std::string> remove_import(SQLite::Database& database, const std::string& document) {
  std::set<std::string> sets;
  std::set<std::string> files;
  for (const ImportSet& set : read_import_sets(database)) {
    for (const ImportFile& file : set.files) {
      if (file.document == document) sets.insert(set.id);
    }
  }
  for (const ImportSet& set : read_import_sets(database)) {
    for (const ImportFile& file : set.files) {
      if (sets.contains(set.id)) files.insert(file.document);
    }
  }
  for (const ImportSet& set : read_import_sets(database)) {
    if (sets.contains(set.id)) continue;
    for (const ImportFile& file : set.files) files.erase(file.document);
  }
  for (const std::string& id : sets) {
    SQLite::Statement erase(database, "DELETE FROM import_sets WHERE id = ?");
    erase.bind(1, id);
    erase.exec();
  }
  for (const std::string& id : files) {
    SQLite::Statement select(database, "SELECT number FROM import_files WHERE document = ?");
    select.bind(1, id);
    if (!select.executeStep()) continue;
    remove_text_pieces(database, select.getColumn(0).getUInt());
  }
  return {files.begin(), files.end()};
}

std::optional<std::string> import_text(SQLite::Database& database, const std::string& document) {
  SQLite::Statement select(database, "SELECT number FROM import_files WHERE document = ?");
  select.bind(1, document);
  if (!select.executeStep()) return std::nullopt;
  return whole_text(database, select.getColumn(0).getUInt());
}

void add_import_facts(SQLite::Database& database, Facts& facts) {
  const std::vector<ImportSet> sets = read_import_sets(database);
  if (sets.empty()) return;
  GraphTables tables;
  const EntityGraph articles(facts);
  tables.add_articles(articles, {});
  FactsSink sink(tables, facts);
  const OpenImport open = import_opener(database);
  for (const ImportSet& set : sets) {
    const Result<bool> read = read_import(set, open, tables, &sink);
    if (!read) throw StoreError("an imported file: " + read.error().message);
  }
  for (Entity& entity : facts.entities) {
    std::ranges::stable_sort(entity.mentions, [](const MentionRecord& a, const MentionRecord& b) {
      return std::tie(a.at.document, a.at.text, a.at.file, a.text) <
             std::tie(b.at.document, b.at.text, b.at.file, b.text);
    });
  }
  // A file in two sets says the same once.
  std::ranges::sort(facts.entities, {}, &Entity::id);
  std::ranges::stable_sort(facts.statements, {}, &Statement::id);
  const auto same = [](const Statement& a, const Statement& b) { return a.id == b.id; };
  facts.statements.erase(std::unique(facts.statements.begin(), facts.statements.end(), same),
                         facts.statements.end());
}

}  // namespace whomet
