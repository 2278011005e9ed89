// CSV tables: how they are read, and that an import is a document like any other.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/csv.h"
#include "graph/import_columns.h"
#include "graph/store.h"
#include "tests/graph/store_files.h"

using namespace whomet;
using whomet::testing::bytes_of;
using whomet::testing::stored_documents;
using whomet::testing::TempFolder;

namespace {

CsvReader reader_of(std::string text, std::size_t piece) {
  std::size_t at = 0;
  return CsvReader([text = std::move(text), at, piece](char* buffer, std::size_t size) mutable {
    const std::size_t part = std::min({size, piece, text.size() - at});
    std::copy_n(text.data() + at, part, buffer);
    at += part;
    return part;
  });
}

std::string rows_of(const std::string& text, std::size_t piece) {
  CsvReader rows = reader_of(text, piece);
  std::string all;
  while (rows.next()) {
    all += std::to_string(rows.line()) + "@" + std::to_string(rows.offset());
    for (const std::string_view field : rows.fields()) all += "[" + std::string(field) + "]";
    CHECK(text.substr(rows.offset(), rows.row().size()) == rows.row());
  }
  return all;
}

const char* const kNodes =
    "id,name,type\n7,Ada Novak,PERSON\n9,\"Salas, Diego\",PERSON\n12,Harbour Co,Company\n";
const char* const kRelations =
    "src,dst,type,date,confidence\n7,9,MET_WITH,2023-02-18,0.93\n9,12,WORKS_FOR,,0.5\n"
    "7,9,MET_WITH,2024-02,\n";

struct Import {
  TempFolder folder;
  std::string kg = folder.file("a.kg");
  Import(const std::string& nodes, const std::string& relations) {
    write_file(folder.file("nodes.csv"), nodes);
    write_file(folder.file("edges.csv"), relations);
  }
  std::vector<std::string> run() {
    return Store::open_write(kg).import_tables(
        {folder.file("nodes.csv"), folder.file("edges.csv")});
  }
  Facts facts() const { return Store::open_read(kg).load(); }
};

std::string message_of(const std::string& nodes, const std::string& relations) {
  Import import(nodes, relations);
  try {
    import.run();
  } catch (const ImportError& error) {
    CHECK(import.facts().documents.empty());  // all or nothing
    return error.what();
  }
  return "no error";
}

std::string said(const Facts& facts) {
  std::string text;
  const auto name = [&](const std::string& id) {
    for (const Entity& entity : facts.entities) {
      if (entity.id == id) return entity.name;
    }
    return id;
  };
  std::vector<std::string> lines;
  for (const Statement& statement : facts.statements) {
    lines.push_back(name(statement.subject) + " " + statement.predicate + " " +
                    (statement.object.empty() ? statement.object_text : name(statement.object)) +
                    " " + statement.time.from + ".." + statement.time.to + " | " +
                    statement.evidence.front().kind + " " + statement.evidence.front().quote);
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("graph/csv: rows, quotes and places, in pieces of any size") {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    CAPTURE(piece);
    CHECK(rows_of("a,b\n1,2\n", piece) == "1@0[a][b]2@4[1][2]");
    CHECK(rows_of("a,b\r\n1,\r\n\r\n,2", piece) == "1@0[a][b]2@5[1][]4@11[][2]");
    CHECK(rows_of("a;b\n\"x;\"\"y\"\"\";2\n", piece) == "1@0[a][b]2@4[x;\"y\"][2]");
    CHECK(rows_of("a\tb\n\"line\nbreak\"\tc\nd\te\n", piece) ==
          "1@0[a][b]2@4[line\nbreak][c]4@19[d][e]");
    CHECK(rows_of("\xEF\xBB\xBF"
                  "a,b\n",
                  piece) == "1@3[a][b]");
    CHECK(rows_of("a,b\n\"never closed,2\n", piece) == "1@0[a][b]2@4[never closed,2\n]");
    CHECK(rows_of("", piece).empty());
  }
}

TEST_CASE("graph/import_columns: what a header says") {
  const auto read = [](std::vector<std::string_view> header) {
    const auto columns = read_import_columns(header, "folder/Knows.csv");
    if (!columns) return "error: " + columns.error().message.substr(0, 30);
    const ImportColumns& is = columns.value();
    std::string text;
    const auto add = [&](const char* word, std::size_t column) {
      if (column != kNoColumn) text += word + std::to_string(column) + " ";
    };
    add(is.is_relations ? "source" : "key", is.is_relations ? is.source : is.key);
    add("target", is.target);
    add("name", is.name);
    add("label", is.label);
    add("type", is.type);
    add("date", is.date);
    add("confidence", is.confidence);
    for (const auto& [column, property] : is.properties) text += property + " ";
    return text + is.key_space + is.source_space + is.target_space;
  };
  CHECK(read({"id", "name", "type"}) == "key0 name1 label2 ");
  CHECK(read({"src", "dst", "type", "date", "confidence"}) ==
        "source0 target1 type2 date3 confidence4 ");
  CHECK(read({"src", "dst", "date", "confidence", "cost"}) == "source0 target1 date2 confidence3 ");
  CHECK(read({"personId:ID(Person)", "name", "born:int", ":LABEL"}) ==
        "key0 name1 label3 born Person");
  CHECK(read({":START_ID(Person)", "role", ":END_ID(Movie)", ":TYPE"}) ==
        "source0 target2 type3 PersonMovie");
  CHECK(read({"Source", "Target", "Relation"}) == "source0 target1 type2 ");
  CHECK(read({"name"}) == "key0 name0 ");
  CHECK(read({"x", "y"}) == "error: line 1: expected a header with");
  CHECK(type_of_label("PERSON") == EntityType::kPerson);
  CHECK(type_of_label("Company;Bank") == EntityType::kOrganization);
  CHECK(type_of_label("Countries") == EntityType::kTopic);
  CHECK(type_of_label("persons") == EntityType::kPerson);
}

TEST_CASE("graph/store: what an import says, with the row as evidence") {
  Import import(kNodes, kRelations);
  CHECK(import.run().size() == 2);
  CHECK(said(import.facts()) ==
        "Ada Novak met with Salas, Diego 2023-02-18..2023-02-18 | import 7,9,MET_WITH,2023-02-18,"
        "0.93\n"
        "Ada Novak met with Salas, Diego 2024-02-01..2024-02-29 | import 7,9,MET_WITH,2024-02,\n"
        "Salas, Diego works for Harbour Co .. | import 9,12,WORKS_FOR,,0.5\n");
  const Store store = Store::open_read(import.kg);
  const Facts facts = store.load();
  for (const Statement& statement : facts.statements) {
    const Evidence& evidence = statement.evidence.front();
    const std::string text = *store.text(evidence.at.document);
    CHECK(slice(text, evidence.at.text) == evidence.quote);
  }
  for (const Entity& entity : facts.entities) {
    REQUIRE(entity.mentions.size() == 1);
    const std::string text = *store.text(entity.mentions.front().at.document);
    CHECK(slice(text, entity.mentions.front().at.text) == entity.mentions.front().text);
  }
  CHECK(facts.documents.size() == 2);
  CHECK(import.run().empty());  // it is here already
  CHECK(bytes_of(import.facts()) == bytes_of(facts));
}

TEST_CASE("graph/store: imports, articles and their order") {
  const auto documents = stored_documents(1, 4);
  Import first(kNodes, kRelations);
  Store::open_write(first.kg).add(documents);
  first.run();
  Import second(kNodes, kRelations);
  second.run();
  {
    Store store = Store::open_write(second.kg);
    store.add(documents);
    store.refresh();
  }
  const auto without_paths = [](Facts facts) {
    for (DocumentRecord& document : facts.documents) document.paths.clear();
    return bytes_of(facts);
  };
  CHECK(without_paths(first.facts()) == without_paths(second.facts()));
  Import articles(kNodes, kRelations);
  {
    Store store = Store::open_write(articles.kg);
    store.add(documents);
    store.refresh();
  }
  // Taking one of its files out takes out the import, and leaves what there was before.
  Store store = Store::open_write(first.kg);
  CHECK(store.remove("edges.csv").size() == 2);
  store.refresh();
  CHECK(without_paths(store.load()) == without_paths(articles.facts()));
  CHECK(!store.has_imports());
}

TEST_CASE("graph/store: nodes of one name and type stay two, and their ids do not move") {
  Import import("id,name,type\n1,Ada Novak,Person\n2,Ada Novak,Person\n3,Ben Okafor,Person\n",
                "src,dst\n1,3\n2,3\n");
  import.run();
  CHECK(import.facts().entities.size() == 3);
  Import other("id,name,type\n2,Ada Novak,Person\n3,Ben Okafor,Person\n1,Ada Novak,Person\n",
               "src,dst\n2,3\n1,3\n");
  other.run();
  const auto ids = [](const Facts& facts) {
    std::vector<std::string> all;
    for (const Entity& entity : facts.entities) all.push_back(entity.id);
    return all;
  };
  CHECK(ids(import.facts()) == ids(other.facts()));
}

TEST_CASE("graph/store: relations without a table of nodes link names; Neo4j's id spaces") {
  TempFolder folder;
  write_file(folder.file("knows.csv"), "from,to,since\nAda Novak,Ben Okafor,2020\n");
  Store::open_write(folder.file("a.kg")).import_tables({folder.file("knows.csv")});
  CHECK(said(Store::open_read(folder.file("a.kg")).load()) ==
        "Ada Novak knows Ben Okafor 2020-01-01..2020-12-31 | import Ada Novak,Ben Okafor,2020\n");
  write_file(folder.file("people.csv"), "id:ID(P),name,born:int,:LABEL\n1,Ada Novak,1964,Person\n");
  write_file(folder.file("films.csv"), "id:ID(F),title,:LABEL\n1,The Harbour,Movie\n");
  write_file(folder.file("acted.csv"),
             ":START_ID(P),role,:END_ID(F),:TYPE\n1,Captain,1,ACTED_IN\n");
  Store::open_write(folder.file("b.kg"))
      .import_tables(
          {folder.file("people.csv"), folder.file("films.csv"), folder.file("acted.csv")});
  CHECK(said(Store::open_read(folder.file("b.kg")).load()) ==
        "Ada Novak acted in The Harbour .. | import 1,Captain,1,ACTED_IN\n"
        "Ada Novak born 1964 .. | import 1,Ada Novak,1964,Person\n");
}

TEST_CASE("graph/store: what is wrong with a table is said with its line") {
  CHECK(message_of(kNodes, "src,dst\n7,9\n7,8\n") == "edges.csv, line 3: no node has the id '8'");
  CHECK(message_of(kNodes, "src,dst\n7,\n") ==
        "edges.csv, line 2: expected the id of a node, found an empty field");
  CHECK(message_of(kNodes, "src,dst,date\n7,9,soon\n") ==
        "edges.csv, line 2: expected a day such as 2023-02-18, found 'soon'");
  CHECK(message_of(kNodes, "src,dst,confidence\n7,9,1.5\n") ==
        "edges.csv, line 2: expected a confidence from 0 to 1, found '1.5'");
  CHECK(message_of("id,name\n1,A\n1,B\n", kRelations) ==
        "nodes.csv, line 3: the id '1' stands here again");
  CHECK(message_of("", kRelations).find("expected a header") != std::string::npos);
}
