// A small .kg made by hand, so that the output of commands can be compared to the byte whatever
// extraction finds today. Three articles about two ministers, a president and an envoy.
#pragma once

#include <string>

namespace whomet {

// Writes the file; one that exists is added to.
void write_sample_graph(const std::string& path);

}  // namespace whomet
