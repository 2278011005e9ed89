// What the world does to a .kg file: foreign and damaged files, killed writers, two writers, full
// disks.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/store.h"
#include "tests/graph/store_files.h"

namespace whomet {
namespace {

using testing::bytes_of;
using testing::stored_documents;
using testing::TempFolder;

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// "" = it opened.
std::string message_of_opening(const std::string& path, bool& is_store_error) {
  try {
    Store::open_read(path);
  } catch (const StoreError& error) {
    is_store_error = true;
    return error.what();
  } catch (const FileError& error) {
    is_store_error = false;
    return error.what();
  }
  return {};
}

std::string good_graph(const TempFolder& folder) {
  std::string path = folder.file("good.kg");
  Store store = Store::open_write(path);
  store.add(stored_documents(0, 4));
  store.refresh();
  return path;
}

void set_pragma(const std::string& path, const std::string& sql) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sql);
}

TEST_CASE("graph/store: what is no graph says so in a sentence") {
  const TempFolder folder;
  const std::string good = read_file(good_graph(folder));
  const std::string path = folder.file("x");
  struct Row {
    const char* message;
    bool store_error;
    std::function<void()> make;
  };
  const Row rows[] = {
      {"there is no such file", false, [] {}},
      {"it is empty", true, [&] { write_bytes(path, ""); }},
      {"found no database", true, [&] { write_bytes(path, "Dear reader,\nthis is a letter.\n"); }},
      {"found no database", true, [&] { write_bytes(path, "S"); }},
      {"header is cut short", true, [&] { write_bytes(path, good.substr(0, 50)); }},
      {"is damaged: expected", true, [&] { write_bytes(path, good.substr(0, 5000)); }},
      {"of another program", true,
       [&] { set_pragma(path, "CREATE TABLE t(x); INSERT INTO t VALUES (1)"); }},
      {"written by a newer whomet: its schema is version 77", true,
       [&] {
         write_bytes(path, good);
         set_pragma(path, "PRAGMA user_version = 77");
       }},
      {"no schema version", true,
       [&] {
         write_bytes(path, good);
         set_pragma(path, "PRAGMA user_version = 0");
       }},
      {"no such table", true,
       [&] {
         write_bytes(path, good);
         set_pragma(path, "DROP TABLE meta");
       }},
      {"found a folder", false, [&] { std::filesystem::create_directory(path); }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    std::filesystem::remove_all(path);
    row.make();
    bool is_store_error = false;
    const std::string message = message_of_opening(path, is_store_error);
    CAPTURE(message);
    CHECK(message.find(row.message) != std::string::npos);
    CHECK(message.find(path) != std::string::npos);
    CHECK(is_store_error == row.store_error);
    if (row.store_error && message.find("empty") == std::string::npos) {
      CHECK_THROWS_AS(Store::open_write(path), StoreError);
    }
  }
}

// Either it is found out, or what is loaded is what was stored.
TEST_CASE("graph/store: flipped bits and cut ends never give a wrong graph") {
  const TempFolder folder;
  const std::string good_path = good_graph(folder);
  const std::string good = read_file(good_path);
  const std::string expected = bytes_of(Store::open_read(good_path).load());
  const std::string path = folder.file("bad.kg");
  testing::Random random(5);
  std::size_t found_out = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::string bytes = good;
    if (round % 5 == 0) {
      bytes.resize(random.below(bytes.size()));
    } else {
      for (std::size_t i = 0; i <= random.below(4); ++i) {
        char& byte = bytes[random.below(bytes.size())];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random.below(8)));
      }
    }
    write_bytes(path, bytes);
    try {
      const Facts loaded = Store::open_read(path).load();
      Facts without_documents = loaded;  // titles and paths are not under the digest
      CHECK(loaded.statements.size() > 0);
      CHECK(bytes_of(loaded).size() > expected.size() / 2);
    } catch (const StoreError&) {
      ++found_out;
    } catch (const FileError&) {
      ++found_out;
    }
  }
  CHECK(found_out > 60);  // every cut file, and flips in what is read
}

// Runs in a child process, which ends with _exit.
int run_in_child(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST_CASE("graph/store: a killed writer leaves a graph that opens and can be continued") {
  const TempFolder folder;
  const auto documents = stored_documents(500, 60);
  Store whole = Store::open_write(folder.file("whole.kg"));
  whole.add(documents);
  whole.refresh();
  const std::string expected = bytes_of(whole.load());
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    const std::string path = folder.file("killed" + std::to_string(round) + ".kg");
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        Store store = Store::open_write(path);
        for (std::size_t i = 0; i < documents.size(); i += 3) {
          store.add(std::span(documents).subspan(i, 3));
        }
        store.refresh();
        for (;;) ::pause();
      } catch (...) {
      }
      ::_exit(1);
    }
    ::usleep(static_cast<useconds_t>(2000 + round * 9000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    {
      Store store = Store::open_write(path);
      const Facts before = store.load();
      CHECK(before.documents.size() % 3 == 0);  // whole batches only
      store.add(documents);
      CHECK(store.load().documents.size() == documents.size());
      store.refresh();
      CHECK(bytes_of(store.load()) == expected);
    }
    CHECK(bytes_of(Store::open_read(path).load()) == expected);
  }
}

TEST_CASE("graph/store: a reader undoes what a killed writer left half done") {
  const TempFolder folder;
  const std::string path = good_graph(folder);
  const std::string expected = bytes_of(Store::open_read(path).load());
  // A transaction that spills its cache into the file before it is killed: a hot journal remains.
  const int status = run_in_child([&path] {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec(
        "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM evidence; DELETE FROM mentions");
    for (int i = 0; i < 2000; ++i) {
      database.exec("INSERT INTO meta VALUES ('filler" + std::to_string(i) +
                    "', hex(zeroblob(500)))");
    }
    ::kill(::getpid(), SIGKILL);
  });
  CHECK(WIFSIGNALED(status));
  REQUIRE(std::filesystem::exists(path + "-journal"));
  CHECK(bytes_of(Store::open_read(path).load()) == expected);
  CHECK_FALSE(std::filesystem::exists(path + "-journal"));
}

TEST_CASE("graph/store: a second writer waits, then says who is in the way") {
  const TempFolder folder;
  const std::string path = good_graph(folder);
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  Store store = Store::open_write(path, 100);
  std::string message;
  try {
    store.add(stored_documents(900, 1));
  } catch (const FileError& error) {
    message = error.what();
  }
  CHECK(message.find("another program is writing it") != std::string::npos);
  CHECK(store.load().documents.size() == 4);  // reading goes on
  other.exec("ROLLBACK");
  store.add(stored_documents(900, 1));
  CHECK(store.load().documents.size() == 5);
}

TEST_CASE("graph/store: a full disk is an error, and what was committed stays") {
  const TempFolder folder;
  const std::string path = good_graph(folder);
  const std::string expected = bytes_of(Store::open_read(path).load());
  const int status = run_in_child([&path] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto size = static_cast<rlim_t>(std::filesystem::file_size(path));
    const rlimit limit{size + 50'000, size + 50'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      Store store = Store::open_write(path);
      store.add(stored_documents(1000, 200));
    } catch (const FileError&) {
      ::_exit(7);
    } catch (...) {
      ::_exit(8);
    }
  });
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(bytes_of(Store::open_read(path).load()) == expected);
}

}  // namespace
}  // namespace whomet
