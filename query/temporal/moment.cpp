#include "query/temporal/moment.h"

#include "query/temporal/calendar.h"
#include "query/temporal/time_zone.h"

namespace whomet {

std::int64_t Moment::local_second() const {
  return day * kSecondsPerDay + nano / kNanosPerSecond;
}

bool is_instant(ValueKind kind) {
  return kind == ValueKind::kDate || kind == ValueKind::kLocalTime || kind == ValueKind::kTime ||
         kind == ValueKind::kLocalDateTime || kind == ValueKind::kDateTime;
}

bool is_temporal(ValueKind kind) {
  return is_instant(kind) || kind == ValueKind::kDuration;
}

Moment moment_of(const Value& value) {
  Moment moment;
  const auto set_local = [&](std::int64_t second, std::int32_t nano) {
    moment.has_day = moment.has_time = true;
    moment.day = floor_div(second, kSecondsPerDay);
    moment.nano = floor_mod(second, kSecondsPerDay) * kNanosPerSecond + nano;
  };
  switch (value.kind()) {
    case ValueKind::kDate:
      moment.has_day = true;
      moment.day = value.as_date();
      break;
    case ValueKind::kLocalTime:
      moment.has_time = true;
      moment.nano = value.as_local_time();
      break;
    case ValueKind::kTime:
      moment.has_time = moment.has_offset = true;
      moment.nano = value.as_time().nano;
      moment.offset = value.as_time().offset;
      break;
    case ValueKind::kLocalDateTime:
      set_local(value.as_local_date_time().second, value.as_local_date_time().nano);
      break;
    case ValueKind::kDateTime: {
      const ZonedDateTime& time = value.as_date_time();
      set_local(time.second + time.offset, time.nano);
      moment.has_offset = true;
      moment.offset = time.offset;
      moment.zone = time.zone;
      break;
    }
    default:
      break;
  }
  return moment;
}

Value make_instant(ValueKind kind, const Moment& moment) {
  const auto nano = static_cast<std::int32_t>(moment.nano % kNanosPerSecond);
  switch (kind) {
    case ValueKind::kDate:
      return Value::date(moment.day);
    case ValueKind::kLocalTime:
      return Value::local_time(moment.nano);
    case ValueKind::kTime:
      return Value::time({moment.nano, moment.has_offset ? moment.offset : 0});
    case ValueKind::kLocalDateTime:
      return Value::local_date_time({moment.local_second(), nano});
    default: {
      const std::int64_t local = moment.local_second();
      std::int32_t offset = moment.has_offset ? moment.offset : 0;
      if (moment.zone != nullptr && moment.zone->offset_at(local - offset) != offset) {
        offset = moment.zone->offset_at_local(local);
      }
      const std::int64_t utc = local - offset;
      // In the hour that is left out, the clock jumps ahead.
      const std::int32_t shown = moment.zone != nullptr ? moment.zone->offset_at(utc) : offset;
      return Value::date_time({utc, nano, shown, moment.zone});
    }
  }
}

void change_zone(Moment& moment, std::int32_t offset, const TimeZone* zone) {
  const std::int64_t utc = moment.utc_second();
  if (zone != nullptr) offset = zone->offset_at(utc);
  const std::int64_t local = utc + offset;
  const std::int64_t nano = moment.nano % kNanosPerSecond;
  moment.day = floor_div(local, kSecondsPerDay);
  moment.nano = floor_mod(local, kSecondsPerDay) * kNanosPerSecond + nano;
  moment.has_offset = true;
  moment.offset = offset;
  moment.zone = zone;
}

void set_zone(Moment& moment, std::int32_t offset, const TimeZone* zone) {
  moment.has_offset = true;
  moment.zone = zone;
  moment.offset = zone == nullptr ? offset : zone->offset_at_local(moment.local_second());
}

}  // namespace whomet
