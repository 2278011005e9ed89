// What the files of the store share. Internal to graph/store*.cpp: it
// names SQLiteCpp's type.
#pragma once

#include <memory>
#include <string>

#include "graph/store.h"

namespace SQLite {
class Database;
}

namespace whomet {

struct Store::Database {
  std::string path;
  int wait_ms;
  std::shared_ptr<SQLite::Database> connection;  // never null
  SQLite::Database& sqlite = *connection;
};

}  // namespace whomet
