// Options, help and messages: what a user meets before any article is read.

#include <doctest/doctest.h>

#include "cli/command.h"
#include "tests/cli/program.h"

using namespace whomet;

namespace {

struct Row {
  std::vector<std::string> arguments;
  int code;
  std::string out;  // a part of stdout
  std::string err;  // a part of stderr
};

const Row kRows[] = {
    {{"--version"}, 0, "whomet ", ""},
    {{"show", "--version"}, 0, "whomet ", ""},
    {{"--help"}, 0, "whomet path news.kg 'Ada Novak' 'Ben Okafor'", ""},
    {{"path", "--help"}, 0, "--max-hops", ""},
    {{"help", "exit-codes"}, 0, "130", ""},
    {{"help", "path"}, 0, "Examples:", ""},
    {{"help", "nonsense"}, 2, "", "no help on 'nonsense'"},
    {{}, 2, "", "see whomet --help"},
    {{"shwo", "x.kg"}, 2, "", "unknown command 'shwo'; did you mean 'show'?"},
    {{"frobnicate"}, 2, "", "expected one of build add"},
    {{"path", "x.kg", "A"}, 2, "", "see whomet path --help"},
    {{"path", "x.kg", "A", "B", "--hops"}, 2, "", "see whomet path --help"},
    {{"build", "a.txt"}, 2, "", "--output"},
    {{"find", "missing.kg", "x"}, 2, "", "missing.kg"},
    {{"render", "missing.kg", "-o", "x.gif"}, 2, "", "expected dot, svg, png or pdf"},
    {{"render", "missing.kg", "--theme", "pink"}, 2, "", "expected light or dark"},
    {{"render", "missing.kg", "--timeline", "--by", "town"}, 2, "", "expected person or country"},
    {{"render", "missing.kg", "--group", "age"}, 2, "", "expected none, country or community"},
    {{"render", "missing.kg", "--style", "missing.style"}, 2, "", "missing.style"},
    {{"render", "missing.kg", "--timeline", "--overview"}, 2, "", "see whomet render --help"},
    {{"stats", "missing.kg", "--rank", "luck"}, 2, "", "expected degree, betweenness or pagerank"},
    {{"export", "--help"}, 0, "Gephi, Gephi Lite", ""},
    {{"export", "missing.kg", "--format", "gif"}, 2, "", "expected json, graphml"},
    {{"export", "missing.kg", "--format", "csv"}, 2, "", "is a folder of files; name it with -o"},
    {{"export", "missing.kg"}, 2, "", "missing.kg"},
    {{"report", "missing.kg", "A", "--format", "pdf"}, 2, "", "expected md or html"},
    {{"near", "missing.kg", "A", "--type", "Dragon"}, 2, "", "unknown type 'Dragon'"},
    {{"meetings", "missing.kg", "--since", "yesterday"}, 2, "", "2023-05-16"},
    {{"meetings", "missing.kg", "--status", "held,fun"}, 2, "", "unknown status 'fun'"},
    {{"query", "missing.kg"}, 2, "", "expected one of a query, --file and --batch"},
    {{"query", "missing.kg", "RETURN", "1"}, 2, "", "put the query in quotes"},
    {{"query", "missing.kg", "RETURN 1"}, 2, "", "missing.kg"},
    {{"parse", "--input", "xml"}, 2, "", "expected raw, conllu, tokens or lines"},
    {{"triples", "--format", "xml"}, 2, "", "expected tsv, jsonl or features"},
};

}  // namespace

TEST_CASE("cli/run: options, help and messages") {
  const TemporaryFolder folder;
  for (const Row& row : kRows) {
    std::string line = "whomet";
    for (const std::string& argument : row.arguments) line += " " + argument;
    CAPTURE(line);
    const Outcome outcome = run_whomet(row.arguments, {.folder = folder.root()});
    CAPTURE(outcome.out);
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(outcome.out.find(row.out) != std::string::npos);
    CHECK(outcome.err.find(row.err) != std::string::npos);
    if (row.code != 0) CHECK(outcome.out.empty());
  }
}

TEST_CASE("cli/commands: each has a summary, examples that name it, and help") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(std::string(command.summary).size() > 10);
    CHECK(std::string(command.examples).find(std::string("whomet ") + command.name) !=
          std::string::npos);
    const Outcome outcome = run_whomet({command.name, "--help"});
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find(command.summary) != std::string::npos);
    CHECK(outcome.out.find(command.examples) != std::string::npos);
  }
}
