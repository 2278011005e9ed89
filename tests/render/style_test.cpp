#include "render/style.h"

#include <cmath>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

TEST_CASE("render/style: contrast is WCAG's") {
  CHECK(contrast("#000000", "#FFFFFF") == doctest::Approx(21.0));
  CHECK(contrast("#777777", "#FFFFFF") == doctest::Approx(4.48).epsilon(0.01));
  CHECK(contrast("#123456", "#123456") == doctest::Approx(1.0));
}

TEST_CASE("render/style: everything stands out by 4.5:1 in both themes") {
  for (const auto theme : {Theme::kLight, Theme::kDark}) {
    std::string weak;
    for (const auto& pair : weak_contrasts(default_style(theme), 4.5)) weak += pair + "\n";
    CHECK(weak == "");
  }
}

TEST_CASE("render/style: a weak contrast is named") {
  const auto style = make_style(Theme::kLight, "person.fill #222222\n", "my.style");
  REQUIRE(style.ok());
  const auto weak = weak_contrasts(*style, 4.5);
  REQUIRE_FALSE(weak.empty());
  CHECK(weak.front().find("person.fill under node.text: 1.") == 0);
}

struct Colour {
  double red = 0.0;
  double green = 0.0;
  double blue = 0.0;
};

Colour linear(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    const double part = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return {channel(1), channel(3), channel(5)};
}

// How far apart two colours are to the two common kinds of colour blindness: Viénot, Brettel &
// Mollon 1999, "Digital video colourmaps for checking the legibility of displays by dichromats".
double distance_seen(const std::string& a, const std::string& b, bool deutan) {
  const auto seen = [&](const Colour& c) {
    const double long_wave = 17.8824 * c.red + 43.5161 * c.green + 4.11935 * c.blue;
    const double middle = 3.45565 * c.red + 27.1554 * c.green + 3.86714 * c.blue;
    const double small = 0.0299566 * c.red + 0.184309 * c.green + 1.46709 * c.blue;
    const double l = deutan ? long_wave : 2.02344 * middle - 2.52581 * small;
    const double m = deutan ? 0.494207 * long_wave + 1.24827 * small : middle;
    return Colour{std::cbrt(l), std::cbrt(m), std::cbrt(small)};
  };
  const auto x = seen(linear(a));
  const auto y = seen(linear(b));
  return std::hypot(x.red - y.red, x.green - y.green, x.blue - y.blue);
}

TEST_CASE("render/style: what looks alike to a colour-blind reader differs in shape or dashes") {
  constexpr double kAlike = 0.16;
  for (const auto theme : {Theme::kLight, Theme::kDark}) {
    const auto style = default_style(theme);
    for (const bool deutan : {true, false}) {
      for (std::size_t i = 0; i < style.nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < style.nodes.size(); ++j) {
          const auto& a = style.nodes[i];
          const auto& b = style.nodes[j];
          CAPTURE(legend_of(static_cast<EntityType>(i)));
          CAPTURE(legend_of(static_cast<EntityType>(j)));
          CHECK((a.shape != b.shape || distance_seen(a.line, b.line, deutan) > kAlike));
        }
      }
    }
    std::set<std::vector<double>> dashes;
    for (const auto& line : style.lines) dashes.insert(line.dashes);
    CHECK(dashes.size() == style.lines.size());
  }
}

TEST_CASE("render/style: a user's file changes what it names, in the theme that it is for") {
  const char* const changes =
      "# mine\n\nperson.fill #111111 #EEEEEE\n  plan.dashes\t2 2\nfont.node 13\n"
      "country.shape hexagon\nfont.family My Font, serif\r\npage.background #ABCDEF\n"
      "claim.dashes solid\n";
  const auto light = make_style(Theme::kLight, changes, "my.style");
  const auto dark = make_style(Theme::kDark, changes, "my.style");
  REQUIRE(light.ok());
  REQUIRE(dark.ok());
  CHECK(light->node(EntityType::kPerson).fill == "#111111");
  CHECK(dark->node(EntityType::kPerson).fill == "#EEEEEE");
  CHECK(dark->page.background == "#ABCDEF");
  CHECK(light->line(Reality::kPlan).dashes == std::vector<double>{2.0, 2.0});
  CHECK(light->line(Reality::kClaim).dashes.empty());
  CHECK(light->font.node == 13.0);
  CHECK(light->font.family == "My Font, serif");
  CHECK(light->node(EntityType::kCountry).shape == NodeShape::kHexagon);
  CHECK(light->node(EntityType::kPlace).fill ==
        default_style(Theme::kLight).node(EntityType::kPlace).fill);
}

struct Row {
  const char* changes;
  const char* message;
};

constexpr Row kRows[] = {
    {"person.fill bluish", "my.style:1: expected a colour such as #1A2B3C, found 'bluish'"},
    {"\n# x\nperson.fill #12345", "my.style:3: expected a colour such as #1A2B3C, found '#12345'"},
    {"person.fill", "my.style:1: expected one colour, or two for the light and the dark theme"},
    {"person.fill #111111 #222222 #333333", "my.style:1: expected one colour, or two"},
    {"person.colour #111111", "my.style:1: unknown setting 'person.colour'; expected one such as"},
    {"martian.fill #111111", "my.style:1: unknown setting 'martian.fill'"},
    {"fill #111111", "my.style:1: unknown setting 'fill'"},
    {"person.shape star", "my.style:1: expected a shape (rounded, pill, box, "},
    {"plan.dashes 3", "my.style:1: expected an even number of lengths"},
    {"plan.dashes 3 x", "my.style:1: expected 'solid' or lengths such as '7 4', found '3 x'"},
    {"plan.dashes 3 -1", "my.style:1: expected 'solid' or lengths"},
    {"font.node 400", "my.style:1: expected a size of 4 to 72 points, found '400'"},
    {"font.node big", "my.style:1: expected a size of 4 to 72 points, found 'big'"},
    {"font.family", "my.style:1: expected names of fonts, found nothing"},
    {"font.weight 3", "my.style:1: unknown setting 'font.weight'"},
};

TEST_CASE("render/style: what is wrong with a style file is said with its line") {
  for (const Row& row : kRows) {
    CAPTURE(row.changes);
    const auto style = make_style(Theme::kLight, row.changes, "my.style");
    REQUIRE_FALSE(style.ok());
    CAPTURE(style.error().message);
    CHECK(style.error().message.find(row.message) == 0);
  }
}

TEST_CASE("render/style: more sources make a wider line, within bounds") {
  CHECK(line_width(0) == line_width(1));
  CHECK(line_width(2) > line_width(1));
  CHECK(line_width(1'000'000) <= 4.0);
}

}  // namespace
}  // namespace whomet
