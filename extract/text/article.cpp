#include "extract/text/article.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "extract/text/boilerplate.h"
#include "extract/text/dateline.h"
#include "extract/text/encoding.h"
#include "extract/text/html_page.h"
#include "extract/text/language.h"
#include "extract/text/markdown.h"

namespace whomet {
namespace {

// The text of the file as its format has it, and what the file says of itself.
struct Page {
  MappedText content;
  std::vector<Cut> cuts;
  Metadata metadata;       // the date as written
  std::string shown_date;  // of a web page, beside its headline
  std::string language;    // as declared
  bool exact = true;       // quotes can be byte for byte the file's
};

void warn_of_repairs(const DecodedText& decoded, const std::string& path,
                     Diagnostics& diagnostics) {
  if (decoded.encoding == Encoding::kWindows1252) {
    diagnostics.warn(path, "expected UTF-8, found other bytes; read as Windows-1252");
  } else if (decoded.repaired > 0) {
    diagnostics.warn(path, "expected " + std::string(name_of(decoded.encoding)) + ", found " +
                               std::to_string(decoded.repaired) +
                               " invalid sequences, the first at byte " +
                               std::to_string(decoded.first_repaired) + "; they were replaced");
  }
  if (decoded.dropped > 0) {
    diagnostics.warn(
        path, "left out " + std::to_string(decoded.dropped) + " control characters such as NUL");
  }
}

Page page_of_html(const MappedText& decoded, bool keep_all) {
  HtmlPage html = read_html(decoded, keep_all);
  Page page;
  for (HtmlCut& cut : html.cuts) {
    page.cuts.push_back(
        {decoded.offsets.to_file(cut.page), std::move(cut.text), std::move(cut.reason)});
  }
  page.content = std::move(html.article);
  page.metadata = {std::move(html.title), std::move(html.date), std::move(html.url),
                   std::move(html.site)};
  page.shown_date = std::move(html.shown_date);
  page.language = std::move(html.language);
  page.exact = false;
  return page;
}

// Leaves out the spans, which are sorted and do not overlap.
template <typename Spans>
void leave_out(const Spans& spans, MappedText& content, std::vector<Cut>& cuts) {
  if (spans.empty()) return;
  MappedText kept;
  kept.text.reserve(content.text.size());
  std::size_t begin = 0;
  for (const auto& span : spans) {
    kept.append_from(content, {begin, span.text.begin});
    cuts.push_back({content.offsets.to_file(span.text), std::string(slice(content.text, span.text)),
                    span.reason});
    begin = span.text.end;
  }
  kept.append_from(content, {begin, content.text.size()});
  content = std::move(kept);
}

Page page_of_markdown(MappedText decoded) {
  MarkdownPage markdown = read_markdown(decoded.text);
  Page page;
  page.content = std::move(decoded);
  leave_out(markdown.cuts, page.content, page.cuts);
  page.metadata = {std::move(markdown.title), std::move(markdown.date), std::move(markdown.url),
                   std::move(markdown.source)};
  return page;
}

Page page_of(DecodedText decoded, TextFormat format, bool keep_all) {
  Page page;
  switch (format) {
    case TextFormat::kHtml:
      page = page_of_html(decoded.content, keep_all);
      break;
    case TextFormat::kMarkdown:
      page = page_of_markdown(std::move(decoded.content));
      break;
    case TextFormat::kPlain:
      page.content = std::move(decoded.content);
      break;
  }
  if (decoded.encoding != Encoding::kUtf8) page.exact = false;
  return page;
}

std::optional<Date> read_day(const std::string& written) {
  if (written.empty()) return std::nullopt;
  if (const auto date = parse_iso_date(written)) return date;
  return find_date(written);
}

struct DatedBy {
  std::optional<Date> date;
  const char* basis = "none";
};

// From the most to the least deliberate statement. A clock or a file's time is none.
DatedBy find_document_date(const RawArticle& article, const Page& page, const std::string& text) {
  const Metadata& own = page.metadata;
  if (const auto date = read_day(article.metadata.date)) return {date, "metadata"};
  if (const auto date = read_day(own.date)) return {date, "metadata"};
  for (const std::string& url : {article.metadata.url, own.url}) {
    if (const auto date = find_date_in_url(url)) return {date, "metadata"};
  }
  if (const auto date = parse_iso_date(page.shown_date)) return {date, "text"};
  if (const auto date = find_dateline(text)) return {date, "text"};
  if (const auto date = find_date_in_name(article.path)) return {date, "file"};
  return {};
}

std::string first_of(const std::string& preferred, const std::string& other) {
  return preferred.empty() ? other : preferred;
}

void describe(const RawArticle& article, const Page& page, const std::string& full_text,
              CleanArticle& clean) {
  Source& source = clean.source;
  DocumentRecord& record = source.record;
  record.sha256 = sha256_hex(article.bytes);
  record.id = "d" + record.sha256.substr(0, 12);
  record.paths = {article.path};
  record.title = first_of(article.metadata.title, page.metadata.title);
  if (record.title.empty()) record.title = find_headline(source.text);
  record.url = first_of(article.metadata.url, page.metadata.url);
  record.source = first_of(article.metadata.source, page.metadata.source);
  const DatedBy dated = find_document_date(article, page, full_text);
  source.date = dated.date;
  record.date = dated.date ? iso(*dated.date) : std::string();
  record.date_basis = dated.basis;
  record.language = guess_language(source.text);
  if (record.language == "und" && !page.language.empty()) record.language = page.language;
  clean.is_english = record.language == "en";
}

}  // namespace

std::optional<CleanArticle> clean_article(const RawArticle& article, const CleanOptions& options,
                                          Diagnostics& diagnostics) {
  if (article.bytes.empty()) {
    diagnostics.fail(article.path, "expected an article, found no bytes");
    return std::nullopt;
  }
  auto decoded = decode_text(article.bytes);
  if (!decoded) {
    diagnostics.fail(article.path, decoded.error().message);
    return std::nullopt;
  }
  warn_of_repairs(*decoded, article.path, diagnostics);
  Page page = page_of(std::move(decoded).value(), article.format, options.keep_boilerplate);

  CleanArticle clean;
  const std::string head = page.content.text.substr(0, 8192);  // date lines are cut below
  if (!options.keep_boilerplate) {
    const bool menus = article.format != TextFormat::kHtml;
    leave_out(find_boilerplate(page.content.text, menus), page.content, page.cuts);
  }
  if (trim(page.content.text).empty()) {
    diagnostics.fail(article.path, "expected an article, found no text");
    return std::nullopt;
  }
  if (!page.content.text.ends_with('\n')) {
    const std::size_t size = page.content.text.size();
    const std::size_t end = page.content.offsets.to_file({size - 1, size}).end;
    page.content.append_rewritten("\n", {end, end});
  }
  if (!page.exact) page.content.offsets.mark_inexact();
  std::ranges::stable_sort(page.cuts, {}, [](const Cut& cut) { return cut.file; });
  clean.source.text = std::move(page.content.text);
  clean.source.offsets = std::move(page.content.offsets);
  describe(article, page, head, clean);
  clean.cuts = std::move(page.cuts);
  return clean;
}

}  // namespace whomet
