// The main thread reads and commits; while it commits one batch, worker threads extract the next.
// Results go by index, so the order in which threads finish changes nothing.

#include "cli/ingest.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "base/digest.h"
#include "base/memory.h"
#include "base/text_file.h"
#include "cli/analysis.h"
#include "cli/failure.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "extract/long_text.h"
#include "extract/text/article.h"

namespace whomet {
namespace {

constexpr std::size_t kBatchDocuments = 64;
constexpr std::size_t kBatchBytes = 16U << 20U;

struct Work {
  RawArticle article;
  std::string digest;
  bool again = false;                    // its bytes are in the graph, read otherwise
  std::optional<StoredDocument> result;  // nothing: failed, or not English
  Diagnostics diagnostics;
};

// One long text at a time, with all threads: its memory is not needed twice.
std::optional<Facts> facts_of_article(Source source, const Models& models, std::size_t jobs,
                                      std::mutex& one_long_text) {
  ExtractOptions options;
  options.stopped = [] { return interrupted(); };
  if (source.text.size() <= kPartBytes) return extract_facts(std::move(source), models, options);
  const std::scoped_lock lock(one_long_text);
  options.threads = jobs;
  return extract_facts(std::move(source), models, options);
}

void extract_one(Work& work, const Models& models, std::size_t jobs, std::mutex& one_long_text) {
  try {
    auto clean = clean_article(work.article, {}, work.diagnostics);
    work.article.bytes = {};
    if (!clean) return;
    if (!clean->is_english) {
      work.diagnostics.note(
          work.article.path,
          "not extracted: its language is '" + clean->source.record.language + "', not English");
      return;
    }
    if (is_too_long(*clean, work.article.path, work.diagnostics)) return;
    const DocumentRecord record = clean->source.record;
    std::string text = clean->source.text;
    auto facts = facts_of_article(std::move(clean->source), models, jobs, one_long_text);
    if (facts) work.result = StoredDocument{record, std::move(text), std::move(*facts)};
  } catch (const std::exception& error) {
    // An exception must not leave the thread; one article costs only itself.
    work.diagnostics.fail(work.article.path, std::string("cannot be extracted: ") + error.what());
  }
}

// A batch that is being extracted; done() waits for it.
class Batch {
 public:
  Batch(std::vector<Work> works, const Models& models, std::size_t jobs)
      : works_(std::move(works)) {
    const std::size_t count = std::min(jobs, works_.size());
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([this, &models, jobs] {
        for (std::size_t at = next_++; at < works_.size() && !interrupted(); at = next_++) {
          extract_one(works_[at], models, jobs, one_long_text_);
        }
      });
    }
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  std::vector<Work>& done() {
    threads_.clear();  // joins
    return works_;
  }

 private:
  std::vector<Work> works_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex one_long_text_;
  std::vector<std::jthread> threads_;
};

class Ingest {
 public:
  Ingest(Store& store, const IngestOptions& options, std::size_t file_count)
      : store_(store), options_(options), progress_(options.quiet, file_count) {
    jobs_ = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    if (options.extractors.empty()) return;
    auto chosen = extractors_named(options.extractors);
    if (!chosen) throw Failure(kUsage, chosen.error().message);
    models_.extractors = std::move(chosen).value();
  }

  void read(const std::string& file, const MetadataTable& metadata) {
    Diagnostics diagnostics;
    for (RawArticle& article : read_articles(file, metadata, diagnostics)) {
      take(std::move(article));
      if (stopped()) break;
    }
    report(diagnostics);
    progress_.step();
  }

  void finish() {
    while (!works_.empty() || running_ || (!same_bytes_.empty() && !stopped())) flush();
  }

  void report(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics.entries()) {
      const bool failed = diagnostic.level == Diagnostic::Level::kFailure;
      if (failed) ++failures_;
      if (failed || !options_.quiet) {
        progress_.clear();
        say(diagnostic.where + ": " + diagnostic.message);
      }
    }
  }

  bool stopped() const { return interrupted() || (options_.strict && failures_ > 0); }
  std::size_t added() const { return added_; }
  std::size_t known() const { return known_; }
  std::size_t failures() const { return failures_; }
  Progress& progress() { return progress_; }

 private:
  void take(RawArticle article) {
    std::string digest = sha256_hex(article.bytes);
    if (in_flight_.contains(digest)) {
      same_bytes_.push_back(std::move(article));
      return;
    }
    const bool again = store_.contains(digest);
    if (again && !is_better_reading(article)) {
      note_known(digest, article.path);
      return;
    }
    in_flight_.insert(digest);
    bytes_ += article.bytes.size();
    works_.push_back({std::move(article), std::move(digest), again, std::nullopt, {}});
    if (works_.size() >= kBatchDocuments || bytes_ >= kBatchBytes) flush();
  }

  // The bytes are in the graph; this name, format or metadata may say more of them.
  bool is_better_reading(const RawArticle& article) const {
    Diagnostics said_before;
    const auto clean = clean_article(article, {}, said_before);
    return clean && clean->is_english &&
           store_.would_keep(clean->source.record, clean->source.text);
  }

  void note_known(const std::string& digest, const std::string& path) {
    store_.add_path(digest, path);
    ++known_;
    if (options_.quiet || known_ > kNamedKnown) return;
    progress_.clear();
    say(path + ": in the graph already, skipped");
    if (known_ == kNamedKnown) say("further files that are in the graph already are not named");
  }

  // Starts the extraction of what was read, and commits the batch before it meanwhile.
  void flush() {
    std::unique_ptr<Batch> next;
    if (!works_.empty()) next = std::make_unique<Batch>(std::move(works_), models_, jobs_);
    works_.clear();
    bytes_ = 0;
    if (running_) commit();
    running_ = std::move(next);
    // What waited for the batch that is committed; what waits for the other one goes on waiting.
    for (RawArticle& article : std::exchange(same_bytes_, {})) {
      if (!stopped()) take(std::move(article));
    }
  }

  void commit() {
    std::vector<StoredDocument> documents;
    for (Work& work : running_->done()) {
      report(work.diagnostics);
      in_flight_.erase(work.digest);
      if (!work.result) continue;
      documents.push_back(std::move(*work.result));
      if (work.again) {
        ++known_;
        if (!options_.quiet)
          say(work.article.path + ": in the graph already; read again for what is known of it");
      } else {
        ++added_;
      }
    }
    running_.reset();
    return_free_memory();
    store_.add(documents);
    progress_.committed(added_);
    documents = {};
    return_free_memory();
  }

  static constexpr std::size_t kNamedKnown = 20;

  Store& store_;
  const IngestOptions& options_;
  Progress progress_;
  Models models_ = load_models();
  std::size_t jobs_ = 1;
  std::vector<Work> works_;             // read, not yet started
  std::size_t bytes_ = 0;               // of works_
  std::unique_ptr<Batch> running_;      // started, not yet committed
  std::set<std::string> in_flight_;     // digests of works_ and running_
  std::vector<RawArticle> same_bytes_;  // further copies of what is in flight
  std::size_t added_ = 0;
  std::size_t known_ = 0;
  std::size_t failures_ = 0;
};

MetadataTable read_metadata(const std::string& path) {
  if (path.empty()) return {};
  auto table = parse_metadata_table(read_file(path), path);
  if (!table) throw Failure(kUsage, table.error().message);
  return std::move(table).value();
}

std::string seconds_text(std::chrono::steady_clock::duration time) {
  const auto tenths = std::chrono::duration_cast<std::chrono::milliseconds>(time).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

void summarize(const Ingest& ingest, const Store& store, std::chrono::steady_clock::duration time) {
  const Facts facts = store.load();
  std::string text = std::to_string(facts.documents.size()) + " documents (" +
                     std::to_string(ingest.added()) + " new";
  if (ingest.known() > 0) text += ", " + std::to_string(ingest.known()) + " there already";
  if (ingest.failures() > 0) text += ", " + std::to_string(ingest.failures()) + " failed";
  text += "), " + std::to_string(facts.entities.size()) + " entities, " +
          std::to_string(facts.meetings.size()) + " meetings, " +
          std::to_string(facts.statements.size()) + " statements, " + seconds_text(time);
  say(text);
}

}  // namespace

int ingest(const std::string& graph_file, const IngestOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const MetadataTable metadata = read_metadata(options.metadata);
  Diagnostics listing;
  const std::vector<std::string> files = list_files(options.inputs, listing);
  if (files.empty()) {
    for (const Diagnostic& failure : listing.entries()) say(failure.where + ": " + failure.message);
    say("no articles to read");
    return kSomeFailed;
  }
  const InterruptGuard guard;
  Store store = Store::open_write(graph_file);
  Ingest run(store, options, files.size());
  run.report(listing);
  for (const std::string& file : files) {
    if (run.stopped()) break;
    run.read(file, metadata);
  }
  run.finish();
  run.progress().clear();
  if (interrupted()) {
    say("interrupted; " + std::to_string(run.added()) + " new documents are in " + graph_file +
        ", the same command goes on from there");
    return kInterrupted;
  }
  run.progress().phase("merging");
  store.refresh();
  run.progress().clear();
  if (!options.quiet) summarize(run, store, std::chrono::steady_clock::now() - start);
  return run.failures() > 0 ? kSomeFailed : kAnswer;
}

void define_ingest_options(Options& options, IngestOptions& ingest_options) {
  options.option("--metadata", "FILE.tsv", ingest_options.metadata,
                 "table with the columns path (file name), title, date, url, source");
  options.option("-j,--jobs", "N", ingest_options.jobs,
                 "extract with N threads; 0 takes all cores");
  options.flag("--strict", ingest_options.strict, "stop at the first input that fails");
  options.flag("-q,--quiet", ingest_options.quiet, "name failures only");
}

}  // namespace whomet
