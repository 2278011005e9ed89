#include "render/legend.h"

#include <cstddef>
#include <set>
#include <vector>

#include "render/escape.h"
#include "render/style.h"
#include "render/wrap.h"

namespace whomet {
namespace {

// Estimated, a little wide; Graphviz measures the text itself but must be told a table's size.
constexpr std::size_t kPointsPerColumn = 6;
constexpr std::size_t kCellPoints = 14;
constexpr std::size_t kRowColumns = 60;

struct LegendCell {
  std::string html;
  std::size_t columns = 0;
};

std::string font(const std::string& text, const std::string& colour, int points) {
  return "<FONT COLOR=\"" + colour + "\" POINT-SIZE=\"" + std::to_string(points) + "\">" + text +
         "</FONT>";
}

LegendCell type_cell(EntityType type) {
  const auto& style = node_style(type);
  return {std::string("<TD BORDER=\"1\" STYLE=\"rounded\" COLOR=\"") + style.line +
              "\" BGCOLOR=\"" + style.fill + "\" CELLPADDING=\"3\">" +
              font(style.legend, "#202020", 9) + "</TD>",
          columns_of(style.legend)};
}

LegendCell line_cell(Reality reality) {
  const auto& style = line_style(reality);
  return {"<TD ALIGN=\"LEFT\">" +
              font("<B>" + std::string(style.legend_line) + "</B>", style.colour, 9) +
              font(" " + std::string(style.legend), "#202020", 9) + "</TD>",
          columns_of(style.legend_line) + 1 + columns_of(style.legend)};
}

// Of fixed size, since Graphviz would stretch the cells to the width of the widest row.
std::string row_of(const std::vector<LegendCell>& cells) {
  std::string html;
  std::size_t points = 0;
  for (const auto& cell : cells) {
    html += cell.html;
    points += cell.columns * kPointsPerColumn + kCellPoints;
  }
  return "<TR><TD ALIGN=\"LEFT\"><TABLE ALIGN=\"LEFT\" BORDER=\"0\" CELLBORDER=\"0\" "
         "CELLSPACING=\"4\" CELLPADDING=\"2\" FIXEDSIZE=\"TRUE\" WIDTH=\"" +
         std::to_string(points) + "\" HEIGHT=\"26\"><TR>" + html + "</TR></TABLE></TD></TR>";
}

std::string rows_of(const std::vector<LegendCell>& cells) {
  std::string html;
  std::vector<LegendCell> row;
  std::size_t columns = 0;
  for (const auto& cell : cells) {
    if (!row.empty() && columns + cell.columns > kRowColumns) {
      html += row_of(row);
      row.clear();
      columns = 0;
    }
    row.push_back(cell);
    columns += cell.columns + 2;
  }
  if (!row.empty()) html += row_of(row);
  return html;
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
    std::set<EntityType> types;
    std::set<Reality> realities;
    for (const auto& node : picture.nodes) types.insert(node.type);
    for (const auto& edge : picture.edges) realities.insert(edge.reality);
    std::vector<LegendCell> cells;
    for (const auto type : types) cells.push_back(type_cell(type));
    rows += rows_of(cells);
    cells.clear();
    for (const auto reality : realities) cells.push_back(line_cell(reality));
    rows += rows_of(cells);
  }
  if (rows.empty()) return {};
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">" + rows +
         "</TABLE>";
}

}  // namespace whomet
