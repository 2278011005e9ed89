#include "render/drawing/timeline_drawing.h"

#include <algorithm>
#include <set>

namespace whomet {
namespace {

constexpr double kWidestSystem = 1080.0;  // of the columns of one system
constexpr double kColumnGap = 14.0;
constexpr double kNarrowestColumn = 54.0;
constexpr double kLaneGap = 12.0;
constexpr double kCardGap = 16.0;  // between the cards and the first column
constexpr double kSystemGap = 30.0;
constexpr double kBelow = 12.0;

struct System {
  std::size_t first = 0;  // occasions
  std::size_t last = 0;
  std::vector<std::size_t> lanes;  // that have a mark in it, ascending
};

class TimelineDrawer {
 public:
  TimelineDrawer(const Timeline& timeline, const Pen& pen) : timeline_(timeline), pen_(pen) {
    for (const auto& lane : timeline.lanes) {
      cards_.push_back(card_size(lane, pen));
      card_width_ = std::max(card_width_, cards_.back().width);
    }
    for (const auto& occasion : timeline.occasions) widths_.push_back(column_width(occasion));
  }

  std::vector<SceneGroup> draw() && {
    double top = 0.0;
    for (const auto& system : systems()) {
      top = draw_system(system, top) + kSystemGap;
      first_system_ = false;
    }
    return std::move(groups_);
  }

 private:
  double font() const { return pen_.style().font.line; }

  double column_width(const TimelineOccasion& occasion) const {
    double width = pen_.width(occasion.date, font(), true);
    for (const auto& line : occasion.label) width = std::max(width, pen_.width(line, font()));
    width = std::max(width, pen_.width(occasion.references, font()));
    return std::max(kNarrowestColumn, width + kColumnGap);
  }

  std::vector<System> systems() const {
    std::vector<System> systems;
    double width = 0.0;
    for (std::size_t i = 0; i < timeline_.occasions.size(); ++i) {
      if (systems.empty() || width + widths_[i] > kWidestSystem) {
        systems.push_back({i, i, {}});
        width = 0.0;
      }
      width += widths_[i];
      systems.back().last = i + 1;
    }
    for (auto& system : systems) {
      std::set<std::size_t> lanes;
      for (auto i = system.first; i < system.last; ++i) {
        lanes.insert(timeline_.occasions[i].lanes.begin(), timeline_.occasions[i].lanes.end());
      }
      system.lanes.assign(lanes.begin(), lanes.end());
    }
    return systems;
  }

  std::size_t label_lines(const TimelineOccasion& occasion) const {
    return (dated_ ? 1U : 0U) + occasion.label.size() + (occasion.references.empty() ? 0U : 1U);
  }

  // Returns the bottom.
  double draw_system(const System& system, double top) {
    const double period_height = font() * kLeading + 8.0;
    dated_ = false;
    for (auto i = system.first; i < system.last; ++i) {
      dated_ = dated_ || !timeline_.occasions[i].date.empty();
    }
    std::size_t lines = 0;
    for (auto i = system.first; i < system.last; ++i) {
      lines = std::max(lines, label_lines(timeline_.occasions[i]));
    }
    const double labels_top = top + period_height + 4.0;
    const double labels_bottom = labels_top + static_cast<double>(lines) * font() * kLeading;
    std::vector<double> lane_y(timeline_.lanes.size(), 0.0);
    double y = labels_bottom + 14.0;
    for (const auto lane : system.lanes) {
      lane_y[lane] = y + cards_[lane].height / 2.0;
      y += cards_[lane].height + kLaneGap;
    }
    const double bottom = y - kLaneGap + kBelow;
    const double left = card_width_ + kCardGap;
    double right = left;
    for (auto i = system.first; i < system.last; ++i) right += widths_[i];
    draw_periods(system, top, bottom, left);
    for (const auto lane : system.lanes) draw_lane(lane, lane_y[lane], right);
    double x = left;
    for (auto i = system.first; i < system.last; ++i) {
      draw_occasion(i, x + widths_[i] / 2.0, labels_top, lane_y);
      x += widths_[i];
    }
    return bottom;
  }

  // Columns of one month on one ground, every second one tinted.
  void draw_periods(const System& system, double top, double bottom, double left) {
    const auto& page = pen_.style().page;
    double x = left;
    for (auto i = system.first; i < system.last;) {
      const auto& period = timeline_.occasions[i].period;
      const double start = x;
      while (i < system.last && timeline_.occasions[i].period == period) x += widths_[i++];
      SceneGroup band;
      band.part = Part::kBand;
      band.classes = "band";
      band.extent = {start, top, x, bottom};
      const bool tinted = periods_++ % 2 == 0;
      band.shapes.emplace_back(PathShape{
          rounded_path(band.extent, 4.0), tinted ? page.band : page.background, {}, 0.0, {}});
      auto shown = period;
      if (pen_.width(shown, font(), true) > x - start - 8.0 && shown.size() > 8 &&
          shown != "not dated") {
        shown = shown.substr(0, 3) + shown.substr(shown.size() - 5);  // "Sep 2031"
      }
      band.shapes.emplace_back(pen_.text(shown, {start + 7.0, top + font() * kLeading / 2.0 + 4.0},
                                         font(), page.muted, true));
      groups_.push_back(std::move(band));
    }
  }

  void draw_lane(std::size_t lane, double y, double right) {
    const auto& style = pen_.style();
    const auto& node = timeline_.lanes[lane];
    const auto& size = cards_[lane];
    const Box box = {card_width_ - size.width, y - size.height / 2.0, card_width_,
                     y + size.height / 2.0};
    SceneGroup line;
    line.part = Part::kLine;
    line.classes = "lane";
    line.shapes.emplace_back(
        PathShape{line_path({{card_width_, y}, {right, y}}), {}, style.page.cluster_line, 0.6, {}});
    groups_.push_back(std::move(line));
    auto card = draw_card(node, box, pen_);
    if (!first_system_) card.id.clear();  // ids are unique
    groups_.push_back(std::move(card));
  }

  void draw_occasion(std::size_t index, double x, double top, const std::vector<double>& lane_y) {
    const auto& style = pen_.style();
    const auto& occasion = timeline_.occasions[index];
    const auto& look = style.line(occasion.reality);
    SceneGroup line;
    line.part = Part::kLine;
    line.id = "meeting_" + identifier(occasion.id);
    line.classes = "occasion " + std::string(name_of(occasion.reality));
    line.title = occasion.tooltip;
    const double first = lane_y[occasion.lanes.front()];
    const double last = lane_y[occasion.lanes.back()];
    const double label = top + static_cast<double>(label_lines(occasion)) * font() * kLeading;
    line.shapes.emplace_back(
        PathShape{line_path({{x, label + 3.0}, {x, first}}), {}, style.page.rule, 0.8, {1.5, 2.5}});
    if (last > first) {
      line.shapes.emplace_back(
          PathShape{line_path({{x, first}, {x, last}}), {}, look.line, 1.8, look.dashes});
    }
    for (const auto lane : occasion.lanes) {
      for (auto& shape : mark(occasion.reality, {x, lane_y[lane]}, style)) {
        line.shapes.push_back(std::move(shape));
      }
    }
    groups_.push_back(std::move(line));
    draw_label(occasion, x, top);
  }

  // The date is on the first line, also where there is none.
  void draw_label(const TimelineOccasion& occasion, double x, double top) {
    const auto& style = pen_.style();
    const auto& colour = style.line(occasion.reality).text;
    SceneGroup label;
    label.part = Part::kLabel;
    label.id = "label_" + identifier(occasion.id);
    label.classes = "occasion_label " + std::string(name_of(occasion.reality));
    label.title = occasion.tooltip;
    double y = top;
    const double width = column_width(occasion) - kColumnGap;
    label.extent = {x - width / 2.0, top, x + width / 2.0,
                    top + static_cast<double>(label_lines(occasion)) * font() * kLeading};
    const auto add = [&](const std::string& text, const std::string& ink, bool bold) {
      label.shapes.emplace_back(
          pen_.centred(text, {x, y + font() * kLeading / 2.0}, font(), ink, bold));
      y += font() * kLeading;
    };
    if (dated_) add(occasion.date, colour, true);
    for (const auto& line : occasion.label) add(line, colour, false);
    if (!occasion.references.empty()) add(occasion.references, style.page.muted, false);
    groups_.push_back(std::move(label));
  }

  const Timeline& timeline_;
  const Pen& pen_;
  std::vector<Size> cards_;
  double card_width_ = 0.0;
  std::vector<double> widths_;  // of columns
  std::size_t periods_ = 0;
  bool first_system_ = true;
  bool dated_ = false;  // some occasion of this system has a date
  std::vector<SceneGroup> groups_;
};

}  // namespace

std::vector<SceneGroup> draw_timeline_body(const Timeline& timeline, const Pen& pen) {
  return TimelineDrawer(timeline, pen).draw();
}

}  // namespace whomet
