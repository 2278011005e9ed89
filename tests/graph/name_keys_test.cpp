#include "graph/name_keys.h"

#include <doctest/doctest.h>

using namespace whomet;

namespace {

struct Pair {
  const char* a;
  const char* b;
  bool same;
};

constexpr Pair kPeople[] = {
    {"Volodymyr Zelenskyy", "Volodymyr Zelensky", true},
    {"Volodymyr Zelenskiy", "Zelensky", true},
    {"Sergei Lavrov", "Sergey Lavrov", true},
    {"Kim Jong-un", "Kim Jong Un", true},
    {"Kim Jong-un", "Kim Jong-il", false},
    {"Joe Biden", "Joseph R. Biden Jr.", true},
    {"J. Smith", "John Smith", true},
    {"J. Smith", "Robert Smith", false},
    {"Wang Yi", "Wang Wen", false},
    {"Wang Yi", "Zheng Wang", false},
    {"George H. Bush", "George W. Bush", false},
    {"Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva", true},
    {"Nicolas Maduro", "Nicolás Maduro Moros", true},
    {"Lopez Obrador", "Andres Manuel Lopez Obrador", true},
    {"Ursula von der Leyen", "von der Leyen", true},
    {"Bashar al-Assad", "Bashar Assad", true},
    {"Hillary Clinton", "Bill Clinton", false},
    {"Moammar Gadhafi", "Muammar Qaddafi", true},
    {"Khaled Meshaal", "Khalid Meshal", true},
    {"Nicholas Sarkozy", "Nicolas Sarkozy", true},
    {"Condolezza Rice", "Condoleezza Rice", true},
    {"", "Bill Clinton", false},
    {"", "", false},
};

constexpr Pair kKeys[] = {
    {"Volodymyr Zelenskyy", "Volodymyr Zelensky", true},
    {"Joe Biden", "Joseph R. Biden Jr.", true},
    {"Xi Jinping", "Xi Jin-ping", true},
    {"Wang Yi", "Wang Wen", false},
    {"Alexander Petrov", "Aleksandr Petrov", true},
    {"Lusine Sarkisian", "Lusine Sarkisyan", true},
    {"Kassym Tokaev", "Kassym Tokayev", true},
};

constexpr Pair kOrganizations[] = {
    {"The Shanghai Co-operation Organisation", "Shanghai Cooperation Organization", true},
    {"Johnson & Johnson", "Johnson and Johnson", true},
    {"U.N.", "UN", true},
    {"Ministry of Defence", "Ministry of Defense", true},
    {"Bank of Peru", "Bank of Chile", false},
};

constexpr Pair kAcronyms[] = {
    {"RSIS", "S. Rajaratnam School of International Studies", true},
    {"WHO", "World Health Organization", true},
    {"U.N.", "United Nations", true},
    {"IMF", "World Health Organization", false},
    {"W", "World", false},
    {"", "", false},
};

}  // namespace

TEST_CASE("graph/name_keys: names that may be one person") {
  for (const Pair& pair : kPeople) {
    CAPTURE(std::string(pair.a));
    CAPTURE(std::string(pair.b));
    CHECK(compatible_person_names(pair.a, pair.b) == pair.same);
    CHECK(compatible_person_names(pair.b, pair.a) == pair.same);
  }
}

TEST_CASE("graph/name_keys: equal keys of people") {
  for (const Pair& pair : kKeys) {
    CAPTURE(std::string(pair.a));
    CHECK((person_key(pair.a) == person_key(pair.b)) == pair.same);
  }
}

TEST_CASE("graph/name_keys: parts of a name") {
  CHECK(parse_person_name("Xi Jinping").family == "xi");
  CHECK(parse_person_name("Xi Jinping").family_first);
  CHECK(parse_person_name("Kari Olsen").family == "olsen");
  CHECK_FALSE(parse_person_name("Lee Anderson").family_first);
  CHECK(parse_person_name("Joseph R. Biden Jr.").suffix == "jr");
  CHECK(parse_person_name("").family.empty());
}

TEST_CASE("graph/name_keys: organizations and acronyms") {
  for (const Pair& pair : kOrganizations) {
    CAPTURE(std::string(pair.a));
    CHECK((organization_key(pair.a) == organization_key(pair.b)) == pair.same);
  }
  for (const Pair& pair : kAcronyms) {
    CAPTURE(std::string(pair.a));
    CHECK(is_acronym_of(pair.a, pair.b) == pair.same);
  }
}
