// A scene in Graphviz' drawing language (https://graphviz.org/docs/outputs/canon/#xdot), which its
// PNG and PDF writers paint. Dashes are cut here, since xdot knows only one length of them; y is
// turned upwards, as there.
#pragma once

#include <string>

#include "render/drawing/scene.h"

namespace whomet {

std::string to_xdot(const Scene& scene);

}  // namespace whomet
