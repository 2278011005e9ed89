// Graphviz behind a plain header: how wide texts are, where an engine puts boxes, and the writing
// of PNG and PDF. Graphviz keeps global state, so a Graphviz object holds a lock: one at a time in
// the whole program, from any thread. Throws std::runtime_error with Graphviz's own words if it
// fails.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "render/drawing/scene.h"
#include "render/layout/geometry.h"

namespace whomet {

// For other users of Graphviz' libraries.
std::unique_lock<std::mutex> graphviz_lock();

struct Spring {
  std::size_t tail = 0;
  std::size_t head = 0;
  double length = 72.0;  // wanted, centre to centre
};

struct ColumnLink {
  std::size_t tail = 0;  // left
  std::size_t head = 0;  // right
};

class Graphviz {
 public:
  Graphviz();
  Graphviz(const Graphviz&) = delete;
  Graphviz& operator=(const Graphviz&) = delete;
  ~Graphviz();

  // Of one line, in points.
  double text_width(const std::string& font, std::string_view text, double size, bool bold);

  // Centres after stress majorization (neato; Gansner, Koren & North, GD 2004), or for many boxes
  // the multilevel spring model (sfdp; Hu 2005); boxes may overlap unless `apart`, which removes
  // overlaps (prism; Gansner & Hu 2010).
  std::vector<Point> spring(const std::vector<Size>& boxes, const std::vector<Spring>& springs,
                            bool apart);

  // Centres in columns, the tail of a link left of its head, few crossings (dot; Gansner et al.,
  // IEEE TSE 1993). Requires: the links have no cycle.
  // `first` and `last` are put into the leftmost and rightmost column.
  std::vector<Point> columns(const std::vector<Size>& boxes, const std::vector<ColumnLink>& links,
                             const std::vector<std::size_t>& first,
                             const std::vector<std::size_t>& last);

  // `format`: "png" or "pdf". The same scene gives the same bytes.
  std::string write(const Scene& scene, const std::string& format);

 private:
  struct State;
  std::unique_lock<std::mutex> lock_;
  std::unique_ptr<State> state_;
};

}  // namespace whomet
