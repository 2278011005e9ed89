// Open claims enter the graph only between two known ends of a clause that no sharper extractor
// read. Tested by tests/extract/relation/statements_test.cpp and open_test.cpp.

#include <set>
#include <string>
#include <string_view>

#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/relation/extractors.h"
#include "extract/relation/open.h"
#include "extract/relation/recorder.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr TypeSet kGraphEnds{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                             EntityType::kGroup, EntityType::kPlace};

// Third person of the present tense of a regular verb: "aligns", "carries".
std::string present_of(const std::string& lemma) {
  if (lemma == "have") return "has";
  const auto ends = [&](std::string_view tail) {
    return lemma.size() > tail.size() && lemma.ends_with(tail);
  };
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || ends("o")) {
    return lemma + "es";
  }
  if (ends("y") && lemma.find_last_of("aeiou") != lemma.size() - 2) {
    return lemma.substr(0, lemma.size() - 1) + "ies";
  }
  return lemma + "s";
}

// Whether the verb is a participle that only describes a noun: "talks involving Oslo".
bool is_describing(const Tree& tree, std::uint32_t verb) {
  const std::string& tag = tree.token(verb).xpos;
  return (tag == "VBG" || tag == "VBN") && tree.auxiliaries(verb).empty() &&
         tree.own_subjects(verb).empty() &&
         (tree.is(verb, "amod") || (tree.is(verb, "acl") && !tree.is(verb, "acl:relcl")));
}

// The relation as a label that can be read: "aligning against" is "aligns against"; what has a
// finite verb stays as it is.
std::string reading_words(const Document& document, const Tree& tree, const OpenTriple& triple) {
  if (triple.relation.empty() || triple.relation.front() != triple.predicate) {
    return relation_words(document, triple);
  }
  const std::string& tag = document.tokens[triple.predicate].xpos;
  if (tag != "VBG" && tag != "VB" && tag != "VBP") return relation_words(document, triple);
  const std::string& lemma = document.tokens[triple.predicate].lemma;
  if (lemma.empty() || lemma == "_" || !tree.auxiliaries(triple.predicate).empty()) {
    return relation_words(document, triple);
  }
  std::string words = present_of(to_lower(lemma));
  const std::string rest =
      words_of(document, OpenSlot(triple.relation.begin() + 1, triple.relation.end()));
  if (!rest.empty()) words += ' ' + rest;
  return words;
}

// Takes "not" and "never" out of the words, which the flag tells: "was not invited to" is "was
// invited to", negated. True where a verb tells it, "failed to take", which stays, without a flag.
bool take_negation(std::string& words) {
  constexpr std::string_view kNots = "not|n't|n\xE2\x80\x99t|never";
  constexpr std::string_view kFailing = "failed|fails|fail|refused|refuses|declined|declines";
  std::string kept;
  bool fails = false;
  for (const std::string_view word : split(words, ' ')) {
    if (is_word_in(word, kNots)) continue;
    fails = fails || is_word_in(word, kFailing);
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  const bool told = fails && kept == words;
  words = std::move(kept);
  return told;
}

void extract_open(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "open");
  std::set<std::uint32_t> told;
  for (const Claim& claim : document.claims) {
    if (!claim.trigger.empty()) told.insert(claim.trigger.begin);
  }
  for (const OpenTriple& triple : find_open_triples(document, true)) {
    if (triple.form != OpenForm::kClause && triple.form != OpenForm::kBare) continue;
    if (triple.object_head == kNone || told.contains(triple.predicate)) continue;
    if (document.tokens[triple.predicate].upos != Upos::kVerb) continue;
    const auto subjects = recorder.fillers({triple.subject_head}, kGraphEnds);
    const auto objects = recorder.fillers({triple.object_head}, kGraphEnds);
    if (subjects.empty() || objects.empty()) continue;
    if (subjects.front().argument == objects.front().argument) continue;
    const Tree& tree = context.tree(triple.predicate);
    if (is_describing(tree, triple.predicate)) continue;
    const Factuality reading = factuality_of(context, triple.predicate);
    Claim claim;
    claim.subject = subjects.front().argument;
    claim.predicate = to_lower(reading_words(document, tree, triple));
    claim.object = objects.front().argument;
    claim.open = true;
    claim.negated = reading.negated && !take_negation(claim.predicate);
    claim.modality = reading.modality;
    claim.speaker = reading.speaker;
    claim.speaker_text = reading.speaker_text;
    claim.time = context.time_of(triple.predicate);
    claim.confidence = 0.4 * subjects.front().certainty * objects.front().certainty;
    recorder.add(std::move(claim), {triple.predicate, triple.predicate + 1});
  }
}

}  // namespace

Extractor open_extractor() {
  return {.name = "open",
          .summary = "Any other clause between two nodes, in its own words",
          .extract = extract_open};
}

}  // namespace whomet
