// Coreference in one document: which mentions are the same person, country, thing.
// Method: sieves, the precise ones first (Raghunathan et al., "A Multi-Pass Sieve for Coreference
// Resolution", EMNLP 2010), each one function in sieves.cpp; ours are cut to news.
// Rule above all: two people are never joined; where unsure, clusters stay apart.
#pragma once

#include "extract/coref/pronoun_features.h"
#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// Fills document.clusters and Mention::cluster. Every NAM and NOM mention gets a cluster; a
// pronoun without an antecedent keeps kNone. Clusters stand in the order of their first mention.
// Cluster::type and mentions' types agree.
// `asked` gets the pronouns with their candidates, for whoever learns to rank them.
void resolve_coreference(Document& document, const Gazetteer& gazetteer,
                         std::vector<PronounQuestion>* asked = nullptr);

}  // namespace whomet
