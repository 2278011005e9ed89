#include "extract/models.h"

#include "base/embedded.h"

namespace whomet {

Models load_models() {
  constexpr const char* kSyntax = "models/syntax.whomet";
  return {.gazetteer = Gazetteer::load(),
          .syntax = SyntaxModel::load(embedded_file(kSyntax), kSyntax)};
}

}  // namespace whomet
