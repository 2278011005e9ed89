// Reports on a graph made by hand: what they say, where each line stands, and that no name breaks
// them.
#include "cli/report/report.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/cli/program.h"
#include "tests/cli/sample_graph.h"
#include "tests/support/hostile_graph.h"
#include "tests/support/tiny_graph.h"

using namespace whomet;

namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

Facts disputed_facts() {
  Facts facts = testing::tiny_facts();
  Statement denied = testing::statement_of(
      "s7", "e2", "meets_with", "e1",
      testing::evidence_of("d2", 200, "Keller denies that he met Castillo.", "denies"));
  denied.negated = true;
  denied.attributed_to = {"e2", "Keller"};
  facts.statements.push_back(denied);
  Statement planned = testing::statement_of(
      "s8", "e1", "visits", "e3", testing::evidence_of("d2", 300, "She plans to visit Portugal."));
  planned.modality = Modality::kPlanned;
  facts.statements.push_back(planned);
  return facts;
}

}  // namespace

TEST_CASE("cli/report: sections, their lines and the notes of these") {
  const EntityGraph graph(disputed_facts());
  const Report report = report_on(graph, *graph.find("e1"), {.diagram = false});
  CHECK(report.title == "Ana Castillo");
  std::string titles;
  for (const ReportSection& section : report.sections) {
    titles += section.title + "\n";
    for (const ReportLine& line : section.lines) {
      CHECK_FALSE(line.notes.empty());
      for (const std::size_t note : line.notes) CHECK(note < report.notes.size());
    }
  }
  CHECK(titles ==
        "Roles and memberships\nMeetings\nWhere the sources disagree\n"
        "Planned, possible or wished for\nDenied or said not to be so\n");
  CHECK(report.documents == 2);
  const ReportSection& conflict = report.sections[2];
  REQUIRE(conflict.lines.size() == 2);
  CHECK(conflict.lines[0].status == "stated");
  CHECK(conflict.lines[1].status == "negated");
  CHECK(conflict.lines[1].speaker == "Bruno Keller");
}

TEST_CASE("cli/report: between two, only what links them") {
  const EntityGraph graph(disputed_facts());
  const Report report = report_between(graph, *graph.find("e1"), *graph.find("e2"), {});
  CHECK(report.title == "Ana Castillo and Bruno Keller");
  CHECK(report.diagram.find("<svg") != std::string::npos);
  for (const ReportSection& section : report.sections) {
    CHECK(section.title != "Roles and memberships");
  }
  CHECK(report_between(graph, *graph.find("e1"), *graph.find("e6"), {}).sections.empty());
}

TEST_CASE("cli/report: a section is cut with a note, and cites no more than it shows") {
  const EntityGraph graph(disputed_facts());
  const Report report = report_on(graph, *graph.find("e1"), {.limit = 1, .diagram = false});
  CHECK(report.sections.front().left_out == 1);
  CHECK(report_markdown(report, "").find("- and 1 more") != std::string::npos);
}

TEST_CASE("cli/report: no name breaks a page") {
  const EntityGraph graph(testing::hostile_facts());
  for (const char* id : {"e1", "e2", "m1"}) {
    const Report report = report_on(graph, *graph.find(id), {.diagram = false});
    const std::string html = report_html(report);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find('\x0B') == std::string::npos);
    CHECK(count(html, "<li") == count(html, "</li>"));
    CHECK(count(html, "<section>") == count(html, "</section>"));
    CHECK(count(html, "id=\"note-") == report.notes.size());
    const std::string markdown = report_markdown(report, "a b.svg");
    CHECK(markdown.find("<b>") == std::string::npos);
    CHECK(markdown.find("](<a%20b.svg>)") != std::string::npos);
    CHECK(count(markdown, "\n[^") == report.notes.size());
  }
}

TEST_CASE("cli/report: as a command") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const RunOptions here{.folder = folder.root()};
  const Outcome markdown = run_whomet({"report", "news.kg", "Carla Fuentes"}, here);
  CHECK(markdown.code == 0);
  CHECK(markdown.out.starts_with("# Carla Fuentes\n"));
  CHECK(run_whomet({"report", "news.kg", "Carla Fuentes", "-o", "f.html"}, here).code == 0);
  CHECK(run_whomet({"report", "news.kg", "Carla Fuentes", "-o", "f.md"}, here).code == 0);
  CHECK(run_command({"grep", "-c", "<svg", folder.path("f.html")}).out == "1\n");
  CHECK(run_command({"grep", "-c", "(<f.svg>)", folder.path("f.md")}).out == "1\n");
  CHECK(run_command({"grep", "-c", "<svg", folder.path("f.svg")}).out == "1\n");
  CHECK(run_whomet({"report", "news.kg", "Nobody Here"}, here).code == 1);
  CHECK(run_whomet({"report", "news.kg"}, here).code == 2);
  const Outcome far =
      run_whomet({"report", "news.kg", "--between", "Ada Novak", "Diego Salas"}, here);
  CHECK(far.code == 1);
  CHECK(far.err.find("whomet path") != std::string::npos);
}
