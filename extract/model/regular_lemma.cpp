// Tested by tests/extract/model/regular_lemma_test.cpp.
#include "extract/model/regular_lemma.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace whomet {

namespace {

constexpr std::size_t kShortest = 3;

// "denies", "ratified" of "deny", "ratify"; "reaches" of "reach", rarely of "reache". None for
// other forms.
std::vector<std::string> bases_by_spelling(std::string_view form) {
  if (form.size() == kShortest + 1 && form.ends_with("ied")) {
    return {std::string(form.substr(0, kShortest))};  // "vied"
  }
  if (form.size() < kShortest + 3) return {};
  if (form.ends_with("ies") || form.ends_with("ied"))
    return {std::string(form.substr(0, form.size() - 3)) + "y"};
  for (const std::string_view ending : {"ches", "shes", "sses", "xes"}) {
    if (form.ends_with(ending)) {
      return {std::string(form.substr(0, form.size() - 2)),
              std::string(form.substr(0, form.size() - 1))};
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> regular_bases(std::string_view form) {
  if (std::vector<std::string> bases = bases_by_spelling(form); !bases.empty()) return bases;
  std::string stem;
  for (const std::string_view ending : {"ed", "ing"}) {
    if (form.ends_with(ending)) stem = form.substr(0, form.size() - ending.size());
  }
  if (stem.size() < kShortest) return {};
  std::vector<std::string> bases = {stem};
  const std::size_t last = stem.size() - 1;
  if (stem[last] == stem[last - 1]) bases.push_back(stem.substr(0, last));
  bases.push_back(stem + "e");
  return bases;
}

namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

std::size_t syllables_of(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++count;
  }
  return count;
}

// Whether English spells the stem of "-ed" and "-ing" with a silent e: after v, c, z, u and soft g,
// after a consonant with l, and after one consonant with one vowel before it, which would be
// doubled otherwise ("ceded", "mined"); weak last syllables are not doubled either ("offered").
bool has_silent_e(std::string_view stem) {
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  if (last == 'v' || last == 'c' || last == 'z' || last == 'u') return true;
  if (last == 's') return before != 's';
  if (last == 'g') return before == 'd' || before == 'r' || before == 'l' || is_vowel(before);
  if (last == 'l' && !is_vowel(before)) return before != 'l' && before != 'r' && before != 'w';
  if (stem.ends_with("iat") || stem.ends_with("uat")) return true;
  if (is_vowel(last) || last == 'w' || last == 'y' || last == 'x' || !is_vowel(before))
    return false;
  if (is_vowel(stem[stem.size() - 3])) return false;
  constexpr std::string_view kWeak[] = {"er", "or", "en", "on", "it", "et", "el", "al",
                                        "om", "op", "ip", "ic", "ot", "il", "ol", "an"};
  return syllables_of(stem) < 2 ||
         std::ranges::none_of(kWeak, [&](std::string_view end) { return stem.ends_with(end); });
}

// The base that the spelling of a regular form makes likeliest; "" for other forms.
std::string likely_base(std::string_view form) {
  const std::vector<std::string> bases = regular_bases(form);
  if (bases.empty()) return {};
  const std::string& stem = bases.front();
  const bool doubled = stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back());
  if (doubled) {
    const bool kept = stem.back() == 's' || stem.back() == 'f' || stem.back() == 'z' ||
                      (stem.back() == 'l' && syllables_of(stem) < 2);
    return kept ? stem : stem.substr(0, stem.size() - 1);
  }
  return has_silent_e(stem) ? stem + "e" : stem;
}

struct Irregular {
  std::string_view form;
  std::string_view base;
};

// Past forms and participles that no rule gives, by form.
constexpr Irregular kIrregular[] = {
    {"arisen", "arise"},    {"arose", "arise"},      {"ate", "eat"},        {"awoke", "awake"},
    {"awoken", "awake"},    {"beaten", "beat"},      {"bent", "bend"},      {"bit", "bite"},
    {"bitten", "bite"},     {"bled", "bleed"},       {"blew", "blow"},      {"blown", "blow"},
    {"bore", "bear"},       {"borne", "bear"},       {"bought", "buy"},     {"bound", "bind"},
    {"bred", "breed"},      {"broke", "break"},      {"broken", "break"},   {"brought", "bring"},
    {"built", "build"},     {"burnt", "burn"},       {"came", "come"},      {"caught", "catch"},
    {"chose", "choose"},    {"chosen", "choose"},    {"clung", "cling"},    {"crept", "creep"},
    {"dealt", "deal"},      {"drank", "drink"},      {"drawn", "draw"},     {"dreamt", "dream"},
    {"drew", "draw"},       {"driven", "drive"},     {"drove", "drive"},    {"drunk", "drink"},
    {"dug", "dig"},         {"eaten", "eat"},        {"fallen", "fall"},    {"fed", "feed"},
    {"fell", "fall"},       {"felt", "feel"},        {"fled", "flee"},      {"flew", "fly"},
    {"flown", "fly"},       {"flung", "fling"},      {"forbade", "forbid"}, {"forbidden", "forbid"},
    {"forgot", "forget"},   {"forgotten", "forget"}, {"fought", "fight"},   {"found", "find"},
    {"froze", "freeze"},    {"frozen", "freeze"},    {"gave", "give"},      {"given", "give"},
    {"gone", "go"},         {"got", "get"},          {"gotten", "get"},     {"grew", "grow"},
    {"ground", "grind"},    {"grown", "grow"},       {"heard", "hear"},     {"held", "hold"},
    {"hid", "hide"},        {"hidden", "hide"},      {"hung", "hang"},      {"kept", "keep"},
    {"knelt", "kneel"},     {"knew", "know"},        {"known", "know"},     {"laid", "lay"},
    {"leant", "lean"},      {"leapt", "leap"},       {"learnt", "learn"},   {"led", "lead"},
    {"left", "leave"},      {"lent", "lend"},        {"lit", "light"},      {"lost", "lose"},
    {"made", "make"},       {"meant", "mean"},       {"met", "meet"},       {"paid", "pay"},
    {"proven", "prove"},    {"ran", "run"},          {"rang", "ring"},      {"ridden", "ride"},
    {"risen", "rise"},      {"rode", "ride"},        {"rose", "rise"},      {"rung", "ring"},
    {"said", "say"},        {"sang", "sing"},        {"sank", "sink"},      {"sat", "sit"},
    {"saw", "see"},         {"seen", "see"},         {"sent", "send"},      {"sewn", "sew"},
    {"shaken", "shake"},    {"shone", "shine"},      {"shook", "shake"},    {"shot", "shoot"},
    {"shown", "show"},      {"shrank", "shrink"},    {"shrunk", "shrink"},  {"slain", "slay"},
    {"slept", "sleep"},     {"slew", "slay"},        {"slid", "slide"},     {"slung", "sling"},
    {"sold", "sell"},       {"sought", "seek"},      {"sown", "sow"},       {"spat", "spit"},
    {"sped", "speed"},      {"spent", "spend"},      {"spilt", "spill"},    {"spoke", "speak"},
    {"spoken", "speak"},    {"sprang", "spring"},    {"sprung", "spring"},  {"spun", "spin"},
    {"stole", "steal"},     {"stolen", "steal"},     {"stood", "stand"},    {"strewn", "strew"},
    {"stricken", "strike"}, {"stridden", "stride"},  {"striven", "strive"}, {"strode", "stride"},
    {"strove", "strive"},   {"struck", "strike"},    {"stuck", "stick"},    {"stung", "sting"},
    {"sung", "sing"},       {"sunk", "sink"},        {"swam", "swim"},      {"swept", "sweep"},
    {"swollen", "swell"},   {"swore", "swear"},      {"sworn", "swear"},    {"swum", "swim"},
    {"swung", "swing"},     {"taken", "take"},       {"taught", "teach"},   {"thought", "think"},
    {"threw", "throw"},     {"thrown", "throw"},     {"told", "tell"},      {"took", "take"},
    {"tore", "tear"},       {"torn", "tear"},        {"trod", "tread"},     {"trodden", "tread"},
    {"went", "go"},         {"wept", "weep"},        {"woke", "wake"},      {"woken", "wake"},
    {"won", "win"},         {"wore", "wear"},        {"worn", "wear"},      {"wound", "wind"},
    {"wove", "weave"},      {"woven", "weave"},      {"written", "write"},  {"wrote", "write"},
    {"wrung", "wring"}};

}  // namespace

std::string irregular_base(std::string_view form) {
  constexpr std::string_view kPrefixes[] = {"",   "over", "under", "with", "up",  "out",
                                            "re", "fore", "mis",   "un",   "for", "be"};
  for (const std::string_view prefix : kPrefixes) {
    if (!form.starts_with(prefix)) continue;
    const std::string_view rest = form.substr(prefix.size());
    const auto found = std::ranges::lower_bound(kIrregular, rest, {}, &Irregular::form);
    if (found != std::end(kIrregular) && found->form == rest) {
      return std::string(prefix) + std::string(found->base);
    }
  }
  return {};
}

std::string regular_lemma(const LemmaTable& table, std::string_view form, std::string guess) {
  if (table.has(to_lower(guess), Upos::kVerb)) return guess;
  const std::string lower = to_lower(form);
  std::vector<std::string> bases = regular_bases(lower);
  // "telephoned" is of "telephone", which the table may know as a noun only.
  for (const Upos upos : {Upos::kVerb, Upos::kNoun}) {
    for (std::string& base : bases) {
      if (table.has(base, upos)) return std::move(base);
    }
  }
  if (std::string base = irregular_base(lower); !base.empty()) return base;
  if (std::vector<std::string> spelt = bases_by_spelling(lower); !spelt.empty()) {
    return std::move(spelt.front());
  }
  std::string likely = likely_base(lower);
  return likely.empty() ? guess : likely;
}

}  // namespace whomet
