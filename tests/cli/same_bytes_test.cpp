// The graph is a function of the set of documents: not of order, threads, interruptions or history.

#include <algorithm>
#include <array>
#include <thread>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "tests/cli/program.h"

using namespace whomet;

namespace {

const std::string kArticles = std::string(WHOMET_SOURCE_DIR) + "/tests/cli/articles";

std::string article(int number) {
  static const char* const kNames[] = {"Ada Novak",   "Ben Okafor",    "Carla Fuentes",
                                       "Diego Salas", "Grace Wanjiru", "Henrik Dahl",
                                       "Ines Moreau"};
  static const char* const kPlaces[] = {"Lisbon", "Nairobi", "Santiago", "Geneva", "Oslo"};
  const auto name = [number](int step) { return std::string(kNames[(number * step + step) % 7]); };
  const std::string place = kPlaces[number % 5];
  return std::to_string(number % 28 + 1) + " May 2022 – Minister " + name(1) + " met " + name(3) +
         " in " + place + " on Monday. The two sides signed an agreement number " +
         std::to_string(number) + ". " + name(5) + " said that the talks had been useful, and " +
         name(1) + " will visit " + kPlaces[(number + 2) % 5] + " in June.\n";
}

void write_articles(const TemporaryFolder& folder, int count) {
  for (int i = 0; i < count; ++i) folder.write("in/" + std::to_string(i) + ".txt", article(i));
}

std::string export_of(const TemporaryFolder& folder, const std::string& graph) {
  const Outcome outcome = run_whomet({"export", graph}, {.folder = folder.root()});
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  CHECK(outcome.out.find("\"schema\"") != std::string::npos);
  return outcome.out;
}

int run_in(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
  const Outcome outcome = run_whomet(arguments, {.folder = folder.root()});
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  return outcome.code;
}

}  // namespace

TEST_CASE("cli/ingest: the same bytes of export for any order, any number of threads, any steps") {
  const TemporaryFolder folder;
  write_articles(folder, 150);
  run_in(folder, {"build", "in", "-o", "one.kg", "--jobs", "1"});
  const std::string expected = export_of(folder, "one.kg");
  run_in(folder, {"build", "in", "-o", "many.kg", "--jobs", "7"});
  CHECK(export_of(folder, "many.kg") == expected);

  std::vector<std::string> backwards{"build"};
  for (int i = 149; i >= 0; --i) backwards.push_back("in/" + std::to_string(i) + ".txt");
  backwards.insert(backwards.end(), {"-o", "backwards.kg"});
  run_in(folder, backwards);
  CHECK(export_of(folder, "backwards.kg") == expected);

  run_in(folder, {"build", "in/1*.txt", "-o", "steps.kg"});
  run_in(folder, {"add", "steps.kg", "in"});
  CHECK(export_of(folder, "steps.kg") == expected);
}

TEST_CASE("cli/rm: adding B and taking it out again gives the bytes of A") {
  const TemporaryFolder folder;
  write_articles(folder, 6);
  run_in(folder, {"build", "in/0.txt", "in/1.txt", "in/2.txt", "-o", "a.kg"});
  const std::string expected = export_of(folder, "a.kg");
  run_in(folder, {"add", "a.kg", "in/3.txt", "in/4.txt"});
  CHECK(export_of(folder, "a.kg") != expected);
  run_in(folder, {"rm", "a.kg", "in/3.txt", "4.txt"});
  CHECK(export_of(folder, "a.kg") == expected);
}

TEST_CASE("cli/ingest: the same bytes twice are one document with two paths") {
  const TemporaryFolder folder;
  folder.write("a.txt", article(1));
  folder.write("b.txt", article(1));
  run_in(folder, {"build", "a.txt", "b.txt", "-o", "x.kg"});
  const std::string exported = export_of(folder, "x.kg");
  CHECK(exported.find("\"a.txt\"") != std::string::npos);
  CHECK(exported.find("\"b.txt\"") != std::string::npos);
  const Outcome again = run_whomet({"build", "a.txt", "-o", "x.kg"}, {.folder = folder.root()});
  CHECK(again.code == 0);
  CHECK(again.err.find("a.txt: in the graph already, skipped") != std::string::npos);
  CHECK(export_of(folder, "x.kg") == exported);
}

TEST_CASE("cli/ingest: of the same bytes with other metadata one reading is kept, in any order") {
  const TemporaryFolder folder;
  folder.write("a.txt", article(1));
  folder.write("b.txt", article(1));
  folder.write("2020-01-02.txt", article(1));
  folder.write("rows.tsv",
               "path\tdate\ttitle\nb.txt\t2022-06-07\tTalks\na.txt\t2022-06-08\tTalks\n");
  const std::vector<std::string> rows{"--metadata", "rows.tsv"};
  const std::string names[] = {"2020-01-02.txt", "a.txt", "b.txt"};
  run_in(folder, {"build", names[0], names[1], names[2], "-o", "one.kg", rows[0], rows[1]});
  const std::string expected = export_of(folder, "one.kg");
  CHECK(expected.find("\"2022-06-07\"") != std::string::npos);
  for (const auto& order : {std::array{2, 1, 0}, std::array{1, 0, 2}, std::array{0, 2, 1}}) {
    const std::string graph = std::to_string(order[0]) + ".kg";
    for (const int i : order) run_in(folder, {"add", graph, names[i], rows[0], rows[1]});
    CHECK(export_of(folder, graph) == expected);
  }
  run_in(folder, {"build", names[1], "-o", "later.kg"});
  run_in(folder, {"add", "later.kg", names[0], names[1], names[2], rows[0], rows[1]});
  CHECK(export_of(folder, "later.kg") == expected);
}

TEST_CASE("cli/ingest: Ctrl-C leaves a whole file, and the next build goes on from there") {
  const TemporaryFolder folder;
  write_articles(folder, 1000);
  int interruptions = 0;
  for (const int milliseconds : {250, 400, 600}) {
    CAPTURE(milliseconds);
    const Outcome outcome =
        run_whomet({"build", "in", "-o", "x.kg"},
                   {.folder = folder.root(), .interrupt_after_ms = milliseconds});
    CAPTURE(outcome.err);
    CHECK((outcome.code == 130 || outcome.code == 0));
    if (outcome.code == 130) ++interruptions;
    const Outcome info = run_whomet({"info", "x.kg"}, {.folder = folder.root()});
    CAPTURE(info.err);
    CHECK(info.code == 0);
  }
  if (interruptions == 0) MESSAGE("SKIPPED: too fast to be interrupted");
  run_in(folder, {"build", "in", "-o", "x.kg"});
  run_in(folder, {"build", "in", "-o", "whole.kg"});
  CHECK(export_of(folder, "x.kg") == export_of(folder, "whole.kg"));
}

TEST_CASE("cli/ingest: two builds into one file at once lose nothing") {
  const TemporaryFolder folder;
  write_articles(folder, 200);
  std::vector<Outcome> outcomes(2);
  {
    std::jthread first([&] {
      outcomes[0] = run_whomet({"build", "in/1*.txt", "-o", "x.kg"}, {.folder = folder.root()});
    });
    std::jthread second([&] {
      outcomes[1] = run_whomet({"build", "in", "-o", "x.kg"}, {.folder = folder.root()});
    });
  }
  for (const Outcome& outcome : outcomes) {
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
  }
  run_in(folder, {"build", "in", "-o", "alone.kg"});
  CHECK(export_of(folder, "x.kg") == export_of(folder, "alone.kg"));
}

TEST_CASE("cli/extract: a line per article says what the graph of that article says") {
  const TemporaryFolder folder;
  const Outcome extracted = run_whomet({"extract", kArticles});
  CAPTURE(extracted.err);
  CHECK(extracted.code == 0);
  CHECK(std::count(extracted.out.begin(), extracted.out.end(), '\n') == 3);
  CHECK(extracted.out.find("\"Ada Novak\"") != std::string::npos);
  CHECK(extracted.out.find("\"Carla Fuentes\"") != std::string::npos);
}
