// Tested by tests/extract/text/tokenizer_test.cpp.
#include "extract/text/web_address.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/ascii.h"

namespace whomet {
namespace {

// clang-format off
constexpr std::string_view kDomains[] = {  // and endings of file names
    "doc", "docx", "htm", "html", "jpg", "pdf", "png", "ppt", "xls", "zip", "com", "org", "net", "edu", "gov", "co.uk", "info", "ru", "de", "cn", "eu", "int"};
// clang-format on

bool is_email(std::string_view word) {
  const std::size_t sign = word.find('@');
  if (sign == 0 || sign == std::string_view::npos) return false;
  const std::string_view domain = word.substr(sign + 1);
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 2 >= domain.size()) return false;
  return std::ranges::all_of(word, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) ||
           std::string_view("@._-+%").find(c) != std::string_view::npos;
  });
}

// "example.com", "news.example.org/page".
bool is_domain(std::string_view word) {
  const std::string_view host = word.substr(0, word.find('/'));
  if (host.size() > 200 || !std::ranges::all_of(host, [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-';
      })) {
    return false;
  }
  return std::ranges::any_of(kDomains, [&](std::string_view domain) {
    return host.size() > domain.size() + 2 && host.ends_with(domain) &&
           host[host.size() - domain.size() - 1] == '.';
  });
}

}  // namespace

bool is_web_address(std::string_view word) {
  const std::string lower = ascii_lower(word.substr(0, 10));
  if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") ||
      lower.starts_with("ftp://")) {
    return true;
  }
  return is_email(word) || is_domain(word);
}

}  // namespace whomet
