#include "extract/text/html_metadata.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/utf8.h"
#include "extract/text/dateline.h"

namespace whomet {
namespace {

// Names of <meta> in the order of trust.
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "og:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "publication_date",
                                           "publicationdate",
                                           "pubdate",
                                           "article.published",
                                           "article:published",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dcterms.issued",
                                           "dc.date.created",
                                           "dc.date",
                                           "dcterms.date",
                                           "article_date_original",
                                           "cxenseparse:recs:publishtime",
                                           "date",
                                           "created",
                                           "originalpublicationdate",
                                           "displaydate",
                                           "dc.created"};

constexpr std::string_view kTitleNames[] = {"og:title",       "twitter:title", "parsely-title",
                                            "sailthru.title", "dc.title",      "headline"};

constexpr std::string_view kSiteNames[] = {
    "og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"};

std::string collapse(std::string_view text) {
  std::string collapsed;
  bool blank_due = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (is_space(c.value)) {
      blank_due = !collapsed.empty();
    } else {
      if (blank_due) collapsed += ' ';
      blank_due = false;
      collapsed += text.substr(i, c.length);
    }
    i += std::max<std::size_t>(1, c.length);
  }
  return collapsed;
}

class Reader {
 public:
  explicit Reader(const HtmlTree& tree) : tree_(tree) {}

  HtmlMetadata read() const {
    HtmlMetadata metadata;
    metadata.title = find_title();
    if (const auto date = find_publication_date()) metadata.date = iso(*date);
    if (const auto date = find_shown_date()) metadata.shown_date = iso(*date);
    metadata.url = find_url();
    metadata.site = meta(kSiteNames);
    if (metadata.site.empty()) metadata.site = publisher();
    for (const HtmlNode& node : tree_.nodes) {
      if (node.tag != "html") continue;
      const std::string language = to_lower(node.attribute("lang"));
      metadata.language = language.substr(0, language.find_first_of("-_"));
      break;
    }
    return metadata;
  }

 private:
  // The content of the first <meta> that bears one of the names.
  template <std::size_t N>
  std::string meta(const std::string_view (&names)[N]) const {
    for (const std::string_view name : names) {
      for (const HtmlNode& node : tree_.nodes) {
        if (node.tag != "meta") continue;
        for (const std::string_view key : {"property", "name", "itemprop"}) {
          if (to_lower(node.attribute(key)) != name) continue;
          std::string content = collapse(node.attribute("content"));
          if (!content.empty()) return content;
        }
      }
    }
    return {};
  }

  std::string text_of_first(std::string_view tag) const {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag != tag) continue;
      std::string text = collapsed_text(tree_, i);
      if (!text.empty()) return text;
    }
    return {};
  }

  std::string find_title() const {
    std::string heading = text_of_first("h1");
    std::string title = meta(kTitleNames);
    if (title.empty()) title = text_of_first("title");
    if (title.empty()) return heading;
    // "Talks end | Daily News": the heading is the part that is not the site's name.
    if (heading.size() >= 15 && fold(title).starts_with(fold(heading))) return heading;
    return without_site(title);
  }

  static std::string without_site(const std::string& title) {
    for (const std::string_view mark : {" | ", " — ", " – ", " - ", " » "}) {
      const auto at = title.rfind(mark);
      if (at == std::string::npos || at < 20 || title.size() - at > 40) continue;
      return title.substr(0, at);
    }
    return title;
  }

  // A string in JSON-LD. The JSON of pages is broken too often to insist on parsing it.
  std::string linked_string(std::string_view key, std::string_view within = {}) const {
    for (const std::string& json : tree_.source.linked_data) {
      std::size_t at = 0;
      if (!within.empty()) {
        at = json.find("\"" + std::string(within) + "\"");
        if (at == std::string::npos) continue;
      }
      at = json.find("\"" + std::string(key) + "\"", at);
      if (at == std::string::npos) continue;
      at = json.find_first_not_of(" \t\r\n:", at + key.size() + 2);
      if (at == std::string::npos || json[at] != '"') continue;
      const auto end = json.find('"', at + 1);
      if (end == std::string::npos || end - at > 300) continue;
      std::string value = collapse(std::string_view(json).substr(at + 1, end - at - 1));
      if (!value.empty() && value.find('\\') == std::string::npos) return value;
    }
    return {};
  }

  std::string publisher() const { return linked_string("name", "publisher"); }

  static std::optional<Date> day_in(std::string_view text) {
    text = trim(text);
    if (const auto date = parse_iso_date(text); date && date->year > 1900) return date;
    if (text.size() >= 8 && text.find_first_not_of("0123456789") >= 8) {
      if (const auto date = find_date_in_name(text.substr(0, 8))) return date;
    }
    return find_date(text);
  }

  std::optional<Date> find_publication_date() const {
    for (const std::string& written : {meta(kDateNames), linked_string("datePublished"),
                                       linked_string("dateCreated"), linked_string("uploadDate")}) {
      if (const auto date = day_in(written)) return date;
    }
    return find_time_element();
  }

  // <time datetime="...">, first of all one that says that it is the date of publication.
  std::optional<Date> find_time_element() const {
    std::optional<Date> first;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag != "time") continue;
      auto date = day_in(node.attribute("datetime"));
      if (!date) date = day_in(collapsed_text(tree_, i));
      if (!date) continue;
      const bool published =
          node.names.find("publi") != std::string::npos || !node.attribute("pubdate").empty();
      if (published) return date;
      if (!first) first = date;
    }
    return first;
  }

  // A date that stands alone within some elements of the only headline. Farther off, dates belong
  // to other articles.
  std::optional<Date> find_shown_date() const {
    constexpr std::uint32_t kBefore = 30;
    constexpr std::uint32_t kAfter = 60;
    std::uint32_t headline = 0;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag != "h1") continue;
      if (headline != 0) return std::nullopt;
      headline = i;
    }
    if (headline == 0) return std::nullopt;
    const auto last = std::min<std::uint32_t>(static_cast<std::uint32_t>(tree_.nodes.size()),
                                              tree_.nodes[headline].end + kAfter);
    for (std::uint32_t i = headline < kBefore ? 0 : headline - kBefore; i < last; ++i) {
      if (tree_.is_text(i) || tree_.nodes[i].end - i > 8 || i == headline) continue;
      const auto line = parse_date_line(collapsed_text(tree_, i));
      if (line && line->published) return line->date;
    }
    return std::nullopt;
  }

  std::string find_url() const {
    for (const HtmlNode& node : tree_.nodes) {
      if (node.tag == "link" && to_lower(node.attribute("rel")) == "canonical") {
        return std::string(trim(node.attribute("href")));
      }
    }
    static constexpr std::string_view kNames[] = {"og:url", "twitter:url"};
    return meta(kNames);
  }

  const HtmlTree& tree_;
};

}  // namespace

std::string collapsed_text(const HtmlTree& tree, std::uint32_t node) {
  std::string text;
  for (std::uint32_t i = node; i < tree.nodes[node].end; ++i) {
    if (tree.is_text(i)) text += tree.nodes[i].text;
    if (!tree.is_text(i)) text += ' ';
  }
  return collapse(text);
}

HtmlMetadata read_html_metadata(const HtmlTree& tree) {
  if (tree.nodes.empty()) return {};
  return Reader(tree).read();
}

}  // namespace whomet
