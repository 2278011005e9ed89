#include <map>
#include <string>

#include <doctest/doctest.h>

#include "graph/fact_source.h"
#include "graph/import.h"

using namespace whomet;

namespace {

Result<StoredDocument> import(const std::string& xml) {
  Diagnostics diagnostics;
  return import_graphml("g.graphml", xml, diagnostics);
}

struct Fault {
  const char* xml;
  const char* message;
};

const Fault kFaults[] = {
    {"", "g.graphml:1: no element found"},
    {"<html/>", "g.graphml:1: expected <graphml>, found <html>"},
    {"<graphml>\n<graph>\n<node/></graph></graphml>", "g.graphml:3: expected an id of the <node>"},
    {"<graphml><graph>\n<edge source='a'/></graph></graphml>",
     "g.graphml:2: expected source and target of the <edge>"},
    {"<graphml><graph><node id='a'/>\n<edge source='a' target='b'/></graph></graphml>",
     "g.graphml:2: expected a node 'b', found none"},
    {"<graphml><graph>\n\n<node id='a'></graph></graphml>", "g.graphml:3: mismatched tag"},
    {"<graphml><key id='k' attr.name='negated'/><graph><node id='a'/><node id='b'/>\n"
     "<edge source='a' target='b'><data key='k'>perhaps</data></edge></graph></graphml>",
     "g.graphml:2: expected true or false in 'negated', found 'perhaps'"},
    {"<graphml></graphml>", "expected a <graph> of GraphML, found none"},
    {"<graphml>\xFF</graphml>", "expected UTF-8"},
};

}  // namespace

TEST_CASE("graph/import_graphml: nodes, edges and their fields by name") {
  const auto document = import(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="d0" for="node" attr.name="Label" attr.type="string"/>
 <key id="d1" for="node" attr.name="type" attr.type="string"/>
 <key id="d2" for="edge" attr.name="predicate" attr.type="string"/>
 <key id="d3" for="edge" attr.name="quote" attr.type="string"/>
 <graph edgedefault="directed">
  <node id="a"><data key="d0">Ana &amp; Co</data><data key="d1">organization</data></node>
  <node id="b"><data key="d0">Bo</data><data key="d1">Person</data></node>
  <node id="c"><data key="d0">Bo</data><data key="d1">Person</data></node>
  <edge source="a" target="b"><data key="d2">employed_by</data><data key="d3">She works there.</data></edge>
  <edge source="b" target="c"><data key="d2">plays with</data></edge>
  <edge source="b" target="c"/>
 </graph>
</graphml>)");
  REQUIRE(document.ok());
  const Facts& facts = document->facts;
  CHECK(facts.entities.size() == 3);
  CHECK(facts.statements.size() == 3);
  std::map<std::string, std::string> quotes;
  for (const Statement& statement : facts.statements) {
    quotes[statement.predicate] = statement.evidence.front().quote;
    const ByteSpan at = statement.evidence.front().at.file;
    CHECK(document->text.substr(at.begin, at.end - at.begin) == statement.evidence.front().quote);
  }
  CHECK(quotes["employed_by"] == "She works there.");
  CHECK(quotes["plays with"] ==
        R"(<edge source="b" target="c"><data key="d2">plays with</data></edge>)");
  CHECK(quotes["related to"] == R"(<edge source="b" target="c"/>)");
}

TEST_CASE("graph/import_graphml: labels of yEd, nested graphs") {
  const auto document = import(
      "<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key id='d6' "
      "yfiles.type='nodegraphics'/>"
      "<graph><node id='n0'><data key='d6'><y:ShapeNode><y:NodeLabel>Ana</y:NodeLabel>"
      "</y:ShapeNode></data><graph><node id='n0::n0'/></graph></node>"
      "<edge source='n0' target='n0::n0'/></graph></graphml>");
  REQUIRE(document.ok());
  REQUIRE(document->facts.entities.size() == 2);
  const auto& entities = document->facts.entities;
  CHECK((entities[0].name == "Ana" || entities[1].name == "Ana"));
}

TEST_CASE("graph/import_graphml: wrong files are refused with line and what was expected") {
  for (const Fault& fault : kFaults) {
    CAPTURE(fault.xml);
    const auto document = import(fault.xml);
    REQUIRE_FALSE(document.ok());
    CHECK_MESSAGE(document.error().message.find(fault.message) != std::string::npos,
                  document.error().message);
  }
}
