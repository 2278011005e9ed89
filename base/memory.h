// Memory that was freed and goes back to the system.
#pragma once

namespace whomet {

// The allocator keeps what threads have freed, each for its own thread. After a large piece of work
// that others do not follow this gives it back; it costs milliseconds.
void return_free_memory();

}  // namespace whomet
