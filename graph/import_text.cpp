#include "graph/import_text.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/store.h"

namespace whomet {
namespace {

constexpr std::size_t kPieceSize = 65'536;
constexpr unsigned kPieceBits = 24;
constexpr int kLevel = 1;  // higher ones are slower and no smaller on rows of numbers

std::int64_t piece_number(std::uint32_t file, std::uint64_t index) {
  return static_cast<std::int64_t>(std::uint64_t{file} << kPieceBits | index);
}

// Frames with a checksum, one after the other.
class Compressor {
 public:
  Compressor() : context_(ZSTD_createCCtx()), bytes_(ZSTD_compressBound(kPieceSize), '\0') {
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  // Valid until the next call. Requires: at most kPieceSize bytes.
  std::string_view compress(std::string_view text) {
    const std::size_t size =
        ZSTD_compress2(context_.get(), bytes_.data(), bytes_.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0) throw std::bad_alloc();
    return {bytes_.data(), size};
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::string bytes_;
};

// The pieces of one file, one after the other or from any on.
class PieceReader {
 public:
  PieceReader(SQLite::Database& database, std::uint32_t file)
      : select_(database, "SELECT bytes FROM import_text WHERE piece = ?"), file_(file) {}

  // false: there is none.
  bool read(std::uint64_t index, std::string& text) {
    select_.reset();
    select_.bind(1, piece_number(file_, index));
    if (!select_.executeStep()) return false;
    const SQLite::Column bytes = select_.getColumn(0);
    text.resize(kPieceSize);
    const std::size_t size = ZSTD_decompress(text.data(), text.size(), bytes.getBlob(),
                                             static_cast<std::size_t>(bytes.getBytes()));
    if (ZSTD_isError(size) != 0 || size == 0) {
      throw StoreError(std::string("a piece of an imported file is damaged: ") +
                       (size == 0 ? "it is empty" : ZSTD_getErrorName(size)));
    }
    text.resize(size);
    return true;
  }

 private:
  SQLite::Statement select_;
  std::uint32_t file_;
};

// Every piece but the last is full, as an offset says which piece it is in.
std::size_t fill_whole(const CsvReader::Fill& fill, std::string& piece) {
  std::size_t filled = 0;
  while (filled < piece.size()) {
    const std::size_t read = fill(piece.data() + filled, piece.size() - filled);
    if (read == 0) break;
    filled += read;
  }
  return filled;
}

}  // namespace

std::uint64_t write_text_pieces(SQLite::Database& database, std::uint32_t file,
                                const CsvReader::Fill& fill) {
  SQLite::Statement insert(database, "INSERT INTO import_text VALUES (?, ?)");
  Compressor compressor;
  std::string piece(kPieceSize, '\0');
  std::uint64_t size = 0;
  for (std::uint64_t index = 0;; ++index) {
    const std::size_t filled = fill_whole(fill, piece);
    if (filled == 0) return size;
    const std::string_view bytes = compressor.compress({piece.data(), filled});
    insert.reset();
    insert.bind(1, piece_number(file, index));
    insert.bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
    insert.exec();
    size += filled;
  }
}

CsvReader::Fill read_text_pieces(SQLite::Database& database, std::uint32_t file) {
  struct State {
    State(SQLite::Database& from, std::uint32_t number) : pieces(from, number) {}
    PieceReader pieces;
    std::string text;
    std::size_t at = 0;
    std::uint64_t next = 0;
  };
  const auto state = std::make_shared<State>(database, file);
  return [state](char* buffer, std::size_t size) {
    std::size_t written = 0;
    while (written < size) {
      if (state->at == state->text.size()) {
        if (!state->pieces.read(state->next, state->text)) break;
        ++state->next;
        state->at = 0;
      }
      const std::size_t part = std::min(size - written, state->text.size() - state->at);
      std::copy_n(state->text.data() + state->at, part, buffer + written);
      state->at += part;
      written += part;
    }
    return written;
  };
}

std::string whole_text(SQLite::Database& database, std::uint32_t file) {
  PieceReader pieces(database, file);
  std::string text;
  std::string piece;
  for (std::uint64_t i = 0; pieces.read(i, piece); ++i) text += piece;
  return text;
}

std::string text_row(SQLite::Database& database, std::uint32_t file, std::uint64_t offset) {
  PieceReader pieces(database, file);
  std::uint64_t index = offset / kPieceSize;
  std::size_t at = offset % kPieceSize;
  std::string row;
  bool quoted = false;
  for (std::string piece; pieces.read(index, piece); ++index, at = 0) {
    for (; at < piece.size(); ++at) {
      if (piece[at] == '"') quoted = !quoted;
      if (piece[at] == '\n' && !quoted) {
        if (row.ends_with('\r')) row.pop_back();
        return row;
      }
      row += piece[at];
    }
  }
  return row;
}

void remove_text_pieces(SQLite::Database& database, std::uint32_t file) {
  SQLite::Statement erase(database, "DELETE FROM import_text WHERE piece >= ? AND piece < ?");
  erase.bind(1, piece_number(file, 0));
  erase.bind(2, piece_number(file + 1, 0));
  erase.exec();
}

}  // namespace whomet
