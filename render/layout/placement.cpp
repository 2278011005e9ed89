#include "render/layout/placement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace whomet {
namespace {

constexpr Size kBend = {6.0, 12.0};  // the room of a long line between two cards of a column

void append(Curve& path, const Curve& next) {
  if (path.steps.empty()) {
    path = next;
    return;
  }
  path.steps.insert(path.steps.end(), next.steps.begin(), next.steps.end());
}

Curve straight(Point a, Point b) {
  return line_path({a, b});
}

Curve reversed(const Curve& path) {
  Curve result;
  result.start = path.end();
  Point to = path.start;
  for (std::size_t i = path.steps.size(); i-- > 0;) {
    const auto& step = path.steps[i];
    to = i == 0 ? path.start : path.steps[i - 1].to;
    result.steps.push_back({step.curved, step.second, step.first, to});
  }
  return result;
}

// How far each node is from the first, in lines; unreached ones as if they were first.
std::vector<std::size_t> hops_from(const NetworkInput& input, std::size_t first) {
  std::vector<std::size_t> hops(input.nodes.size(), input.nodes.size());
  std::vector<std::size_t> queue = {first};
  hops[first] = 0;
  for (std::size_t at = 0; at < queue.size(); ++at) {
    for (const auto& line : input.lines) {
      for (const auto& [a, b] :
           {std::pair(line.tail, line.head), std::pair(line.head, line.tail)}) {
        if (a != queue[at] || hops[b] < input.nodes.size()) continue;
        hops[b] = hops[a] + 1;
        queue.push_back(b);
      }
    }
  }
  for (auto& hop : hops) hop = hop == input.nodes.size() ? 0 : hop;
  return hops;
}

struct Arrow {
  std::size_t left = 0;
  std::size_t right = 0;
};

// The column of each node: the longest way from the first along the arrows, which have no cycle.
std::vector<std::size_t> columns_of(std::size_t count, const std::vector<Arrow>& arrows) {
  std::vector<std::size_t> columns(count, 0);
  for (std::size_t round = 0; round < count; ++round) {
    for (const auto& arrow : arrows) {
      columns[arrow.right] = std::max(columns[arrow.right], columns[arrow.left] + 1);
    }
  }
  return columns;
}

// Where lines touch the side of a card: spread over it in the order of their other ends.
class Ports {
 public:
  void add(std::size_t node, bool right_side, std::size_t line, double y) {
    ends_[{node, right_side}].push_back({y, line});
  }
  void spread(const std::vector<Box>& nodes) {
    for (auto& [side, ends] : ends_) {
      std::sort(ends.begin(), ends.end());
      const auto& box = nodes[side.first];
      const double room = std::max(0.0, box.height() - 14.0);
      const double step =
          ends.size() < 2 ? 0.0 : std::min(13.0, room / static_cast<double>(ends.size() - 1));
      double y = box.centre().y - step * static_cast<double>(ends.size() - 1) / 2.0;
      for (const auto& [wanted, line] : ends) {
        points_[{side.first, side.second, line}] = {side.second ? box.right : box.left, y};
        y += step;
      }
    }
  }
  Point at(std::size_t node, bool right_side, std::size_t line) const {
    return points_.at({node, right_side, line});
  }

 private:
  std::map<std::pair<std::size_t, bool>, std::vector<std::pair<double, std::size_t>>> ends_;
  std::map<std::tuple<std::size_t, bool, std::size_t>, Point> points_;
};

// A smooth line through boxes from left to right.
Curve through(Point from, const std::vector<Box>& stops, Point to) {
  Curve path;
  path.start = from;
  Point at = from;
  for (const auto& stop : stops) {
    const Point in = {stop.left, stop.centre().y};
    const Point out = {stop.right, stop.centre().y};
    append(path, s_curve(at, in));
    append(path, straight(in, out));
    at = out;
  }
  append(path, s_curve(at, to));
  return path;
}

}  // namespace

Placement place_as_network(Graphviz& graphviz, const NetworkInput& input) {
  auto places = place_network(graphviz, input);
  Placement placement;
  for (const auto& line : input.lines) {
    const auto& tail = places.nodes[line.tail];
    const auto& head = places.nodes[line.head];
    placement.lines.push_back(
        straight(border_point(tail, head.centre()), border_point(head, tail.centre())));
  }
  placement.nodes = std::move(places.nodes);
  placement.labels = std::move(places.labels);
  placement.groups = std::move(places.groups);
  return placement;
}

Placement place_in_columns(Graphviz& graphviz, const NetworkInput& input, std::size_t first,
                           std::size_t last) {
  const auto hops = hops_from(input, first);
  std::vector<Arrow> arrows;
  for (const auto& line : input.lines) {
    const bool turned =
        std::pair(hops[line.head], line.head) < std::pair(hops[line.tail], line.tail);
    Arrow arrow = turned ? Arrow{line.head, line.tail} : Arrow{line.tail, line.head};
    if (arrow.left == last) std::swap(arrow.left, arrow.right);
    arrows.push_back(arrow);
  }
  auto columns = columns_of(input.nodes.size(), arrows);
  for (const auto column : columns) columns[last] = std::max(columns[last], column);
  auto boxes = input.nodes;
  std::vector<ColumnLink> links;
  std::vector<std::size_t> labels;
  std::vector<std::vector<std::size_t>> stops(input.lines.size());  // boxes that the line passes
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    const auto& arrow = arrows[i];
    auto at = arrow.left;
    const auto pass = [&](Size size) {
      boxes.push_back(size);
      links.push_back({at, boxes.size() - 1});
      at = boxes.size() - 1;
      stops[i].push_back(at);
    };
    pass(input.lines[i].label);
    labels.push_back(at);
    for (auto column = 2 * columns[arrow.left] + 2; column < 2 * columns[arrow.right]; ++column) {
      pass(kBend);
    }
    links.push_back({at, arrow.right});
  }
  const auto centres = graphviz.columns(boxes, links, {first}, {last});
  std::vector<Box> places;
  for (std::size_t i = 0; i < boxes.size(); ++i) places.push_back(box_around(centres[i], boxes[i]));
  Placement placement;
  placement.nodes.assign(places.begin(),
                         places.begin() + static_cast<std::ptrdiff_t>(input.nodes.size()));
  Ports ports;
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    ports.add(arrows[i].left, true, i, centres[stops[i].front()].y);
    ports.add(arrows[i].right, false, i, centres[stops[i].back()].y);
  }
  ports.spread(placement.nodes);
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    std::vector<Box> passed;
    for (const auto stop : stops[i]) passed.push_back(places[stop]);
    const auto path =
        through(ports.at(arrows[i].left, true, i), passed, ports.at(arrows[i].right, false, i));
    placement.lines.push_back(arrows[i].left == input.lines[i].tail ? path : reversed(path));
    placement.labels.push_back(places[labels[i]]);
  }
  return placement;
}

Placement place_around(const NetworkInput& input) {
  constexpr double kGap = 16.0;       // between cards of a column
  constexpr double kGroupGap = 14.0;  // between groups, besides
  constexpr double kStub = 34.0;      // of line at both sides of a text
  const auto centre = *input.centre;
  Placement placement;
  placement.nodes.resize(input.nodes.size());
  placement.lines.resize(input.lines.size());
  placement.labels.resize(input.lines.size());
  placement.nodes[centre] = box_around({0.0, 0.0}, input.nodes[centre]);
  std::vector<std::size_t> line_of(input.nodes.size(), NetworkInput::kNone);
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    line_of[input.lines[i].tail == centre ? input.lines[i].head : input.lines[i].tail] = i;
  }
  const auto group_of = [&](std::size_t node) {
    return input.groups.empty() ? NetworkInput::kNone : input.groups[node];
  };
  // Groups as blocks, others alone; each to the side that is shorter so far.
  std::vector<std::vector<std::size_t>> blocks;
  std::map<std::size_t, std::size_t> block_of_group;
  for (std::size_t i = 0; i < input.nodes.size(); ++i) {
    if (i == centre) continue;
    const auto group = group_of(i);
    if (group != NetworkInput::kNone && block_of_group.contains(group)) {
      blocks[block_of_group[group]].push_back(i);
      continue;
    }
    if (group != NetworkInput::kNone) block_of_group[group] = blocks.size();
    blocks.push_back({i});
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  const auto is_grouped = [&](const std::vector<std::size_t>& block) {
    return group_of(block.front()) != NetworkInput::kNone;
  };
  const auto height_of = [&](const std::vector<std::size_t>& block) {
    double height = is_grouped(block) ? kGroupGap + input.group_title + 10.0 : 0.0;
    for (const auto node : block) {
      const auto line = line_of[node];
      const double label = line == NetworkInput::kNone ? 0.0 : input.lines[line].label.height;
      height += std::max(input.nodes[node].height, label) + kGap;
    }
    return height;
  };
  std::vector<std::vector<std::size_t>> sides[2];
  double heights[2] = {0.0, 0.0};
  for (auto& block : blocks) {
    const std::size_t side = heights[0] <= heights[1] ? 0 : 1;
    heights[side] += height_of(block);
    sides[side].push_back(std::move(block));
  }
  placement.groups.resize(input.group_count);
  Ports ports;
  for (std::size_t side = 0; side < 2; ++side) {
    const double sign = side == 0 ? -1.0 : 1.0;
    double widest_label = 0.0;
    for (const auto& block : sides[side]) {
      for (const auto node : block) {
        if (line_of[node] == NetworkInput::kNone) continue;
        widest_label = std::max(widest_label, input.lines[line_of[node]].label.width);
      }
    }
    const double label_x = sign * (input.nodes[centre].width / 2.0 + kStub + widest_label / 2.0);
    const double near = std::abs(label_x) + widest_label / 2.0 + kStub;
    double y = -heights[side] / 2.0;
    for (const auto& block : sides[side]) {
      if (is_grouped(block)) y += kGroupGap / 2.0 + input.group_title;
      for (const auto node : block) {
        const auto size = input.nodes[node];
        const auto line = line_of[node];
        const double label = line == NetworkInput::kNone ? 0.0 : input.lines[line].label.height;
        const double height = std::max(size.height, label) + kGap;
        const Point at = {sign * (near + size.width / 2.0), y + height / 2.0};
        placement.nodes[node] = box_around(at, size);
        if (line != NetworkInput::kNone) {
          placement.labels[line] = box_around({label_x, at.y}, input.lines[line].label);
          ports.add(centre, side == 1, line, at.y);
        }
        y += height;
      }
      if (is_grouped(block)) {
        Box around = placement.nodes[block.front()];
        for (const auto node : block) around = united(around, placement.nodes[node]);
        around = around.grown(10.0);
        around.top -= input.group_title;
        placement.groups[group_of(block.front())] = around;
        y += kGroupGap / 2.0 + 10.0;
      }
    }
  }
  ports.spread(placement.nodes);
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    const auto other = input.lines[i].tail == centre ? input.lines[i].head : input.lines[i].tail;
    const auto& box = placement.nodes[other];
    const bool right = box.left > 0.0;
    const Point from = ports.at(centre, right, i);
    const Point to = {right ? box.left : box.right, box.centre().y};
    const auto path = right ? through(from, {placement.labels[i]}, to)
                            : reversed(through(to, {placement.labels[i]}, from));
    placement.lines[i] = input.lines[i].tail == centre ? path : reversed(path);
  }
  return placement;
}

}  // namespace whomet
