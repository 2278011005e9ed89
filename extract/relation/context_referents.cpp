// Whom phrases refer to and whose things are, by the tree; and who stands before or after a word
// where the tree does not say. Tested by tests/extract/relation/context_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// "a series of attacks": nouns that only say that there are several.
constexpr std::string_view kSeveral =
    "series|set|package|raft|range|array|host|variety|collection|bundle|bunch|lot|lots|wave|string|"
    "spate|spree|"
    "rash|flurry|barrage|surge|slew|pair|couple|handful|number|"
    "dozens|dozen|hundreds|hundred|thousands|thousand|succession|burst|salvo|round|hail|year|"
    "decade|"
    "month|week|day";

// "Xinhua says the aim is to meet": who says it does not meet.
bool is_speaker_of(const Tree& tree, std::uint32_t subject, std::uint32_t token) {
  const std::uint32_t verb = tree.head(subject);
  if (verb == kNone || !tree.is(subject, "nsubj") || !is_speech_verb(tree.verb_lemma(verb))) {
    return false;
  }
  const auto clauses = tree.children(verb, "ccomp");
  return std::ranges::any_of(clauses, [&](std::uint32_t clause) {
    return tree.in_subtree(token, clause) && !tree.own_subjects(clause).empty();
  });
}

}  // namespace

std::uint32_t Context::subject_before(std::uint32_t token, TypeSet types) const {
  const Tree& tree = this->tree(token);
  constexpr std::uint32_t kReach = 12;  // tokens
  for (std::uint32_t t = token; t > tree.tokens().begin && token - t < kReach; --t) {
    const std::uint32_t mention = mention_at_[t - 1];
    if (mention == kNone || !types.contains(type_of(document_->mentions[mention].cluster)))
      continue;
    const TokenSpan span = document_->mentions[mention].tokens;
    if (!tree.preposition(t - 1).empty() || tree.is(t - 1, "nmod:poss") || tree.is(t - 1, "amod") ||
        tree.is(t - 1, "compound")) {
      continue;
    }
    if (span.begin > tree.tokens().begin && this->token(span.begin - 1).upos == Upos::kAdp)
      continue;
    if (is_speaker_of(tree, t - 1, token)) continue;
    return t - 1;
  }
  return kNone;
}

std::uint32_t Context::object_after(std::uint32_t token, TypeSet types,
                                    std::string_view preposition) const {
  const std::uint32_t end = this->tree(token).tokens().end;
  std::uint32_t at = token + 1;
  if (!preposition.empty()) {
    constexpr std::uint32_t kReach = 6;  // tokens
    while (at < end && at - token <= kReach && to_lower(this->token(at).form) != preposition) {
      if (this->token(at).upos == Upos::kVerb || this->token(at).upos == Upos::kAdp) return kNone;
      ++at;
    }
    if (at >= end || at - token > kReach) return kNone;
    ++at;
  }
  for (; at < end; ++at) {
    const std::uint32_t mention = mention_at_[at];
    if (mention != kNone && types.contains(type_of(document_->mentions[mention].cluster))) {
      // "the Norwegian minister": a demonym before a noun is not the object itself.
      const bool before_noun = token_before_noun(at);
      if (!before_noun && !this->tree(at).is_any(at, {"amod", "compound", "nmod:poss"})) return at;
    }
    const Upos upos = this->token(at).upos;
    if (upos != Upos::kDet && upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kNoun &&
        upos != Upos::kNum) {
      return kNone;
    }
  }
  return kNone;
}

std::vector<Referent> Context::referents(std::uint32_t token) const {
  std::vector<Referent> list;
  const std::uint32_t mention = mention_of(token);
  if (mention != kNone) {
    const auto& members = document_->clusters[document_->mentions[mention].cluster].members;
    constexpr double kMemberCertainty = 0.75;
    for (const std::uint32_t member : members) list.push_back({member, kNone, kMemberCertainty});
    if (!list.empty()) return list;
  }
  if (mention != kNone) {
    constexpr double kPronounCertainty = 0.85;
    const bool pronoun = document_->mentions[mention].level == MentionLevel::kPronoun;
    list.push_back(
        {document_->mentions[mention].cluster, mention, pronoun ? kPronounCertainty : 1.0});
  }
  const Tree& tree = this->tree(token);
  // "a series of attacks": what there are several of.
  if (mention == kNone && is_word_in(lemma(token), kSeveral)) {
    for (const std::uint32_t counted : tree.obliques(token, "of")) {
      const std::uint32_t several = mention_of(counted);
      if (several != kNone) list.push_back({document_->mentions[several].cluster, several, 1.0});
    }
  }
  for (const std::uint32_t member : listed_after(token)) {
    const std::uint32_t listed = mention_of(member);
    if (listed != kNone) list.push_back({document_->mentions[listed].cluster, listed, 1.0});
  }
  return list;
}

// The tree may hang the list on the phrase, on a word in it or on its verb: then it stands right
// behind the phrase.
std::vector<std::uint32_t> Context::listed_after(std::uint32_t token) const {
  const Tree& tree = this->tree(token);
  for (const std::string_view word : {"including", "such as"}) {
    std::vector<std::uint32_t> listed = tree.obliques(token, word);
    if (!listed.empty()) return listed;
  }
  const std::uint32_t mention = mention_at_[token];
  if (mention == kNone || document_->mentions[mention].level != MentionLevel::kNominal) return {};
  std::uint32_t next = document_->mentions[mention].tokens.end;
  const std::uint32_t end = tree.tokens().end;
  if (next < end && this->token(next).form == ",") ++next;
  const bool lists =
      next + 1 < end && (this->token(next).form == "including" ||
                         (this->token(next).form == "such" && this->token(next + 1).form == "as"));
  if (!lists || this->token(token).xpos != "NNS") return {};
  const std::uint32_t first = tree.head(next);
  return first == kNone || first < next ? std::vector<std::uint32_t>{} : tree.conjuncts(first);
}

bool owns_before_list(const Document& document, std::uint32_t owner, std::uint32_t noun) {
  const auto marks_owner = [&](std::uint32_t t) {
    return is_word_in(document.tokens[t].form, "'s|\xE2\x80\x99s");
  };
  if (owner + 2 >= noun || !marks_owner(owner + 1)) return false;
  bool parted = false;
  for (std::uint32_t t = owner + 3; t < noun; ++t) {
    parted = parted || document.tokens[t].upos == Upos::kCconj || document.tokens[t].form == ",";
    if (parted && marks_owner(t)) return true;
  }
  return false;
}

std::vector<std::uint32_t> Context::owners(std::uint32_t noun) const {
  const Tree& tree = this->tree(noun);
  std::vector<std::uint32_t> list;
  for (const std::uint32_t child : tree.children(noun)) {
    if (tree.is(child, "nmod:poss")) {
      for (const std::uint32_t owner : tree.conjuncts(child)) {
        if (!owns_before_list(*document_, owner, noun)) list.push_back(owner);
      }
      continue;
    }
    if (child > noun ||
        !tree.is_any(child, {"amod", "compound", "nmod", "nmod:desc", "nmod:unmarked"}))
      continue;
    if (!tree.preposition(child).empty()) continue;
    // "the Norwegian-Danish border": the parts hang on each other in ways that parsers disagree on.
    const TokenSpan span = tree.subtree(child);
    for (std::uint32_t t = span.begin; t < span.end && t < noun; ++t) {
      const std::uint32_t mention = mention_at_[t] != kNone ? mention_at_[t] : kNone;
      if (mention == kNone || document_->mentions[mention].level != MentionLevel::kName) continue;
      // "a Norwegian-owned ship" is said to be so, "a Norwegian-flagged ship" to sail so.
      const bool joined = t + 2 < noun && this->token(t + 1).form == "-" &&
                          (this->token(t + 2).xpos == "VBN" || this->token(t + 2).xpos == "VBD");
      if (!joined) list.push_back(t);
    }
  }
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

}  // namespace whomet
