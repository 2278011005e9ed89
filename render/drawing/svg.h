// A scene as SVG 1.1: one <g> with id, class and <title> for each group; no scripts, no references
// to anything outside, looks as presentation attributes, so that every viewer shows the same.
// Texts carry the width that was measured (textLength), so that another font does not burst a box.
#pragma once

#include <string>

#include "render/drawing/scene.h"

namespace whomet {

std::string to_svg(const Scene& scene);

}  // namespace whomet
