#include "graph/json_tokens.h"

#include <doctest/doctest.h>

using namespace whomet;

TEST_CASE("graph/json_tokens: numbers") {
  struct Row {
    const char* json;
    JsonKind kind;
    double number;
  };
  for (const Row& row : {
           Row{"0", JsonKind::kInteger, 0},
           Row{"-0", JsonKind::kInteger, 0},
           Row{"18446744073709551615", JsonKind::kInteger, 18446744073709551615.0},
           Row{"18446744073709551616", JsonKind::kNumber, 18446744073709551616.0},
           Row{"-7", JsonKind::kNumber, -7},
           Row{"0.1", JsonKind::kNumber, 0.1},
           Row{"2.5e3", JsonKind::kNumber, 2500},
           Row{"1.7976931348623157e308", JsonKind::kNumber, 1.7976931348623157e308},
           // Too small for a double, in ways that number readers stumble over.
           Row{"1e-400", JsonKind::kNumber, 0},
           Row{"0.00000000000000001E-2147483639", JsonKind::kNumber, 0},
           Row{"-0.0000000000000000000000000111111111111E-00334", JsonKind::kNumber, 0},
           Row{"1e999", JsonKind::kBroken, 0},
           Row{"1e", JsonKind::kBroken, 0},
           Row{"01", JsonKind::kInteger, 0},  // and then something that does not belong there
           Row{"-", JsonKind::kBroken, 0},
       }) {
    CAPTURE(row.json);
    JsonTokens tokens(row.json);
    const JsonToken token = tokens.take();
    CHECK(token.kind == row.kind);
    if (row.kind != JsonKind::kBroken) CHECK(token.number == row.number);
  }
}
