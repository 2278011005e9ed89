#include "extract/mention/times_json.h"

#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "extract/mention/times.h"

namespace whomet {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_day(Writer& writer, const char* key, const std::string& day) {
  writer.Key(key);
  if (day.empty())
    writer.Null();
  else
    write_text(writer, day);
}

void write_time(Writer& writer, const Document& document, const TimeExpression& time) {
  const ByteSpan file = document.source.offsets.to_file(time.text);
  writer.StartObject();
  writer.Key("text");
  write_text(writer, time.value.text);
  writer.Key("begin");
  writer.Uint64(file.begin);
  writer.Key("end");
  writer.Uint64(file.end);
  write_day(writer, "from", time.value.from);
  write_day(writer, "to", time.value.to);
  writer.Key("granularity");
  write_text(writer, time.value.granularity);
  writer.EndObject();
}

}  // namespace

std::string dates_json_line(const Document& document) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("path");
  const auto& paths = document.source.record.paths;
  write_text(writer, paths.empty() ? std::string_view() : std::string_view(paths.front()));
  writer.Key("times");
  writer.StartArray();
  for (const TimeExpression& time : list_dates(document)) write_time(writer, document, time);
  writer.EndArray();
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace whomet
