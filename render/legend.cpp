#include "render/legend.h"

#include <set>
#include <vector>

#include "render/escape.h"
#include "render/style.h"

namespace whomet {
namespace {

std::string font(const std::string& text, const std::string& colour, int points) {
  return "<FONT COLOR=\"" + colour + "\" POINT-SIZE=\"" + std::to_string(points) + "\">" + text +
         "</FONT>";
}

// Entries side by side, each a cell, so that they do not break.
std::string row(const std::vector<std::string>& cells) {
  std::string text =
      "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" "
      "CELLPADDING=\"2\"><TR>";
  for (const auto& cell : cells) text += cell;
  return text + "</TR></TABLE></TD></TR>";
}

std::string type_cell(EntityType type) {
  const auto& style = node_style(type);
  return std::string("<TD BORDER=\"1\" STYLE=\"rounded\" COLOR=\"") + style.line + "\" BGCOLOR=\"" +
         style.fill + "\" CELLPADDING=\"3\">" + font(style.legend, "#202020", 9) + "</TD>";
}

std::string line_cell(Reality reality) {
  const auto& style = line_style(reality);
  return "<TD>" + font("<B>" + std::string(style.legend_line) + "</B>", style.colour, 9) +
         font(" " + std::string(style.legend), "#202020", 9) + "</TD>";
}

}  // namespace

std::string header_label(const Picture& picture, const std::string& title,
                         const std::string& caption, bool legend) {
  std::string rows;
  if (!title.empty()) {
    rows += "<TR><TD ALIGN=\"LEFT\">" + font("<B>" + escape_xml(title) + "</B>", "#000000", 15) +
            "</TD></TR>";
  }
  if (!caption.empty()) {
    rows += "<TR><TD ALIGN=\"LEFT\">" + font(escape_xml(caption), "#555555", 9) + "</TD></TR>";
  }
  if (legend) {
    constexpr std::size_t kPerRow = 6;
    std::set<EntityType> types;
    std::set<Reality> realities;
    for (const auto& node : picture.nodes) types.insert(node.type);
    for (const auto& edge : picture.edges) realities.insert(edge.reality);
    std::vector<std::string> cells;
    for (const auto type : types) {
      cells.push_back(type_cell(type));
      if (cells.size() == kPerRow) rows += row(cells);
      if (cells.size() == kPerRow) cells.clear();
    }
    if (!cells.empty()) rows += row(cells);
    cells.clear();
    for (const auto reality : realities) {
      cells.push_back(line_cell(reality));
      if (cells.size() == 2) rows += row(cells);
      if (cells.size() == 2) cells.clear();
    }
    if (!cells.empty()) rows += row(cells);
  }
  if (rows.empty()) return {};
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">" + rows +
         "</TABLE>";
}

}  // namespace whomet
