#include "render/drawing/page.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "render/escape.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr double kMargin = 22.0;
constexpr double kNarrowest = 440.0;     // of what is inside the margins
constexpr double kWidestColumn = 560.0;  // of sources: longer lines are hard to read
constexpr double kColumnGap = 26.0;
constexpr double kGap = 15.0;  // between the parts of the page

void move_shape(Shape& shape, Point by) {
  if (auto* text = std::get_if<TextShape>(&shape)) {
    text->start = text->start + by;
    return;
  }
  auto& path = std::get<PathShape>(shape).path;
  path.start = path.start + by;
  for (auto& step : path.steps) {
    step.first = step.first + by;
    step.second = step.second + by;
    step.to = step.to + by;
  }
}

void move_group(SceneGroup& group, Point by) {
  group.extent = group.extent.moved(by);
  for (auto& shape : group.shapes) move_shape(shape, by);
}

// Lines and their arrows may bend out of the extents of cards.
Box bounds_of(const std::vector<SceneGroup>& groups) {
  bool any = false;
  Box bounds;
  const auto add = [&](const Box& box) {
    bounds = any ? united(bounds, box) : box;
    any = true;
  };
  for (const auto& group : groups) {
    if (group.part != Part::kLine) add(group.extent);
    for (const auto& shape : group.shapes) {
      const auto* path = std::get_if<PathShape>(&shape);
      if (path == nullptr) continue;
      for (const auto& point : flattened(path->path, 20.0)) {
        add(Box{point.x, point.y, point.x, point.y}.grown(2.0));
      }
    }
  }
  return bounds;
}

// A word or part of one with how it looks; a paragraph is a list of them.
struct Word {
  std::string text;
  bool muted = false;
};

void add_words(std::vector<Word>& words, std::string_view text, bool muted) {
  for (std::size_t at = 0; at < text.size();) {
    const auto blank = std::min(text.find(' ', at), text.size());
    if (blank > at) words.push_back({std::string(text.substr(at, blank - at)), muted});
    at = blank + 1;
  }
}

class PageMaker {
 public:
  PageMaker(std::vector<SceneGroup> body, const Page& page, const Pen& pen)
      : body_(std::move(body)), page_(page), pen_(pen) {}

  Scene make() && {
    const auto& style = pen_.style();
    const Box bounds = bounds_of(body_);
    width_ = std::max({kNarrowest, bounds.width(), header_width()});
    y_ = kMargin;
    add_header();
    const double left = kMargin + (width_ - bounds.width()) / 2.0;
    for (auto& group : body_) {
      move_group(group, {left - bounds.left, y_ - bounds.top});
      scene_.groups.push_back(std::move(group));
    }
    if (!scene_.groups.empty()) y_ += bounds.height();
    if (page_.legend) {
      add_remarks();
      add_legend();
      add_sources();
    }
    scene_.size = {std::ceil(width_ + 2.0 * kMargin), std::ceil(y_ + kMargin)};
    scene_.background = style.page.background;
    scene_.font = style.font.family;
    scene_.title = page_.title.empty() ? page_.caption : page_.title;
    scene_.description = page_.caption;
    return std::move(scene_);
  }

 private:
  std::vector<std::string> title_lines() const {
    constexpr std::size_t kColumns = 62;
    if (page_.title.empty()) return {};
    return wrap(page_.title, kColumns, 3);
  }

  double header_width() const {
    const auto& font = pen_.style().font;
    double width = pen_.width(printable(page_.caption), font.legend);
    for (const auto& line : title_lines()) {
      width = std::max(width, pen_.width(printable(line), font.title, true));
    }
    return width;
  }

  void add_header() {
    const auto& style = pen_.style();
    SceneGroup header;
    header.part = Part::kHeader;
    header.id = "picture_header";
    header.classes = "header";
    header.extent = {kMargin, y_, kMargin + header_width(), y_};
    for (const auto& line : title_lines()) {
      const double size = style.font.title;
      header.shapes.emplace_back(
          pen_.text(line, {kMargin, y_ + size * 0.6}, size, style.page.text, true));
      y_ += size * kLeading;
    }
    if (!page_.caption.empty()) {
      const double size = style.font.legend;
      header.shapes.emplace_back(
          pen_.text(page_.caption, {kMargin, y_ + size * 0.75}, size, style.page.muted));
      y_ += size * 1.5;
    }
    header.extent.bottom = y_;
    if (header.shapes.empty()) return;
    scene_.groups.push_back(std::move(header));
    y_ += kGap;
  }

  // Returns the height.
  double add_paragraph(SceneGroup& group, const std::vector<Word>& words, Point start, double width,
                       double size) {
    const auto& style = pen_.style();
    const double blank = size * 0.32;
    const double leading = size * 1.32;
    constexpr double kTolerance = 1.012;
    double x = start.x;
    double y = start.y + leading / 2.0;
    std::string run;  // words that look alike and stand together are one text
    bool muted = false;
    double run_start = x;
    const auto flush = [&] {
      if (!run.empty()) {
        group.shapes.emplace_back(
            pen_.text(run, {run_start, y}, size, muted ? style.page.muted : style.page.text));
      }
      run.clear();
    };
    for (const auto& word : words) {
      const double wide = pen_.width(word.text, size);
      const bool breaks = x > start.x && x + wide > start.x + width;
      if (breaks || word.muted != muted) {
        if (!run.empty()) {
          // Programs that draw text differ a little from what was measured, the more the longer.
          const double wide_run = pen_.width(run, size) * kTolerance;
          flush();
          x = run_start + wide_run + blank;
        }
        if (breaks) {
          x = start.x;
          y += leading;
        }
        run_start = x;
        muted = word.muted;
      }
      run += (run.empty() ? "" : " ") + word.text;
      x = run_start + pen_.width(run, size) + blank;
    }
    flush();
    return y + leading / 2.0 - start.y;
  }

  void add_remarks() {
    if (page_.remarks.empty()) return;
    y_ += kGap;
    SceneGroup remarks;
    remarks.part = Part::kSources;
    remarks.id = "picture_remarks";
    remarks.classes = "remarks";
    const double top = y_;
    const double width = std::min(width_, kWidestColumn * 1.2);
    for (const auto& remark : page_.remarks) {
      std::vector<Word> words;
      add_words(words, printable(remark), false);
      y_ += add_paragraph(remarks, words, {kMargin, y_}, width, pen_.style().font.legend) + 2.0;
    }
    remarks.extent = {kMargin, top, kMargin + width, y_};
    scene_.groups.push_back(std::move(remarks));
  }

  struct Entry {
    std::vector<Shape> shapes;  // from (0, 0), middle of the line
    double width = 0.0;
  };

  Entry type_entry(EntityType type) const {
    const auto& style = pen_.style();
    Entry entry;
    const Box swatch = {0.0, -5.5, 19.0, 5.5};
    entry.shapes = outline(style.node(type), swatch, 1.1);
    const auto text = pen_.text(legend_of(type), {24.0, 0.0}, style.font.legend, style.page.text);
    entry.width = 24.0 + text.width;
    entry.shapes.emplace_back(text);
    return entry;
  }

  Entry line_entry(Reality reality) const {
    const auto& style = pen_.style();
    const auto& line = style.line(reality);
    Entry entry;
    entry.shapes.emplace_back(
        PathShape{line_path({{0.0, 0.0}, {27.0, 0.0}}), {}, line.line, 1.5, line.dashes});
    if (page_.marks) {
      for (auto& shape : mark(reality, {13.5, 0.0}, style))
        entry.shapes.push_back(std::move(shape));
    }
    const auto text =
        pen_.text(legend_of(reality), {32.0, 0.0}, style.font.legend, style.page.text);
    entry.width = 32.0 + text.width;
    entry.shapes.emplace_back(text);
    return entry;
  }

  Entry width_entry() const {
    const auto& style = pen_.style();
    Entry entry;
    const auto& colour = style.line(Reality::kFact).line;
    entry.shapes.emplace_back(
        PathShape{line_path({{0.0, -3.0}, {27.0, -3.0}}), {}, colour, line_width(1), {}});
    entry.shapes.emplace_back(
        PathShape{line_path({{0.0, 3.0}, {27.0, 3.0}}), {}, colour, line_width(6), {}});
    const auto text = pen_.text("thicker: told by more documents", {32.0, 0.0}, style.font.legend,
                                style.page.text);
    entry.width = 32.0 + text.width;
    entry.shapes.emplace_back(text);
    return entry;
  }

  void add_row(SceneGroup& legend, const std::vector<Entry>& entries) {
    constexpr double kEntryGap = 18.0;
    constexpr double kRow = 17.0;
    double x = kMargin;
    for (const auto& entry : entries) {
      if (x > kMargin && x + entry.width > kMargin + width_) {
        x = kMargin;
        y_ += kRow;
      }
      for (auto shape : entry.shapes) {
        move_shape(shape, {x, y_ + kRow / 2.0});
        legend.shapes.push_back(std::move(shape));
      }
      x += entry.width + kEntryGap;
    }
    if (!entries.empty()) y_ += kRow;
  }

  void add_rule(SceneGroup& group) {
    y_ += kGap;
    group.shapes.emplace_back(PathShape{
        line_path({{kMargin, y_}, {kMargin + width_, y_}}), {}, pen_.style().page.rule, 0.8, {}});
    y_ += 5.0;
  }

  void add_legend() {
    if (page_.types.empty() && page_.realities.empty()) return;
    SceneGroup legend;
    legend.part = Part::kLegend;
    legend.id = "picture_legend";
    legend.classes = "legend";
    legend.extent = {kMargin, y_ + kGap, kMargin + width_, y_};
    add_rule(legend);
    std::vector<Entry> entries;
    for (const auto type : page_.types) entries.push_back(type_entry(type));
    add_row(legend, entries);
    entries.clear();
    for (const auto reality : page_.realities) entries.push_back(line_entry(reality));
    if (page_.widths) entries.push_back(width_entry());
    add_row(legend, entries);
    legend.extent.bottom = y_;
    scene_.groups.push_back(std::move(legend));
  }

  void add_sources() {
    if (page_.references.empty()) return;
    SceneGroup sources;
    sources.part = Part::kSources;
    sources.id = "picture_sources";
    sources.classes = "sources";
    sources.extent = {kMargin, y_ + kGap, kMargin + width_, y_};
    add_rule(sources);
    y_ += 3.0;
    const double size = pen_.style().font.legend * 0.94;
    const auto columns = std::clamp<std::size_t>(
        static_cast<std::size_t>((width_ + kColumnGap) / (360.0 + kColumnGap)), 1,
        page_.references.size() > 3 ? 3 : 1);
    const auto count = static_cast<double>(columns);
    const double width = std::min(kWidestColumn, (width_ - kColumnGap * (count - 1.0)) / count);
    const auto rows = (page_.references.size() + columns - 1) / columns;
    const double top = y_;
    double lowest = y_;
    for (std::size_t column = 0; column < columns; ++column) {
      double y = top;
      const double x = kMargin + static_cast<double>(column) * (width + kColumnGap);
      for (auto i = column * rows; i < std::min((column + 1) * rows, page_.references.size());
           ++i) {
        y += add_source(sources, i, {x, y}, width, size) + 3.0;
      }
      lowest = std::max(lowest, y);
    }
    y_ = lowest;
    if (page_.unlisted_references > 0) {
      const auto more = "and " + std::to_string(page_.unlisted_references) +
                        " more documents, which are not numbered";
      sources.shapes.emplace_back(
          pen_.text(more, {kMargin, y_ + size * 0.7}, size, pen_.style().page.muted));
      y_ += size * 1.4;
    }
    sources.extent.bottom = y_;
    scene_.groups.push_back(std::move(sources));
  }

  // Returns the height.
  double add_source(SceneGroup& group, std::size_t index, Point at, double width, double size) {
    constexpr double kIndent = 24.0;
    const auto& reference = page_.references[index];
    const auto number = "[" + std::to_string(index + 1) + "]";
    group.shapes.emplace_back(
        pen_.text(number, {at.x, at.y + size * 1.32 / 2.0}, size, pen_.style().page.muted));
    std::vector<Word> words;
    if (!reference.quote.empty()) {
      add_words(words, "\xE2\x80\x9C" + reference.quote + "\xE2\x80\x9D", false);
    }
    add_words(words, printable(reference.source), !reference.quote.empty());
    return add_paragraph(group, words, {at.x + kIndent, at.y}, width - kIndent, size);
  }

  std::vector<SceneGroup> body_;
  const Page& page_;
  const Pen& pen_;
  Scene scene_;
  double width_ = 0.0;
  double y_ = 0.0;
};

}  // namespace

Scene compose(std::vector<SceneGroup> body, const Page& page, const Pen& pen) {
  return PageMaker(std::move(body), page, pen).make();
}

}  // namespace whomet
