// Each part is annotated as a document of its own, "ID#0007", and let go; the graphs are merged and
// then given back the id and the offsets of the one document. Parts go by index, so that threads
// change nothing.
#include "extract/long_text.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "base/utf8.h"
#include "extract/pipeline.h"
#include "graph/merge.h"

namespace whomet {
namespace {

constexpr std::size_t kDigits = 6;  // of the number of a part: byte order is the order of the parts

std::string part_id(const std::string& document, std::size_t part) {
  const std::string number = std::to_string(part);
  return document + "#" + std::string(kDigits - std::min(kDigits, number.size()), '0') + number;
}

// Last place in (from, to] at which a part may end: behind the last of these marks.
std::size_t end_behind(std::string_view text, std::size_t from, std::size_t to,
                       std::string_view mark) {
  const std::string_view window = text.substr(from, to - from);
  const std::size_t at = window.rfind(mark);
  return at == std::string_view::npos ? 0 : from + at + mark.size();
}

std::size_t part_end(std::string_view text, std::size_t begin, std::size_t limit) {
  if (text.size() - begin <= limit) return text.size();
  const std::size_t most = begin + limit;
  for (const std::string_view mark : {"\n\n", "\n", ". ", " "}) {
    if (const std::size_t end = end_behind(text, begin + limit / 2, most, mark); end > 0)
      return end;
  }
  const std::size_t end = previous_code_point(text, most + 1);  // of the byte at `most`
  return end > begin ? end : most;
}

// The graphs of the parts, in their order.
class PartReader {
 public:
  PartReader(const Source& source, const Models& models, const ExtractOptions& options)
      : source_(source),
        models_(models),
        options_(options),
        parts_(split_parts(source.text, options.part_bytes)),
        graphs_(parts_.size()) {}

  std::optional<std::vector<Facts>> read() {
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < std::min(options_.threads, parts_.size()); ++i)
        threads.emplace_back([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
    if (stopped_) return std::nullopt;
    return std::move(graphs_);
  }

  const std::vector<ByteSpan>& parts() const { return parts_; }

 private:
  void work() {
    for (std::size_t at = next_++; at < parts_.size() && !stopped_; at = next_++) {
      if (options_.stopped && options_.stopped()) {
        stopped_ = true;
        return;
      }
      try {
        graphs_[at] = facts_of(annotate(part(at), models_));
      } catch (...) {
        const std::scoped_lock lock(mutex_);
        failure_ = std::current_exception();
        stopped_ = true;
      }
    }
  }

  Source part(std::size_t at) const {
    Source part;
    part.record = source_.record;
    part.record.id = part_id(source_.record.id, at);
    part.date = source_.date;
    part.text = std::string(slice(source_.text, parts_[at]));
    part.offsets = source_.offsets.part(parts_[at]);
    return part;
  }

  const Source& source_;
  const Models& models_;
  const ExtractOptions& options_;
  std::vector<ByteSpan> parts_;
  std::vector<Facts> graphs_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;  // under mutex_
};

// Makes one document of the parts again.
class Rejoiner {
 public:
  Rejoiner(const DocumentRecord& record, const std::vector<ByteSpan>& parts)
      : record_(record), parts_(parts) {}

  void rejoin(Facts& facts) const {
    facts.documents = {record_};
    for (Entity& entity : facts.entities) {
      for (MentionRecord& mention : entity.mentions) place(mention.at);
      for (MergeReason& merged : entity.merged) say_parts(merged.reason);
    }
    for (Meeting& meeting : facts.meetings) {
      for (Evidence& evidence : meeting.evidence) place(evidence);
      for (auto& entry : meeting.history) entry.document = record_.id;
      drop_repeated(meeting);
    }
    for (Statement& statement : facts.statements) {
      for (Evidence& evidence : statement.evidence) place(evidence);
    }
  }

 private:
  std::size_t begin_of(std::string_view document) const {
    std::size_t part = 0;
    const std::string_view number = document.substr(document.rfind('#') + 1);
    std::from_chars(number.data(), number.data() + number.size(), part);
    return parts_[part].begin;
  }

  static ByteSpan moved(ByteSpan span, std::size_t by) { return {span.begin + by, span.end + by}; }

  void place(Location& at) const {
    at.text = moved(at.text, begin_of(at.document));
    at.document = record_.id;
  }

  void place(Evidence& evidence) const {
    if (!evidence.trigger.text.empty())
      evidence.trigger.text = moved(evidence.trigger.text, begin_of(evidence.at.document));
    place(evidence.at);
  }

  // Several parts may have told of the same status.
  static void drop_repeated(Meeting& meeting) {
    auto& history = meeting.history;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < history.size(); ++i) {
      const auto end = history.begin() + static_cast<std::ptrdiff_t>(kept);
      const bool known = std::any_of(history.begin(), end, [&](const auto& entry) {
        return entry.status == history[i].status;
      });
      if (known) continue;
      if (kept != i) history[kept] = history[i];
      ++kept;
    }
    history.resize(kept);
  }

  static void say_parts(std::string& reason) {
    constexpr std::string_view kDocuments = " documents";
    if (!reason.ends_with(kDocuments)) return;
    reason.resize(reason.size() - kDocuments.size());
    reason += " parts of a document";
  }

  const DocumentRecord& record_;
  const std::vector<ByteSpan>& parts_;
};

}  // namespace

std::vector<ByteSpan> split_parts(std::string_view text, std::size_t limit) {
  std::vector<ByteSpan> parts;
  std::size_t begin = 0;
  do {
    const std::size_t end = part_end(text, begin, limit);
    parts.push_back({begin, end});
    begin = end;
  } while (begin < text.size());
  return parts;
}

std::optional<Facts> extract_facts(Source source, const Models& models,
                                   const ExtractOptions& options) {
  if (source.text.size() <= options.part_bytes)
    return facts_of(annotate(std::move(source), models));
  PartReader reader(source, models, options);
  auto graphs = reader.read();
  if (!graphs) return std::nullopt;
  Facts facts = merge(std::move(*graphs));
  Rejoiner(source.record, reader.parts()).rejoin(facts);
  return facts;
}

}  // namespace whomet
