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

// Only what CoNLL-U shows is predicted: no coreference, no relations.
void predict(Document& document, const Models& models) {
  tag(document, models.syntax);
  parse(document, models.syntax);
  find_names(document, models.gazetteer);
}

std::string document_id(const Document& document) {
  const DocumentRecord& record = document.source.record;
  if (!record.paths.empty() && record.paths.front() != "-") return record.paths.front();
  return record.id;
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<AnalysisOptions>();
  define_analysis_files(options, *chosen);
  define_analysis_input(options, *chosen);
  return [chosen] {
    const Models models = load_models();
    return for_each_document(*chosen, [&models](Document document) {
      if (document.tokens.empty()) return;
      predict(document, models);
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
