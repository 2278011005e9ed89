#include "render/drawing/scene.h"

namespace whomet {

std::string identifier(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    id += kept ? c : '_';
  }
  return id;
}

}  // namespace whomet
