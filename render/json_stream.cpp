#include "render/json_stream.h"

#include <cmath>
#include <string>

#include <rapidjson/prettywriter.h>

#include "base/json_sink.h"
#include "base/utf8.h"

namespace whomet {
namespace {

std::string repaired(std::string_view text) {
  std::string valid;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = decode_utf8(text, offset);
    append_utf8(valid, point.value);
    offset += point.length;
  }
  return valid;
}

}  // namespace

// Writer and PrettyWriter have the same functions but no common base.
struct JsonStream::Impl {
  Impl(ByteSink& sink, Style style) : stream(sink), line(stream), indented(stream) {
    is_line = style == Style::kLine;
    indented.SetIndent(' ', 1);
  }

  template <typename Call>
  void write(Call call) {
    if (is_line) {
      call(line);
    } else {
      call(indented);
    }
  }

  JsonSink stream;
  rapidjson::Writer<JsonSink> line;
  rapidjson::PrettyWriter<JsonSink> indented;
  bool is_line = false;
};

JsonStream::JsonStream(ByteSink& sink, Style style) : impl_(std::make_unique<Impl>(sink, style)) {}
JsonStream::~JsonStream() = default;

JsonStream& JsonStream::begin_object() {
  impl_->write([](auto& json) { json.StartObject(); });
  return *this;
}
JsonStream& JsonStream::end_object() {
  impl_->write([](auto& json) { json.EndObject(); });
  return *this;
}
JsonStream& JsonStream::begin_array() {
  impl_->write([](auto& json) { json.StartArray(); });
  return *this;
}
JsonStream& JsonStream::end_array() {
  impl_->write([](auto& json) { json.EndArray(); });
  return *this;
}
JsonStream& JsonStream::key(std::string_view name) {
  impl_->write(
      [name](auto& json) { json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); });
  return *this;
}
JsonStream& JsonStream::text(std::string_view value) {
  const std::string valid = is_valid_utf8(value) ? std::string() : repaired(value);
  const std::string_view shown = valid.empty() ? value : std::string_view(valid);
  impl_->write([shown](auto& json) {
    json.String(shown.data(), static_cast<rapidjson::SizeType>(shown.size()));
  });
  return *this;
}
JsonStream& JsonStream::count(std::size_t value) {
  impl_->write([value](auto& json) { json.Uint64(value); });
  return *this;
}
JsonStream& JsonStream::integer(long long value) {
  impl_->write([value](auto& json) { json.Int64(value); });
  return *this;
}
JsonStream& JsonStream::number(double value) {
  impl_->write([value](auto& json) { json.Double(std::isfinite(value) ? value : 0.0); });
  return *this;
}
JsonStream& JsonStream::flag(bool value) {
  impl_->write([value](auto& json) { json.Bool(value); });
  return *this;
}

JsonStream& JsonStream::field(std::string_view name, std::string_view value) {
  if (!value.empty()) key(name).text(value);
  return *this;
}

void JsonStream::finish_line() {
  impl_->stream.Put('\n');
  impl_->stream.Flush();
  impl_->line.Reset(impl_->stream);
  impl_->indented.Reset(impl_->stream);
}

}  // namespace whomet
