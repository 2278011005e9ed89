// The .kg file: a SQLite 3 database. Documents and their local graphs are the truth; entities,
// aliases, mentions, meetings, statements and evidence are derived from them in one transaction.
// Whatever interrupts a writer, the file opens again with all that was committed before; when a
// store is closed there is one file and no other beside it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/facts.h"
#include "graph/hand.h"

namespace whomet {

// A file that is no .kg of ours: foreign, damaged or newer. The message says which, in a sentence.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An imported table that says something wrong; the message names its file and line.
class ImportError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One document as extraction leaves it.
struct StoredDocument {
  DocumentRecord record;
  std::string text;               // article text
  Facts facts;                    // local graph: its ids are those of facts_of()
  std::vector<HandEdit> edits{};  // of a document that was written by hand
};

class Store {
 public:
  // Throws StoreError, or FileError if the file is missing or cannot be read. A file of schema
  // version 1 is brought up to date first, in one transaction.
  static Store open_read(const std::string& path);

  // Creates the file if there is none. Waits so long for another writer, then throws FileError.
  static Store open_write(const std::string& path, int wait_ms = 30'000);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Documents whose bytes have this digest were read into the file already.
  bool contains(const std::string& sha256) const;

  // Whether add() would store this reading: its bytes are not here, or were read otherwise. The
  // same bytes may come with other metadata, another name, or as another format. So that no order
  // of adding matters, one reading is kept: the one whose date has the better basis (metadata,
  // text, file, none); then the first by date, title, url, source and text, what is known before
  // what is not.
  bool would_keep(const DocumentRecord& record, const std::string& text) const;

  // One transaction. A known digest adds its paths, and its reading where that is the one to keep.
  // Derived tables are stale until refresh().
  void add(std::span<const StoredDocument> documents);

  // A graph that was merged elsewhere, with its documents, whose texts are not there: an exchange
  // JSON. What it says of documents that were read here, or that came with another graph whose
  // digest is smaller, is passed over. Alone in a file, it is the graph as it is. Returns whether
  // it was new. Throws FileError if a document has the id of another one here.
  bool add_graph(const std::string& path, const std::string& json, const Facts& facts);

  // Imports CSV files of nodes and relations that belong together (graph/import_columns.h), in one
  // transaction, refresh() included. Returns the documents' ids; none if this import is here
  // already. Throws ImportError, FileError; then nothing is changed. Memory: about 60 bytes a
  // relation, not the files.
  std::vector<std::string> import_tables(const std::vector<std::string>& paths);

  // Notes another path of a known document. Returns whether it was new.
  bool add_path(const std::string& sha256, const std::string& path);

  // Removes documents with this id, path or file name, and all that came with an imported graph of
  // this path or file name, or with an imported table of it. Returns the removed records.
  std::vector<DocumentRecord> remove(const std::string& document);

  // Derives entities, meetings and statements from all documents, in one transaction. Does nothing
  // if they are fresh. An interrupted build is refreshed by the next one, or by open_read's caller.
  void refresh();
  bool is_fresh() const;

  // The derived graph, whole: read from the tables if they are fresh, otherwise merged in memory
  // (slower; the file is left as it is). Throws StoreError if what is read is not what was written.
  Facts load() const;

  // The same without what imports say.
  Facts load_articles() const;

  // Article text of a document id; nothing if it is not here.
  std::optional<std::string> text(const std::string& document) const;

  // Whether tables were imported into the file.
  bool has_imports() const;

  int schema_version() const;

 private:
  friend class StoredGraph;
  struct Database;
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace whomet
