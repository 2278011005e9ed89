// A timeline as shapes: lanes with their cards at the left, a column for each occasion, a mark
// where somebody took part. Too many columns for a page go on below, as lines of music do.
#pragma once

#include <vector>

#include "render/drawing/cards.h"
#include "render/drawing/scene.h"
#include "render/view/timeline.h"

namespace whomet {

std::vector<SceneGroup> draw_timeline_body(const Timeline& timeline, const Pen& pen);

}  // namespace whomet
