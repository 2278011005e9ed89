// Which elements of a page are no article text, by what they are and by how they are named.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/text/html_tree.h"

namespace whomet {

// How much is left out, from most to least: all that is named like an outer part of a page, only
// what is named like other people's text, only elements of an outer kind, only what is never text.
enum class HtmlFilter : std::uint8_t { kStrict, kOthersText, kOuterTags, kNeverText };

// The reason to leave the element out ("navigation", "comments", ...), nullptr to keep it.
// Static string.
const char* reason_to_drop(const HtmlNode& node, HtmlFilter filter);

// Whether the element's names say that it is the body of an article.
bool names_article_body(const HtmlNode& node);

bool is_block_tag(std::string_view tag);

}  // namespace whomet
