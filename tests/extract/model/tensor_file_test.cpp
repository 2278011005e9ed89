#include "extract/model/tensor_file.h"

#include <cstdint>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "extract/model/model_file.h"
#include "tests/extract/model/tiny_model.h"

using namespace whomet;

namespace {

constexpr std::size_t kHeader = 8 + 4 + 4 + 64;

std::string failure(const std::string& bytes) {
  try {
    LanguageModel::load(bytes, "m.whomet");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

// The same content with a checksum that fits, so that only the content can be refused.
std::string resealed(const std::string& payload) {
  ModelWriter writer;
  for (const char byte : payload) writer.u8(static_cast<std::uint8_t>(byte));
  return writer.file(kLanguageMagic, kLanguageVersion);
}

// Puts `to` in place of the first `from` behind `after`.
std::string replaced(const std::string& after, const std::string& from, const std::string& to) {
  std::string payload = tiny_bytes().substr(kHeader);
  const std::size_t begin = payload.find(after);
  REQUIRE(begin != std::string::npos);
  const std::size_t at = payload.find(from, begin + after.size());
  REQUIRE(at != std::string::npos);
  payload.replace(at, from.size(), to);
  return resealed(payload);
}

std::string number(std::uint32_t value) {
  std::string bytes;
  for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
  return bytes;
}

}  // namespace

TEST_CASE("extract/model/tensor_file: a file that was cut or changed anywhere is refused") {
  const std::string& good = tiny_bytes();
  REQUIRE(failure(good).empty());
  for (std::size_t size = 0; size < good.size(); size += 100) {
    CAPTURE(size);
    CHECK(failure(good.substr(0, size)).starts_with("m.whomet: "));
    std::string flipped = good;
    flipped[size] = static_cast<char>(flipped[size] ^ 0x10);
    CHECK(failure(flipped).starts_with("m.whomet: "));
  }
  CHECK(failure(good + "x") == "m.whomet: damaged model file: bytes follow its end");
  std::string newer = good;
  newer[8] = 3;
  CHECK(failure(newer) ==
        "m.whomet: model of version 3 is newer than this program, which reads version 2");
  CHECK(failure("WHOMETSX" + good.substr(8)) ==
        "m.whomet: not a model file (it does not begin with WHOMETNN)");
}

TEST_CASE("extract/model/tensor_file: content that was cut is refused, whatever its checksum") {
  const std::string payload = tiny_bytes().substr(kHeader);
  for (std::size_t size = 0; size < payload.size(); size += 100) {
    CAPTURE(size);
    CHECK(failure(resealed(payload.substr(0, size))).starts_with("m.whomet: damaged model file: "));
  }
  CHECK(failure(resealed(payload + "x")) ==
        "m.whomet: damaged model file: content follows the last field");
}

TEST_CASE("extract/model/tensor_file: parts that do not fit together are refused") {
  struct Row {
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {replaced("", "hidden" + number(25), "hidden" + number(24)),
       "tensor 'lstm0.forward.input' has 100 rows of 34, expected 96 of 34"},
      {replaced("", "hidden" + number(25), "hidden" + number(0)),
       "number 'hidden' is 0, expected 1 to 4096"},
      {replaced("", "hidden" + number(25), "hidden" + number(0xFFFFFFFF)),
       "number 'hidden' is 4294967295, expected 1 to 4096"},
      {replaced("", "layers" + number(3), "layers" + number(4)),
       "there is no tensor 'lstm3.forward.input'"},
      {replaced("", "layers" + number(3), "layers" + number(1)), "1 layers, expected 2 to 8"},
      {replaced("", "buckets" + number(50), "buckets" + number(0)), "there are no buckets"},
      {replaced("", "buckets" + number(50), "buckets" + number(51)),
       "tensor 'ngram' has 50 rows of 13, expected 51 of 13"},
      {replaced("", "hidden", "hiddem"), "there is no number 'hidden'"},
      {replaced("", "shapes", "shapez"), "there is no list 'shapes'"},
      {replaced("upos", "NOUN", "NOON"), "unknown part of speech 'NOON'"},
      {replaced("scripts", "l3", "x3"), "unknown lemma script 'x3'"},
      {replaced("relations", "root", "rood"), "the relations are not 'root' and others"},
      {replaced("names", "B-PER", "B-PRE"), "unknown name tag 'B-PRE'"},
      {replaced("listed_words", "ankara\t4", "ankara\t0"), "row 'ankara\t0' of the listed words"},
      {replaced("words", "june", "said"), "'said' occurs twice in list 'words'"},
      {replaced("names_hidden.bias", std::string(1, '\0'), "\x02"),
       "tensor 'names_hidden.bias' has no known type"},
      {replaced("names_hidden.bias", number(7), number(0)), "tensor 'names_hidden.bias' is empty"},
      {replaced("names_hidden.bias", number(1) + number(7),
                number(0xFFFFFFFF) + number(0xFFFFFFFF)),
       "a count is larger than the file"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    CHECK(failure(row.bytes) == "m.whomet: damaged model file: " + std::string(row.message));
  }
}

TEST_CASE("extract/model/tensor_file: values that are no sensible numbers are refused") {
  for (const char* value : {"\x00\x00\x80\x7f", "\x00\x00\xc0\x7f", "\x00\x00\x80\xff",
                            "\x00\x24\x74\x49" /* 1,000,000 */, "\x00\x00\x00\x7e"}) {
    std::string payload = tiny_bytes().substr(kHeader);
    const std::string before = "names_hidden.bias" + std::string(1, '\0') + number(1) + number(7);
    const std::size_t at = payload.find(before) + before.size();
    payload.replace(at, 4, std::string(value, 4));
    const bool sensible = value[3] == '\x49';
    CHECK(failure(resealed(payload)) ==
          (sensible ? ""
                    : "m.whomet: damaged model file: a value of tensor 'names_hidden.bias' is no "
                      "sensible number"));
  }
}
