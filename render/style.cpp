#include "render/style.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::string_view kTypeNames[] = {"person", "country", "organization", "group",
                                           "place",  "meeting", "event",        "document",
                                           "role",   "topic",   "item"};
constexpr std::string_view kRealityNames[] = {"fact", "claim", "plan", "denied"};
constexpr std::string_view kRealityLegends[] = {"reported as fact", "claimed by someone",
                                                "planned, possible or wished", "said not to be so"};
constexpr std::string_view kShapeNames[] = {"rounded", "pill",  "box",  "hexagon", "octagon",
                                            "card",    "stack", "note", "tab",     "tag"};

// A setting: which part of the style it changes, and how its value is read.
class Settings {
 public:
  Settings(Style& style, Theme theme) : style_(style), theme_(theme) {}

  // What is wrong with the value, "" if nothing.
  std::string set(std::string_view key, std::string_view value) {
    const auto dot = key.find('.');
    if (dot == std::string_view::npos) return unknown(key);
    const auto part = key.substr(0, dot);
    const auto name = key.substr(dot + 1);
    if (part == "font") return set_font(key, name, value);
    for (std::size_t i = 0; i < std::size(kTypeNames); ++i) {
      if (part != kTypeNames[i]) continue;
      if (name == "shape") return set_shape(style_.nodes[i].shape, value);
      if (name == "fill") return set_colour(style_.nodes[i].fill, value);
      if (name == "line") return set_colour(style_.nodes[i].line, value);
    }
    for (std::size_t i = 0; i < kRealities; ++i) {
      if (part != kRealityNames[i]) continue;
      if (name == "line") return set_colour(style_.lines[i].line, value);
      if (name == "text") return set_colour(style_.lines[i].text, value);
      if (name == "dashes") return set_dashes(style_.lines[i].dashes, value);
    }
    if (auto* colour = page_colour(key)) return set_colour(*colour, value);
    return unknown(key);
  }

 private:
  static std::string unknown(std::string_view key) {
    return "unknown setting '" + std::string(key) +
           "'; expected one such as person.fill, plan.dashes, font.node or page.background";
  }

  std::string* page_colour(std::string_view key) {
    auto& page = style_.page;
    const std::pair<std::string_view, std::string*> colours[] = {
        {"page.background", &page.background},
        {"page.text", &page.text},
        {"page.muted", &page.muted},
        {"page.rule", &page.rule},
        {"page.band", &page.band},
        {"cluster.fill", &page.cluster_fill},
        {"cluster.line", &page.cluster_line},
        {"node.text", &page.node_text},
        {"node.note", &page.node_note},
    };
    for (const auto& [name, colour] : colours) {
      if (name == key) return colour;
    }
    return nullptr;
  }

  std::string set_font(std::string_view key, std::string_view name, std::string_view value) {
    auto& font = style_.font;
    if (name == "family") {
      font.family = std::string(value);
      return value.empty() ? "expected names of fonts, found nothing" : "";
    }
    const std::pair<std::string_view, double*> sizes[] = {{"title", &font.title},
                                                          {"node", &font.node},
                                                          {"note", &font.note},
                                                          {"line", &font.line},
                                                          {"legend", &font.legend}};
    for (const auto& [size, points] : sizes) {
      if (size == name) return set_size(*points, value);
    }
    return unknown(key);
  }

  static std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  static std::string set_size(double& points, std::string_view value) {
    const auto number = number_of(value);
    if (!number || *number < 4.0 || *number > 72.0) {
      return "expected a size of 4 to 72 points, found '" + std::string(value) + "'";
    }
    points = *number;
    return {};
  }

  static std::string set_shape(NodeShape& shape, std::string_view value) {
    const auto* found = std::find(std::begin(kShapeNames), std::end(kShapeNames), value);
    if (found == std::end(kShapeNames)) {
      std::string names;
      for (const auto name : kShapeNames) names += (names.empty() ? "" : ", ") + std::string(name);
      return "expected a shape (" + names + "), found '" + std::string(value) + "'";
    }
    shape = static_cast<NodeShape>(found - std::begin(kShapeNames));
    return {};
  }

  static std::vector<std::string_view> words_of(std::string_view value) {
    std::vector<std::string_view> words;
    for (const auto word : split(value, ' ')) {
      if (!trim(word).empty()) words.push_back(trim(word));
    }
    return words;
  }

  static std::string set_dashes(std::vector<double>& dashes, std::string_view value) {
    dashes.clear();
    if (value == "solid") return {};
    for (const auto word : words_of(value)) {
      const auto number = number_of(word);
      if (!number || *number <= 0.0 || *number > 100.0) {
        return "expected 'solid' or lengths such as '7 4', found '" + std::string(value) + "'";
      }
      dashes.push_back(*number);
    }
    if (dashes.size() % 2 == 0) return {};
    return "expected an even number of lengths, pen down and up in turn, found '" +
           std::string(value) + "'";
  }

  static bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  }

  std::string set_colour(std::string& colour, std::string_view value) const {
    const auto words = words_of(value);
    for (const auto word : words) {
      if (!is_colour(word)) {
        return "expected a colour such as #1A2B3C, found '" + std::string(word) + "'";
      }
    }
    if (words.empty() || words.size() > 2) {
      return "expected one colour, or two for the light and the dark theme, found '" +
             std::string(value) + "'";
    }
    colour = std::string(theme_ == Theme::kDark ? words.back() : words.front());
    return {};
  }

  Style& style_;
  Theme theme_;
};

// What is wrong, "" if nothing.
std::string read_settings(std::string_view text, std::string_view name, Settings settings) {
  std::size_t number = 0;
  for (const auto raw : split(text, '\n')) {
    ++number;
    const auto line = trim(raw);
    if (line.empty() || line[0] == '#') continue;
    const auto blank = std::min(line.find_first_of(" \t"), line.size());
    const auto problem = settings.set(line.substr(0, blank), trim(line.substr(blank)));
    if (!problem.empty()) {
      return std::string(name) + ":" + std::to_string(number) + ": " + problem;
    }
  }
  return {};
}

double channel(std::string_view hex) {
  int value = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  const double part = static_cast<double>(value) / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  if (colour.size() != 7) return 0.0;
  return 0.2126 * channel(colour.substr(1, 2)) + 0.7152 * channel(colour.substr(3, 2)) +
         0.0722 * channel(colour.substr(5, 2));
}

}  // namespace

std::optional<Theme> parse_theme(std::string_view name) {
  if (name == "light") return Theme::kLight;
  if (name == "dark") return Theme::kDark;
  return std::nullopt;
}

std::string_view name_of(Reality reality) {
  return kRealityNames[static_cast<std::size_t>(reality)];
}

std::string_view legend_of(Reality reality) {
  return kRealityLegends[static_cast<std::size_t>(reality)];
}

std::string_view legend_of(EntityType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

Result<Style> make_style(Theme theme, std::string_view changes, std::string_view name) {
  Style style;
  auto problem = read_settings(embedded_file("style/diagram.style"), "style/diagram.style",
                               Settings(style, theme));
  if (problem.empty()) problem = read_settings(changes, name, Settings(style, theme));
  if (!problem.empty()) return Error{Error::Kind::kInvalidInput, std::move(problem)};
  return style;
}

Style default_style(Theme theme) {
  auto style = make_style(theme);
  return std::move(style).value();
}

double contrast(std::string_view a, std::string_view b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

std::vector<std::string> weak_contrasts(const Style& style, double least) {
  std::vector<std::string> weak;
  const auto check = [&](const std::string& behind, const std::string& ground,
                         const std::string& front, const std::string& colour) {
    const double ratio = contrast(ground, colour);
    if (ratio >= least) return;
    std::string digits = std::to_string(std::floor(ratio * 10.0) / 10.0);
    weak.push_back(behind + " under " + front + ": " + digits.substr(0, digits.find('.') + 2) +
                   ":1");
  };
  const auto& page = style.page;
  const std::pair<const char*, const std::string*> grounds[] = {
      {"page.background", &page.background},
      {"page.band", &page.band},
      {"cluster.fill", &page.cluster_fill}};
  for (const auto& [behind, ground] : grounds) {
    check(behind, *ground, "page.text", page.text);
    check(behind, *ground, "page.muted", page.muted);
    for (std::size_t i = 0; i < kRealities; ++i) {
      const std::string name(kRealityNames[i]);
      check(behind, *ground, name + ".line", style.lines[i].line);
      check(behind, *ground, name + ".text", style.lines[i].text);
    }
    for (std::size_t i = 0; i < std::size(kTypeNames); ++i) {
      check(behind, *ground, std::string(kTypeNames[i]) + ".line", style.nodes[i].line);
    }
  }
  for (std::size_t i = 0; i < std::size(kTypeNames); ++i) {
    const auto fill = std::string(kTypeNames[i]) + ".fill";
    check(fill, style.nodes[i].fill, "node.text", page.node_text);
    check(fill, style.nodes[i].fill, "node.note", page.node_note);
  }
  return weak;
}

double line_width(std::size_t sources) {
  const double doublings = std::log2(static_cast<double>(std::max<std::size_t>(1, sources)));
  return std::min(4.0, 1.1 + 0.8 * doublings);
}

}  // namespace whomet
