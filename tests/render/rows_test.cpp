#include "render/rows.h"

#include <limits>

#include <doctest/doctest.h>

namespace whomet {
namespace {

using List = std::vector<std::string>;

Rows example() {
  return {{"name", "hops", "score", "fact", "also"},
          {{std::string("Ana"), std::int64_t{12}, 0.5, true, List{"A.", "C, B"}},
           {std::string("say \"hi\",\n<b>|\\"), std::int64_t{-3}, 1e-7, false, List{}},
           {std::string("习近平"), std::monostate{}, 2.0, std::monostate{}, std::string("\t")}}};
}

TEST_CASE("render/rows: a table has aligned columns, numbers to the right") {
  CHECK(format_rows(example(), RowFormat::kTable) ==
        "name             hops  score  fact   also\n"
        "───────────────  ────  ─────  ─────  ────────\n"
        "Ana                12    0.5  true   A.; C, B\n"
        "say \"hi\", <b>|\\    -3  1e-07  false\n"
        "习近平                     2\n");
}

TEST_CASE("render/rows: a table is cut to the width of the terminal") {
  const Rows rows{{"a", "b"}, {{std::string("a long text that goes on"), std::int64_t{123456}}}};
  CHECK(format_rows(rows, RowFormat::kTable, {.width = 20}) ==
        "a                  b\n"
        "────────────  ──────\n"
        "a long text…  123456\n");
}

TEST_CASE("render/rows: bold column names only where colour is wanted") {
  const Rows rows{{"a"}, {{std::string("\x1B[31mred")}}};
  CHECK(format_rows(rows, RowFormat::kTable, {.colour = true}) ==
        "\x1B[1ma\x1B[0m\n───────\n[31mred\n");
  CHECK(format_rows(rows, RowFormat::kTable).find('\x1B') == std::string::npos);
}

TEST_CASE("render/rows: JSON keeps types, lists and empty cells") {
  CHECK(format_rows(example(), RowFormat::kJsonLines) ==
        R"({"name":"Ana","hops":12,"score":0.5,"fact":true,"also":["A.","C, B"]})"
        "\n"
        R"({"name":"say \"hi\",\n<b>|\\","hops":-3,"score":1e-07,"fact":false,"also":[]})"
        "\n"
        R"({"name":"习近平","hops":null,"score":2,"fact":null,"also":"\t"})"
        "\n");
  const Rows odd{{"x"}, {{std::numeric_limits<double>::infinity()}, {std::string("\xFF")}}};
  CHECK(format_rows(odd, RowFormat::kJson) == "[\n{\"x\":null},\n{\"x\":\"\xEF\xBF\xBD\"}\n]\n");
}

TEST_CASE("render/rows: CSV quotes as RFC 4180 says") {
  CHECK(format_rows(example(), RowFormat::kCsv) ==
        "name,hops,score,fact,also\r\n"
        "Ana,12,0.5,true,\"A.; C, B\"\r\n"
        "\"say \"\"hi\"\",\n<b>|\\\",-3,1e-07,false,\r\n"
        "习近平,,2,,\t\r\n");
}

TEST_CASE("render/rows: TSV keeps a row on a line") {
  CHECK(format_rows(example(), RowFormat::kTsv) ==
        "name\thops\tscore\tfact\talso\n"
        "Ana\t12\t0.5\ttrue\tA.; C, B\n"
        "say \"hi\",\\n<b>|\\\\\t-3\t1e-07\tfalse\t\n"
        "习近平\t\t2\t\t\\t\n");
}

TEST_CASE("render/rows: Markdown escapes what would be markup") {
  const Rows rows{{"who", "n"}, {{std::string("a|b *c* <i>"), std::int64_t{1}}}};
  CHECK(format_rows(rows, RowFormat::kMarkdown) ==
        "| who | n |\n| --- | ---: |\n| a\\|b \\*c\\* \\<i> | 1 |\n");
}

TEST_CASE("render/rows: nothing to say") {
  for (const auto format : {RowFormat::kTable, RowFormat::kJson, RowFormat::kJsonLines,
                            RowFormat::kCsv, RowFormat::kTsv, RowFormat::kMarkdown}) {
    CHECK(format_rows({}, format).empty());
  }
  const Rows empty{{"a", "b"}, {}};
  CHECK(format_rows(empty, RowFormat::kTable).empty());
  CHECK(format_rows(empty, RowFormat::kJson) == "[]\n");
  CHECK(format_rows(empty, RowFormat::kJsonLines).empty());
  CHECK(format_rows(empty, RowFormat::kTsv) == "a\tb\n");
}

TEST_CASE("render/rows: names of the formats") {
  CHECK(parse_row_format("jsonl") == RowFormat::kJsonLines);
  CHECK(parse_row_format("md") == RowFormat::kMarkdown);
  CHECK_FALSE(parse_row_format("xml").has_value());
}

}  // namespace
}  // namespace whomet
