// docs/relation_sources.md says where each relation comes from: its columns of patterns and of the
// classifier are those of the program, and nothing is left without a source.

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "extract/relation/pair_classifier.h"
#include "extract/relation/patterns.h"
#include "graph/schema.h"

using namespace whomet;

namespace {

struct Sources {
  std::string patterns;
  std::string classifier;
  std::string code;
};

// Rows "| `relation` | patterns | classifier | code |".
std::map<std::string, Sources> table_of(const std::string& page) {
  std::map<std::string, Sources> table;
  std::size_t at = 0;
  while (at < page.size()) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    std::string line = page.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with("| `")) continue;
    std::vector<std::string> cells;
    std::size_t bar = 1;
    while (bar < line.size()) {
      const std::size_t next = std::min(line.find('|', bar), line.size());
      cells.push_back(line.substr(bar, next - bar));
      bar = next + 1;
    }
    REQUIRE(cells.size() == 4);
    for (std::string& cell : cells) {
      cell.erase(0, cell.find_first_not_of(" `"));
      cell.erase(cell.find_last_not_of(" `") + 1);
    }
    table[cells[0]] = {cells[1], cells[2], cells[3]};
  }
  return table;
}

}  // namespace

TEST_CASE(
    "extract/relation/sources: the table of docs/relation_sources.md is that of the program") {
  const auto table =
      table_of(read_file(std::string(WHOMET_SOURCE_DIR) + "/docs/relation_sources.md"));
  CHECK(table.size() == predicates().size());
  for (const Predicate& predicate : predicates()) {
    const std::string name(predicate.name);
    CAPTURE(name);
    REQUIRE(table.contains(name));
    const Sources& source = table.at(name);
    const auto blocks =
        std::ranges::count_if(patterns(), [&](const Pattern& p) { return p.predicate == name; });
    CHECK(source.patterns == (blocks == 0 ? "" : std::to_string(blocks)));
    const bool learnt =
        std::ranges::any_of(pair_classifier().relations(), [&](const PairRelation& relation) {
          return relation.predicate == &predicate && !relation.swapped;
        });
    CHECK(source.classifier == (learnt ? "yes" : ""));
    CHECK(!(source.patterns + source.classifier + source.code).empty());
  }
}
