// Tested by tests/extract/syntax/participles_test.cpp.
#include "extract/syntax/participles.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// "considered visiting President Olsen": the deed, not whom.
constexpr std::string_view kPursuing[] = {"consider", "avoid", "suggest", "propose", "start",
                                          "begin",    "stop",  "keep",    "finish",  "enjoy",
                                          "plan",     "be",    "try",     "recall",  "remember",
                                          "mention",  "deny",  "admit",   "discuss", "go"};

constexpr std::string_view kPeople[] = {
    "ministers",   "leaders",   "officials", "diplomats",       "envoys",  "negotiators",
    "presidents",  "delegates", "lawmakers", "representatives", "experts", "ambassadors",
    "legislators", "chiefs",    "mediators", "heads",           "members", "scientists",
    "powers",      "nations",   "countries", "states",          "parties", "activists"};

// "accused neighboring Peru": taken for a verb whose object the country is.
void repair_neighboring(Document& document, const Sentence& sentence, std::uint32_t word) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t noun = word + 1;
  const std::uint32_t head = tokens[word].head;
  if (noun >= sentence.tokens.end || head == kNone || tokens[noun].head != word) return;
  if (tokens[noun].upos != Upos::kPropn || !is_deprel(tokens[noun].deprel, "obj")) return;
  tokens[noun].head = head;
  tokens[noun].deprel = tokens[head].upos == Upos::kVerb ? "obj" : "nmod";
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head == word) tokens[i].head = is_deprel(tokens[i].deprel, "case") ? noun : head;
  }
  tokens[word].head = noun;
  tokens[word].deprel = "amod";
  tokens[word].upos = Upos::kAdj;
}

// "revive stalled talks": a participle right behind a verb, taken for a clause with the noun as its
// object, describes the noun.
void repair_participle(Document& document, const Sentence& sentence, std::uint32_t word) {
  constexpr std::string_view kCausing[] = {"have",  "get",  "need", "want", "see",  "hear", "keep",
                                           "leave", "make", "feel", "help", "find", "be"};
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t verb = tokens[word].head;
  if (verb == kNone || verb + 1 != word || tokens[verb].upos != Upos::kVerb ||
      is_one_of(tokens[verb].lemma, kCausing)) {
    return;
  }
  std::uint32_t noun = kNone;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head != word) {
      if (tokens[i].head == verb && is_deprel(tokens[i].deprel, "obj")) return;
      continue;
    }
    if (is_deprel(tokens[i].deprel, "aux") || is_deprel(tokens[i].deprel, "nsubj")) return;
    if (noun == kNone && i > word && is_deprel(tokens[i].deprel, "obj")) noun = i;
  }
  if (noun == kNone) return;
  // Only words of its phrase between the two.
  for (std::uint32_t i = word + 1; i < noun; ++i) {
    if (tokens[i].upos != Upos::kNoun && tokens[i].upos != Upos::kAdj &&
        tokens[i].upos != Upos::kPropn && tokens[i].form != "-") {
      return;
    }
  }
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head == word) tokens[i].head = verb;
  }
  tokens[noun].head = verb;
  tokens[noun].deprel = "obj";
  tokens[word].head = noun;
  tokens[word].deprel = "amod";
}

// "met with visiting President Olsen": what the guest is like, taken for a clause with the guest as
// its object. Behind "by", "for" and "of" somebody may as well pay the visit.
void repair_guest(Document& document, const Sentence& sentence, std::uint32_t word) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t head = tokens[word].head;
  if (word == sentence.tokens.begin || head == kNone) return;
  const bool behind_verb = head + 1 == word && tokens[head].upos == Upos::kVerb &&
                           !is_one_of(tokens[head].lemma, kPursuing);
  if (!behind_verb && !is_word_in(tokens[word - 1].form, "with|between|to")) return;
  std::uint32_t guest = kNone;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head != word) continue;
    if (i < word && i + 1 != word) return;  // a subject, an auxiliary
    if (guest == kNone && i > word && is_deprel(tokens[i].deprel, "obj")) guest = i;
  }
  if (guest == kNone) return;
  const bool person = guest < document.name_tags.size()
                          ? document.name_tags[guest].type == NameType::kPer
                          : tokens[guest].upos == Upos::kPropn;
  if (!person && !is_one_of(to_lower(tokens[guest].form), kPeople)) return;
  for (std::uint32_t i = word + 1; i < guest; ++i) {
    if (!is_below(tokens, i, guest)) return;
  }
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head != word || i == guest) continue;
    tokens[i].head = i < word ? guest : head;
    if (i < word) {
      tokens[i].deprel = "case";
      tokens[i].upos = Upos::kAdp;
    }
  }
  tokens[guest].head = head;
  tokens[guest].deprel = tokens[head].upos != Upos::kVerb ? "nmod" : behind_verb ? "obj" : "obl";
  tokens[word].head = guest;
  tokens[word].deprel = "amod";
  tokens[word].upos = Upos::kAdj;
}

// "left Lima following three days of talks": a preposition, not somebody who follows.
void repair_following(Document& document, const Sentence& sentence, std::uint32_t word) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t head = tokens[word].head;
  if (head == kNone) return;
  std::uint32_t noun = kNone;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head != word) continue;
    if (is_deprel(tokens[i].deprel, "obj") && i > word && noun == kNone) {
      noun = i;
    } else if (!is_deprel(tokens[i].deprel, "punct")) {
      return;  // "the police are following", "by following": with a subject, a mark, an adverb
    }
  }
  if (noun == kNone || tokens[noun].upos != Upos::kNoun) return;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head == word && i != noun) tokens[i].head = noun;
  }
  tokens[noun].head = head;
  tokens[noun].deprel = tokens[word].deprel == "acl" ? "nmod" : "obl";
  tokens[word].head = noun;
  tokens[word].deprel = "case";
  tokens[word].upos = Upos::kAdp;
  tokens[word].lemma = "following";
}

// "was agreed by ministers meeting in Lima": theirs, not of what was agreed.
void repair_met_by(Document& document, const Sentence& sentence, std::uint32_t word) {
  std::vector<Token>& tokens = document.tokens;
  if (word == sentence.tokens.begin || tokens[word].head == kNone) return;
  const Token& people = tokens[word - 1];
  if (people.xpos != "NNS" || people.head != tokens[word].head || tokens[word].head >= word - 1 ||
      !is_deprel(people.deprel, "obl")) {
    return;
  }
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head == word && i < word) return;
  }
  tokens[word].head = word - 1;
  tokens[word].deprel = "acl";
}

// "Defense ministers meeting in Lima agreed": they meet, it is no ministers' meeting.
void repair_gathering(Document& document, const Sentence& sentence, std::uint32_t word) {
  std::vector<Token>& tokens = document.tokens;
  if (word == sentence.tokens.begin || word + 1 >= sentence.tokens.end) return;
  const std::uint32_t people = word - 1;
  const Token& next = tokens[word + 1];
  const bool goes_on = next.form == "in" || next.form == "at" || next.form == "on" ||
                       next.form == "outside" || next.form == "near" || next.upos == Upos::kPropn;
  if (!goes_on || !is_one_of(to_lower(tokens[people].form), kPeople)) return;
  const bool compound = tokens[people].head == word && is_deprel(tokens[people].deprel, "compound");
  if (!compound && (tokens[people].head == word || tokens[people].head != tokens[word].head)) {
    return;
  }
  for (std::uint32_t i = sentence.tokens.begin; compound && i < word; ++i) {
    // "a ministers meeting", "their leaders meeting"
    if (tokens[i].head == word && (tokens[i].form == "a" || tokens[i].form == "an")) return;
  }
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (tokens[i].head != word || i == people) continue;
    // "in Lima" stays; what describes the noun, or hung on it as its own, belongs to the people.
    const bool adverbial = i > word && is_deprel(tokens[i].deprel, "nmod");
    if (adverbial) tokens[i].deprel = "obl";
    if (i < word || (!adverbial && compound)) tokens[i].head = people;
  }
  if (compound) {
    tokens[people].head = tokens[word].head;
    tokens[people].deprel = tokens[word].deprel;
  }
  tokens[word].head = people;
  tokens[word].deprel = "acl";
  tokens[word].upos = Upos::kVerb;
  tokens[word].xpos = "VBG";
  tokens[word].lemma = "meet";
}

// "accused officials of favoring him": what they are accused of, not what the officials are. In
// "accused Peru of arming rebels" arming is a deed, not what the rebels are like.
void repair_charge(Document& document, const Sentence& sentence, std::uint32_t gerund) {
  constexpr std::string_view kCharging[] = {"accuse",    "suspect", "convict", "acquit", "blame",
                                            "criticize", "condemn", "thank",   "praise"};
  constexpr std::string_view kQualities[] = {"growing",  "rising",     "increasing", "existing",
                                             "ongoing",  "continuing", "leading",    "missing",
                                             "pressing", "remaining",  "following",  "outstanding"};
  std::vector<Token>& tokens = document.tokens;
  if (gerund < sentence.tokens.begin + 2) return;
  const std::string& of = tokens[gerund - 1].form;
  if (of != "of" && of != "for") return;
  const bool describes = is_deprel(tokens[gerund].deprel, "amod");
  const std::uint32_t thing = describes ? tokens[gerund].head : kNone;  // "rebels"
  if (describes && (thing != gerund + 1 || tokens[gerund - 1].head != thing ||
                    is_one_of(tokens[gerund].form, kQualities))) {
    return;
  }
  const std::uint32_t charged = gerund - 2;
  const std::uint32_t verb = tokens[charged].head;
  const bool object = is_deprel(tokens[charged].deprel, "obj") && verb != kNone && verb < charged &&
                      is_one_of(tokens[verb].lemma, kCharging);
  if (!object || (!describes && tokens[gerund].head != charged)) return;
  // Below the charge, so that the tree stays one.
  if (describes && tokens[thing].head != charged && tokens[thing].head != verb) return;
  if (describes) {
    tokens[gerund - 1].head = gerund;
    tokens[gerund - 1].deprel = "mark";
    tokens[thing].head = gerund;
    tokens[thing].deprel = "obj";
  }
  tokens[gerund].head = verb;
  tokens[gerund].deprel = "advcl";
}

}  // namespace

void repair_participles(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document.tokens[i];
      const bool verb = token.upos == Upos::kVerb;
      const bool adverbial = is_deprel(token.deprel, "advcl");
      const bool complement = is_deprel(token.deprel, "xcomp") || is_deprel(token.deprel, "ccomp");
      const bool attribute = is_deprel(token.deprel, "acl") || is_deprel(token.deprel, "amod");
      if (verb && (token.form == "neighboring" || token.form == "neighbouring")) {
        repair_neighboring(document, sentence, i);
      } else if (verb && is_word_in(token.form, "visiting|touring|departing|returning|retiring")) {
        repair_guest(document, sentence, i);
      } else if (token.xpos == "VBN" && complement) {
        repair_participle(document, sentence, i);
      } else if (token.form == "following" && verb && adverbial) {
        repair_following(document, sentence, i);
      } else if (token.form == "meeting" && verb && adverbial) {
        repair_met_by(document, sentence, i);
      } else if (token.form == "meeting" &&
                 (token.upos == Upos::kNoun || (verb && is_deprel(token.deprel, "nsubj")))) {
        repair_gathering(document, sentence, i);
      } else if (token.xpos == "VBG" && attribute) {
        repair_charge(document, sentence, i);
      }
    }
  }
}

}  // namespace whomet
