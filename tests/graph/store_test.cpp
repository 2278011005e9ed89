#include "graph/store.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/merge.h"
#include "tests/graph/store_files.h"

namespace whomet {
namespace {

using testing::bytes_of;
using testing::stored_document;
using testing::stored_documents;
using testing::TempFolder;

Facts merged(const std::vector<StoredDocument>& documents) {
  std::vector<Facts> locals;
  for (const StoredDocument& document : documents) locals.push_back(document.facts);
  return merge(locals);
}

TEST_CASE("graph/store: what is stored is loaded, and one file is left") {
  const TempFolder folder;
  const std::string path = folder.file("a.kg");
  const auto documents = stored_documents(0, 12);
  {
    Store store = Store::open_write(path);
    CHECK(bytes_of(store.load()) == bytes_of({}));
    store.add(documents);
    CHECK_FALSE(store.is_fresh());
    CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));  // merged in memory
    store.refresh();
    CHECK(store.is_fresh());
    CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));  // read from the tables
  }
  CHECK(folder.file_count() == 1);
  const Store store = Store::open_read(path);
  CHECK(store.is_fresh());
  CHECK(store.schema_version() == 3);
  CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));
  CHECK(store.text(documents[3].record.id) == documents[3].text);
  CHECK_FALSE(store.text("d000000000000").has_value());
  CHECK(store.contains(documents[5].record.sha256));
  CHECK_FALSE(store.contains("no digest"));
}

TEST_CASE("graph/store: A and then B is A and B at once, in any order") {
  const TempFolder folder;
  const auto all = stored_documents(100, 10);
  const std::span<const StoredDocument> span(all);
  Store at_once = Store::open_write(folder.file("once.kg"));
  at_once.add(all);
  at_once.refresh();
  Store in_steps = Store::open_write(folder.file("steps.kg"));
  in_steps.add(span.subspan(6));
  in_steps.refresh();
  in_steps.add(span.subspan(0, 6));
  in_steps.add(span.subspan(2, 3));  // known already
  CHECK_FALSE(in_steps.is_fresh());
  in_steps.refresh();
  CHECK(bytes_of(in_steps.load()) == bytes_of(at_once.load()));
  CHECK(to_exchange_json(in_steps.load()) == to_exchange_json(at_once.load()));
}

TEST_CASE("graph/store: a removed document leaves the others as if it had never been") {
  const TempFolder folder;
  auto documents = stored_documents(200, 8);
  documents[4].record.paths = {"folder/deep/report.txt"};
  documents[4].facts.documents[0].paths = documents[4].record.paths;
  Store store = Store::open_write(folder.file("a.kg"));
  store.add(documents);
  store.refresh();
  CHECK(store.remove("nothing.txt").empty());
  CHECK(store.is_fresh());
  const auto removed = store.remove("report.txt");
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].id == documents[4].record.id);
  CHECK(store.remove(documents[0].record.id).size() == 1);
  CHECK(store.remove("doc201.txt").size() == 1);
  CHECK_FALSE(store.contains(documents[4].record.sha256));
  CHECK_FALSE(store.text(documents[0].record.id).has_value());
  documents.erase(documents.begin() + 4);
  documents.erase(documents.begin(), documents.begin() + 2);
  CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));
  store.refresh();
  CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));
}

TEST_CASE("graph/store: of readings of the same bytes one is kept, in whatever order they come") {
  struct Reading {
    const char* basis;
    const char* date;
    const char* title;
    const char* source;
  };
  const Reading readings[] = {
      // the one to keep first
      {"metadata", "2023-02-01", "Talks end", "The Courier"},
      {"metadata", "2023-02-01", "Talks end", ""},
      {"metadata", "2023-02-01", "", "The Courier"},
      {"metadata", "2023-02-02", "Talks end", "The Courier"},
      {"text", "2023-01-01", "Talks end", "The Courier"},
      {"file", "2023-01-01", "", ""},
      {"none", "", "A title", ""},
      {"none", "", "", ""},
  };
  std::vector<StoredDocument> documents;
  for (const Reading& reading : readings) {
    StoredDocument document = stored_document(7);
    document.record.paths = {std::to_string(documents.size()) + ".txt"};
    document.record.date_basis = reading.basis;
    document.record.date = reading.date;
    document.record.title = reading.title;
    document.record.source = reading.source;
    document.facts.documents = {document.record};
    documents.push_back(std::move(document));
  }
  const TempFolder folder;
  std::vector<StoredDocument> order = documents;
  std::string expected;
  for (std::size_t round = 0; round < documents.size(); ++round) {
    CAPTURE(round);
    Store store = Store::open_write(folder.file(std::to_string(round) + ".kg"));
    for (const StoredDocument& document : order) {
      const bool kept = store.would_keep(document.record, document.text);
      store.add(std::vector<StoredDocument>{document});
      CHECK(kept == (store.load().documents.at(0).title == document.record.title &&
                     store.load().documents.at(0).date == document.record.date &&
                     store.load().documents.at(0).source == document.record.source));
      CHECK_FALSE(store.would_keep(document.record, document.text));
    }
    store.refresh();
    const Facts facts = store.load();
    REQUIRE(facts.documents.size() == 1);
    CHECK(facts.documents[0].source == "The Courier");
    CHECK(facts.documents[0].paths.size() == documents.size());
    if (expected.empty()) expected = bytes_of(facts);
    CHECK(bytes_of(facts) == expected);
    std::rotate(order.begin(), order.begin() + 3, order.end());
  }
}

TEST_CASE("graph/store: the same bytes under two names are one document with two paths") {
  const TempFolder folder;
  Store store = Store::open_write(folder.file("a.kg"));
  StoredDocument document = stored_document(7);
  store.add(std::vector<StoredDocument>{document});
  store.refresh();
  CHECK(store.add_path(document.record.sha256, "copy.txt"));
  CHECK_FALSE(store.add_path(document.record.sha256, "copy.txt"));
  CHECK_FALSE(store.add_path("no digest", "copy.txt"));
  document.record.paths = {"another.txt", "caf\xE9.txt"};
  store.add(std::vector<StoredDocument>{document});
  CHECK(store.is_fresh());
  REQUIRE(store.load().documents.size() == 1);
  CHECK(store.load().documents[0].paths ==
        std::vector<std::string>{"another.txt", "caf\xE9.txt", "copy.txt", "doc7.txt"});
}

TEST_CASE("graph/store: texts with NUL bytes and large texts are kept as they are") {
  const TempFolder folder;
  StoredDocument document = stored_document(1);
  document.text = std::string("a\0b", 3);
  document.text.append(50'000'000, 'x').append("\xC3\xA9");
  document.facts.statements[0].evidence[0].quote = std::string("q\0q", 3);
  Store store = Store::open_write(folder.file("a.kg"));
  store.add(std::vector<StoredDocument>{document});
  store.refresh();
  CHECK(store.text(document.record.id) == document.text);
  CHECK(bytes_of(store.load()) == bytes_of(merged({document})));
}

TEST_CASE("graph/store: a graph can be read without permission to write, stale or fresh") {
  const TempFolder folder;
  for (const bool fresh : {true, false}) {
    CAPTURE(fresh);
    const std::string path = folder.file(fresh ? "fresh.kg" : "stale.kg");
    const auto documents = stored_documents(300, 5);
    {
      Store store = Store::open_write(path);
      store.add(documents);
      if (fresh) store.refresh();
    }
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    const Store store = Store::open_read(path);
    CHECK(store.is_fresh() == fresh);
    CHECK(bytes_of(store.load()) == bytes_of(merged(documents)));
  }
}

TEST_CASE("graph/store: the views show names") {
  const TempFolder folder;
  const std::string path = folder.file("a.kg");
  {
    Store store = Store::open_write(path);
    store.add(stored_documents(400, 6));
    store.refresh();
  }
  SQLite::Database database(path);
  for (const char* view : {"v_documents", "v_entities", "v_mentions", "v_meetings", "v_statements",
                           "v_evidence", "v_nodes"}) {
    CAPTURE(view);
    CHECK(database.execAndGet("SELECT count(*) FROM " + std::string(view)).getInt() > 0);
  }
  SQLite::Statement row(
      database,
      "SELECT count(*) FROM v_statements WHERE subject IS NULL OR object IS NULL OR quote "
      "IS NULL OR documents < 1");
  REQUIRE(row.executeStep());
  CHECK(row.getColumn(0).getInt() == 0);
  CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
  CHECK(database.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt() == 0);
}

TEST_CASE("graph/store: file names that mean something to SQLite are file names") {
  const TempFolder folder;
  const auto old = std::filesystem::current_path();
  std::filesystem::current_path(folder.file(""));
  { Store::open_write(":memory:").add(stored_documents(1, 1)); }
  CHECK(std::filesystem::exists(":memory:"));
  CHECK(Store::open_read(":memory:").load().documents.size() == 1);
  std::filesystem::current_path(old);
  CHECK_THROWS_AS(Store::open_write(""), FileError);
}

}  // namespace
}  // namespace whomet
