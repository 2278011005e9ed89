// One page: a column of text that prints well, status as small labels that do not rely on colour,
// notes at the end with ways back. Colours have a contrast of at least 4.5 : 1 in both themes.
#include <algorithm>
#include <string>
#include <string_view>

#include "cli/report/report.h"
#include "render/escape.h"

namespace whomet {
namespace {

constexpr std::string_view kStyle = R"css(
:root { --ground: #fdfcfa; --card: #ffffff; --ink: #1d2127; --soft: #59616c; --line: #dedad3;
  --link: #1f5a94; --good: #1b6b45; --wait: #7a5200; --bad: #a32626; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --card: #1c2026; --ink: #e8e6e1; --soft: #a3abb6; --line: #343b45;
    --link: #8fc1f2; --good: #7fd3a8; --wait: #e8bd6a; --bad: #f49a94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "DejaVu Serif", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .25rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
.kind, .meta, time, .status, dt, .notes, footer { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
.meta, .introduction { color: var(--soft); margin: 0; }
.meta { font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1.5rem 0 0; }
dt { color: var(--soft); font-size: .9rem; line-height: 1.9; }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 2rem 0 0; padding: .75rem; background: #ffffff; border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
ul { list-style: none; margin: 0; padding: 0; }
li.fact { display: grid; grid-template-columns: 6.5rem 1fr; gap: 0 1rem; padding: .45rem 0; border-top: 1px solid transparent; }
li.plain { grid-template-columns: 1fr; }
li.fact + li.fact { border-top-color: var(--line); }
time { color: var(--soft); font-size: .875rem; line-height: 1.95; font-variant-numeric: tabular-nums; }
.relation, .details, .speaker { color: var(--soft); }
.relation { color: var(--ink); }
.status { display: inline-block; font-size: .75rem; line-height: 1.4; padding: 0 .45rem; margin-left: .25rem;
  border: 1px solid currentColor; border-radius: 1rem; white-space: nowrap; }
.good { color: var(--good); } .wait { color: var(--wait); border-style: dashed; } .bad { color: var(--bad); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
sup { line-height: 0; font-size: .72em; font-family: system-ui, "DejaVu Sans", sans-serif; }
sup a { text-decoration: none; padding: 0 .1em; }
.notes { font-size: .875rem; line-height: 1.5; padding-left: 2.25rem; margin: 1rem 0 0; }
.notes li { margin: 0 0 .75rem; padding-left: .25rem; overflow-wrap: anywhere; }
.notes li:target { background: color-mix(in srgb, var(--link) 14%, transparent); border-radius: .25rem; }
.notes q { font-family: Charter, Cambria, Georgia, "DejaVu Serif", serif; }
.notes cite { color: var(--soft); font-style: normal; }
footer { margin-top: 3rem; color: var(--soft); font-size: .8rem; }
@media (max-width: 34rem) { li.fact { grid-template-columns: 1fr; } dl { grid-template-columns: 1fr; gap: 0; } }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --good: #000; --wait: #000; --bad: #000; }
  @page { margin: 2cm 2.2cm; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } li.fact, .notes li, figure { break-inside: avoid; }
  a { text-decoration: none; } .back { display: none; }
  .notes { font-size: 8.5pt; } figure svg { max-height: 12cm; }
}
)css";

std::string element(std::string_view name, std::string_view css_class, std::string_view text) {
  if (text.empty()) return {};
  std::string html = "<" + std::string(name);
  if (!css_class.empty()) html += " class=\"" + std::string(css_class) + "\"";
  return html + ">" + escape_xml(text) + "</" + std::string(name) + ">";
}

std::string_view class_of(std::string_view status) {
  if (status == "held" || status == "ongoing" || status == "stated") return "status good";
  if (status.starts_with("not") || status == "negated" || status == "denied" ||
      status == "held and not held") {
    return "status bad";
  }
  return "status wait";
}

// "not_held" is a word of the exchange format.
std::string shown_status(std::string status) {
  for (char& c : status) {
    if (c == '_') c = ' ';
  }
  return status == "negated" ? "not so" : status;
}

std::string line_html(const ReportLine& line, const Report& report, bool has_dates) {
  std::string html = has_dates ? "<li class=\"fact\">" : "<li class=\"fact plain\">";
  if (has_dates) {
    html += line.date.empty() ? "<time>undated</time>" : element("time", "", line.date);
  }
  html += "<div>" + element("strong", "", line.subject);
  if (!line.relation.empty()) html += " " + element("span", "relation", line.relation);
  if (!line.object.empty()) html += " " + element("strong", "", line.object);
  if (!line.details.empty()) html += ", " + element("span", "details", line.details);
  if (!line.status.empty()) {
    html += " " + element("span", class_of(line.status), shown_status(line.status));
  }
  if (!line.speaker.empty()) html += " " + element("span", "speaker", "says " + line.speaker);
  for (const std::size_t note : line.notes) {
    const std::string number = std::to_string(note + 1);
    html += "<sup><a href=\"#note-";
    html += number;
    html += "\" title=\"";
    html += escape_xml(report.notes[note].quote);
    html += "\">";
    html += number;
    html += "</a></sup>";
  }
  return html + "</div></li>\n";
}

std::string section_html(const ReportSection& section, const Report& report) {
  std::string html = "<section>\n" + element("h2", "", section.title) + "\n" +
                     element("p", "introduction", section.introduction) + "\n<ul>\n";
  const bool has_dates =
      std::ranges::any_of(section.lines, [](const ReportLine& line) { return !line.date.empty(); });
  for (const ReportLine& line : section.lines) html += line_html(line, report, has_dates);
  html += "</ul>\n";
  if (section.left_out > 0) {
    html += element("p", "meta", "and " + std::to_string(section.left_out) + " more") + "\n";
  }
  return html + "</section>\n";
}

std::string note_html(const ReportNote& note, std::size_t number) {
  const bool is_link = note.url.starts_with("http://") || note.url.starts_with("https://");
  std::string html =
      "<li id=\"note-" + std::to_string(number) + "\"><q>" + escape_xml(note.quote) + "</q> <cite>";
  if (!note.title.empty()) html += element("em", "", note.title) + ", ";
  html += escape_xml(note.path) + ", bytes " + std::to_string(note.begin) + "–" +
          std::to_string(note.end);
  if (!note.exact) html += " (decoded)";
  if (!note.source.empty()) html += ", " + escape_xml(note.source);
  if (!note.date.empty()) html += ", " + escape_xml(note.date);
  if (is_link) {
    html += ", <a href=\"" + escape_xml(escape_iri(note.url)) + "\" rel=\"noreferrer\">" +
            escape_xml(note.url) + "</a>";
  } else if (!note.url.empty()) {
    html += ", " + escape_xml(note.url);
  }
  return html + "</cite></li>\n";
}

// An SVG file without what stands before its element.
std::string_view svg_element(std::string_view svg) {
  const std::size_t begin = svg.find("<svg");
  return begin == std::string_view::npos ? std::string_view() : svg.substr(begin);
}

}  // namespace

std::string report_html(const Report& report) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"whomet\">\n" +
      element("title", "", report.title) + "\n<style>" + std::string(kStyle) +
      "</style>\n</head>\n<body>\n<main>\n<header>\n" + element("h1", "", report.title) + "\n";
  std::string meta = report.type.empty() ? std::string() : report.type + " · ";
  meta += std::to_string(report.notes.size()) + " sentences from " +
          std::to_string(report.documents) + (report.documents == 1 ? " document" : " documents");
  html += element("p", "meta", meta) + "\n";
  if (!report.traits.empty()) {
    html += "<dl>\n";
    for (const auto& [name, value] : report.traits) {
      html += element("dt", "", name) + element("dd", "", value) + "\n";
    }
    html += "</dl>\n";
  }
  html += "</header>\n";
  if (!report.diagram.empty()) {
    html += "<figure>\n" + std::string(svg_element(report.diagram)) + "</figure>\n";
  }
  for (const ReportSection& section : report.sections) html += section_html(section, report);
  if (!report.notes.empty()) {
    html += "<section>\n<h2>Sources</h2>\n<ol class=\"notes\">\n";
    for (std::size_t i = 0; i < report.notes.size(); ++i) html += note_html(report.notes[i], i + 1);
    html += "</ol>\n</section>\n";
  }
  html +=
      "<footer>Every line follows from the sentences that its numbers name; bytes count from the "
      "start of the file.</footer>\n</main>\n</body>\n</html>\n";
  return html;
}

}  // namespace whomet
