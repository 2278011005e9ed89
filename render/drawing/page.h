// A finished page around a drawing: title and caption above, legend and sources below.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "render/drawing/cards.h"
#include "render/drawing/scene.h"

namespace whomet {

struct Page {
  std::string title;
  std::string caption;
  std::vector<std::string> remarks;  // paragraphs between the drawing and the legend
  bool legend = true;                // explains only what is listed here:
  std::set<EntityType> types;
  std::set<Reality> realities;
  bool widths = false;  // lines differ in width
  bool marks = false;   // of a timeline, rather than lines
  std::vector<Reference> references;
  std::size_t unlisted_references = 0;
};

// `body` may lie anywhere; it is moved.
Scene compose(std::vector<SceneGroup> body, const Page& page, const Pen& pen);

}  // namespace whomet
