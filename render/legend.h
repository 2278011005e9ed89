// Title, caption and legend of a diagram, as the HTML-like label of the graph.
#pragma once

#include <string>

#include "render/picture.h"

namespace whomet {

// Without the outer "<" and ">". Only the types and kinds of lines that occur are explained.
// Empty if there is nothing to say.
std::string header_label(const Picture& picture, const std::string& title,
                         const std::string& caption, bool legend);

}  // namespace whomet
