// Method: a noun whose word the tables know (titles.tsv, head_words.tsv) heads a mention; its
// tokens are the noun phrase of the tree, cut at the first comma or quotation mark after the head.
#include "extract/mention/nominals.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "extract/mention/names.h"
#include "extract/mention/nominal_phrases.h"
#include "extract/mention/nominal_senses.h"
#include "extract/mention/peoples.h"
#include "extract/mention/title_table.h"
#include "extract/mention/titles.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kGovernmentNouns[] = {"government", "authorities", "regime", "junta",
                                                 "side"};
constexpr std::string_view kNotThings[] = {"no", "every", "each", "what", "which", "how"};

class NominalFinder {
 public:
  NominalFinder(Document& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer) {
    name_of_token_.assign(document.tokens.size(), kNone);
    for (std::uint32_t m = static_cast<std::uint32_t>(document.mentions.size()); m-- > 0;) {
      const Mention& mention = document.mentions[m];
      for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i)
        name_of_token_[i] = m;
    }
  }

  void find() {
    std::vector<Mention> found;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Tree tree(document_, s);
      const TokenSpan tokens = document_.sentences[s].tokens;
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        add_direction(found, s, i, tokens);
        if (const auto people = people_at(document_, tree, i, name_of_token_)) {
          found.push_back(*people);
        }
        const auto type = type_of(i, tokens);
        if (!type) continue;
        Mention mention;
        mention.head = i;
        mention.type = *type;
        mention.level = MentionLevel::kNominal;
        mention.sentence = s;
        mention.tokens = nominal_phrase(document_, tree, i, name_of_token_);
        if (document_.tokens[i].deprel == "compound" || is_kind_of_next(i, tokens))
          mention.tokens = left_part(i, tokens);
        widen_coordination(mention, tokens);
        if (crosses_name(mention.tokens)) mention.tokens = shrink(mention.tokens, i);
        mention.country = owner_country(tree, mention);
        const bool government = is_one_of(lower_form(document_.tokens[i]), kGovernmentNouns);
        if (government && !mention.country.empty()) mention.type = EntityType::kCountry;
        if (const EntityType told = type_of_name_beside(tree, i); told != EntityType::kTopic) {
          mention.type = told;
        }
        if (is_province(mention)) mention.type = EntityType::kPlace;
        // "an ally of Norway" is not Norway.
        if (!government && mention.type == EntityType::kCountry) mention.country.clear();
        found.push_back(mention);
      }
      for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) add_bare_count(found, s, i, tree);
    }
    std::ranges::stable_sort(found, {}, &Mention::head);
    drop_crossing(found);
    for (Mention& mention : found) {
      if (mention.level != MentionLevel::kNominal || !mention.tokens.contains(mention.head))
        continue;
      if (document_.tokens[mention.head].deprel == "compound") continue;
      const Tree tree(document_, mention.sentence);
      mention.phrase = full_phrase(document_, tree, mention.head, mention.tokens);
    }
    document_.mentions.insert(document_.mentions.end(), found.begin(), found.end());
    sort_mentions(document_);
  }

 private:
  // "Norway, a member of NATO", "Olsen, an ally of Peru": words for people and states alike are
  // what the name before them is. kTopic for others.
  EntityType type_of_name_beside(const Tree& tree, std::uint32_t i) const {
    constexpr std::string_view kAlike[] = {
        "ally",     "member",   "partner",  "rival",    "neighbor", "neighbour", "enemy",
        "foe",      "friend",   "opponent", "backer",   "host",     "supporter", "signatory",
        "sponsor",  "supplier", "donor",    "mediator", "critic",   "producer",  "exporter",
        "creditor", "importer", "buyer",    "seller"};
    if (!tree.is(i, "appos") || tree.head(i) == kNone ||
        !is_one_of(document_.tokens[i].lemma, kAlike)) {
      return EntityType::kTopic;
    }
    const std::uint32_t name = name_of_token_[tree.head(i)];
    if (name == kNone) return EntityType::kTopic;
    const EntityType type = document_.mentions[name].type;
    const bool acts = type == EntityType::kPerson || type == EntityType::kCountry ||
                      type == EntityType::kOrganization;
    return acts ? type : EntityType::kTopic;
  }

  // "North Darfur state", "the state of Ohio", "a southern state": part of a country.
  bool is_province(const Mention& mention) const {
    constexpr std::string_view kSides[] = {
        "northern",     "southern",     "eastern",      "western", "northeastern",
        "northwestern", "southeastern", "southwestern", "central", "coastal"};
    if (mention.type != EntityType::kCountry) return false;
    if (lower_form(document_.tokens[mention.head]) != "state") return false;
    for (std::uint32_t i = mention.tokens.begin; i < mention.head; ++i) {
      if (is_one_of(lower_form(document_.tokens[i]), kSides)) return true;
    }
    const std::uint32_t next = mention.head + 1;
    if (next + 1 < document_.tokens.size() && document_.tokens[next].form == "of" &&
        document_.tokens[next + 1].upos == Upos::kPropn) {
      return true;
    }
    if (mention.head == mention.tokens.begin) return false;
    const Token& before = document_.tokens[mention.head - 1];
    const std::uint32_t name = name_of_token_[mention.head - 1];
    return before.upos == Upos::kPropn && before.deprel == "compound" && name != kNone &&
           document_.mentions[name].type == EntityType::kPlace;
  }

  std::optional<EntityType> type_of(std::uint32_t i, TokenSpan sentence) const {
    const Token& token = document_.tokens[i];
    if (name_of_token_[i] != kNone) return std::nullopt;
    const bool noun = token.upos == Upos::kNoun || is_adjective_as_noun(token) ||
                      (token.upos == Upos::kPropn && token.form[0] >= 'A' && token.form[0] <= 'Z');
    if (!noun || token.deprel == "flat") return std::nullopt;
    if (token.deprel == "compound" && !is_owned_body(i, sentence) && !is_kind_of_next(i, sentence))
      return std::nullopt;
    if (is_title_of_next(i, sentence)) return std::nullopt;
    if (is_in_set_phrase(document_, sentence, i)) return std::nullopt;
    for (std::uint32_t k = i; k-- > sentence.begin && k + 5 > i;) {
      if (document_.tokens[k].head == i && is_one_of(lower_form(document_.tokens[k]), kNotThings))
        return std::nullopt;
    }
    bool plural = false;
    const std::string lower = lower_form(token);
    if (is_body_rather(document_, sentence, i)) return EntityType::kOrganization;
    if (i > sentence.begin) {
      // "The Norwegian side said", but "to the Norwegian side of the border".
      const std::uint32_t people = name_of_token_[i - 1];
      const bool acts = token.deprel.starts_with("nsubj") || token.deprel == "obj";
      const bool part = i + 1 < sentence.end && document_.tokens[i + 1].form == "of";
      if (lower == "side" && acts && !part && people != kNone &&
          document_.mentions[people].ner == "NORP" && !document_.mentions[people].country.empty()) {
        return EntityType::kCountry;
      }
    }
    const TitleWord* title = find_title_ending_at(document_, sentence.begin, i, nullptr, &plural);
    const auto listed = gazetteer_.type_of_noun(lower);
    if (title != nullptr && title->kind != TitleKind::kHonorific &&
        !(listed && *listed != EntityType::kGroup && *listed != EntityType::kPerson)) {
      return plural ? EntityType::kGroup : EntityType::kPerson;
    }
    if (listed) return listed;
    const bool several = token.xpos == "NNS" || token.xpos == "NNPS";
    auto singular = several ? gazetteer_.type_of_noun(token.lemma) : std::nullopt;
    if (!singular) {
      // Words with a capital and ends of compounds ("co-petitioners") by what they end in.
      const std::string lemma = lower_lemma(token);
      singular = gazetteer_.type_of_lemma(lemma);
      const std::size_t hyphen = lemma.rfind('-');
      if (!singular && hyphen != std::string::npos)
        singular = gazetteer_.type_of_lemma(lemma.substr(hyphen + 1));
    }
    if (several && singular &&
        (*singular == EntityType::kOrganization || *singular == EntityType::kCountry ||
         *singular == EntityType::kPerson))
      return EntityType::kGroup;
    return singular;
  }

  // "the U.S. [military]", "the [opposition]", "the [dead]": taken for an adjective.
  bool is_adjective_as_noun(const Token& token) const {
    const bool argument = token.deprel.starts_with("nsubj") || token.deprel.starts_with("obl") ||
                          token.deprel == "obj" || token.deprel == "nmod";
    return token.upos == Upos::kAdj && argument && gazetteer_.type_of_noun(lower_form(token));
  }

  // "the news [agency] Nordlys", "the rebel [group] Free Valley": what the name is.
  bool is_kind_of_next(std::uint32_t i, TokenSpan sentence) const {
    if (i + 1 >= sentence.end) return false;
    const std::uint32_t name = name_of_token_[i + 1];
    if (name == kNone || document_.mentions[name].tokens.begin != i + 1) return false;
    const Token& token = document_.tokens[i];
    if (token.xpos == "NNS" || token.xpos == "NNPS") return false;
    const Mention& mention = document_.mentions[name];
    const auto type = gazetteer_.type_of_noun(lower_form(token));
    if (!type || *type != mention.type || mention.type == EntityType::kPerson) return false;
    return token.head != kNone &&
           (mention.tokens.contains(token.head) || document_.tokens[mention.head].head == i);
  }

  static std::string lower_lemma(const Token& token) {
    std::string lemma = token.lemma;
    for (char& c : lemma) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lemma;
  }

  // "the two", "both", "some of the protesters", "six of 13 committees": a number or quantity that
  // stands for people or bodies.
  void add_bare_count(std::vector<Mention>& found, std::uint32_t s, std::uint32_t i,
                      const Tree& tree) const {
    static constexpr std::string_view kQuantities[] = {
        "some", "many",  "most", "several", "few", "all",   "both",  "half", "others", "none",
        "two",  "three", "four", "five",    "six", "seven", "eight", "nine", "ten"};
    const Token& token = document_.tokens[i];
    if (name_of_token_[i] != kNone) return;
    const std::string word = lower_form(token);
    // "Both voiced concern": parsers take it for the determiner of what follows the verb.
    const bool before_verb =
        word == "both" && i + 1 < tree.tokens().end &&
        (document_.tokens[i + 1].upos == Upos::kVerb || document_.tokens[i + 1].upos == Upos::kAux);
    if (!before_verb && !tree.is_any(i, {"nsubj", "obj", "obl", "nmod", "root"})) return;
    if (!is_one_of(word, kQuantities) && token.upos != Upos::kNum) return;
    const std::vector<std::uint32_t> whole = tree.obliques(i, "of");
    Mention mention;
    mention.head = i;
    mention.type = EntityType::kGroup;
    mention.level = MentionLevel::kNominal;
    mention.sentence = s;
    if (!whole.empty()) {
      const auto part = std::ranges::find_if(
          found, [&](const Mention& other) { return other.head == whole.front(); });
      if (part == found.end() || part->type != EntityType::kGroup) return;
      mention.tokens = {i, part->tokens.end};
      mention.country = part->country;
    } else {
      const bool pair = word == "two" || word == "three";
      const std::uint32_t article = tree.child(i, "det");
      const bool alone = (word == "both" && !tree.is(i, "nmod")) || is_toll(i, tree);
      if (pair && article != kNone && article + 1 == i &&
          lower_form(document_.tokens[article]) == "the") {
        mention.tokens = {article, i + 1};
      } else if (alone) {
        mention.tokens = {i, i + 1};
      } else {
        return;
      }
    }
    found.push_back(mention);
  }

  // "wounded at least 13", "12 were arrested": so many people.
  bool is_toll(std::uint32_t i, const Tree& tree) const {
    static constexpr std::string_view kTolls[] = {"kill",   "wound",  "injure",      "hurt",
                                                  "arrest", "detain", "die",         "slay",
                                                  "maim",   "murder", "hospitalize", "evacuate"};
    const std::uint32_t verb = tree.head(i);
    if (verb == kNone || document_.tokens[i].upos != Upos::kNum) return false;
    return tree.is_any(i, {"obj", "nsubj", "nsubj:pass"}) &&
           is_one_of(lower_lemma(document_.tokens[verb]), kTolls);
  }

  // "[the Norwegian foreign ministry] spokesman": a body with its country, before another noun.
  bool is_owned_body(std::uint32_t i, TokenSpan sentence) const {
    const auto type = gazetteer_.type_of_noun(lower_form(document_.tokens[i]));
    if (!type || *type != EntityType::kOrganization) return false;
    const TokenSpan left = left_part(i, sentence);
    for (std::uint32_t k = left.begin; k < i; ++k) {
      const std::uint32_t name = name_of_token_[k];
      if (name != kNone && (document_.mentions[name].type == EntityType::kCountry ||
                            document_.mentions[name].type == EntityType::kOrganization))
        return true;
    }
    return false;
  }

  // The noun with the adjectives, nouns and names right before it.
  TokenSpan left_part(std::uint32_t i, TokenSpan sentence) const {
    std::uint32_t begin = i;
    while (begin > sentence.begin && begin + 5 > i) {
      const Token& token = document_.tokens[begin - 1];
      const bool name = name_of_token_[begin - 1] != kNone;
      const bool possessive = token.form == "'s" || token.form == "’s";
      if (!name && !possessive && token.upos != Upos::kAdj && token.upos != Upos::kNoun) break;
      begin = name ? document_.mentions[name_of_token_[begin - 1]].tokens.begin : begin - 1;
      if (name) break;
    }
    return {begin, i + 1};
  }

  // "[Norwegian and Danish] officials", where the tree saw one adjective only.
  void widen_coordination(Mention& mention, TokenSpan sentence) const {
    std::uint32_t& begin = mention.tokens.begin;
    const auto is_people = [&](std::uint32_t token) {
      const std::uint32_t name = name_of_token_[token];
      return name != kNone && !document_.mentions[name].country.empty();
    };
    // "Iran and [European] negotiators", where the tree put the adjective with the first.
    if (begin == mention.head && begin > sentence.begin && is_people(begin - 1) &&
        document_.mentions[name_of_token_[begin - 1]].ner == "NORP")
      begin = document_.mentions[name_of_token_[begin - 1]].tokens.begin;
    if (begin < sentence.begin + 2 || begin == mention.head || !is_people(begin)) return;
    if (document_.tokens[begin - 1].form != "and" || !is_people(begin - 2)) return;
    begin = document_.mentions[name_of_token_[begin - 2]].tokens.begin;
  }

  // "northern [Norway]" is a Place of its own; the name inside stays the Country.
  void add_direction(std::vector<Mention>& found, std::uint32_t s, std::uint32_t i,
                     TokenSpan sentence) const {
    static constexpr std::string_view kDirections[] = {
        "northern",      "southern",      "eastern",      "western",      "central",
        "northeastern",  "northwestern",  "southeastern", "southwestern", "north-eastern",
        "north-western", "south-eastern", "south-western"};
    const std::uint32_t name = name_of_token_[i];
    if (name == kNone || i == sentence.begin || document_.mentions[name].tokens.begin != i) return;
    const Mention& inner = document_.mentions[name];
    if ((inner.type != EntityType::kCountry && inner.type != EntityType::kPlace) ||
        inner.ner == "NORP" || inner.acts)
      return;
    if (!is_one_of(lower_form(document_.tokens[i - 1]), kDirections)) return;
    Mention mention = inner;
    mention.tokens.begin = i - 1;
    mention.type = EntityType::kPlace;
    mention.level = MentionLevel::kNominal;
    mention.ner.clear();
    mention.country = inner.type == EntityType::kCountry ? inner.country : "";
    mention.sentence = s;
    found.push_back(mention);
  }

  // "[president] Kari Olsen", "[president]-elect Kari Olsen": the title of a name gives no mention.
  bool is_title_of_next(std::uint32_t i, TokenSpan sentence) const {
    if (i + 2 < sentence.end && is_suffix_to_come(document_, i + 1)) i += 2;
    // "Secretary-General Olsen", "Secretary General Olsen"
    for (const std::uint32_t general : {i + 1, i + 2}) {
      if (general < sentence.end && lower_form(document_.tokens[general]) == "general" &&
          (general == i + 1 || document_.tokens[i + 1].form == "-")) {
        i = general;
        break;
      }
    }
    if (i + 1 >= sentence.end) return false;
    const std::uint32_t name = name_of_token_[i + 1];
    return name != kNone && document_.mentions[name].type == EntityType::kPerson &&
           document_.mentions[name].tokens.begin == i + 1;
  }

  bool crosses_name(TokenSpan span) const {
    for (const std::uint32_t edge : {span.begin, span.end - 1}) {
      const std::uint32_t name = name_of_token_[edge];
      if (name != kNone && !covers(span, document_.mentions[name].tokens)) return true;
    }
    return false;
  }

  TokenSpan shrink(TokenSpan span, std::uint32_t head) const {
    while (span.begin < head && name_of_token_[span.begin] != kNone &&
           !covers(span, document_.mentions[name_of_token_[span.begin]].tokens))
      ++span.begin;
    while (span.end > head + 1 && name_of_token_[span.end - 1] != kNone &&
           !covers(span, document_.mentions[name_of_token_[span.end - 1]].tokens))
      --span.end;
    return span;
  }

  // Two phrases overlap without nesting only by errors of the tree: the later one is cut.
  static void drop_crossing(std::vector<Mention>& found) {
    for (std::size_t a = 0; a < found.size(); ++a) {
      for (std::size_t b = a + 1; b < found.size() && b < a + 12; ++b) {
        TokenSpan& x = found[a].tokens;
        TokenSpan& y = found[b].tokens;
        if (!overlap(x, y) || covers(x, y) || covers(y, x)) continue;
        if (x.begin < y.begin) x.end = std::max(found[a].head + 1, std::min(x.end, y.begin));
        if (overlap(x, y) && !covers(x, y) && !covers(y, x)) y = {found[b].head, found[b].head + 1};
      }
    }
  }

  // The country whose president, government, troops these are.
  std::string owner_country(const Tree& tree, const Mention& mention) const {
    std::string after;
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      const std::uint32_t name = name_of_token_[i];
      if (name == kNone || document_.mentions[name].country.empty() ||
          document_.mentions[name].type != EntityType::kCountry)
        continue;
      const std::uint32_t above = tree.head(document_.mentions[name].head);
      if (i < mention.head) {
        if (above == mention.head || (above != kNone && tree.head(above) == mention.head))
          return document_.mentions[name].country;
      } else if (after.empty() && i > mention.head + 1 && i <= mention.head + 3 &&
                 lower_form(document_.tokens[mention.head + 1]) == "of") {
        after = document_.mentions[name].country;
      }
    }
    return after;
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  std::vector<std::uint32_t> name_of_token_;
};

}  // namespace

void find_nominals(Document& document, const Gazetteer& gazetteer) {
  NominalFinder(document, gazetteer).find();
}

}  // namespace whomet
