#include "render/escape.h"

#include <doctest/doctest.h>

namespace whomet {
namespace {

struct Row {
  const char* text;
  const char* xml;
  const char* label;
  const char* tooltip;
};

constexpr Row kRows[] = {
    {"plain", "plain", "plain", "plain"},
    {"", "", "", ""},
    {"a \"b\" 'c'", "a &quot;b&quot; &#39;c&#39;", "a \"b\" 'c'", "a \"b\" 'c'"},
    {"<b>&</b>", "&lt;b&gt;&amp;&lt;/b&gt;", "<b>&</b>", "<b>&</b>"},
    {"fish &amp; chips", "fish &amp;amp; chips", "fish &amp;amp; chips", "fish &amp;amp; chips"},
    {"&#65; & B;", "&amp;#65; &amp; B;", "&amp;#65; & B;", "&amp;#65; & B;"},
    {"\\N \\l", "\\N \\l", "\\\\N \\\\l", "\xE2\xA7\xB5N \xE2\xA7\xB5l"},
    {"习近平 🕊", "习近平 🕊", "习近平 🕊", "习近平 🕊"},
    {"two\nlines\tand\x0B\x1B[31m", "two lines and[31m", "two lines and[31m", "two lines and[31m"},
    {"bad \xFF byte", "bad \xEF\xBF\xBD byte", "bad \xEF\xBF\xBD byte", "bad \xEF\xBF\xBD byte"},
    {"\xEF\xBF\xBE", "", "", ""},  // U+FFFE is no character
};

TEST_CASE("render/escape: text in XML, labels and tooltips") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(escape_xml(row.text) == row.xml);
    CHECK(escape_label(row.text) == row.label);
    CHECK(escape_tooltip(row.text) == row.tooltip);
  }
}

}  // namespace
}  // namespace whomet
