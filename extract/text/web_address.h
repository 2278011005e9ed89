// URLs, e-mail addresses, hosts and file names: one token each.
#pragma once

#include <string_view>

namespace whomet {

// "https://example.org/a", "name@example.org", "news.example.com/page", "report.pdf"; `word` has no
// blanks and no sign of the sentence at its end.
bool is_web_address(std::string_view word);

}  // namespace whomet
