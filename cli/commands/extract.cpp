// whomet extract [FILE...]: the local graph of each document as one line of exchange JSON, no
// database. What a cluster runs on each shard.

#include <algorithm>
#include <memory>
#include <thread>

#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "extract/long_text.h"
#include "graph/exchange.h"

namespace whomet {
namespace {

void extract_article(CleanArticle article, const Models& models, Diagnostics& diagnostics) {
  const DocumentRecord& record = article.source.record;
  const std::string path = record.paths.empty() ? record.id : record.paths.front();
  if (!article.is_english) {
    diagnostics.note(path, "not extracted: its language is '" + record.language + "', not English");
    return;
  }
  if (is_too_long(article, path, diagnostics)) return;
  ExtractOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  std::string line = to_exchange_json(*extract_facts(std::move(article.source), models, options));
  if (line.empty() || line.back() != '\n') line += '\n';
  print(line);
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<AnalysisOptions>();
  define_analysis_files(options, *chosen);
  chosen->clean = true;
  return [chosen] {
    const Models models = load_models();
    return for_each_clean_article(*chosen,
                                  [&models](CleanArticle article, Diagnostics& diagnostics) {
                                    extract_article(std::move(article), models, diagnostics);
                                  });
  };
}

}  // namespace

Command extract_command() {
  return {.name = "extract",
          .summary = "entities, meetings and statements of each document, one JSON object a line",
          .examples =
              "  whomet extract article.txt | jq '.statements[].predicate'\n"
              "  whomet extract shard-007.jsonl > shard-007.facts.jsonl",
          .define = define};
}

}  // namespace whomet
