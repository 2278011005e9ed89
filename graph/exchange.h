// The exchange JSON (schema 1): Facts <-> text. docs/file_formats.md describes every field.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_sink.h"
#include "base/result.h"
#include "graph/facts.h"
#include "graph/hand.h"

namespace whomet {

struct ExchangeOptions {
  bool pretty = false;  // indented; otherwise all on one line. No line break at the end
  // Also text_begin and text_end beside each begin and end, and the triggers of meetings: the
  // store keeps local graphs in this form.
  bool text_offsets = false;
  // Leaves out what the reader puts in again: fields without a value, text offsets that are those
  // of the file, and the document where there is only one.
  bool short_form = false;
};

std::string to_exchange_json(const Facts& facts, const ExchangeOptions& options = {});

// The same with edits by hand, as the store keeps them beside a local graph.
std::string to_exchange_json(const Facts& facts, const std::vector<HandEdit>& edits,
                             const ExchangeOptions& options);

// SHA-256 of to_exchange_json(), without its memory.
std::string exchange_digest(const Facts& facts, const ExchangeOptions& options = {});

// The exchange JSON, indented, record by record: all documents, then all entities, all meetings and
// all statements, each kind by id. The same bytes as to_exchange_json({.pretty = true}).
class ExchangeStream {
 public:
  explicit ExchangeStream(ByteSink& sink);  // has to outlive this
  ~ExchangeStream();
  ExchangeStream(const ExchangeStream&) = delete;
  ExchangeStream& operator=(const ExchangeStream&) = delete;

  void add(const DocumentRecord& document);
  void add(const Entity& entity);
  void add(const Meeting& meeting);
  void add(const Statement& statement);
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Errors carry the byte offset and name the field ("statements[3].modality: expected ..."). Unknown
// fields are skipped. What is returned is whole: every id referred to exists, none stands twice.
Result<Facts> from_exchange_json(std::string_view json);

// Edits by hand are added to `edits`.
Result<Facts> from_exchange_json(std::string_view json, std::vector<HandEdit>& edits);

}  // namespace whomet
