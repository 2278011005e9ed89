// Names: people, countries, organizations, places, named meetings and other proper names.
// Method: the language model's names (model_names.h), typed by it and by the gazetteer, which knows
// countries, demonyms and bodies. Where the model has no name but excludes none, capitalised runs
// (name_runs.h) are names if tables, titles, head words, context or the rest of the document say
// so.
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
