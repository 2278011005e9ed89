// Lists: verbs whose gerund or infinitive is a complement in the grammars of English (Huddleston &
// Pullum, ch. 14) and that the news uses. Tested by tests/extract/syntax/tree_repair_test.cpp.
#include "extract/syntax/tree_repair.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/doubled_subjects.h"
#include "extract/syntax/gapped_passives.h"
#include "extract/syntax/headline_grammar.h"
#include "extract/syntax/inverted_speakers.h"
#include "extract/syntax/misplaced_arguments.h"
#include "extract/syntax/misread_verbs.h"
#include "extract/syntax/missed_subjects.h"
#include "extract/syntax/object_complements.h"
#include "extract/syntax/office_phrases.h"
#include "extract/syntax/participles.h"
#include "extract/syntax/to_phrases.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kGerundVerbs[] = {
    "acknowledge", "admit", "avoid",  "begin",     "cease",  "consider", "contemplate",
    "continue",    "delay", "deny",   "finish",    "halt",   "keep",     "oppose",
    "postpone",    "quit",  "recall", "recommend", "regret", "resist",   "resume",
    "risk",        "start", "stop",   "suggest"};
constexpr std::string_view kInfinitiveVerbs[] = {
    "agree",    "aim",     "arrange",   "attempt", "begin", "choose",   "cease",    "continue",
    "decide",   "decline", "desire",    "expect",  "fail",  "have",     "hesitate", "hope",
    "intend",   "manage",  "need",      "offer",   "plan",  "pledge",   "prepare",  "pretend",
    "promise",  "propose", "refuse",    "seek",    "start", "struggle", "swear",    "tend",
    "threaten", "try",     "volunteer", "vow",     "want",  "wish"};
// With an object, whose deed the clause is.
constexpr std::string_view kObjectVerbs[] = {
    "advise",    "allow",   "appoint",  "ask",      "authorize", "beg",    "cause",
    "challenge", "command", "compel",   "convince", "direct",    "enable", "encourage",
    "expect",    "forbid",  "force",    "help",     "instruct",  "invite", "lead",
    "order",     "permit",  "persuade", "press",    "pressure",  "prompt", "remind",
    "request",   "require", "tell",     "urge",     "want",      "warn"};
constexpr std::string_view kNouns[] = {
    "agreement", "attempt",    "bid",     "call",  "decision", "demand",     "desire",  "effort",
    "intention", "invitation", "move",    "offer", "plan",     "pledge",     "promise", "proposal",
    "readiness", "refusal",    "request", "right", "vow",      "willingness"};

constexpr std::string_view kInfinitiveClauses[] = {"xcomp", "advcl"};

constexpr std::string_view kParticles[] = {"out",  "off",  "down",  "up",
                                           "away", "back", "aside", "over"};

// What stands beside a clause, by its children.
struct Children {
  bool marked = false;      // by another word than "to"
  bool infinitive = false;  // by "to"
  bool subject = false;
  bool object = false;
};

Children children_of(const Document& document, const Sentence& sentence, std::uint32_t token) {
  Children children;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& child = document.tokens[i];
    if (child.head != token) continue;
    if (is_deprel(child.deprel, "mark")) {
      (child.lemma == "to" ? children.infinitive : children.marked) = true;
    }
    // "by attacking", "when attacking" are adverbial; "yet", "not" say nothing.
    if (is_deprel(child.deprel, "case") || child.lemma == "when") children.marked = true;
    if (is_deprel(child.deprel, "nsubj")) children.subject = true;
    if (is_deprel(child.deprel, "obj")) children.object = true;
  }
  return children;
}

// Only adverbs, particles and "to" between the two.
bool is_next(const Document& document, std::uint32_t verb, std::uint32_t clause) {
  for (std::uint32_t i = verb + 1; i < clause; ++i) {
    const Upos upos = document.tokens[i].upos;
    if (upos != Upos::kAdv && upos != Upos::kPart && upos != Upos::kAdp) return false;
  }
  return true;
}

// The last noun between verb and clause that takes infinitives and hangs on the verb; kNone.
std::uint32_t noun_before(const Document& document, std::uint32_t verb, std::uint32_t clause) {
  for (std::uint32_t i = clause; i-- > verb + 1;) {
    const Token& token = document.tokens[i];
    if (token.upos == Upos::kNoun && token.head == verb && is_deprel(token.deprel, "obj") &&
        is_one_of(token.lemma, kNouns)) {
      return i;
    }
  }
  return kNone;
}

void repair(Document& document, const Sentence& sentence, std::uint32_t clause) {
  Token& token = document.tokens[clause];
  const std::uint32_t verb = token.head;
  if (verb == kNone || verb >= clause || document.tokens[verb].upos != Upos::kVerb) return;
  const std::string_view lemma = document.tokens[verb].lemma;
  const Children own = children_of(document, sentence, clause);
  if (own.marked || own.subject) return;
  const bool gerund = !own.infinitive && token.form.ends_with("ing");
  if (gerund) {
    if (is_one_of(lemma, kGerundVerbs) && is_next(document, verb, clause)) token.deprel = "xcomp";
    return;
  }
  if (!own.infinitive) return;
  if (const std::uint32_t noun = noun_before(document, verb, clause); noun != kNone) {
    token.head = noun;
    token.deprel = "acl";
    return;
  }
  const bool complement =
      is_next(document, verb, clause)
          ? is_one_of(lemma, kInfinitiveVerbs)
          : is_one_of(lemma, kObjectVerbs) && children_of(document, sentence, verb).object;
  if (complement) token.deprel = "xcomp";
}

bool is_weekday(const Token& token) {
  return token.form.ends_with("day") && token.form.front() >= 'A' && token.form.front() <= 'Z';
}

bool is_singular_noun(const Token& token) {
  return token.upos == Upos::kNoun && token.feats.find("Number=Plur") == std::string::npos;
}

// "talks between the leaders, [Ana Olsen] and ...": who the leaders are, not the talks.
void repair_leaders(Document& document, const Sentence& sentence, std::uint32_t name) {
  constexpr std::string_view kSeveral[] = {"leader",  "president",  "minister",   "envoy",
                                           "general", "negotiator", "ambassador", "commander"};
  constexpr std::uint32_t kFirstNames = 3;  // between the comma and the word that is the head
  std::vector<Token>& tokens = document.tokens;
  if (!is_person_word(document, name)) return;
  std::uint32_t comma = name;
  while (comma > sentence.tokens.begin && tokens[comma].form != "," &&
         name - comma <= kFirstNames) {
    --comma;
  }
  if (tokens[comma].form != "," || comma == sentence.tokens.begin) return;
  const Token& leaders = tokens[comma - 1];
  if (leaders.xpos == "NNS" && leaders.head != kNone && leaders.head == tokens[name].head &&
      is_deprel(leaders.deprel, "nmod") && is_one_of(leaders.lemma, kSeveral)) {
    tokens[name].head = comma - 1;
  }
}

// "A and B, a member of X and head of Y": one member and head, beside the name before the comma.
void repair_apposition(Document& document, const Sentence& sentence, std::uint32_t apposition) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t first = tokens[apposition].head;
  if (first == kNone || first >= apposition || !is_singular_noun(tokens[apposition])) return;
  std::uint32_t last = kNone;
  for (std::uint32_t i = first + 1; i < apposition; ++i) {
    if (tokens[i].head == first && is_deprel(tokens[i].deprel, "conj")) last = i;
  }
  if (last == kNone || tokens[last].upos != Upos::kPropn) return;
  std::uint32_t comma = last + 1;
  while (comma < apposition && tokens[comma].head == last) ++comma;
  if (comma == apposition || tokens[comma].form != ",") return;
  tokens[apposition].head = last;
  for (std::uint32_t i = apposition + 1; i < sentence.tokens.end; ++i) {
    if (tokens[i].head == first && is_deprel(tokens[i].deprel, "conj") &&
        is_singular_noun(tokens[i])) {
      tokens[i].head = apposition;
    }
  }
}

// "was opposed earlier by Peru", "was attacked Monday by rebels": who acts, hung on the word of
// time before it.
void repair_agent(Document& document, const Sentence& sentence, std::uint32_t preposition) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t agent = tokens[preposition].head;
  if (agent == kNone || agent < preposition || preposition == sentence.tokens.begin) return;
  const std::uint32_t before = preposition - 1;
  const std::uint32_t verb = tokens[before].head;
  if (tokens[agent].head != before || verb == kNone || verb >= before) return;
  const bool of_time = tokens[before].upos == Upos::kAdv ||
                       (is_deprel(tokens[before].deprel, "obl") && is_weekday(tokens[before]));
  if (!of_time || tokens[verb].xpos != "VBN") return;
  for (std::uint32_t i = sentence.tokens.begin; i < verb; ++i) {
    if (tokens[i].head == verb && tokens[i].deprel == "aux:pass") {
      tokens[agent].head = verb;
      tokens[agent].deprel = "obl";
      return;
    }
  }
}

// "met Kari Olsen hours before the vote" read as "met the Olsen hours".
void repair_hours(Document& document, const Sentence& sentence, std::uint32_t hours) {
  constexpr std::string_view kAnchors[] = {"before", "after", "ago", "earlier", "later"};
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t verb = tokens[hours].head;
  if (verb == kNone || verb >= hours || hours == sentence.tokens.begin ||
      hours + 1 >= sentence.tokens.end || !is_one_of(tokens[hours + 1].form, kAnchors)) {
    return;
  }
  std::uint32_t name = kNone;
  for (std::uint32_t i = sentence.tokens.begin; i < hours; ++i) {
    if (tokens[i].head != hours) continue;
    // With another word of its own, "the two Olsen hours", it may be what it seems.
    if (name != kNone || tokens[i].upos != Upos::kPropn || i < verb) return;
    name = i;
  }
  if (name == kNone || !is_deprel(tokens[name].deprel, "compound")) return;
  tokens[name].head = verb;
  tokens[name].deprel = "obj";
  tokens[hours].deprel = "obl:unmarked";
}

// "has ruled [out] talks": an object has no preposition; the word is the verb's.
void repair_particle(Document& document, std::uint32_t particle) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t object = tokens[particle].head;
  if (object == kNone || object < particle || particle == 0) return;
  const std::uint32_t verb = particle - 1;
  if (!is_deprel(tokens[object].deprel, "obj") || tokens[object].head != verb ||
      tokens[verb].upos != Upos::kVerb) {
    return;
  }
  tokens[particle].head = verb;
  tokens[particle].deprel = "compound:prt";
}

// Whether the clause says more than its subject and verb: "that it had agreed with Peru in May",
// not "the agency that Peru funds".
bool has_more(const Document& document, const Sentence& sentence, std::uint32_t clause) {
  for (std::uint32_t i = clause + 1; i < sentence.tokens.end; ++i) {
    const Token& token = document.tokens[i];
    if (token.head == clause && (is_deprel(token.deprel, "obl") || is_deprel(token.deprel, "obj") ||
                                 is_deprel(token.deprel, "xcomp"))) {
      return true;
    }
  }
  return false;
}

// "denies accusations that it spied": what the accusations say, not the denial. "says on its site
// that prices fell": what is said, not what the site is.
void repair_that_clause(Document& document, const Sentence& sentence, std::uint32_t that) {
  constexpr std::string_view kContents[] = {
      "accusation", "allegation", "charge", "claim",     "report",  "suggestion",
      "proposal",   "rumor",      "rumour", "assertion", "demand",  "insinuation",
      "suspicion",  "argument",   "notion", "complaint", "request", "speculation",
      "assumption", "assurance",  "fear",   "evidence",  "concern", "threat"};
  constexpr std::string_view kPapers[] = {"site",    "website", "statement", "interview",
                                          "report",  "letter",  "message",   "speech",
                                          "article", "post",    "tweet",     "broadcast",
                                          "page",    "note",    "editorial", "conference"};
  constexpr std::string_view kSaying[] = {"say",     "report",  "announce", "write",
                                          "add",     "note",    "claim",    "state",
                                          "declare", "confirm", "warn",     "insist"};
  std::vector<Token>& tokens = document.tokens;
  if (that <= sentence.tokens.begin || that + 1 >= sentence.tokens.end) return;
  const std::uint32_t noun = that - 1;
  const std::uint32_t clause = tokens[that].head;
  // "dismissed a report by the agency [that it had agreed]": what the report says.
  if (clause != kNone && clause > that && is_deprel(tokens[clause].deprel, "acl") &&
      !is_deprel(tokens[that].deprel, "nsubj") && tokens[clause].head != kNone &&
      children_of(document, sentence, clause).subject &&
      (!is_deprel(tokens[that].deprel, "obj") || has_more(document, sentence, clause))) {
    const std::uint32_t source = tokens[clause].head;
    for (std::uint32_t c = source; c-- > sentence.tokens.begin && source - c < 8;) {
      if (!is_one_of(tokens[c].lemma, kContents)) continue;
      const bool theirs = tokens[source].head == c || tokens[source].head == tokens[c].head;
      const bool by =
          std::any_of(tokens.begin() + c, tokens.begin() + source, [&](const Token& word) {
            return word.head == source && is_deprel(word.deprel, "case") &&
                   (word.form == "by" || word.form == "from");
          });
      if (!theirs || !by) break;
      tokens[clause].head = c;
      tokens[clause].deprel = "acl";
      tokens[that].deprel = "mark";
      tokens[that].upos = Upos::kSconj;
      return;
    }
  }
  if (tokens[noun].upos != Upos::kNoun || clause == kNone || clause < that) return;
  if (is_deprel(tokens[clause].deprel, "ccomp")) {
    const bool object =
        is_deprel(tokens[noun].deprel, "obj") && tokens[noun].head == tokens[clause].head;
    if (!object || !is_one_of(tokens[noun].lemma, kContents)) return;
    tokens[clause].head = noun;
    tokens[clause].deprel = "acl";
    return;
  }
  const std::uint32_t verb = tokens[noun].head;
  if (!is_deprel(tokens[clause].deprel, "acl") || tokens[clause].head != noun || verb == kNone ||
      verb > noun || !is_deprel(tokens[noun].deprel, "obl") ||
      !is_one_of(tokens[noun].lemma, kPapers) || !is_one_of(tokens[verb].lemma, kSaying)) {
    return;
  }
  constexpr std::string_view kOfPapers[] = {"publish", "release", "issue",  "receive", "send",
                                            "write",   "obtain",  "sign",   "post",    "give",
                                            "present", "submit",  "record", "deliver", "air"};
  const Children own = children_of(document, sentence, clause);
  // "said in a letter that Lima received": the paper is what was received.
  if (is_one_of(tokens[clause].lemma, kOfPapers)) {
    bool other = false;
    for (std::uint32_t i = that + 1; i < sentence.tokens.end; ++i) {
      other = other || (tokens[i].head == clause && is_deprel(tokens[i].deprel, "obj"));
    }
    if (!other) return;
  }
  if (!own.subject || is_deprel(tokens[that].deprel, "nsubj")) return;
  tokens[clause].head = verb;
  tokens[clause].deprel = "ccomp";
  tokens[that].deprel = "mark";
  tokens[that].upos = Upos::kSconj;
}

// "promised to help Lima and [travelled] there": what is past is beside the verb above, for behind
// "to" it would be "travel".
void repair_past_conjunct(Document& document, const Sentence& sentence, std::uint32_t verb) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t infinitive = tokens[verb].head;
  if (infinitive == kNone || infinitive > verb || tokens[infinitive].xpos != "VB" ||
      (tokens[verb].xpos != "VBD" && tokens[verb].xpos != "VBN") ||
      !is_one_of(tokens[infinitive].deprel, kInfinitiveClauses) ||
      !children_of(document, sentence, infinitive).infinitive) {
    return;
  }
  const std::uint32_t above = tokens[infinitive].head;
  if (above == kNone || above > infinitive || tokens[above].upos != Upos::kVerb ||
      (tokens[above].xpos != "VBD" && tokens[above].xpos != "VBN")) {
    return;
  }
  // "to be elected and paid", "to have met": with an auxiliary of its own.
  for (std::uint32_t i = infinitive; i < verb; ++i) {
    if (tokens[i].head == verb && is_deprel(tokens[i].deprel, "aux")) return;
  }
  tokens[verb].head = above;
}

}  // namespace

void repair_trees(Document& document) {
  repair_headlines(document);
  repair_misread_verbs(document);
  repair_inverted_speakers(document);
  repair_doubled_subjects(document);
  repair_missed_subjects(document);
  repair_misplaced_arguments(document);
  repair_object_complements(document);
  repair_to_phrases(document);
  repair_gapped_passives(document);
  repair_office_phrases(document);
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document.tokens[i];
      if (token.form == "by" && is_deprel(token.deprel, "case")) {
        repair_agent(document, sentence, i);
      } else if (is_deprel(token.deprel, "case") && is_one_of(token.form, kParticles)) {
        repair_particle(document, i);
      } else if (token.form == "that") {
        repair_that_clause(document, sentence, i);
      } else if (is_unit_of_time(token) && is_deprel(token.deprel, "obj")) {
        repair_hours(document, sentence, i);
      } else if (token.upos == Upos::kVerb && is_deprel(token.deprel, "advcl")) {
        repair(document, sentence, i);
      } else if (token.upos == Upos::kVerb && is_deprel(token.deprel, "conj")) {
        repair_past_conjunct(document, sentence, i);
      } else if (is_deprel(token.deprel, "appos")) {
        repair_leaders(document, sentence, i);
        repair_apposition(document, sentence, i);
      }
    }
  }
  repair_participles(document);
}

}  // namespace whomet
