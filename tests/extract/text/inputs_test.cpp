#include "extract/text/inputs.h"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text_file.h"

namespace whomet {
namespace {

namespace fs = std::filesystem;

// A folder that is gone when the test ends.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("whomet_inputs_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    write_file(path(name), bytes);
    return path(name);
  }

 private:
  fs::path path_;
};

TEST_CASE("text/inputs: files of folders, patterns and names, sorted and once") {
  const Folder folder;
  for (const char* name : {"b.txt", "a.md", "sub/c.html", "sub/deep/d.htm", "e.jsonl", "f.png",
                           ".hidden.txt", ".git/g.txt", "H.TXT"}) {
    folder.write(name, "x");
  }
  Diagnostics diagnostics;
  const auto all = list_files({folder.path(""), folder.path("b.txt")}, diagnostics);
  const std::vector<std::string> expected = {
      folder.path("H.TXT"),   folder.path("a.md"),       folder.path("b.txt"),
      folder.path("e.jsonl"), folder.path("sub/c.html"), folder.path("sub/deep/d.htm")};
  CHECK(all == expected);
  CHECK(list_files({folder.path("*.txt")}, diagnostics) ==
        std::vector<std::string>{folder.path("b.txt")});
  CHECK(list_files({"-", folder.path("f.png")}, diagnostics) ==
        std::vector<std::string>{"-", folder.path("f.png")});
  CHECK(diagnostics.entries().empty());
}

TEST_CASE("text/inputs: what is not there is a failure, the rest is listed") {
  const Folder folder;
  const auto file = folder.write("a.txt", "x");
  fs::create_directories(folder.path("empty"));
  Diagnostics diagnostics;
  const auto files = list_files({folder.path("none.txt"), folder.path("n*.txt"), file,
                                 folder.path("empty"), "", file + "/below"},
                                diagnostics);
  CHECK(files == std::vector<std::string>{file});
  REQUIRE(diagnostics.entries().size() == 5);
  for (const auto& entry : diagnostics.entries()) {
    CHECK(entry.level == Diagnostic::Level::kFailure);
    CHECK(entry.message.size() > 10);
  }
  CHECK(diagnostics.entries()[0].where == folder.path("none.txt"));
}

TEST_CASE("text/inputs: a folder of thousands of files") {
  const Folder folder;
  for (int i = 0; i < 2000; ++i) folder.write(std::to_string(i) + ".txt", "x");
  Diagnostics diagnostics;
  CHECK(list_files({folder.path("")}, diagnostics).size() == 2000);
}

TEST_CASE("text/inputs: links to folders are no way to go round for ever") {
  const Folder folder;
  folder.write("a/b.txt", "x");
  fs::create_directory_symlink(folder.path("a"), folder.path("a/loop"));
  Diagnostics diagnostics;
  CHECK(list_files({folder.path("")}, diagnostics).size() == 1);
}

TEST_CASE("text/inputs: formats by name and by content") {
  const Folder folder;
  const std::pair<std::string, std::pair<std::string, TextFormat>> rows[] = {
      {"a.txt", {"Mara met Jon.", TextFormat::kPlain}},
      {"a.md", {"# Talks", TextFormat::kMarkdown}},
      {"a.html", {"Mara met Jon.", TextFormat::kHtml}},
      {"a.HTM", {"Mara met Jon.", TextFormat::kHtml}},
      {"page", {"<!DOCTYPE html><p>x", TextFormat::kHtml}},
      {"page.txt", {"\xEF\xBB\xBF<html><p>x", TextFormat::kHtml}},
      {"less.txt", {"<3 is a heart", TextFormat::kPlain}},
  };
  for (const auto& [name, content] : rows) {
    const std::string row_name = name;  // clang 14 captures no structured binding
    CAPTURE(row_name);
    Diagnostics diagnostics;
    const auto articles = read_articles(folder.write(name, content.first), {}, diagnostics);
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].format == content.second);
    CHECK(articles[0].bytes == content.first);
    CHECK(articles[0].path == folder.path(name));
  }
}

TEST_CASE("text/inputs: what cannot be read is a failure with the reason") {
  const Folder folder;
  const auto empty = folder.write("empty.txt", "");
  for (const std::string& file : {empty, folder.path("none.txt"), folder.path("")}) {
    CAPTURE(file);
    Diagnostics diagnostics;
    CHECK(read_articles(file, {}, diagnostics).empty());
    REQUIRE(diagnostics.entries().size() == 1);
    CHECK(diagnostics.entries()[0].level == Diagnostic::Level::kFailure);
    CHECK(diagnostics.entries()[0].where == file);
  }
  if (::geteuid() != 0) {  // root reads everything
    const auto secret = folder.write("secret.txt", "x");
    fs::permissions(secret, fs::perms::none);
    Diagnostics diagnostics;
    CHECK(read_articles(secret, {}, diagnostics).empty());
    CHECK(diagnostics.entries().size() == 1);
  }
}

TEST_CASE("text/inputs: JSON Lines, one article a line, and the broken ones named") {
  const Folder folder;
  const std::string bytes =
      "\xEF\xBB\xBF{\"text\": \"Mara met Jon.\", \"path\": \"m.txt\", \"title\": \"Talks\", "
      "\"date\": \"2021-03-03\", \"url\": \"https://a.example\", \"source\": \"Wire\"}\r\n"
      "\n"
      "{\"text\": \"broken}\n"
      "{\"html\": \"<p>Jon \\u2013 met</p>\", \"path\": null}\n"
      "{\"title\": \"nothing\"}\n"
      "[1]\n"
      "{\"text\": 7}\n"
      "{\"text\": \"last\"} trailing\n"
      "{\"text\": \"no line break\", \"extra\": {\"a\": [1]}}";
  const auto file = folder.write("news.jsonl", bytes);
  Diagnostics diagnostics;
  const auto articles = read_articles(file, {}, diagnostics);
  REQUIRE(articles.size() == 3);
  CHECK(articles[0].path == "m.txt");
  CHECK(articles[0].bytes == "Mara met Jon.");
  CHECK(articles[0].metadata.title == "Talks");
  CHECK(articles[0].metadata.date == "2021-03-03");
  CHECK(articles[0].metadata.url == "https://a.example");
  CHECK(articles[0].metadata.source == "Wire");
  CHECK(articles[1].path == file + "#4");
  CHECK(articles[1].bytes == "<p>Jon – met</p>");
  CHECK(articles[1].format == TextFormat::kHtml);
  CHECK(articles[2].path == file + "#9");

  REQUIRE(diagnostics.entries().size() == 5);
  const int lines[] = {3, 5, 6, 7, 8};
  for (std::size_t i = 0; i < 5; ++i) {
    const auto& entry = diagnostics.entries()[i];
    CHECK(entry.level == Diagnostic::Level::kFailure);
    CHECK(entry.where == file + ":" + std::to_string(lines[i]));
    CHECK(entry.message.starts_with("expected "));
    CHECK(entry.message.find("at byte ") != std::string::npos);
  }
  const auto offset = bytes.find("{\"text\": \"broken}");
  const auto& message = diagnostics.entries()[0].message;
  CHECK(message.find("(byte " + std::to_string(offset + 17) + " of the file)") !=
        std::string::npos);
}

TEST_CASE("text/inputs: numbers that no double holds do no harm to a line") {
  const Folder folder;
  const auto file =
      folder.write("n.jsonl",
                   "{\"text\":\"a\",\"x\":0.00000000000000001E-2147483639}\n{\"text\":7}\n"
                   "{\"text\":\"b\",\"x\":[1,-2.5e3,18446744073709551616]}\n");
  Diagnostics diagnostics;
  const auto articles = read_articles(file, {}, diagnostics);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].bytes == "a");
  CHECK(articles[1].bytes == "b");
}

TEST_CASE("text/inputs: JSON of any depth is refused or read, and nothing falls over") {
  const Folder folder;
  const auto file =
      folder.write("deep.jsonl", std::string(200000, '[') + "\n{\"text\":\"a\\u0000b\"}\n");
  Diagnostics diagnostics;
  CHECK(read_articles(file, {}, diagnostics).size() == 1);
  CHECK(diagnostics.entries().size() == 1);
}

TEST_CASE("text/inputs: the metadata table") {
  const auto table = parse_metadata_table(
      "path\tdate\ttitle\nx/a.txt\t2021-03-03\tTalks end\nb.txt\t\t\n", "meta.tsv");
  REQUIRE(table.ok());
  CHECK(table->at("a.txt").date == "2021-03-03");
  CHECK(table->at("a.txt").title == "Talks end");
  CHECK(table->at("b.txt").date.empty());

  const Folder folder;
  Diagnostics diagnostics;
  const auto articles = read_articles(folder.write("a.txt", "x"), *table, diagnostics);
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].metadata.title == "Talks end");
  const auto lines = read_articles(folder.write("n.jsonl", "{\"text\":\"x\",\"path\":\"a.txt\"}"),
                                   *table, diagnostics);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].metadata.date == "2021-03-03");

  const auto no_path = parse_metadata_table("file\tdate\na\t2021-03-03\n", "meta.tsv");
  REQUIRE_FALSE(no_path.ok());
  CHECK(no_path.error().message.find("meta.tsv:1") != std::string::npos);
  const auto bad_date = parse_metadata_table("path\tdate\na\t3 March\n", "meta.tsv");
  REQUIRE_FALSE(bad_date.ok());
  CHECK(bad_date.error().message.find("meta.tsv:2") != std::string::npos);
}

}  // namespace
}  // namespace whomet
