#include "extract/text/html_filter.h"

#include <algorithm>
#include <array>

namespace whomet {
namespace {

struct Rule {
  std::string_view name;
  const char* reason;
};

// Elements that hold no text of an article on any page.
constexpr Rule kNeverText[] = {
    {"head", "head of the page"}, {"script", "script"},      {"style", "style"},
    {"noscript", "script"},       {"template", "script"},    {"iframe", "embedded page"},
    {"svg", "picture"},           {"math", "formula"},       {"object", "embedded page"},
    {"select", "form"},           {"option", "form"},        {"textarea", "form"},
    {"button", "form"},           {"input", "form"},         {"label", "form"},
    {"audio", "media player"},    {"video", "media player"}, {"canvas", "picture"},
    {"map", "picture"},           {"dialog", "dialog"},
};

constexpr Rule kOuterTags[] = {
    {"nav", "navigation"}, {"aside", "sidebar"},   {"footer", "footer"}, {"figcaption", "caption"},
    {"figure", "caption"}, {"menu", "navigation"}, {"fieldset", "form"}, {"address", "address"},
};

// Parts of names. Long enough not to be parts of other words.
constexpr Rule kNamedParts[] = {
    {"comment", "comments"},
    {"disqus", "comments"},
    {"discussion", "comments"},
    {"sharing", "share bar"},
    {"sharebar", "share bar"},
    {"share-", "share bar"},
    {"social", "share bar"},
    {"addthis", "share bar"},
    {"sharedaddy", "share bar"},
    {"related", "related teaser"},
    {"recommend", "related teaser"},
    {"more-stories", "related teaser"},
    {"read-more", "related teaser"},
    {"readmore", "related teaser"},
    {"read-next", "related teaser"},
    {"also-like", "related teaser"},
    {"outbrain", "related teaser"},
    {"taboola", "related teaser"},
    {"trending", "related teaser"},
    {"most-read", "related teaser"},
    {"popular", "related teaser"},
    {"newsletter", "newsletter sign-up"},
    {"subscri", "newsletter sign-up"},
    {"signup", "newsletter sign-up"},
    {"sign-up", "newsletter sign-up"},
    {"paywall", "newsletter sign-up"},
    {"mailchimp", "newsletter sign-up"},
    {"cookie", "cookie notice"},
    {"gdpr", "cookie notice"},
    {"consent", "cookie notice"},
    {"advert", "advertisement"},
    {"sponsor", "advertisement"},
    {"promo", "advertisement"},
    {"dfp-", "advertisement"},
    {"banner", "advertisement"},
    {"adsbygoogle", "advertisement"},
    {"breadcrumb", "navigation"},
    {"pagination", "navigation"},
    {"pager", "navigation"},
    {"navigation", "navigation"},
    {"navbar", "navigation"},
    {"toolbar", "navigation"},
    {"skip-link", "navigation"},
    {"screen-reader", "navigation"},
    {"sr-only", "navigation"},
    {"visually-hidden", "navigation"},
    {"site-header", "navigation"},
    {"masthead", "navigation"},
    {"caption", "caption"},
    {"gallery", "caption"},
    {"slideshow", "caption"},
    {"carousel", "caption"},
    {"photo-credit", "caption"},
    {"image-credit", "caption"},
    {"byline", "byline"},
    {"author-", "byline"},
    {"authorbox", "byline"},
    {"about-author", "byline"},
    {"post-meta", "byline"},
    {"entry-meta", "byline"},
    {"article-meta", "byline"},
    {"dateline", "byline"},
    {"timestamp", "byline"},
    {"popup", "dialog"},
    {"modal", "dialog"},
    {"overlay", "dialog"},
    {"tooltip", "dialog"},
    {"popover", "dialog"},
    {"hovercard", "dialog"},
    {"dropdown", "navigation"},
    {"sidebar", "sidebar"},
    {"rail-", "sidebar"},
    {"-rail", "sidebar"},
    {"widget", "sidebar"},
    {"disclaimer", "footer"},
    {"copyright", "footer"},
    {"post-footer", "footer"},
    {"entry-footer", "footer"},
    {"site-footer", "footer"},
    {"article-footer", "footer"},
    {"taglist", "tags"},
    {"tag-list", "tags"},
    {"post-tags", "tags"},
    {"article-tags", "tags"},
    {"entry-tags", "tags"},
    {"print-only", "navigation"},
    {"video-player", "media player"},
    {"jw-player", "media player"},
    {"jwplayer", "media player"},
    {"teaser", "related teaser"},
};

// Whole words of names.
constexpr Rule kNamedWords[] = {
    {"ad", "advertisement"},  {"ads", "advertisement"},  {"nav", "navigation"},
    {"menu", "navigation"},   {"share", "share bar"},    {"tags", "tags"},
    {"footer", "footer"},     {"contentinfo", "footer"}, {"complementary", "sidebar"},
    {"author", "byline"},     {"bio", "byline"},         {"login", "dialog"},
    {"search", "navigation"}, {"credit", "caption"},     {"credits", "caption"},
    {"rail", "sidebar"},      {"alert", "dialog"},       {"meta", "byline"},
    {"kicker", "byline"},     {"print", "navigation"},   {"rating", "comments"},
    {"aside", "sidebar"},     {"hidden", "hidden"},
};

constexpr std::array<std::string_view, 30> kBodyNames = {
    "article-body",   "articlebody",      "article__body", "article_body",    "article-content",
    "articlecontent", "article__content", "article-text",  "articletext",     "article-copy",
    "entry-content",  "entry__content",   "post-content",  "postcontent",     "post-body",
    "post__content",  "post-entry",       "story-body",    "storybody",       "story-content",
    "story-text",     "storytext",        "story__body",   "story__content",  "body-copy",
    "bodycopy",       "content-body",     "content__body", "td-post-content", "body-content"};

constexpr std::array<std::string_view, 44> kBlockTags = {
    "address", "article", "aside", "blockquote", "body",    "br",    "center",   "dd",
    "details", "dialog",  "dir",   "div",        "dl",      "dt",    "fieldset", "figcaption",
    "figure",  "footer",  "form",  "h1",         "h2",      "h3",    "h4",       "h5",
    "h6",      "header",  "hr",    "html",       "li",      "main",  "menu",     "nav",
    "ol",      "p",       "pre",   "section",    "summary", "table", "tbody",    "td",
    "th",      "tr",      "ul",    "unknown"};

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool has_word(std::string_view names, std::string_view word) {
  for (auto at = names.find(word); at != std::string_view::npos; at = names.find(word, at + 1)) {
    const bool begins = at == 0 || !is_name_byte(names[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == names.size() || !is_name_byte(names[end]))) return true;
  }
  return false;
}

template <std::size_t N>
const char* find_tag(const Rule (&rules)[N], std::string_view tag) {
  for (const Rule& rule : rules) {
    if (rule.name == tag) return rule.reason;
  }
  return nullptr;
}

// Names are literals of one file, but equal ones need not be one.
bool is_others_text(const char* reason) {
  constexpr std::array<std::string_view, 5> kOthers = {
      "comments", "related teaser", "cookie notice", "share bar", "advertisement"};
  return reason != nullptr && std::ranges::find(kOthers, std::string_view(reason)) != kOthers.end();
}

const char* find_name(std::string_view names) {
  for (const Rule& rule : kNamedParts) {
    if (names.find(rule.name) != std::string_view::npos) return rule.reason;
  }
  for (const Rule& rule : kNamedWords) {
    if (has_word(names, rule.name)) return rule.reason;
  }
  return nullptr;
}

}  // namespace

bool names_article_body(const HtmlNode& node) {
  return std::ranges::any_of(kBodyNames, [&](std::string_view name) {
    return node.names.find(name) != std::string::npos;
  });
}

const char* reason_to_drop(const HtmlNode& node, HtmlFilter filter) {
  if (node.tag.empty()) return nullptr;
  if (const char* reason = find_tag(kNeverText, node.tag)) return reason;
  if (filter == HtmlFilter::kNeverText) return nullptr;
  if (node.hidden) return "hidden";
  if (const char* reason = find_tag(kOuterTags, node.tag)) return reason;
  if (filter == HtmlFilter::kOuterTags) return nullptr;
  if (node.names.empty() || node.tag == "body" || node.tag == "html" || node.tag == "article" ||
      node.tag == "main" || names_article_body(node)) {
    return nullptr;
  }
  const char* reason = find_name(node.names);
  return filter == HtmlFilter::kStrict || is_others_text(reason) ? reason : nullptr;
}

bool is_block_tag(std::string_view tag) {
  return std::ranges::find(kBlockTags, tag) != kBlockTags.end();
}

}  // namespace whomet
