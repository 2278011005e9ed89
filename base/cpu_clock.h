// Time that this process has worked.
#pragma once

namespace whomet {

// CPU microseconds of all its threads so far.
double cpu_microseconds();

}  // namespace whomet
