#include <set>
#include <string>

#include <doctest/doctest.h>

#include "graph/import.h"

using namespace whomet;

namespace {

std::string name_of_end(const Facts& facts, const std::string& id, const std::string& text) {
  for (const Entity& entity : facts.entities) {
    if (entity.id == id) return std::string(name_of(entity.type)) + " " + entity.name;
  }
  for (const Meeting& meeting : facts.meetings) {
    if (meeting.id == id) return "Meeting " + meeting.name;
  }
  return "'" + text + "'";
}

// "Person Ana|visits|Country Chile" a line, sorted.
std::string lines_of(const Facts& facts) {
  std::set<std::string> lines;
  for (const Statement& statement : facts.statements) {
    std::string line = name_of_end(facts, statement.subject, statement.subject_text) + "|" +
                       (statement.negated ? "not " : "") + statement.predicate +
                       (statement.open ? "*" : "") + "|" +
                       name_of_end(facts, statement.object, statement.object_text);
    if (!statement.time.from.empty()) line += "|" + statement.time.from + ".." + statement.time.to;
    if (statement.modality != Modality::kAsserted) {
      line += "|" + std::string(name_of(statement.modality));
    }
    lines.insert(line);
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

struct Row {
  const char* table;
  const char* lines;
};

const Row kRows[] = {
    {"subject,predicate,object\nAna,minister_of,Chile\n", "Person Ana|minister_of|Country Chile\n"},
    // More than one type would do: nobody knows.
    {"subject,predicate,object\nAna,visits,Chile\n", "Topic Ana|visits|Topic Chile\n"},
    {"subject,subject_type,predicate,object,object_type\nAna,Person,visits,Chile,Country\n",
     "Person Ana|visits|Country Chile\n"},
    {"subject;subject_type;predicate;object;object_type\r\nAna;Person;holds_role;\"chief; of "
     "all\";\r\n",
     "Person Ana|holds_role|'chief; of all'\n"},
    {"Subject\tPredicate\tObject\nAna\tplays chess with\tBo\n",
     "Topic Ana|plays chess with*|Topic Bo\n"},
    {"\xEF\xBB\xBFsubject,predicate,object,from,to,negated,modality\n"
     "A,kin_of,B,2023,,no,\nA,kin_of,C,2023-05-02,2023-05-04,yes,planned\n",
     "Person A|kin_of|Person B|2023-01-01..2023-12-31\n"
     "Person A|not kin_of|Person C|2023-05-02..2023-05-04|planned\n"},
    {"subject,predicate,object,subject_type,object_type,from\n"
     "Ana,participates_in,Lima talks,Person,Meeting,2024-01-05\n"
     "Lima talks,located_in,Lima,Meeting,Place,\n",
     "Meeting Lima talks|located_in|Place Lima\n"
     "Person Ana|participates_in|Meeting Lima talks|2024-01-05..2024-01-05\n"},
};

struct Fault {
  const char* table;
  const char* message;
};

const Fault kFaults[] = {
    {"", "t.csv: expected a line of column names, found an empty file"},
    {"a,b\n1,2\n", "t.csv:1: expected the columns subject, predicate and object, found a, b"},
    {"subject,subject,predicate,object\n", "t.csv:1: column 'subject' is there twice"},
    {"subject,predicate,object\nA,x\n", "t.csv:2: expected 3 cells, found 2"},
    {"subject,predicate,object\nA,,B\n",
     "t.csv:2: expected a relation in column 'predicate', found ''"},
    {"subject,predicate,object\n\n,x,B\n",
     "t.csv:3: expected a name in column 'subject', found ''"},
    {"subject,predicate,object,from\nA,x,B,May\n",
     "t.csv:2: expected a date like 2023-05-16 in column 'from', found 'May'"},
    {"subject,predicate,object,from,to\nA,x,B,2023-05-02,2023-05-01\n",
     "t.csv:2: expected a date not before that of column 'from' in column 'to', found "
     "'2023-05-01'"},
    {"subject,predicate,object,subject_type\nA,x,B,Dragon\n",
     "in column 'subject_type', found 'Dragon'"},
    {"subject,predicate,object,confidence\nA,x,B,7\n",
     "t.csv:2: expected a number from 0 to 1 in column 'confidence', found '7'"},
    {"subject,predicate,object,modality\nA,x,B,maybe\n", "in column 'modality', found 'maybe'"},
    {"subject,predicate,object\nA,x,\xFF\n", "t.csv: expected UTF-8, found other bytes"},
};

}  // namespace

TEST_CASE("graph/import_statements: tables and what they state") {
  for (const Row& row : kRows) {
    CAPTURE(row.table);
    Diagnostics diagnostics;
    const auto document = import_statements("t.csv", row.table, diagnostics);
    REQUIRE(document.ok());
    CHECK(lines_of(document->facts) == row.lines);
    for (const Statement& statement : document->facts.statements) {
      REQUIRE(statement.evidence.size() == 1);
      const Evidence& evidence = statement.evidence.front();
      CHECK(evidence.kind == "import");
      CHECK(document->text.substr(evidence.at.file.begin,
                                  evidence.at.file.end - evidence.at.file.begin) == evidence.quote);
    }
  }
}

TEST_CASE(
    "graph/import_statements: wrong tables are refused with line, column and what was expected") {
  for (const Fault& fault : kFaults) {
    CAPTURE(fault.table);
    Diagnostics diagnostics;
    const auto document = import_statements("t.csv", fault.table, diagnostics);
    REQUIRE_FALSE(document.ok());
    CHECK_MESSAGE(document.error().message.find(fault.message) != std::string::npos,
                  document.error().message);
  }
}

TEST_CASE(
    "graph/import_statements: a meeting has the participants, place, day and status of its rows") {
  Diagnostics diagnostics;
  const auto document =
      import_statements("t.csv",
                        "subject,predicate,object,subject_type,object_type,from,modality,remark\n"
                        "Ana,participates_in,Lima talks,Person,Meeting,2024-01-05,planned,x\n"
                        "Bo,participates_in,Lima talks,Person,Meeting,,planned,y\n"
                        "Lima talks,located_in,Lima,Meeting,Place,,planned,z\n",
                        diagnostics);
  REQUIRE(document.ok());
  REQUIRE(document->facts.meetings.size() == 1);
  const Meeting& meeting = document->facts.meetings.front();
  CHECK(meeting.participants.size() == 2);
  CHECK(!meeting.place.empty());
  CHECK(meeting.status == MeetingStatus::kPlanned);
  CHECK(meeting.date.from == "2024-01-05");
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().message == "column 'remark' is passed over");
}
