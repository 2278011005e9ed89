#include "extract/entity/gazetteer.h"

#include <doctest/doctest.h>

#include "extract/entity/person_names.h"

using namespace whomet;

namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer tables = Gazetteer::load();
  return tables;
}

struct Row {
  const char* name;
  GazetteerEntry::Kind kind;
  const char* canonical;
};

using Kind = GazetteerEntry::Kind;

constexpr Row kRows[] = {
    {"China", Kind::kCountry, "China"},
    {"People's Republic of China", Kind::kCountry, "China"},
    {"U.S.", Kind::kCountry, "United States"},
    {"Türkiye", Kind::kCountry, "Turkey"},
    {"North Korean", Kind::kDemonym, "North Korea"},
    {"South Koreans", Kind::kDemonym, "South Korea"},
    {"Ivory Coast", Kind::kCountry, "Ivory Coast"},
    {"Côte d’Ivoire", Kind::kCountry, "Ivory Coast"},
    {"Kiev", Kind::kCapital, "Kyiv"},
    {"Kremlin", Kind::kMetonym, "Russia"},
    {"EU", Kind::kOrganization, "European Union"},
    {"Shanghai Cooperation Organisation", Kind::kOrganization, "Shanghai Cooperation Organization"},
    {"Indo-Pacific", Kind::kRegion, "Indo-Pacific"},
    {"West", Kind::kRegion, "the West"},
    {"Netherlands", Kind::kCountry, "Netherlands"},
    {"Dutch", Kind::kDemonym, "Netherlands"},
};

}  // namespace

TEST_CASE("extract/entity/gazetteer: first reading of a name") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.name));
    const auto entries = gazetteer().find(row.name);
    REQUIRE(!entries.empty());
    CHECK(entries[0].kind == row.kind);
    CHECK(entries[0].name == row.canonical);
  }
}

TEST_CASE("extract/entity/gazetteer: unknown and unsafe names") {
  for (const char* name : {"", "china", "Xyzzy", "\xff", "CH", "Korean Airlines"}) {
    CAPTURE(name);
    CHECK(gazetteer().find(name).empty());
  }
  for (const auto& entry : gazetteer().find("Korean")) CHECK(entry.type != EntityType::kCountry);
  CHECK(gazetteer().country("Q0") == nullptr);
  CHECK(gazetteer().longest_from("xyzzy") == 0);
}

TEST_CASE("extract/entity/gazetteer: countries by id, leaders by family name") {
  REQUIRE(gazetteer().country("Q1030") != nullptr);
  CHECK(gazetteer().country("Q1030")->name == "Namibia");
  REQUIRE(gazetteer().country("Q55") != nullptr);
  CHECK(gazetteer().country("Q55")->name == "Netherlands");
  bool found = false;
  for (const Leader& leader : gazetteer().leaders("Macron"))
    found = found || leader.country == "Q142";
  CHECK(found);
  CHECK(gazetteer().leaders("Xyzzy").empty());
}

TEST_CASE("extract/entity/person_names: gender and shape") {
  CHECK(gender_of_name("Angela Weber", gazetteer()) == Gender::kFemale);
  CHECK(gender_of_name("João Costa", gazetteer()) == Gender::kMale);
  CHECK(gender_of_name("Xi Jinping", gazetteer()) == Gender::kUnknown);
  CHECK(looks_like_person("Zhao Lijian", gazetteer()));
  CHECK(looks_like_person("J. R. Petersen", gazetteer()));
  CHECK_FALSE(looks_like_person("Petersen", gazetteer()));
  CHECK_FALSE(looks_like_person("", gazetteer()));
}
