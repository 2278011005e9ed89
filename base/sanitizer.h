// Whether this build is watched by AddressSanitizer: its shadow memory takes terabytes of address
// space, so that a limit on address space cannot be set, and it makes all things slower.
#pragma once

namespace whomet {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kAddressSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kAddressSanitizer = true;
#else
inline constexpr bool kAddressSanitizer = false;
#endif
#else
inline constexpr bool kAddressSanitizer = false;
#endif

}  // namespace whomet
