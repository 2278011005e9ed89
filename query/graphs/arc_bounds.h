// Comparisons of a property with a value as bounds of what an arc says of its edge, so that a graph
// can leave out arcs before it makes values of their properties. What the bounds let pass is what
// the comparison holds for; an edge without a day has no such property, so none holds for it.
#pragma once

#include "query/property_graph.h"

namespace whomet {

// `day comparison value`. false: not with a value of this kind; the bounds stay as they are.
bool narrow_days(ArcBounds& bounds, ArcComparison comparison, const Value& value);

// `confidence comparison value`, where the property is ten-thousandths / 10000.0.
bool narrow_confidences(ArcBounds& bounds, ArcComparison comparison, const Value& value);

}  // namespace whomet
