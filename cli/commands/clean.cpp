// whomet clean [FILE...]: the article text that would be read; --explain says what was cut and why.

#include <algorithm>
#include <memory>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/output.h"

namespace whomet {
namespace {

struct CleanChoice {
  AnalysisOptions analysis;
  bool explain = false;
};

std::string explanation(const CleanArticle& article) {
  std::string text;
  for (const Cut& cut : article.cuts) {
    std::string words = cut.text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    text += "cut bytes " + std::to_string(cut.file.begin) + "-" + std::to_string(cut.file.end) +
            ", " + cut.reason + ": " + words + "\n";
  }
  const DocumentRecord& record = article.source.record;
  if (!record.title.empty()) text += "title: " + record.title + "\n";
  text += "date: " + (record.date.empty() ? "unknown" : record.date) + " (" + record.date_basis +
          ")\nlanguage: " + record.language +
          (article.is_english ? "\n" : ", so nothing is extracted\n");
  return text;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<CleanChoice>();
  define_analysis_files(options, choice->analysis);
  options.flag("--explain", choice->explain, "say what was cut and why, instead of the text");
  choice->analysis.clean = true;
  return [choice] {
    return for_each_clean_article(
        choice->analysis, [&choice](const CleanArticle& article, Diagnostics&) {
          if (choice->explain) {
            const auto& paths = article.source.record.paths;
            print((paths.empty() ? "-" : paths.front()) + ":\n" + explanation(article));
          } else {
            print(article.source.text);
          }
        });
  };
}

}  // namespace

Command clean_command() {
  return {.name = "clean",
          .summary = "the article text that would be read, and what was cut",
          .examples = "  whomet clean page.html\n  whomet clean --explain page.html",
          .define = define};
}

}  // namespace whomet
