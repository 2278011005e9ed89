// whomet parse [FILE...]: parts of speech, lemmas, dependency trees and names as CoNLL-U.

#include <memory>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "extract/mention/names.h"
#include "extract/models.h"
#include "extract/syntax/conllu.h"

namespace whomet {
namespace {

// Only what CoNLL-U shows is predicted: no coreference, no relations. `own_names`: those of the
// language model alone, without tables and rules.
void predict(Document& document, const Models& models, bool own_names) {
  analyse(document, models.language);
  if (!own_names) find_names(document, models.gazetteer);
}

std::string document_id(const Document& document) {
  const DocumentRecord& record = document.source.record;
  if (!record.paths.empty() && record.paths.front() != "-") return record.paths.front();
  return record.id;
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<AnalysisOptions>();
  const auto model = std::make_shared<std::string>();
  define_analysis_files(options, *chosen);
  define_analysis_input(options, *chosen);
  options.option("--model", "FILE", *model,
                 "use this language model, and show the names that it finds by itself");
  return [chosen, model] {
    const Models models = load_models(*model);
    return for_each_document(*chosen, models.language.segmenter(),
                             [&models, &model](Document document) {
                               if (document.tokens.empty()) return;
                               predict(document, models, !model->empty());
                               print(write_conllu(document, document_id(document)));
                             });
  };
}

}  // namespace

Command parse_command() {
  return {.name = "parse",
          .summary = "parts of speech, lemmas, dependency trees and names, as CoNLL-U",
          .examples =
              "  whomet parse article.txt > article.conllu\n"
              "  echo 'Ada Novak met Ben Okafor.' | whomet parse\n"
              "  whomet parse --input tokens sentences.txt",
          .define = define};
}

}  // namespace whomet
