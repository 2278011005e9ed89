#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "base/embedded.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/parser.h"

using namespace whomet;

namespace {

std::string failure(const std::string& bytes) {
  try {
    SyntaxModel::load(bytes, "m.whomet");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

std::string changed(std::size_t at, char change) {
  std::string bytes(embedded_file("models/syntax.whomet"));
  bytes[at] = static_cast<char>(bytes[at] ^ change);
  return bytes;
}

}  // namespace

TEST_CASE("extract/syntax_model: a damaged file is refused, and the message says why") {
  const std::string good(embedded_file("models/syntax.whomet"));
  struct Row {
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {good, ""},
      {"", "m.whomet: not a model file (it does not begin with WHOMETSX)"},
      {"PK\x03\x04", "m.whomet: not a model file (it does not begin with WHOMETSX)"},
      {changed(0, 1), "m.whomet: not a model file (it does not begin with WHOMETSX)"},
      {good.substr(0, 20), "m.whomet: damaged model file: it ends inside its header"},
      {changed(8, 2),
       "m.whomet: model of version 3 is newer than this program, which reads version 1"},
      {changed(8, 1), "m.whomet: model of version 0 is too old; this program reads version 1"},
      {good + "x", "m.whomet: damaged model file: bytes follow its end"},
      {changed(30, 1), "m.whomet: damaged model file: its checksum does not fit its content"},
      {changed(200, 4), "m.whomet: damaged model file: its checksum does not fit its content"},
      {changed(good.size() - 1, 64),
       "m.whomet: damaged model file: its checksum does not fit its content"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    CHECK(failure(row.bytes) == row.message);
  }
  const std::string cut = failure(good.substr(0, good.size() - 1));
  CHECK(cut.find("damaged model file: truncated: expected") != std::string::npos);
}

TEST_CASE("extract/syntax_model: content that does not fit together is refused") {
  ModelWriter nothing;
  CHECK(failure(nothing.file(kSyntaxMagic, kSyntaxVersion)) ==
        "m.whomet: damaged model file: it ends inside a field");
  ModelWriter no_tags;
  no_tags.u32(0);
  no_tags.u32(0);
  CHECK(failure(no_tags.file(kSyntaxMagic, kSyntaxVersion)) ==
        "m.whomet: damaged model file: number of tags");
  ModelWriter huge;
  huge.u32(0xFFFFFFFF);
  CHECK(failure(huge.file(kSyntaxMagic, kSyntaxVersion)) ==
        "m.whomet: damaged model file: a count is larger than the file");
}
