#include <string>
#include <string_view>

#include "cli/report/report.h"
#include "render/escape.h"

namespace whomet {
namespace {

std::string notes_text(const ReportLine& line) {
  std::string text;
  for (const std::size_t note : line.notes) text += "[^" + std::to_string(note + 1) + "]";
  return text;
}

std::string line_text(const ReportLine& line) {
  std::string text = "- ";
  if (!line.date.empty()) text += escape_markdown(line.date) + " – ";
  text += "**" + escape_markdown(line.subject) + "**";
  if (!line.relation.empty()) text += " " + escape_markdown(line.relation);
  if (!line.object.empty()) text += " **" + escape_markdown(line.object) + "**";
  if (!line.details.empty()) text += ", " + escape_markdown(line.details);
  if (!line.status.empty()) text += " *(" + escape_markdown(line.status) + ")*";
  if (!line.speaker.empty()) text += " – says " + escape_markdown(line.speaker);
  return text + notes_text(line) + "\n";
}

std::string note_text(const ReportNote& note, std::size_t number) {
  std::string text = "[^" + std::to_string(number) + "]: “" + escape_markdown(note.quote) + "” – ";
  if (!note.title.empty()) text += "*" + escape_markdown(note.title) + "*, ";
  text += escape_markdown(note.path) + ", bytes " + std::to_string(note.begin) + "–" +
          std::to_string(note.end);
  if (!note.exact) text += " (decoded)";
  if (!note.source.empty()) text += ", " + escape_markdown(note.source);
  if (!note.date.empty()) text += ", " + escape_markdown(note.date);
  if (!note.url.empty()) text += ", <" + escape_iri(note.url) + ">";
  return text + "\n";
}

}  // namespace

std::string report_markdown(const Report& report, const std::string& picture) {
  std::string text = "# " + escape_markdown(report.title) + "\n\n";
  if (!report.type.empty()) text += escape_markdown(report.type) + ". ";
  text += std::to_string(report.notes.size()) + " sentences from " +
          std::to_string(report.documents) + (report.documents == 1 ? " document" : " documents") +
          ".\n";
  if (!report.traits.empty()) text += "\n";
  for (const auto& [name, value] : report.traits) {
    text += "- " + escape_markdown(name) + ": " + escape_markdown(value) + "\n";
  }
  if (!picture.empty()) {
    text += "\n![" + escape_markdown(report.title) + "](<" + escape_iri(picture) + ">)\n";
  }
  for (const ReportSection& section : report.sections) {
    text += "\n## " + escape_markdown(section.title) + "\n\n";
    if (!section.introduction.empty()) text += escape_markdown(section.introduction) + "\n\n";
    for (const ReportLine& line : section.lines) text += line_text(line);
    if (section.left_out > 0) {
      text += "- and " + std::to_string(section.left_out) + " more\n";
    }
  }
  if (!report.notes.empty()) text += "\n";
  for (std::size_t i = 0; i < report.notes.size(); ++i) text += note_text(report.notes[i], i + 1);
  return text;
}

}  // namespace whomet
