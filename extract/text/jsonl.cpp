#include "extract/text/jsonl.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "base/utf8.h"

namespace whomet {
namespace {

// What stands at a byte, for messages.
std::string found_at(std::string_view line, std::size_t offset) {
  if (offset >= line.size()) return "the end of the line";
  const auto code_point = decode_utf8(line, offset);
  if (!code_point.valid) return "a byte that is not UTF-8";
  return "'" + std::string(line.substr(offset, code_point.length)) + "'";
}

std::string_view type_name(const rapidjson::Value& value) {
  constexpr std::array<std::string_view, 7> kNames = {
      "null", "false", "true", "an object", "an array", "a string", "a number"};
  return kNames.at(static_cast<std::size_t>(value.GetType()));
}

// Passes on what RapidJSON finds; of numbers only that they are some. Nobody asks for their values,
// and RapidJSON 1.1.0 reads outside its tables for some exponents.
class WithoutNumbers {
 public:
  explicit WithoutNumbers(rapidjson::Document& document) : document_(document) {}

  // RapidJSON calls these names.
  // NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return document_.Null(); }
  bool Bool(bool value) { return document_.Bool(value); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return document_.Int(0); }
  bool Int(int) { return document_.Int(0); }
  bool Uint(unsigned) { return document_.Int(0); }
  bool Int64(std::int64_t) { return document_.Int(0); }
  bool Uint64(std::uint64_t) { return document_.Int(0); }
  bool Double(double) { return document_.Int(0); }
  bool String(const char* bytes, rapidjson::SizeType size, bool copy) {
    return document_.String(bytes, size, copy);
  }
  bool Key(const char* bytes, rapidjson::SizeType size, bool copy) {
    return document_.Key(bytes, size, copy);
  }
  bool StartObject() { return document_.StartObject(); }
  bool EndObject(rapidjson::SizeType members) { return document_.EndObject(members); }
  bool StartArray() { return document_.StartArray(); }
  bool EndArray(rapidjson::SizeType elements) { return document_.EndArray(elements); }
  // NOLINTEND(readability-identifier-naming)

 private:
  rapidjson::Document& document_;
};

// One line of a .jsonl file and where to complain about it.
class Line {
 public:
  Line(std::string_view text, std::string where, std::size_t file_offset, Diagnostics& diagnostics)
      : text_(text),
        where_(std::move(where)),
        file_offset_(file_offset),
        diagnostics_(diagnostics) {}

  std::optional<RawArticle> parse() {
    // The iterative parser: ten thousand '[' in a row do not use up the stack.
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                                rapidjson::kParseNumbersAsStringsFlag |
                                rapidjson::kParseValidateEncodingFlag;
    rapidjson::Document object;
    rapidjson::ParseResult parsed;
    const auto read = [&](rapidjson::Document& document) {
      rapidjson::MemoryStream stream(text_.data(), text_.size());
      WithoutNumbers receiver(document);
      parsed = rapidjson::Reader().Parse<kFlags>(stream, receiver);
      return !parsed.IsError();
    };
    object.Populate(read);
    if (parsed.IsError()) {
      const std::size_t offset = parsed.Offset();
      fail(offset, std::string("expected a JSON object, found ") + found_at(text_, offset) + " (" +
                       rapidjson::GetParseError_En(parsed.Code()) + ")");
      return std::nullopt;
    }
    if (!object.IsObject()) {
      fail(0, "expected a JSON object, found " + std::string(type_name(object)));
      return std::nullopt;
    }
    return read_article(object);
  }

 private:
  void fail(std::size_t line_offset, const std::string& message) {
    diagnostics_.fail(where_, message + " at byte " + std::to_string(line_offset) +
                                  " of the line (byte " +
                                  std::to_string(file_offset_ + line_offset) + " of the file)");
  }

  // The string of that name; "" if there is none or it is null. Sets `broken_` for other types.
  std::string read_string(const rapidjson::Value& object, const char* name) {
    const auto member = object.FindMember(name);
    if (member == object.MemberEnd() || member->value.IsNull()) return {};
    if (!member->value.IsString()) {
      broken_ = true;
      fail(0, std::string("expected a string as \"") + name + "\", found " +
                  std::string(type_name(member->value)));
      return {};
    }
    return {member->value.GetString(), member->value.GetStringLength()};
  }

  std::optional<RawArticle> read_article(const rapidjson::Value& object) {
    RawArticle article;
    article.path = read_string(object, "path");
    article.metadata.title = read_string(object, "title");
    article.metadata.date = read_string(object, "date");
    article.metadata.url = read_string(object, "url");
    article.metadata.source = read_string(object, "source");
    article.bytes = read_string(object, "text");
    if (article.bytes.empty()) {
      article.bytes = read_string(object, "html");
      if (!article.bytes.empty()) article.format = TextFormat::kHtml;
    }
    if (broken_) return std::nullopt;
    if (article.bytes.empty()) {
      fail(0, "expected a field \"text\" or \"html\" that is not empty, found none");
      return std::nullopt;
    }
    return article;
  }

  std::string_view text_;
  std::string where_;
  std::size_t file_offset_;
  Diagnostics& diagnostics_;
  bool broken_ = false;
};

std::string_view file_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace

std::vector<RawArticle> parse_jsonl(std::string_view bytes, const std::string& file,
                                    const MetadataTable& table, Diagnostics& diagnostics) {
  std::vector<RawArticle> articles;
  std::size_t number = 0;
  std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    ++number;
    if (!trim(line).empty()) {
      Line parser(line, file + ":" + std::to_string(number), begin, diagnostics);
      if (auto article = parser.parse()) {
        fill(article->path, file + "#" + std::to_string(number));
        const auto known = table.find(file_name(article->path));
        if (known != table.end()) {
          fill(article->metadata.title, known->second.title);
          fill(article->metadata.date, known->second.date);
          fill(article->metadata.url, known->second.url);
          fill(article->metadata.source, known->second.source);
        }
        articles.push_back(std::move(*article));
      }
    }
    begin = end + 1;
  }
  return articles;
}

}  // namespace whomet
