// Meetings of a document as lines, for tables of sentences.
#pragma once

#include <set>
#include <string>

#include "tests/extract/relation/annotated_text.h"

namespace whomet {

// "kind status participants @place", a line a meeting, all sorted.
inline std::string meeting_lines(const Document& document) {
  std::set<std::string> lines;
  for (const LocalMeeting& meeting : document.meetings) {
    std::set<std::string> names;
    for (const std::uint32_t who : meeting.participants) names.insert(document.clusters[who].name);
    std::string line =
        std::string(name_of(meeting.kind)) + " " + std::string(name_of(meeting.status));
    for (const std::string& name : names) line += " " + name;
    if (meeting.place != kNone) line += " @" + document.clusters[meeting.place].name;
    lines.insert(line + "\n");
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

struct MeetingRow {
  const char* text;
  const char* meetings;
};

template <std::size_t N>
void check_meetings(const MeetingRow (&rows)[N]) {
  for (const MeetingRow& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(meeting_lines(annotated_text(row.text)) == std::string(row.meetings));
  }
}

}  // namespace whomet
