#include "render/graphml.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"
#include "tests/support/golden.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

TEST_CASE("render/graphml: all nodes and edges with their fields") {
  CHECK(testing::equals_golden("render/tiny.graphml",
                               to_graphml(EntityGraph(testing::tiny_facts()))));
}

TEST_CASE("render/graphml: nasty text is escaped and control characters are dropped") {
  testing::FactsBuilder builder;
  const auto ana = builder.person("<Ana> & \"B\"");
  const auto bea = builder.person("习近平\x0B");
  builder.state(ana, "praises", bea, "A \x01quote & <more>.");
  const auto xml = to_graphml(builder.graph());
  CHECK(xml.find("&lt;Ana&gt; &amp; &quot;B&quot;</data>") != std::string::npos);
  CHECK(xml.find("习近平</data>") != std::string::npos);
  CHECK(xml.find("A quote &amp; &lt;more&gt;.</data>") != std::string::npos);
}

TEST_CASE("render/graphml: an empty graph is a graph") {
  const auto xml = to_graphml(EntityGraph(Facts{}));
  CHECK(xml.find("<graph id=\"whomet\" edgedefault=\"directed\">\n  </graph>") !=
        std::string::npos);
}

}  // namespace
}  // namespace whomet
