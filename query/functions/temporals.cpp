// Functions that make temporal values.

#include <deque>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "query/functions/arguments.h"
#include "query/temporal/temporal.h"

namespace whomet {
namespace {

template <ValueKind kind>
Value make(CallContext& context, Arguments args) {
  if (args.empty()) return current_temporal(kind, context.now, "");
  return make_temporal(kind, args[0], context.now);
}

// All clocks of one query show the same: it reads one state of the graph.
template <ValueKind kind>
Value current(CallContext& context, Arguments args) {
  if (args.empty()) return current_temporal(kind, context.now, "");
  if (args[0].is_null()) return {};
  return current_temporal(kind, context.now, text_argument("the zone of a clock", args[0]));
}

template <ValueKind kind>
Value truncate(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  const Value value = args.size() > 1 ? args[1] : current_temporal(kind, context.now, "");
  return truncate_temporal(kind, text_argument("truncate", args[0]), value,
                           args.size() > 2 ? args[2] : Value(), context.now);
}

Value duration(CallContext& /*context*/, Arguments args) {
  return make_duration(args[0]);
}

template <DurationUnit unit>
Value between(CallContext& /*context*/, Arguments args) {
  return duration_between(unit, args[0], args[1]);
}

Value from_epoch(CallContext& context, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  integer_argument("datetime.fromepoch", args[0]);
  integer_argument("datetime.fromepoch", args[1]);
  return make_temporal(ValueKind::kDateTime,
                       Value::map({{"epochSeconds", args[0]}, {"nanosecond", args[1]}}),
                       context.now);
}

Value from_epoch_millis(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  integer_argument("datetime.fromepochmillis", args[0]);
  return make_temporal(ValueKind::kDateTime, Value::map({{"epochMillis", args[0]}}), context.now);
}

constexpr StaticType kTemporal = StaticType::of(TypeKind::kTemporal);
constexpr StaticType kDuration = StaticType::of(TypeKind::kDuration);
constexpr auto kDate = ValueKind::kDate;
constexpr auto kTime = ValueKind::kTime;
constexpr auto kLocalTime = ValueKind::kLocalTime;
constexpr auto kDateTime = ValueKind::kDateTime;
constexpr auto kLocalDateTime = ValueKind::kLocalDateTime;

const QueryFunction kFunctions[] = {
    {"date", "date(value)", "A day, from a map, an ISO text or another value; today without one",
     "date({year: 2024, month: 5, day: 16})", "'2024-05-16'", "?d", kTemporal, make<kDate>},
    {"time", "time(value)", "A time of day with its offset from UTC", "time('10:30+02:00')",
     "'10:30+02:00'", "?d", kTemporal, make<kTime>},
    {"localtime", "localtime(value)", "A time of day", "localtime({hour: 10, minute: 30})",
     "'10:30'", "?d", kTemporal, make<kLocalTime>},
    {"datetime", "datetime(value)", "A day and a time in a time zone",
     "datetime('2024-05-16T10:30[Europe/Oslo]')", "'2024-05-16T10:30+02:00[Europe/Oslo]'", "?d",
     kTemporal, make<kDateTime>},
    {"localdatetime", "localdatetime(value)", "A day and a time",
     "localdatetime('2024-05-16T10:30')", "'2024-05-16T10:30'", "?d", kTemporal,
     make<kLocalDateTime>},
    {"duration", "duration(value)", "Months, days and seconds, from a map or an ISO text",
     "duration({days: 14, hours: 16})", "'P14DT16H'", "d", kDuration, duration},
    {"duration.between", "duration.between(a, b)", "From one instant to another",
     "duration.between(date('2024-01-30'), date('2024-03-02'))", "'P1M2D'", "dd", kDuration,
     between<DurationUnit::kAll>},
    {"duration.inMonths", "duration.inMonths(a, b)", "The same in whole months",
     "duration.inMonths(date('2024-01-30'), date('2024-03-02'))", "'P1M'", "dd", kDuration,
     between<DurationUnit::kMonths>},
    {"duration.inDays", "duration.inDays(a, b)", "The same in whole days",
     "duration.inDays(date('2024-01-30'), date('2024-03-02'))", "'P32D'", "dd", kDuration,
     between<DurationUnit::kDays>},
    {"duration.inSeconds", "duration.inSeconds(a, b)", "The same in seconds",
     "duration.inSeconds(localtime('10:00'), localtime('11:30'))", "'PT1H30M'", "dd", kDuration,
     between<DurationUnit::kSeconds>},
    {"date.truncate", "date.truncate(unit, value, parts)",
     "The day at which its week, month, quarter, year, ... begins",
     "date.truncate('month', date('2024-05-16'))", "'2024-05-01'", "s?**", kTemporal,
     truncate<kDate>},
    {"time.truncate", "time.truncate(unit, value, parts)", "The same for a time",
     "time.truncate('hour', time('10:30+02:00'))", "'10:00+02:00'", "s?**", kTemporal,
     truncate<kTime>},
    {"localtime.truncate", "localtime.truncate(unit, value, parts)", "The same for a local time",
     "localtime.truncate('minute', localtime('10:30:15'))", "'10:30'", "s?**", kTemporal,
     truncate<kLocalTime>},
    {"datetime.truncate", "datetime.truncate(unit, value, parts)", "The same for a date and time",
     "datetime.truncate('day', datetime('2024-05-16T10:30Z'))", "'2024-05-16T00:00Z'", "s?**",
     kTemporal, truncate<kDateTime>},
    {"localdatetime.truncate", "localdatetime.truncate(unit, value, parts)",
     "The same for a local date and time",
     "localdatetime.truncate('year', localdatetime('2024-05-16T10:30'), {month: 2})",
     "'2024-02-01T00:00'", "s?**", kTemporal, truncate<kLocalDateTime>},
    {"datetime.fromepoch", "datetime.fromepoch(seconds, nanoseconds)",
     "The instant that long after 1970-01-01 in UTC", "datetime.fromepoch(86400, 0)",
     "'1970-01-02T00:00Z'", "ii", kTemporal, from_epoch},
    {"datetime.fromepochmillis", "datetime.fromepochmillis(milliseconds)",
     "The same in milliseconds", "datetime.fromepochmillis(1000)", "'1970-01-01T00:00:01Z'", "i",
     kTemporal, from_epoch_millis},
};

// date.transaction(), time.statement(), ...: one for each kind and clock.
std::vector<QueryFunction> all_with_clocks() {
  struct Kind {
    std::string name;
    std::string_view summary;
    Value (*call)(CallContext&, Arguments);
  };
  const Kind kinds[] = {{"date", "Today", current<kDate>},
                        {"time", "Now", current<kTime>},
                        {"localtime", "Now", current<kLocalTime>},
                        {"datetime", "Now", current<kDateTime>},
                        {"localdatetime", "Now", current<kLocalDateTime>}};
  static std::deque<std::string> texts;  // that the functions name
  const auto keep = [](std::string text) {
    return std::string_view(texts.emplace_back(std::move(text)));
  };
  std::vector<QueryFunction> all(std::begin(kFunctions), std::end(kFunctions));
  for (const Kind& kind : kinds) {
    for (const char* clock : {".transaction", ".statement", ".realtime"}) {
      const std::string name = kind.name + clock;
      all.push_back({keep(name), keep(name + "(zone)"), kind.summary,
                     keep(name + "() = " + kind.name + "()"), "true", "?s", kTemporal, kind.call});
    }
  }
  return all;
}

}  // namespace

std::span<const QueryFunction> temporal_functions() {
  static const std::vector<QueryFunction> functions = all_with_clocks();
  return functions;
}

}  // namespace whomet
