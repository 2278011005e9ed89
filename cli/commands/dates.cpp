// whomet dates [FILE...]: time expressions, resolved against the date of their document.

#include <memory>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "extract/mention/times_json.h"
#include "extract/models.h"
#include "extract/text/quotations.h"

namespace whomet {
namespace {

// Tense decides between "on Friday" past and to come, so a tagger has to run before; what is quoted
// counts from another day.
std::string dates_line(Document document, const Models& models) {
  analyse(document, models.language);
  find_quotations(document);
  return dates_json_line(document) + "\n";
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<AnalysisOptions>();
  define_analysis_files(options, *chosen);
  define_analysis_input(options, *chosen);
  return [chosen] {
    const Models models = load_models();
    return for_each_document(*chosen, models.language.segmenter(), [&models](Document document) {
      print(dates_line(std::move(document), models));
    });
  };
}

}  // namespace

Command dates_command() {
  return {.name = "dates",
          .summary = "time expressions with their days, one JSON object a document",
          .examples =
              "  whomet dates article.txt\n"
              "  echo '{\"text\": \"They met on Friday.\", \"date\": \"2022-03-14\"}' > a.jsonl;"
              " whomet dates a.jsonl",
          .define = define};
}

}  // namespace whomet
