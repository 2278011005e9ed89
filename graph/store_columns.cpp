#include "graph/store_columns.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace whomet {

std::string Columns::text() {
  return statement_.getColumn(next_++).getString();
}

std::size_t Columns::offset() {
  return static_cast<std::size_t>(statement_.getColumn(next_++).getInt64());
}

double Columns::number() {
  return statement_.getColumn(next_++).getDouble();
}

TimeValue Columns::time() {
  TimeValue time;
  time.text = text();
  time.from = text();
  time.to = text();
  time.granularity = text();
  time.basis = text();
  return time;
}

}  // namespace whomet
