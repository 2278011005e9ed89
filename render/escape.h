// Text made safe for the formats that we write. Whatever stands in an article must not break a
// file.
#pragma once

#include <string>
#include <string_view>

namespace whomet {

// Valid UTF-8 without control characters: invalid bytes become U+FFFD; tabs and line breaks become
// blanks; the other control characters, which XML 1.0 forbids and terminals obey, are dropped.
std::string printable(std::string_view text);

// Text or attribute value of XML and HTML, printable: & < > " '.
std::string escape_xml(std::string_view text);

// A plain (not HTML-like) Graphviz label, printable: "\N" and "&amp;" are shown as they are.
// Quoting is cgraph's business. "\n" must be joined in afterwards, line by line.
std::string escape_label(std::string_view text);

// A Graphviz tooltip, printable. Graphviz 2.43 expands "\N" in tooltips even when it is escaped, so
// backslashes become U+29F5 (reverse solidus operator).
std::string escape_tooltip(std::string_view text);

// Markdown text, printable, with its marks escaped: it stays text wherever a word may stand.
std::string escape_markdown(std::string_view text);

// A field of comma-separated values (RFC 4180): quoted where it has a comma, a quotation mark or a
// line break. Bytes stay as they are.
std::string quote_csv(std::string_view text);

// A string of N-Triples and Turtle, without its quotation marks: every character survives, but
// NUL, which RDF has not.
std::string escape_rdf(std::string_view text);

// Safe inside <> of N-Triples and Turtle: what no IRI may hold is percent-encoded.
std::string escape_iri(std::string_view iri);

// One segment of an IRI: all but letters, digits, "-", "_", "." and "~" is percent-encoded.
std::string percent_encoded(std::string_view text);

}  // namespace whomet
