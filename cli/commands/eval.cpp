// whomet eval GOLD_DIR: how well articles are read, judged against their annotation. A graph that
// is there already is judged as it is; otherwise the folder's texts are read into a temporary one.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <memory>
#include <random>
#include <string_view>

#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/ingest.h"
#include "cli/output.h"
#include "graph/eval/score.h"
#include "graph/store.h"

namespace whomet {
namespace {

struct EvalChoice {
  std::string folder;
  std::string texts;
  std::string graph_file;
  std::string metadata;
  std::vector<std::string> only;
  bool check = false;
  bool train = false;
  std::string errors;
  std::string by;
  std::string format;
  std::vector<std::string> extractors;
};

// ---- The annotated articles ----

// Convention of annotated folders: articles whose number is divisible by five are kept for
// checking. The number is that of the first four digits of the name.
bool is_for_checking(const std::string& file) {
  std::size_t number = 0;
  std::size_t digits = 0;
  for (const char c : file) {
    if (c < '0' || c > '9' || digits == 4) continue;
    number = number * 10 + static_cast<std::size_t>(c - '0');
    ++digits;
  }
  constexpr std::size_t kEvery = 5;
  return (digits == 0 ? 1 : number) % kEvery == 0;
}

std::string texts_folder(const EvalChoice& choice) {
  if (!choice.texts.empty()) return choice.texts;
  const std::string beside = choice.folder + "/texts";
  return std::filesystem::is_directory(beside) ? beside : choice.folder;
}

bool is_chosen(const EvalChoice& choice, const std::string& file) {
  if (!choice.only.empty() && std::ranges::find(choice.only, file) == choice.only.end())
    return false;
  return !(choice.check || choice.train) || is_for_checking(file) == choice.check;
}

std::vector<std::string> gold_files(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  if (error)
    throw Failure(kUsage, folder + ": expected a folder of annotated articles; " + error.message());
  if (files.empty())
    throw Failure(kUsage, folder + ": expected annotated articles, files NAME.json; found none");
  std::ranges::sort(files);
  return files;
}

// Broken ones are named all; none is scored then.
std::vector<GoldDocument> read_gold(const EvalChoice& choice) {
  std::vector<GoldDocument> documents;
  std::size_t broken = 0;
  for (const std::string& file : gold_files(choice.folder)) {
    auto article = parse_gold(read_file(file));
    if (!article) {
      say(file + ": " + article.error().message);
      ++broken;
    } else if (article->has_value() && is_chosen(choice, (*article)->file)) {
      documents.push_back({**article, "", false});
    }
  }
  if (broken > 0)
    throw Failure(kUsage,
                  std::to_string(broken) + " annotated articles are broken; nothing was scored");
  if (documents.empty()) throw Failure(kNoAnswer, "no annotated article is chosen");
  const std::string folder = texts_folder(choice);
  for (GoldDocument& document : documents) {
    const std::string path = folder + "/" + document.article.file;
    if (std::filesystem::exists(path)) {
      document.text = read_file(path);
      document.has_text = true;
    } else if (!document.article.references.empty()) {
      say(path + ": no such text; the coreference of this article is not scored");
    }
  }
  return documents;
}

// ---- The graph ----

class TemporaryGraph {
 public:
  TemporaryGraph() {
    std::random_device random;
    const auto folder = std::filesystem::temp_directory_path();
    do {
      path_ = folder / ("whomet-eval-" + std::to_string(random()) + ".kg");
    } while (std::filesystem::exists(path_));
  }
  ~TemporaryGraph() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryGraph(const TemporaryGraph&) = delete;
  TemporaryGraph& operator=(const TemporaryGraph&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Facts build_graph(const EvalChoice& choice) {
  const TemporaryGraph graph;
  IngestOptions options;
  options.inputs = {texts_folder(choice)};
  options.metadata = choice.metadata;
  options.extractors = choice.extractors;
  const std::string beside = choice.folder + "/metadata.tsv";
  if (options.metadata.empty() && std::filesystem::exists(beside)) options.metadata = beside;
  options.quiet = true;
  const int code = ingest(graph.path(), options);
  if (code != kAnswer)
    throw Failure(static_cast<ExitCode>(code), "the texts were not all read; nothing was scored");
  return Store::open_read(graph.path()).load();
}

// ---- Answers ----

// To three decimals, as they are printed: 0.7034999 -> 0.703.
double rounded(double value) {
  std::array<char, 32> digits{};
  constexpr int kDecimals = 3;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, kDecimals);
  double shown = 0.0;
  std::from_chars(digits.data(), end.ptr, shown);
  return shown;
}

Cell count_cell(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

class Table {
 public:
  explicit Table(std::vector<std::string> columns) { rows_.columns = std::move(columns); }

  void add(std::string score, std::string measure, const Share& share) {
    rows_.rows.push_back({std::move(score), std::move(measure), rounded(share.value()),
                          count_cell(share.right), count_cell(share.of)});
  }
  void add(const std::string& score, const LevelScore& level) {
    add(score, "precision", level.precision);
    add(score, "recall", level.recall);
    rows_.rows.push_back({score, std::string("F1"), rounded(level.f1()), Cell(), Cell()});
  }
  void add(std::vector<Cell> row) { rows_.rows.push_back(std::move(row)); }

  const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
};

Rows score_rows(const EvalScores& scores) {
  Table table({"score", "measure", "value", "count", "of"});
  table.add("nodes", "recall", scores.nodes);
  table.add("nodes", "right type", scores.types);
  table.add("nodes", "alien", scores.aliens);
  table.add("nodes", "merged", scores.merged);
  table.add("nodes", "split", scores.split);
  table.add("coreference", scores.coreference);
  table.add("pair", scores.pair);
  table.add("typed", scores.typed);
  table.add("full", scores.full);
  table.add("meetings", scores.meetings);
  table.add("meetings", "right status", scores.statuses);
  table.add("meetings", "right date", scores.dates);
  return table.rows();
}

Rows relation_rows(const EvalScores& scores) {
  Table table({"relation", "precision", "recall", "F1", "right", "stated", "found", "asked"});
  for (const auto& [relation, level] : scores.relations) {
    table.add({relation, rounded(level.precision.value()), rounded(level.recall.value()),
               rounded(level.f1()), count_cell(level.precision.right),
               count_cell(level.precision.of), count_cell(level.recall.right),
               count_cell(level.recall.of)});
  }
  return table.rows();
}

Rows extractor_rows(const EvalScores& scores) {
  Table table({"extractor", "stated", "pair", "typed", "full"});
  for (const auto& [extractor, shares] : scores.extractors) {
    table.add({extractor, count_cell(shares[0].of), rounded(shares[0].value()),
               rounded(shares[1].value()), rounded(shares[2].value())});
  }
  return table.rows();
}

// What the statements say of themselves beside what was found.
Rows confidence_rows(const EvalScores& scores) {
  Table table({"from", "statements", "said", "typed", "full"});
  double error = 0.0;  // expected calibration error
  std::size_t all = 0;
  for (std::size_t i = 0; i < scores.confidence.size(); ++i) {
    const ConfidenceBin& bin = scores.confidence[i];
    if (bin.statements == 0) continue;
    const auto of = static_cast<double>(bin.statements);
    const double said = bin.sum / of;
    const double full = static_cast<double>(bin.full) / of;
    constexpr double kBins = 10.0;
    table.add({rounded(static_cast<double>(i) / kBins), count_cell(bin.statements), rounded(said),
               rounded(static_cast<double>(bin.typed) / of), rounded(full)});
    error += of * std::abs(said - full);
    all += bin.statements;
  }
  say("mean distance of said and found in full: " +
      std::to_string(rounded(all == 0 ? 0.0 : error / static_cast<double>(all))).substr(0, 5));
  return table.rows();
}

// Throws Failure for a table that there is not.
void check_table(const std::string& by) {
  constexpr std::string_view kTables[] = {"", "relation", "extractor", "confidence"};
  if (std::ranges::find(kTables, by) == std::end(kTables)) {
    throw Failure(kUsage, "unknown --by '" + by + "'; expected relation, extractor or confidence");
  }
}

Rows rows_by(const std::string& by, const EvalScores& scores) {
  if (by == "relation") return relation_rows(scores);
  if (by == "extractor") return extractor_rows(scores);
  if (by == "confidence") return confidence_rows(scores);
  return score_rows(scores);
}

int run(const EvalChoice& choice) {
  check_table(choice.by);  // before the work
  const std::vector<GoldDocument> gold = read_gold(choice);
  const Facts facts =
      choice.graph_file.empty() ? build_graph(choice) : Store::open_read(choice.graph_file).load();
  const EvalScores scores = score_graph(facts, gold);
  if (!choice.errors.empty()) {
    std::string lines;
    for (const std::string& line : scores.errors) lines += line + "\n";
    print_to(choice.errors, lines);
  }
  say(std::to_string(scores.articles) + " annotated articles");
  print_rows(rows_by(choice.by, scores), choice.format);
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<EvalChoice>();
  options.positional("GOLD_DIR", chosen->folder,
                     "folder of annotated articles, one NAME.json each (docs/annotation.md)");
  options.option("--graph", "FILE.kg", chosen->graph_file,
                 "judge this graph of the articles; without it their texts are read now");
  options.option("--texts", "FOLDER", chosen->texts,
                 "where the articles are; otherwise GOLD_DIR/texts, or GOLD_DIR itself");
  options.option("--metadata", "FILE.tsv", chosen->metadata,
                 "as for build; otherwise GOLD_DIR/metadata.tsv, where there is one");
  options.list(
      "--extractors", "NAME", chosen->extractors,
      "read with these extractors alone: role, structure, meeting, statement, speech, pair");
  options.exclude("--graph", "--metadata");
  options.exclude("--graph", "--extractors");
  options.list("--only", "FILE", chosen->only, "score this article; may be given several times");
  options.flag("--check", chosen->check, "score the articles whose number is divisible by five");
  options.flag("--train", chosen->train, "score the others");
  options.exclude("--check", "--train");
  options.option(
      "--by", "WHAT", chosen->by,
      "relation: each relation alone; extractor: what each extractor states; confidence: "
      "how often statements are right beside what they say");
  options.option("--errors", "FILE", chosen->errors,
                 "write what was missed and what is wrong, one a line, tab-separated");
  define_row_format(options, chosen->format);
  return [chosen] { return run(*chosen); };
}

}  // namespace

Command eval_command() {
  return {.name = "eval",
          .summary = "judge the reading of annotated articles",
          .examples =
              "  whomet eval gold/ --errors errors.tsv\n"
              "  whomet eval gold/ --graph news.kg --by relation",
          .define = define};
}

}  // namespace whomet
