// A folder of its own for one test, and stored documents made of random facts.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/exchange.h"
#include "graph/store.h"
#include "tests/support/random_graph.h"

namespace whomet::testing {

class TempFolder {
 public:
  TempFolder() {
    static std::atomic<int> count{0};
    path_ = std::filesystem::temp_directory_path() /
            ("whomet_test_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t file_count() const {
    std::size_t count = 0;
    for (auto entry = std::filesystem::directory_iterator(path_);
         entry != std::filesystem::directory_iterator(); ++entry) {
      ++count;
    }
    return count;
  }

 private:
  std::filesystem::path path_;
};

inline StoredDocument stored_document(std::uint32_t seed) {
  StoredDocument document;
  document.facts = random_facts(seed);
  document.record = document.facts.documents.front();
  document.text = "Article " + std::to_string(seed) + "\nwith text.\n";
  return document;
}

inline std::vector<StoredDocument> stored_documents(std::uint32_t first, std::uint32_t count) {
  std::vector<StoredDocument> documents;
  for (std::uint32_t i = 0; i < count; ++i) documents.push_back(stored_document(first + i));
  return documents;
}

inline std::string bytes_of(const Facts& facts) {
  return to_exchange_json(facts, {.pretty = false, .text_offsets = true});
}

}  // namespace whomet::testing
