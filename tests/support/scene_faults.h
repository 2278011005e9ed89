// What a reader would see at once in a drawing that went wrong: things that lie on each other.
#pragma once

#include <string>
#include <vector>

#include "render/drawing/scene.h"

namespace whomet::testing {

inline bool is_solid(Part part) {
  return part == Part::kHeader || part == Part::kLabel || part == Part::kNode ||
         part == Part::kLegend || part == Part::kSources;
}

inline std::string name_of_group(const SceneGroup& group) {
  return group.id.empty() ? group.classes : group.id;
}

// Cards, texts of lines, title, legend and sources that overlap; clusters that overlap each other
// or hold a part of a card; anything beyond the page. "node_e1 on label_s2", one each.
inline std::vector<std::string> faults_of(const Scene& scene) {
  std::vector<std::string> faults;
  const Box page = {0.0, 0.0, scene.size.width, scene.size.height};
  const auto& groups = scene.groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& a = groups[i];
    if (a.part != Part::kLine && (a.extent.left < page.left || a.extent.top < page.top ||
                                  a.extent.right > page.right || a.extent.bottom > page.bottom)) {
      faults.push_back(name_of_group(a) + " beyond the page");
    }
    for (std::size_t j = i + 1; j < groups.size(); ++j) {
      const auto& b = groups[j];
      const bool clusters = a.part == Part::kCluster && b.part == Part::kCluster;
      const bool solid = is_solid(a.part) && is_solid(b.part);
      if ((clusters || solid) && overlap(a.extent, b.extent)) {
        faults.push_back(name_of_group(a) + " on " + name_of_group(b));
      }
      if (a.part == Part::kCluster && b.part == Part::kNode && overlap(a.extent, b.extent) &&
          overlap_area(a.extent, b.extent) < b.extent.width() * b.extent.height() * 0.999) {
        faults.push_back(name_of_group(b) + " on the border of " + name_of_group(a));
      }
    }
  }
  return faults;
}

// Texts that are wider than what they stand in, or stand beside it.
inline std::vector<std::string> loose_texts(const Scene& scene) {
  std::vector<std::string> loose;
  for (const auto& group : scene.groups) {
    if (group.part != Part::kNode && group.part != Part::kLabel) continue;
    for (const auto& shape : group.shapes) {
      const auto* text = std::get_if<TextShape>(&shape);
      if (text == nullptr) continue;
      const Box box = group.extent.grown(0.5);
      const bool inside = text->start.x >= box.left && text->start.x + text->width <= box.right &&
                          text->start.y - text->size * 0.7 >= box.top &&
                          text->start.y <= box.bottom;
      if (!inside) loose.push_back(name_of_group(group) + ": " + text->text);
    }
  }
  return loose;
}

}  // namespace whomet::testing
