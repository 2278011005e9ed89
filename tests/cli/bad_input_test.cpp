// Whatever is given to the program, it says what is wrong, does the rest and leaves the file whole.

#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "tests/cli/program.h"

using namespace whomet;

namespace {

constexpr const char* kGood =
    "12 May 2022 - Foreign Minister Ada Novak met Ben Okafor in Lisbon on Wednesday. They signed "
    "an "
    "agreement on ports and agreed to meet again in Nairobi next month.\n";

struct Row {
  std::string name;  // of the bad file
  std::string bytes;
  int code;         // of a build of it and a good one
  std::string err;  // a part of stderr
};

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string export_of(const std::string& graph) {
  const Outcome outcome = run_whomet({"export", graph, "--format", "json"});
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("cli/ingest: a bad article is named, and the good one beside it is read") {
  const std::string binary(
      "\x7f"
      "ELF\x02\x01\x01\0\0\0\xff\xfe\x90\x01\0\0\0\x03",
      18);
  const Row rows[] = {
      {"empty.txt", "", 4, "empty.txt"},
      {"blank.txt", " \n\t\n", 4, "blank.txt"},
      {"binary.txt", repeated(binary, 50), 4, "binary.txt"},
      {"broken.jsonl",
       "{\"text\": \"Ada Novak visited Lisbon on Monday, and she met the mayor there.\"}\n"
       "{\"text\": \"Ben Okafor visited Nairobi on Friday, and he met the mayor there.\"}\n"
       "{\"text\": \"Carla\n",
       4, "broken.jsonl:3"},
      {"latin1.txt",
       "Ada Nov\xe1k met Ben Okafor in S\xe3o Paulo on Wednesday and signed an agreement.\n", 0,
       ""},
      {"nested.html",
       repeated("<div>", 100000) + "<p>" + kGood + "</p>" + repeated("</div>", 100000), 0, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const TemporaryFolder folder;
    folder.write("good.txt", kGood);
    folder.write(row.name, row.bytes);
    const Outcome outcome =
        run_whomet({"build", "good.txt", row.name, "-o", "x.kg"}, {.folder = folder.root()});
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(has(outcome.err, row.err));
    const Outcome info = run_whomet({"info", "x.kg", "--documents"}, {.folder = folder.root()});
    CHECK(info.code == 0);
    CHECK(has(info.out, "good.txt"));
  }
}

TEST_CASE("cli/ingest: --strict stops at the first failure") {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", kGood);
  const Outcome outcome =
      run_whomet({"build", "a.txt", "b.txt", "-o", "x.kg", "--strict"}, {.folder = folder.root()});
  CHECK(outcome.code == 4);
  CHECK(has(outcome.err, "a.txt"));
  const Outcome info = run_whomet({"info", "x.kg", "--documents"}, {.folder = folder.root()});
  CHECK_FALSE(has(info.out, "b.txt"));
}

TEST_CASE("cli/ingest: a missing file is named and makes no graph") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_whomet({"build", "nowhere.txt", "-o", "x.kg"}, {.folder = folder.root()});
  CHECK(outcome.code == 4);
  CHECK(has(outcome.err, "nowhere.txt"));
  CHECK(access(folder.path("x.kg").c_str(), F_OK) != 0);
}

TEST_CASE("cli/ingest: what a user may not read is named") {
  const TemporaryFolder folder;
  folder.write("closed/a.txt", kGood);
  folder.write("b.txt", kGood);
  chmod(folder.path("closed").c_str(), 0000);
  const RunOptions options{.folder = folder.root(), .as_nobody = getuid() == 0};
  const Outcome outcome = run_whomet({"build", "closed", "b.txt", "-o", "x.kg"}, options);
  chmod(folder.path("closed").c_str(), 0755);
  if (outcome.code == 126 || outcome.code == 127) {
    MESSAGE("SKIPPED: another user may not run the program in this build folder");
    return;
  }
  CAPTURE(outcome.err);
  CHECK(outcome.code == 4);
  CHECK(has(outcome.err, "closed"));
}

TEST_CASE("cli/ingest: another language is said and is no failure") {
  const TemporaryFolder folder;
  folder.write(
      "german.txt",
      "Die Außenministerin traf am Montag in Lissabon ihren Amtskollegen, und beide "
      "unterzeichneten ein Abkommen über die Häfen, das im nächsten Jahr in Kraft treten soll. "
      "Danach reiste sie weiter nach Madrid, wo sie mit dem König sprach.\n");
  folder.write("good.txt", kGood);
  const Outcome outcome =
      run_whomet({"build", "german.txt", "good.txt", "-o", "x.kg"}, {.folder = folder.root()});
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "german.txt: not extracted: its language is 'de'"));
}

TEST_CASE("cli/graph_file: a file that is no graph of ours, and what is said") {
  const TemporaryFolder folder;
  folder.write("text.kg",
               "This is a shopping list, no graph at all. Milk, eggs, flour and salt.\n");
  folder.write("empty.kg", "");
  folder.write("good.txt", kGood);
  REQUIRE(run_whomet({"build", "good.txt", "-o", "x.kg"}, {.folder = folder.root()}).code == 0);
  const std::string bytes = read_file(folder.path("x.kg"));
  // PRAGMA user_version lies in bytes 60..63 of the file, application_id in 68..71, big-endian.
  std::string newer = bytes;
  newer[60] = 0x7f;
  folder.write("newer.kg", newer);
  std::string foreign = bytes;
  foreign[68] = static_cast<char>(foreign[68] + 1);
  folder.write("foreign.kg", foreign);
  std::string damaged = bytes;
  for (std::size_t i = 4096; i < damaged.size(); i += 7)
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
  folder.write("damaged.kg", damaged);
  folder.write("cut.kg", bytes.substr(0, bytes.size() / 2));
  for (const char* name : {"text.kg", "newer.kg", "foreign.kg", "damaged.kg", "cut.kg"}) {
    CAPTURE(name);
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"info", name},
                                                      {"show", name, "Ada Novak"},
                                                      {"export", name},
                                                      {"build", "good.txt", "-o", name},
                                                      {"rm", name, "good.txt"}}) {
      CAPTURE(arguments.front());
      const std::string before = read_file(folder.path(name));
      const Outcome outcome = run_whomet(arguments, {.folder = folder.root()});
      CAPTURE(outcome.err);
      CHECK(outcome.code == 3);
      CHECK(has(outcome.err, name));
      CHECK(read_file(folder.path(name)) == before);
    }
  }
  CHECK(run_whomet({"info", "nowhere.kg"}, {.folder = folder.root()}).code == 2);
  CHECK(run_whomet({"info", folder.root()}, {.folder = folder.root()}).code == 2);
  CHECK(run_whomet({"rm", "nowhere.kg", "a"}, {.folder = folder.root()}).code == 2);
  CHECK(access(folder.path("nowhere.kg").c_str(), F_OK) != 0);
}

TEST_CASE("cli/ingest: a full disk leaves the file as it was") {
  const TemporaryFolder folder;
  folder.write("good.txt", kGood);
  REQUIRE(run_whomet({"build", "good.txt", "-o", "x.kg"}, {.folder = folder.root()}).code == 0);
  const std::string before = export_of(folder.path("x.kg"));
  std::string many;
  for (int i = 0; i < 400; ++i) {
    many += "{\"path\": \"" + std::to_string(i) + ".txt\", \"text\": \"Minister number " +
            std::to_string(i) + " of the city of Lisbon met Ada Novak on Monday and left.\"}\n";
  }
  folder.write("many.jsonl", many);
  const std::size_t limit = read_file(folder.path("x.kg")).size() + 20000;
  const Outcome full =
      run_whomet({"add", "x.kg", "many.jsonl"}, {.folder = folder.root(), .file_limit = limit});
  CAPTURE(full.err);
  CHECK(full.code == 2);
  CHECK(has(full.err, "x.kg"));
  CHECK(export_of(folder.path("x.kg")).find("good.txt") != std::string::npos);
  CHECK(run_whomet({"rm", "x.kg", "nothing"}, {.folder = folder.root()}).code == 1);
  // Batches that were committed may be in; taking them out again gives what was there before.
  const Outcome info =
      run_whomet({"info", "x.kg", "--documents", "--format", "csv"}, {.folder = folder.root()});
  CHECK(info.code == 0);
}

TEST_CASE("cli/output: answers go to a full disk with an error, not in silence") {
  if (access("/dev/full", W_OK) != 0) {
    MESSAGE("SKIPPED: there is no /dev/full");
    return;
  }
  const Outcome outcome =
      run_command({"sh", "-c", std::string(WHOMET_PROGRAM) + " help > /dev/full"});
  CHECK(outcome.code == 2);
  CHECK(has(outcome.err, "standard output"));
}

TEST_CASE("cli/ingest: 200 MB on one line end in bounded time and memory") {
  const TemporaryFolder folder;
  constexpr std::size_t kSize = 200U << 20U;
  std::string sentence = kGood;
  sentence.back() = ' ';
  const struct {
    std::string name;
    std::string bytes;
  } files[] = {
      {"blanks.txt", sentence + std::string(kSize, ' ') + "The end.\n"},
      {"words.txt", repeated(sentence, kSize / sentence.size())},
  };
  for (const auto& file : files) {
    CAPTURE(file.name);
    folder.write(file.name, file.bytes);
    const Outcome outcome =
        run_whomet({"build", file.name, "-o", "x.kg"},
                   {.folder = folder.root(), .memory_limit = std::size_t{6} << 30U});
    CAPTURE(outcome.err);
    CAPTURE(outcome.seconds);
    CHECK(outcome.code == 4);
    CHECK(has(outcome.err, file.name + ": too long for an article: not read"));
    CHECK(has(outcome.err, "at most 64 MB"));
    CHECK(outcome.seconds < 600);  // bounded, whatever else the machine does
    CHECK(run_whomet({"info", "x.kg"}, {.folder = folder.root()}).code == 0);
  }
}
