// Names: people, countries, organizations, places, named meetings and other proper names.
// Method: capitalised runs joined by the words that names use ("Ministry of Foreign Affairs"), cut
// by longest match in the gazetteer, typed by tables, titles, head words, context and by what the
// same words are elsewhere in the document.
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// Adds NAM mentions: type, country, ner, acts. Reads: tokens with upos, head, deprel.
// Mentions stay sorted by position; names never overlap each other.
void find_names(Document& document, const Gazetteer& gazetteer);

// Sorts mentions by position, longer first, and fills Mention::sentence.
void sort_mentions(Document& document);

}  // namespace whomet
