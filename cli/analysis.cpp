#include "cli/analysis.h"

#include <algorithm>

#include "base/text_file.h"
#include "base/utf8.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "extract/syntax/conllu.h"
#include "extract/text/inputs.h"
#include "extract/text/sentences.h"

namespace whomet {
namespace {

constexpr std::size_t kMostBytes = 64U << 20U;  // of an article: about 3 GB of memory

std::vector<std::string> files_or_stdin(const AnalysisOptions& options, Diagnostics& diagnostics) {
  if (options.files.empty()) return {"-"};
  return list_files(options.files, diagnostics);
}

// One sentence a line; its tokens are the words between blanks, or found by the tokenizer.
Document document_of_lines(std::string_view text, const std::string& path, bool tokenized) {
  Document document;
  document.source.record.paths = {path};
  document.source.text = text;
  document.source.offsets.add(text.size(), {0, text.size()}, true);
  if (tokenized) {
    split_tokens(document);
  } else {
    split_lines(document);
  }
  return document;
}

int for_each_raw_document(const AnalysisOptions& options, const Segmenter& segmenter,
                          const std::function<void(Document)>& use) {
  const auto use_clean = [&](CleanArticle article, Diagnostics&) {
    Document document;
    document.source = std::move(article.source);
    split_sentences(document, segmenter);
    use(std::move(document));
  };
  // An answer for each article, so that answers and lines of a .jsonl stay side by side.
  const auto use_empty = [&use](const RawArticle& article) {
    Document document;
    document.source.record.paths = {article.path};
    use(std::move(document));
  };
  return for_each_clean_article(options, use_clean, use_empty);
}

}  // namespace

void define_analysis_files(Options& options, AnalysisOptions& analysis) {
  options.positionals("FILE", analysis.files,
                      ".txt, .md, .html and .jsonl files, folders; standard input without any",
                      true);
}

void define_analysis_input(Options& options, AnalysisOptions& analysis) {
  options.option("--input", "FORM", analysis.input,
                 "raw text (default), conllu (its tokens and sentences are kept), tokens (a "
                 "sentence a line, tokens between blanks) or lines (a sentence a line)");
  options.flag("--clean", analysis.clean, "leave boilerplate out, as build does");
}

bool report(const Diagnostics& diagnostics) {
  bool failed = false;
  for (const Diagnostic& diagnostic : diagnostics.entries()) {
    failed |= diagnostic.level == Diagnostic::Level::kFailure;
    say(diagnostic.where + ": " + diagnostic.message);
  }
  return failed;
}

bool is_too_long(const CleanArticle& article, const std::string& path, Diagnostics& diagnostics) {
  const std::size_t size = article.source.text.size();
  if (size <= kMostBytes) return false;
  diagnostics.fail(path, "too long for an article: not read, because it has " +
                             std::to_string(size >> 20U) + " MB of text and at most " +
                             std::to_string(kMostBytes >> 20U) +
                             " MB are; split it, or give a .jsonl with an article a line");
  return true;
}

int for_each_article(const AnalysisOptions& options,
                     const std::function<void(const RawArticle&, Diagnostics&)>& use) {
  Diagnostics listing;
  const auto files = files_or_stdin(options, listing);
  bool failed = report(listing);
  for (const std::string& file : files) {
    Diagnostics reading;
    const auto articles = read_articles(file, {}, reading);
    failed |= report(reading);
    for (const RawArticle& article : articles) {
      Diagnostics diagnostics;
      use(article, diagnostics);
      failed |= report(diagnostics);
    }
  }
  return failed ? kSomeFailed : kAnswer;
}

int for_each_clean_article(const AnalysisOptions& options,
                           const std::function<void(CleanArticle, Diagnostics&)>& use,
                           const std::function<void(const RawArticle&)>& none) {
  return for_each_article(options, [&](const RawArticle& article, Diagnostics& diagnostics) {
    auto clean = clean_article(article, {.keep_boilerplate = !options.clean}, diagnostics);
    if (clean) {
      use(std::move(*clean), diagnostics);
    } else if (none) {
      none(article);
    }
  });
}

int for_each_document(const AnalysisOptions& options, const Segmenter& segmenter,
                      const std::function<void(Document)>& use) {
  if (options.input == "raw") return for_each_raw_document(options, segmenter, use);
  if (options.input != "conllu" && options.input != "tokens" && options.input != "lines") {
    throw Failure(kUsage, "unknown input form '" + options.input +
                              "'; expected raw, conllu, tokens or lines");
  }
  const std::vector<std::string> files =
      options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  for (const std::string& file : files) {
    const std::string text = read_file(file);
    if (!is_valid_utf8(text)) throw Failure(kUsage, file + " is not UTF-8");
    if (options.input != "conllu") {
      use(document_of_lines(text, file, options.input == "tokens"));
      continue;
    }
    auto documents = read_conllu(text, file);
    if (!documents) throw Failure(kUsage, documents.error().message);
    for (Document& document : std::move(documents).value()) use(std::move(document));
  }
  return kAnswer;
}

}  // namespace whomet
