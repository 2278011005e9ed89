#include "extract/coref/owned_names.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* phrase;  // as the text has it
  const char* name;    // of its node
};

constexpr Row kRows[] = {
    {"Norway thanked Peru and recalled its soldiers.", "its soldiers", "Norway's soldiers"},
    {"Juan Quispe met his brother.", "his brother", "Juan Quispe's brother"},
    // A name that ends with s; an owner that has none.
    {"The United States praised its soldiers.", "its soldiers", "United States' soldiers"},
    {"Rebels praised their leaders.", "their leaders", "their leaders"},
    {"Juan Quispe met the soldiers.", "soldiers", "soldiers"},
};

}  // namespace

TEST_CASE("extract/coref/owned_names: what is somebody's is called after him") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    const Document document = annotated(row.text);
    const auto named = [&](const Cluster& cluster) {
      return cluster.name == row.name &&
             (cluster.name == row.phrase || std::ranges::count(cluster.aliases, row.phrase) == 1);
    };
    CHECK(std::ranges::any_of(document.clusters, named));
  }
}
