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

// The same words, of the same owner or of another.
constexpr ReferentRow kOwned[] = {
    {"Togo kept its soldiers at home. Ghana pulled its soldiers out of Peru.", "its soldiers",
     "Togo's soldiers"},
    {"Luis Prado called his wife. Juan Quispe called his wife.", "his wife", "Luis Prado's wife"},
};
constexpr ReferentRow kOwnedLater[] = {
    {"Togo kept its soldiers at home. Ghana pulled its soldiers out of Peru.", "its soldiers",
     "Ghana's soldiers"},
    {"Luis Prado called his wife. Juan Quispe called his wife.", "his wife", "Juan Quispe's wife"},
    {"Togo praised its soldiers. Togo said its soldiers left.", "its soldiers", "Togo's soldiers"},
};

TEST_CASE("extract/coref/owned_names: the same words are the same thing if one owner's") {
  check_referents(kOwned);
  for (const ReferentRow& row : kOwnedLater) {
    CAPTURE(std::string(row.text));
    CHECK(referent_of(annotated(row.text), row.words, 1) == row.referent);
  }
}
