// The commands on text (parse, triples, dates, extract, clean): files or standard input, one answer
// a document, no graph.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "extract/document.h"
#include "extract/text/article.h"

namespace whomet {

class Segmenter;

struct AnalysisOptions {
  std::vector<std::string> files;  // none = standard input
  std::string input = "raw";       // raw, conllu, tokens, lines
  bool clean = false;              // leave boilerplate out
};

void define_analysis_files(Options& options, AnalysisOptions& analysis);
void define_analysis_input(Options& options, AnalysisOptions& analysis);  // --input and --clean

// The articles that the files hold, in order. Failures are named on stderr; returns kAnswer or
// kSomeFailed.
int for_each_article(const AnalysisOptions& options,
                     const std::function<void(const RawArticle&, Diagnostics&)>& use);

// The same for cleaned articles of any language; `clean.cuts` says what was left out. An article
// that holds no text is a failure, and `none` is called in its place.
int for_each_clean_article(const AnalysisOptions& options,
                           const std::function<void(CleanArticle, Diagnostics&)>& use,
                           const std::function<void(const RawArticle&)>& none = {});

// Documents with sentences and tokens, read as --input says. Those of "conllu" may bring trees,
// which callers predict anew. An article that holds no text gives an empty document.
int for_each_document(const AnalysisOptions& options, const Segmenter& segmenter,
                      const std::function<void(Document)>& use);

// Whether its text has more than 64 MB, said as a failure: extraction would take half an hour, and
// more memory than most machines have. A part of it would be an answer that nobody asked for.
bool is_too_long(const CleanArticle& article, const std::string& path, Diagnostics& diagnostics);

// Prints what diagnostics say; returns whether one of them is a failure.
bool report(const Diagnostics& diagnostics);

}  // namespace whomet
