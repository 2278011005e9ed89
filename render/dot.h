// A picture as a Graphviz graph: DOT text (cgraph), and SVG, PNG or PDF of it (gvc).
// Graphviz keeps global state, so one call runs at a time; any thread may call.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "render/picture.h"

namespace whomet {

struct DotOptions {
  bool layered = false;             // dot, left to right; otherwise neato
  std::optional<std::size_t> last;  // layered: index of the node to put at the right margin
  std::string title;
  std::string caption;  // "12 of 40 relations shown"
  bool legend = true;
};

std::string to_dot(const Picture& picture, const DotOptions& options);

// `format` as Graphviz calls it: "svg", "png:cairo", "pdf". Throws std::runtime_error with
// Graphviz's own words if it fails.
std::string render_graphviz(const Picture& picture, const DotOptions& options,
                            const std::string& format);

}  // namespace whomet
