// A picture as a Graphviz graph in the DOT language, for `dot`, `neato` and editors: cards as
// nodes, texts on the lines, groups as clusters. No places: Graphviz finds its own.
#pragma once

#include <string>

#include "render/style.h"
#include "render/view/picture.h"

namespace whomet {

struct DotOptions {
  bool layered = false;  // for dot, left to right; otherwise for neato
  std::string title;
  std::string caption;  // "12 of 40 relations shown"
};

std::string to_dot(const Picture& picture, const Style& style, const DotOptions& options);

}  // namespace whomet
