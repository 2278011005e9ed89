#include "render/view/picture.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"

namespace whomet {
namespace {

using testing::FactsBuilder;
using testing::on_day;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : " / ") + line;
  return text;
}

// One line per edge: "Ana -> Bea: met 2024-05-03 [fact]"; "--" where there is no direction. Rows
// that are less certain than the line are marked.
std::string edges_of(const Picture& picture) {
  std::string text;
  for (const auto& edge : picture.edges) {
    const auto* arrow = edge.arrow_head && edge.arrow_tail ? " <-> "
                        : edge.arrow_head                  ? " -> "
                        : edge.arrow_tail                  ? " <- "
                                                           : " -- ";
    text += joined(picture.nodes[edge.tail].label) + arrow +
            joined(picture.nodes[edge.head].label) + ": ";
    for (std::size_t i = 0; i < edge.label.size(); ++i) {
      const auto& line = edge.label[i];
      text += (i == 0 ? "" : " / ") + line.text;
      if (line.reality != edge.reality) text += " {" + std::string(name_of(line.reality)) + "}";
    }
    text += " [" + std::string(name_of(edge.reality)) + "]\n";
  }
  return text;
}

std::string nodes_of(const Picture& picture) {
  std::string text;
  for (const auto& node : picture.nodes) {
    text += joined(node.label);
    if (!node.note.empty()) text += " (" + joined(node.note) + ")";
    text += "; ";
  }
  return text;
}

Picture picture_of(const FactsBuilder& builder, const std::vector<std::string>& highlight = {}) {
  const auto graph = builder.graph();
  std::vector<NodeId> nodes;
  for (const auto& id : highlight) nodes.push_back(*graph.find(id));
  PictureOptions options;
  options.highlight = nodes;
  options.tell_offices = true;
  return make_picture(graph, whole_graph(graph), options);
}

struct Pair {
  FactsBuilder builder;
  std::string ana = builder.person("Ana");
  std::string bea = builder.person("Bea");
  Statement& state(const char* predicate) { return builder.state(ana, predicate, bea); }
};

struct Row {
  const char* predicate;
  bool negated;
  Modality modality;
  const char* speaker;
  const char* expected;
};

constexpr Row kRows[] = {
    {"meets_with", false, Modality::kAsserted, "", "Ana -- Bea: met [fact]\n"},
    {"praises", false, Modality::kAsserted, "", "Ana -> Bea: praised [fact]\n"},
    {"praises", true, Modality::kAsserted, "", "Ana -> Bea: ✗ not: praised [denied]\n"},
    {"praises", true, Modality::kDenied, "", "Ana -> Bea: ✗ denied: praised [denied]\n"},
    {"praises", false, Modality::kPlanned, "", "Ana -> Bea: praised (planned) [plan]\n"},
    {"praises", false, Modality::kDesired, "", "Ana -> Bea: praised (wished) [plan]\n"},
    {"praises", false, Modality::kAsserted, "a source",
     "Ana -> Bea: praised (says a source) [claim]\n"},
    {"praises", false, Modality::kPossible, "a source", "Ana -> Bea: praised (possible) [plan]\n"},
};

TEST_CASE("render/picture: what a line says and how it looks") {
  for (const Row& row : kRows) {
    CAPTURE(row.expected);
    Pair pair;
    auto& statement = pair.state(row.predicate);
    statement.negated = row.negated;
    statement.modality = row.modality;
    statement.attributed_to.text = row.speaker;
    CHECK(edges_of(picture_of(pair.builder)) == row.expected);
  }
}

TEST_CASE("render/picture: an open phrase that says no is not negated twice") {
  Pair pair;
  auto& statement = pair.state("did not talk to");
  statement.open = true;
  statement.negated = true;
  CHECK(edges_of(picture_of(pair.builder)) == "Ana -> Bea: ✗ did not talk to [denied]\n");
}

TEST_CASE("render/picture: the same relation told again is one line") {
  Pair pair;
  pair.state("praises").time = on_day("2024-05-03");
  auto& again = pair.state("praises");
  again.time = on_day("2024-02-01");
  again.attributed_to.text = "a source";  // a claim that is told as fact elsewhere
  FactsBuilder::add_source(again, "d2", "Again.");
  pair.state("leads").open = true;
  pair.state("kin_of");
  pair.state("kin_of");  // a state is not counted
  const auto picture = picture_of(pair.builder);
  CHECK(edges_of(picture) ==
        "Ana -> Bea: praised 2024-02-01 / – 2024-05-03 ×2 / relative of / leads [fact]\n");
  CHECK(picture.edges[0].sources == 2);
  CHECK(picture.shown_relations == 5);
  CHECK(picture.sources == 2);
}

TEST_CASE("render/picture: more relations than a line can name are counted") {
  Pair pair;
  for (const char* name : {"praises", "urges", "warns", "supports", "detains", "releases"}) {
    pair.state(name);
  }
  CHECK(edges_of(picture_of(pair.builder)) ==
        "Ana -> Bea: detained / praised / released / + 3 more [fact]\n");
}

TEST_CASE("render/picture: an unnamed meeting of two is a line, and told once") {
  Pair pair;
  const auto lisbon = pair.builder.entity(EntityType::kPlace, "Lisbon");
  auto& meeting =
      pair.builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {pair.ana, pair.bea});
  meeting.place = lisbon;
  meeting.date = on_day("2024-05-03");
  auto& met = pair.state("meets_with");
  met.meeting = "m1";
  FactsBuilder::add_source(met, "d2", "Again.");
  const auto picture = picture_of(pair.builder);
  CHECK(edges_of(picture) == "Ana -- Bea: met in Lisbon 2024-05-03 [fact]\n");
  CHECK(picture.edges[0].sources == 2);
  CHECK(picture.shown_relations == 4);  // met, two participants and a place
  CHECK(nodes_of(picture) == "Ana; Bea; ");
  CHECK(nodes_of(picture_of(pair.builder, {lisbon})) == "Ana; Bea; Lisbon; ");
}

TEST_CASE("render/picture: a planned visit is a dashed line, a cancelled one is denied") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto chad = builder.country("Chad");
  builder.meeting(MeetingKind::kVisit, MeetingStatus::kPlanned, {ana}).place = chad;
  builder.meeting(MeetingKind::kVisit, MeetingStatus::kNotHeld, {ana}).place = chad;
  CHECK(edges_of(picture_of(builder)) ==
        "Ana -> Chad: visited (planned) / ✗ not: visited {denied} [plan]\n");
}

TEST_CASE("render/picture: a meeting of three, or with a name, is a node") {
  Pair pair;
  const auto cleo = pair.builder.person("Cleo");
  pair.builder.meeting(MeetingKind::kSummit, MeetingStatus::kPlanned, {pair.ana, pair.bea, cleo})
      .date = on_day("2024-06-01");
  pair.state("meets_with").meeting = "m1";  // told by the meeting
  CHECK(edges_of(picture_of(pair.builder)) ==
        "Ana -> summit: to take part [plan]\n"
        "Bea -> summit: to take part [plan]\n"
        "Cleo -> summit: to take part [plan]\n");
  CHECK(nodes_of(picture_of(pair.builder)) == "Ana; Bea; Cleo; summit (planned, 2024-06-01); ");
  Pair named;
  auto& forum =
      named.builder.meeting(MeetingKind::kConference, MeetingStatus::kHeld, {named.ana, named.bea});
  forum.name = "Fish Forum";
  forum.date = on_day("2024-06-01");
  named.builder.state(named.ana, "speaks_at", "m1");
  CHECK(edges_of(picture_of(named.builder)) ==
        "Ana -> Fish Forum: spoke at [fact]\n"
        "Bea -> Fish Forum: took part [fact]\n");
  CHECK(nodes_of(picture_of(named.builder)) == "Ana; Bea; Fish Forum (2024-06-01); ");
}

TEST_CASE("render/picture: whose minister somebody is stands on the card") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto chad = builder.country("Chad");
  builder.state(ana, "minister_of", chad);
  builder.state(bea, "citizen_of", chad);
  auto& role = builder.state(bea, "holds_role", "");
  role.object_text = "opposition leader";
  builder.state(ana, "accuses", bea);
  CHECK(edges_of(picture_of(builder)) == "Ana -> Bea: accused [fact]\n");
  CHECK(nodes_of(picture_of(builder)) == "Ana (minister, Chad); Bea (opposition leader, Chad); ");
  // Where the question is about the country, its people are its lines.
  CHECK(edges_of(picture_of(builder, {chad})) ==
        "Ana -> Bea: accused [fact]\n"
        "Ana -> Chad: minister of [fact]\n"
        "Bea -> Chad: citizen of [fact]\n");
}

TEST_CASE("render/picture: what two say of each other is one line, and says who") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana Castillo");
  const auto chad = builder.country("Chad");
  builder.state(ana, "accuses", chad);
  builder.state(chad, "sanctions", ana).modality = Modality::kPlanned;
  builder.state(ana, "meets_with", chad).negated = true;
  CHECK(edges_of(picture_of(builder)) ==
        "Ana Castillo <-> Chad: Castillo: accused / Chad: sanctioned (planned) {plan} / "
        "✗ not: met {denied} [fact]\n");
}

TEST_CASE("render/picture: who says so is numbered, oldest first") {
  Pair pair;
  FactsBuilder::add_source(pair.state("praises"), "d3", "Third.");
  pair.state("leads");
  const auto graph = pair.builder.graph();
  auto picture = make_picture(graph, whole_graph(graph), {});
  REQUIRE(picture.edges.size() == 1);
  CHECK(picture.edges[0].label[0].references == "[1,2]");
  CHECK(picture.edges[0].label[1].references == "[1]");
  REQUIRE(picture.references.size() == 2);
  CHECK(picture.references[0].quote == "");
  CHECK(picture.references[0].source == "2024-05-01, d1.txt");
  CHECK(picture.references[1].source == "2024-05-03, d3.txt");
  CHECK(picture.edges[0].tooltip.find("“Third.” 2024-05-03, d3.txt") != std::string::npos);
  PictureOptions options;
  options.cite_sentences = true;
  picture = make_picture(graph, whole_graph(graph), options);
  REQUIRE(picture.references.size() == 2);
  CHECK(picture.references[1].quote == "Third.");
}

TEST_CASE("render/picture: groups are frames around two and more") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto cleo = builder.person("Cleo");
  const auto chad = builder.country("Chad");
  const auto mali = builder.country("Mali");
  builder.state(ana, "minister_of", chad);
  builder.state(bea, "minister_of", chad);
  builder.state(cleo, "minister_of", mali);
  builder.state(ana, "praises", bea);
  builder.state(ana, "praises", cleo);
  const auto graph = builder.graph();
  PictureOptions options;
  options.tell_offices = true;
  options.grouping = Grouping::kCountry;
  const auto picture = make_picture(graph, whole_graph(graph), options);
  CHECK(picture.groups == std::vector<std::string>{"Chad"});
  CHECK(picture.nodes[0].group == 0);
  CHECK(picture.nodes[1].group == 0);
  CHECK(picture.nodes[2].group == PictureNode::kNoGroup);
}

TEST_CASE("render/picture: nodes without a line are left out unless there is nothing else") {
  Pair pair;
  const auto cleo = pair.builder.person("Cleo");
  CHECK(nodes_of(picture_of(pair.builder)) == "Ana; Bea; Cleo; ");
  pair.state("praises");
  pair.builder.state(cleo, "praises", cleo);  // of oneself: not drawn
  const auto picture = picture_of(pair.builder);
  CHECK(nodes_of(picture) == "Ana; Bea; ");
  CHECK(picture.left_out_nodes == 1);
  CHECK(picture.shown_relations == 1);
  CHECK(picture.total_relations == 2);
  CHECK(nodes_of(picture_of(pair.builder, {cleo})) == "Ana; Bea; Cleo; ");
  CHECK(picture_of(FactsBuilder()).nodes.empty());
}

}  // namespace
}  // namespace whomet
