// Headlines in title case: "Norway Condemns Attack on Embassy in Lima". Parsers and lists of names
// take words for names that only stand in a headline, so they get the case of running text first
// (truecasing: Lita et al., "tRuEcasIng", ACL 2003; here by the rest of the article, the tables of
// names and the lexicon of the language model).
#pragma once

#include "extract/document.h"
#include "extract/models.h"

namespace whomet {

// Makes Token::form of common words in such headlines small; the text and all spans stay. Before
// the analysis. A headline is a heading (Sentence::is_heading) in title case (casing_of in
// extract/mention/name_words.h). Cost: O(words of the document) if there is one, else O(words of
// the headings).
void recase_headlines(Document& document, const Models& models);

}  // namespace whomet
