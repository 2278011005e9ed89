#include "render/layout/anneal.h"

#include <cmath>

namespace whomet {
namespace {

// What a fault costs, in points of line length: a crossing is worth a line that is longer by 45.
constexpr double kCrossing = 45.0;
constexpr double kOverlap = 400.0;       // two cards or texts on each other, and their area besides
constexpr double kThroughNode = 220.0;   // a line through another's card
constexpr double kThroughLabel = 160.0;  // a line through another's text
constexpr double kNarrow = 40.0;         // two lines that leave a card side by side
constexpr double kNarrowestAngle = 0.22;  // radians
constexpr double kArea = 0.6;             // of an overlap, per square point
constexpr double kTooShort = 3.0;         // per point that a line is too short for its text
constexpr double kTooLong = 0.10;         // per point that it is longer,
constexpr double kFarTooLong = 0.0007;    // and per square of that
constexpr double kSpread = 0.03;          // per point away from the middle,
constexpr double kFarSpread = 0.00006;    // and per square of that
constexpr double kOffCentre = 0.6;        // for the node in the middle
constexpr double kStub = 16.0;            // a line shows this much on both sides of its text
constexpr double kEndMargin = 11.0;  // of line and arrow between a text and the cards at its ends
constexpr double kHidesArrow = 60.0;
constexpr double kNodeMargin = 9.0;
constexpr double kLabelMargin = 3.0;
constexpr double kGroupMargin = 10.0;
constexpr double kAspect = 1.45;  // pages are wider than high

// How deep the line runs through the card, 0 at its border to 1 through its middle: so that a small
// step out of the way is an improvement already.
double depth_of(Point a, Point b, const Box& box) {
  const Point middle = box.centre();
  const Point way = b - a;
  const double length = std::max(1.0, std::hypot(way.x, way.y));
  const double away = std::abs(way.x * (middle.y - a.y) - way.y * (middle.x - a.x)) / length;
  const double reach =
      (std::abs(way.y) * box.width() + std::abs(way.x) * box.height()) / (2.0 * length);
  return std::clamp(1.0 - away / std::max(1.0, reach), 0.0, 1.0);
}

double length_of(Point way) {
  return std::hypot(way.x, way.y);
}

bool is_empty(Size size) {
  return size.width <= 0.0;
}

}  // namespace

Annealer::Annealer(const NetworkInput& input, std::vector<Point> centres)
    : input_(input), centres_(std::move(centres)) {
  lines_of_.resize(input.nodes.size());
  for (const auto& line : input.lines) {
    lines_of_[line.tail].push_back(lines_.size());
    lines_of_[line.head].push_back(lines_.size());
    lines_.push_back({line.tail, line.head, line.label, 0.5});
  }
  members_.resize(input.group_count);
  for (std::size_t i = 0; i < input.groups.size(); ++i) {
    if (input.groups[i] != NetworkInput::kNone) members_[input.groups[i]].push_back(i);
  }
  boxes_.resize(centres_.size());
  labels_.resize(lines_.size());
  for (std::size_t i = 0; i < centres_.size(); ++i) {
    boxes_[i] = box_around(centres_[i], input_.nodes[i]);
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) labels_[i] = label_box(i);
}

// Splitmix64 (Vigna, public domain).
double Annealer::random() {
  seed_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = seed_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  z ^= z >> 31U;
  return static_cast<double>(z >> 11U) / 9007199254740992.0;
}

std::size_t Annealer::random_index(std::size_t count) {
  return std::min(count - 1, static_cast<std::size_t>(random() * static_cast<double>(count)));
}

Box Annealer::box(std::size_t node) const {
  return boxes_[node];
}

Point Annealer::label_centre(const Line& line) const {
  const Point from = border_point(boxes_[line.tail], centres_[line.head]);
  const Point to = border_point(boxes_[line.head], centres_[line.tail]);
  return from + (to - from) * line.at;
}

Box Annealer::label_box(std::size_t line) const {
  return box_around(label_centre(lines_[line]), lines_[line].label);
}

void Annealer::refresh(std::size_t node) {
  boxes_[node] = box_around(centres_[node], input_.nodes[node]);
  for (const auto line : lines_of_[node]) labels_[line] = label_box(line);
}

Box Annealer::group_box(std::size_t group) const {
  Box around = boxes_[members_[group].front()];
  for (const auto member : members_[group]) around = united(around, boxes_[member]);
  around = around.grown(kGroupMargin);
  around.top -= input_.group_title;
  return around;
}

Box Annealer::title_box(std::size_t group) const {
  const Box around = group_box(group);
  return {around.left, around.top, around.left + input_.title_widths[group],
          around.top + input_.group_title + 2.0};
}

// The text on the line: what it covers, and which lines run under it.
double Annealer::label_cost(std::size_t index) const {
  const auto& line = lines_[index];
  if (is_empty(line.label)) return 0.0;
  double cost = 6.0 * std::abs(line.at - 0.5);
  const Box own = labels_[index].grown(kLabelMargin);
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const bool end = i == line.tail || i == line.head;
    const Box other = end ? boxes_[i].grown(kEndMargin) : boxes_[i];
    if (const double area = overlap_area(own, other); area > 0.0) {
      cost += (end && !overlap(own, boxes_[i]) ? kHidesArrow : kOverlap) + kArea * area;
    }
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i == index) continue;
    if (!is_empty(lines_[i].label)) {
      if (const double area = overlap_area(own, labels_[i]); area > 0.0) {
        cost += kOverlap + kArea * area;
      }
    }
    if (crosses(centres_[lines_[i].tail], centres_[lines_[i].head], own)) cost += kThroughLabel;
  }
  for (std::size_t g = 0; g < members_.size(); ++g) {
    if (const double area = overlap_area(own, title_box(g)); area > 0.0) {
      cost += kOverlap + kArea * area;
    }
  }
  return cost;
}

double Annealer::line_cost(std::size_t index) const {
  const auto& line = lines_[index];
  const Point a = centres_[line.tail];
  const Point b = centres_[line.head];
  const Point from = border_point(boxes_[line.tail], b);
  const Point to = border_point(boxes_[line.head], a);
  const Point way = b - a;
  const double length = std::max(1.0, length_of(way));
  // How much of the line the text covers: as much as the box is long in the line's direction.
  const double across = std::abs(way.x) / length;
  const double down = std::abs(way.y) / length;
  double wanted = 2.0 * kStub;
  if (!is_empty(line.label)) {
    wanted += std::min(across < 1e-6 ? 1e9 : line.label.width / across,
                       down < 1e-6 ? 1e9 : line.label.height / down);
  }
  const bool inside_out = overlap(boxes_[line.tail], boxes_[line.head]);
  const double visible = inside_out ? 0.0 : length_of(to - from);
  const double excess = visible - wanted;
  double cost =
      excess < 0.0 ? -kTooShort * excess : kTooLong * excess + kFarTooLong * excess * excess;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    if (i == line.tail || i == line.head) continue;
    const Box wide = boxes_[i].grown(4.0);
    if (crosses(a, b, wide)) cost += kThroughNode * (1.0 + depth_of(a, b, wide));
  }
  for (std::size_t g = 0; g < members_.size(); ++g) {
    if (crosses(from, to, title_box(g))) cost += kThroughLabel;
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i == index) continue;
    const auto& other = lines_[i];
    if (!is_empty(other.label) && crosses(from, to, labels_[i].grown(kLabelMargin))) {
      cost += kThroughLabel;
    }
    const bool tail_shared = other.tail == line.tail || other.head == line.tail;
    const bool head_shared = other.tail == line.head || other.head == line.head;
    if (tail_shared || head_shared) {
      const auto shared = tail_shared ? line.tail : line.head;
      const Point mine = centres_[tail_shared ? line.head : line.tail] - centres_[shared];
      const Point theirs =
          centres_[other.tail == shared ? other.head : other.tail] - centres_[shared];
      const double product = length_of(mine) * length_of(theirs);
      const double cosine = (mine.x * theirs.x + mine.y * theirs.y) / std::max(1.0, product);
      // The angle, near enough where it is small.
      const double angle = cosine <= 0.0 ? 1.0 : std::sqrt(std::max(0.0, 2.0 - 2.0 * cosine));
      if (angle < kNarrowestAngle) cost += kNarrow * (1.0 - angle / kNarrowestAngle);
    } else if (lines_cross(a, b, centres_[other.tail], centres_[other.head])) {
      cost += kCrossing;
    }
  }
  return cost;
}

double Annealer::node_cost(std::size_t node) const {
  const Box own = boxes_[node].grown(kNodeMargin);
  double cost = 0.0;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    if (i == node) continue;
    if (const double area = overlap_area(own, boxes_[i]); area > 0.0) {
      cost += kOverlap + kArea * area;
    }
  }
  const Box wide = boxes_[node].grown(4.0);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& line = lines_[i];
    if (!is_empty(line.label)) {
      if (const double area = overlap_area(boxes_[node].grown(kLabelMargin), labels_[i]);
          area > 0.0) {
        cost += kOverlap + kArea * area;
      }
    }
    if (line.tail != node && line.head != node &&
        crosses(centres_[line.tail], centres_[line.head], wide)) {
      cost += kThroughNode * (1.0 + depth_of(centres_[line.tail], centres_[line.head], wide));
    }
  }
  const double away = length_of({centres_[node].x / kAspect, centres_[node].y});
  cost += (input_.centre && *input_.centre == node ? kOffCentre : kSpread) * away +
          kFarSpread * away * away;
  return cost + group_cost(node);
}

double Annealer::group_cost(std::size_t node) const {
  if (input_.groups.empty()) return 0.0;
  double cost = 0.0;
  const auto own = input_.groups[node];
  for (std::size_t g = 0; g < members_.size(); ++g) {
    const Box around = group_box(g);
    if (g != own) {
      const double area = overlap_area(around, boxes_[node].grown(kNodeMargin));
      if (area > 0.0) cost += kOverlap + kArea * area;
      if (own != NetworkInput::kNone) {
        const double common = overlap_area(around, group_box(own).grown(kNodeMargin));
        if (common > 0.0) cost += kOverlap + kArea * common;
      }
      continue;
    }
    cost += 0.25 * (around.width() + around.height());
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (input_.groups[i] == own) continue;
      const double area = overlap_area(around, boxes_[i].grown(kNodeMargin));
      if (area > 0.0) cost += kOverlap + kArea * area;
    }
  }
  return cost;
}

double Annealer::moved_cost(std::size_t node) const {
  double cost = node_cost(node);
  for (const auto line : lines_of_[node]) cost += line_cost(line) + label_cost(line);
  return cost;
}

bool Annealer::accept(double change, double temperature) {
  return change <= 0.0 || (temperature > 0.0 && random() < std::exp(-change / temperature));
}

void Annealer::try_move(std::size_t node, double reach, double temperature) {
  const Point old = centres_[node];
  const double before = moved_cost(node);
  centres_[node] = {old.x + (random() - 0.5) * 2.0 * reach * kAspect,
                    old.y + (random() - 0.5) * 2.0 * reach};
  refresh(node);
  if (accept(moved_cost(node) - before, temperature)) return;
  centres_[node] = old;
  refresh(node);
}

// To a place around one of its neighbours: over all that stands between.
void Annealer::try_jump(std::size_t node, double temperature) {
  if (lines_of_[node].empty()) return;
  const auto& line = lines_[lines_of_[node][random_index(lines_of_[node].size())]];
  const auto other = line.tail == node ? line.head : line.tail;
  const double distance = 50.0 + line.label.width + 160.0 * random();
  const double angle = 6.283185307179586 * random();
  const Point old = centres_[node];
  const double before = moved_cost(node);
  centres_[node] = centres_[other] + Point{std::cos(angle) * distance, std::sin(angle) * distance};
  refresh(node);
  if (accept(moved_cost(node) - before, temperature)) return;
  centres_[node] = old;
  refresh(node);
}

void Annealer::try_swap(std::size_t a, std::size_t b, double temperature) {
  const double before = moved_cost(a) + moved_cost(b);
  std::swap(centres_[a], centres_[b]);
  refresh(a);
  refresh(b);
  if (accept(moved_cost(a) + moved_cost(b) - before, temperature)) return;
  std::swap(centres_[a], centres_[b]);
  refresh(a);
  refresh(b);
}

void Annealer::try_slide(std::size_t index, double temperature) {
  auto& line = lines_[index];
  if (is_empty(line.label)) return;
  const double old = line.at;
  const double before = label_cost(index);
  line.at = 0.12 + 0.76 * random();
  labels_[index] = label_box(index);
  if (accept(label_cost(index) - before, temperature)) return;
  line.at = old;
  labels_[index] = label_box(index);
}

// Each text where it is best on its line, the lines taken in turn.
void Annealer::settle_labels() {
  constexpr int kSteps = 24;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_empty(lines_[i].label)) continue;
      double best_at = lines_[i].at;
      double best = label_cost(i);
      for (int step = 0; step <= kSteps; ++step) {
        lines_[i].at = 0.1 + 0.8 * static_cast<double>(step) / kSteps;
        labels_[i] = label_box(i);
        if (const double cost = label_cost(i); cost < best) {
          best = cost;
          best_at = lines_[i].at;
        }
      }
      lines_[i].at = best_at;
      labels_[i] = label_box(i);
    }
  }
}

// Pairs of cards and texts that lie on each other.
std::size_t Annealer::overlaps() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes_.size(); ++j) {
      if (overlap(boxes_[i].grown(2.0), boxes_[j].grown(2.0))) ++count;
    }
    for (std::size_t j = 0; j < lines_.size(); ++j) {
      if (!is_empty(lines_[j].label) && overlap(boxes_[i].grown(1.0), labels_[j])) ++count;
    }
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (is_empty(lines_[i].label)) continue;
    for (std::size_t j = i + 1; j < lines_.size(); ++j) {
      if (!is_empty(lines_[j].label) && overlap(labels_[i], labels_[j])) ++count;
    }
  }
  for (std::size_t g = 0; g < members_.size(); ++g) {
    for (std::size_t h = g + 1; h < members_.size(); ++h) {
      if (overlap(group_box(g), group_box(h))) ++count;
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (input_.groups[i] != g && overlap(group_box(g), boxes_[i])) ++count;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_empty(lines_[i].label) && overlap(title_box(g), labels_[i])) ++count;
    }
  }
  return count;
}

void Annealer::cool(int rounds) {
  const auto count = centres_.size();
  constexpr double kHot = 110.0;
  constexpr double kCold = 0.4;
  for (int round = 0; round < rounds; ++round) {
    const double left = 1.0 - static_cast<double>(round) / rounds;
    const double temperature = kCold * std::pow(kHot / kCold, left);
    const double reach = 3.0 + 150.0 * left * left;
    for (std::size_t i = 0; i < count; ++i) {
      const auto node = random_index(count);
      // Nodes with many lines cost most time and have least choice.
      if (static_cast<double>(lines_of_[node].size()) * random() > 5.0) continue;
      if (random() < 0.2) {
        try_jump(node, temperature);
      } else {
        try_move(node, reach, temperature);
      }
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      try_slide(random_index(lines_.size()), temperature);
    }
    for (std::size_t i = 0; i < count / 4; ++i) {
      const auto one = random_index(count);
      const auto other = random_index(count);
      if (one != other) try_swap(one, other, temperature);
    }
  }
  settle_labels();
}

void Annealer::run() {
  const auto count = centres_.size();
  if (count < 2) return;
  // Operations that one round takes, roughly; all rounds share a fixed budget of them. What small
  // pictures leave of it goes into further tries, of which the best is kept.
  double work = 1.0;
  for (const auto& lines : lines_of_) {
    work += static_cast<double>(1 + 2 * lines.size()) *
            static_cast<double>(boxes_.size() + 3 * lines_.size());
  }
  constexpr double kBudget = 6e7;
  constexpr double kMostRounds = 900.0;
  constexpr double kMostTries = 5.0;
  const int rounds = static_cast<int>(std::clamp(kBudget / work, 12.0, kMostRounds));
  const int tries = static_cast<int>(std::clamp(kBudget / work / kMostRounds, 1.0, kMostTries));
  const auto start = centres_;
  auto best = centres_;
  auto best_lines = lines_;
  double best_cost = 0.0;
  for (int i = 0; i < tries; ++i) {
    centres_ = start;
    for (std::size_t node = 0; node < count; ++node) refresh(node);
    cool(rounds);
    const double cost = whole_cost();
    if (i > 0 && cost >= best_cost) continue;
    best_cost = cost;
    best = centres_;
    best_lines = lines_;
  }
  centres_ = best;
  lines_ = best_lines;
  for (std::size_t node = 0; node < count; ++node) refresh(node);
  compact();
  // Farther apart, where that did not suffice: boxes stay as large as they are.
  constexpr int kMostStretches = 40;
  for (int stretch = 0; overlaps() > 0 && stretch < kMostStretches; ++stretch) {
    for (auto& centre : centres_) centre = centre * 1.06;
    for (std::size_t i = 0; i < count; ++i) refresh(i);
    settle_labels();
    for (std::size_t i = 0; i < count; ++i) try_move(i, 12.0, 0.0);
    settle_labels();
  }
}

double Annealer::whole_cost() const {
  double cost = 0.0;
  for (std::size_t i = 0; i < centres_.size(); ++i) cost += node_cost(i);
  for (std::size_t i = 0; i < lines_.size(); ++i) cost += line_cost(i) + label_cost(i);
  return cost;
}

// Closer together, as long as nothing gets worse by it.
void Annealer::compact() {
  constexpr int kMostSteps = 12;
  double cost = whole_cost();
  for (int step = 0; step < kMostSteps; ++step) {
    const auto old = centres_;
    for (auto& centre : centres_) centre = centre * 0.95;
    for (std::size_t i = 0; i < centres_.size(); ++i) refresh(i);
    const double smaller = whole_cost();
    if (smaller >= cost) {
      centres_ = old;
      for (std::size_t i = 0; i < centres_.size(); ++i) refresh(i);
      return;
    }
    cost = smaller;
  }
}

NetworkPlaces Annealer::places() const {
  NetworkPlaces places;
  places.nodes = boxes_;
  places.labels = labels_;
  for (std::size_t g = 0; g < members_.size(); ++g) places.groups.push_back(group_box(g));
  return places;
}

}  // namespace whomet
