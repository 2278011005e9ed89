#include "render/diagram.h"

#include <set>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"
#include "tests/support/golden.h"
#include "tests/support/random_graph.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

using testing::FactsBuilder;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Tags open and close in order, and every "&" starts an entity: enough to catch a broken escape.
bool is_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '&' && xml.substr(at, 12).find(';') == std::string::npos) return false;
    if (xml[at] != '<') continue;
    if (xml.compare(at, 4, "<!--") == 0) {
      at = xml.find("-->", at);
      if (at == std::string::npos) return false;
      continue;
    }
    const auto end = xml.find('>', at);
    if (end == std::string::npos) return false;
    const auto tag = xml.substr(at + 1, end - at - 1);
    at = end;
    if (tag[0] == '?' || tag[0] == '!' || tag.back() == '/') continue;
    const auto name = tag.substr(0, tag.find_first_of(" \n"));
    if (name[0] != '/') {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

std::string draw_whole(const EntityGraph& graph, DiagramFormat format,
                       const DiagramOptions& options = {}) {
  return draw(graph, whole_graph(graph), format, options);
}

TEST_CASE("render/diagram: DOT of a small graph") {
  const EntityGraph graph(testing::tiny_facts());
  DiagramOptions options;
  options.title = "Ana Castillo";
  options.highlight = {*graph.find("e1")};
  CHECK(testing::equals_golden("render/tiny.dot", draw_whole(graph, DiagramFormat::kDot, options)));
  options.highlight.push_back(*graph.find("e5"));
  CHECK(testing::equals_golden("render/tiny_path.dot",
                               draw_whole(graph, DiagramFormat::kDot, options)));
}

TEST_CASE("render/diagram: SVG keeps ids and classes, PNG and PDF are what they say") {
  const EntityGraph graph(testing::tiny_facts());
  const auto svg = draw_whole(graph, DiagramFormat::kSvg);
  CHECK(is_well_formed(svg));
  CHECK(contains(svg, "id=\"node_e1\" class=\"node type_Person\""));
  CHECK(contains(svg, "edge_s4"));
  CHECK(contains(svg, "fact member_of"));
  CHECK(contains(svg, "Keller, a member of the Harbour League, left."));  // the tooltip
  CHECK(contains(svg, "reported as fact"));
  CHECK(draw_whole(graph, DiagramFormat::kPng).starts_with("\x89PNG"));
  CHECK(draw_whole(graph, DiagramFormat::kPdf).starts_with("%PDF"));
}

TEST_CASE("render/diagram: the legend explains only what occurs") {
  const EntityGraph graph(testing::tiny_facts());
  auto svg = draw_whole(graph, DiagramFormat::kSvg);
  CHECK(contains(svg, ">person<"));
  CHECK(contains(svg, ">country<"));
  CHECK_FALSE(contains(svg, ">event<"));
  CHECK_FALSE(contains(svg, "said not to be so"));
  CHECK(contains(svg, ">[1]<"));
  DiagramOptions options;
  options.legend = false;
  svg = draw_whole(graph, DiagramFormat::kSvg, options);
  CHECK_FALSE(contains(svg, ">person<"));
  CHECK(contains(svg, "relations"));  // the caption stays
}

TEST_CASE("render/diagram: an SVG says who says so, needs nothing else and has each id once") {
  const EntityGraph graph(testing::tiny_facts());
  for (const auto theme : {Theme::kLight, Theme::kDark}) {
    DiagramOptions options;
    options.style = default_style(theme);
    const auto svg = draw_whole(graph, DiagramFormat::kSvg, options);
    for (const char* foreign : {"<script", "href", "url(", "@import", "<image", "<style"}) {
      CAPTURE(foreign);
      CHECK_FALSE(contains(svg, foreign));
    }
    CHECK(contains(svg, "fill=\"" + options.style.page.background + "\""));
    std::set<std::string> ids;
    for (auto at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1)) {
      const auto id = svg.substr(at + 5, svg.find('"', at + 5) - at - 5);
      CAPTURE(id);
      CHECK(ids.insert(id).second);
    }
    // The tooltip of a line: what is said, the sentence, the source.
    CHECK(contains(svg,
                   "<title>Bruno Keller – member of – Harbour League&#10;“Keller, a member of the "
                   "Harbour League, left.”"));
  }
}

TEST_CASE("render/diagram: a meeting, a timeline and an overview in every format") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  auto& summit = builder.meeting(MeetingKind::kSummit, MeetingStatus::kHeld, {ana, bea});
  summit.name = "Fish Forum";
  summit.history = {{MeetingStatus::kPlanned, "d1"}, {MeetingStatus::kHeld, "d2"}};
  auto& praise = builder.state(ana, "praises", bea);
  praise.meeting = "m1";
  const auto graph = builder.graph();
  const auto meeting = *graph.find("m1");
  const auto svg = draw_meeting(graph, meeting, DiagramFormat::kSvg, {});
  CHECK(is_well_formed(svg));
  CHECK(contains(svg, "Told as planned on 2024-05-01, as held on 2024-05-02."));
  CHECK(contains(svg, "Ana – praised – Bea ["));
  for (const auto format : {DiagramFormat::kDot, DiagramFormat::kSvg, DiagramFormat::kPng}) {
    CHECK(draw_meeting(graph, meeting, format, {}).size() > 100);
    CHECK(draw_timeline(graph, {}, format, {}).size() > 100);
    CHECK(draw_overview(graph, whole_graph(graph), format, {}).size() > 100);
    const EntityGraph nothing((Facts()));
    CHECK(draw_timeline(nothing, {}, format, {}).size() > 100);
    CHECK(draw_overview(nothing, whole_graph(nothing), format, {}).size() > 100);
  }
}

TEST_CASE("render/diagram: labels that look like markup are shown as they are") {
  const char* const names[] = {"say \"hi\"",
                               "<b>bold</b>",
                               "A & B &amp; C",
                               "习近平",
                               "dove \xF0\x9F\x95\x8A",
                               "back\\N \\l \\G",
                               "node",
                               "",
                               "-1",
                               "line\nbreak",
                               "bell\x07",
                               "bad \xFF"};
  FactsBuilder builder;
  const auto hub = builder.person("Ana");
  for (const char* name : names) {
    const auto id = builder.entity(EntityType::kOrganization, name);
    builder.state(hub, name, id, std::string("Quote: \\N \\E <i> & ") + name).open = true;
  }
  const auto graph = builder.graph();
  for (const auto layout : {DiagramLayout::kNetwork, DiagramLayout::kColumns}) {
    DiagramOptions options;
    options.layout = layout;
    options.title = "<i>\"title\" & \\N";
    const auto svg = draw_whole(graph, DiagramFormat::kSvg, options);
    CHECK(is_well_formed(svg));
    CHECK(contains(svg, "习近平"));
    CHECK(contains(svg, "&lt;b&gt;bold&lt;/b&gt;"));
    CHECK(contains(svg, "back\\N \\l \\G"));
    CHECK(contains(svg, "A &amp; B &amp;amp; C"));
    CHECK_FALSE(contains(svg, "\x07"));
    CHECK_FALSE(contains(svg, "<i>"));
    CHECK(contains(svg, "Quote: \\N \\E &lt;i&gt; &amp; "));
  }
}

TEST_CASE("render/diagram: an empty graph and a single node are drawn") {
  for (const auto format :
       {DiagramFormat::kDot, DiagramFormat::kSvg, DiagramFormat::kPng, DiagramFormat::kPdf}) {
    CHECK_FALSE(draw_whole(EntityGraph(Facts{}), format).empty());
    FactsBuilder builder;
    builder.person("Ana");
    CHECK_FALSE(draw_whole(builder.graph(), format).empty());
  }
  FactsBuilder builder;
  builder.person("Ana");
  CHECK(contains(draw_whole(builder.graph(), DiagramFormat::kSvg), "Ana"));
}

TEST_CASE("render/diagram: the same bytes every time, from any thread") {
  const EntityGraph graph(testing::random_facts(7, 14, 30));
  for (const auto format :
       {DiagramFormat::kDot, DiagramFormat::kSvg, DiagramFormat::kPng, DiagramFormat::kPdf}) {
    const auto first = draw_whole(graph, format);
    std::string second;
    std::string third;
    std::thread a([&] { second = draw_whole(graph, format); });
    std::thread b([&] { third = draw_whole(graph, format); });
    a.join();
    b.join();
    CHECK(first == second);
    CHECK(first == third);
  }
}

TEST_CASE("render/diagram: a graph of 100,000 edges is cut, and the caption says so") {
  testing::Random random(5);
  FactsBuilder builder;
  std::vector<std::string> people;
  for (int i = 0; i < 10'000; ++i) people.push_back(builder.person("P" + std::to_string(i)));
  for (int i = 0; i < 100'000; ++i) {
    builder.state(random.pick(people), i % 2 == 0 ? "praises" : "urges", random.pick(people));
  }
  const auto graph = builder.graph();
  const auto dot = draw_whole(graph, DiagramFormat::kDot);
  CHECK(count_of(dot, " -> ") > 20);
  CHECK(count_of(dot, " -> ") <= 60);
  CHECK(contains(dot, " of 100000 relations shown"));
}

TEST_CASE("render/diagram: names of the formats") {
  CHECK(parse_diagram_format("svg") == DiagramFormat::kSvg);
  CHECK_FALSE(parse_diagram_format("jpeg").has_value());
}

}  // namespace
}  // namespace whomet
