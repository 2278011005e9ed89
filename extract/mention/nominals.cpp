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
#include "extract/mention/title_table.h"
#include "extract/mention/titles.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kGovernmentNouns[] = {"government", "authorities", "regime", "junta"};
constexpr std::string_view kNotThings[] = {"no", "every", "each", "what", "which", "how"};
// Plurals are known by these; the rest by the tag.
constexpr std::string_view kTimeWords[] = {
    "monday", "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "today",  "tomorrow", "week",      "month",    "year",   "earlier",  "later",  "ago"};

bool stops_phrase(const std::string& form) {
  return form == "," || form == ";" || form == ":" || form == "(" || form == ")" || form == "\"" ||
         form == "“" || form == "”" || form == "—" || form == "–" || form == "--" || form == "[" ||
         form == "...";
}

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
        const auto type = type_of(i, tokens);
        if (!type) continue;
        Mention mention;
        mention.head = i;
        mention.type = *type;
        mention.level = MentionLevel::kNominal;
        mention.sentence = s;
        mention.tokens = phrase(tree, i);
        if (document_.tokens[i].deprel == "compound") mention.tokens = left_part(i, tokens);
        widen_coordination(mention, tokens);
        if (crosses_name(mention.tokens)) mention.tokens = shrink(mention.tokens, i);
        mention.country = owner_country(tree, mention);
        const bool government = is_one_of(lower_form(document_.tokens[i]), kGovernmentNouns);
        if (government && !mention.country.empty()) mention.type = EntityType::kCountry;
        // "an ally of Norway" is not Norway.
        if (!government && mention.type == EntityType::kCountry) mention.country.clear();
        found.push_back(mention);
      }
    }
    drop_crossing(found);
    document_.mentions.insert(document_.mentions.end(), found.begin(), found.end());
    sort_mentions(document_);
  }

 private:
  std::optional<EntityType> type_of(std::uint32_t i, TokenSpan sentence) const {
    const Token& token = document_.tokens[i];
    if (name_of_token_[i] != kNone) return std::nullopt;
    const bool noun = token.upos == Upos::kNoun ||
                      (token.upos == Upos::kPropn && token.form[0] >= 'A' && token.form[0] <= 'Z');
    if (!noun || token.deprel == "flat") return std::nullopt;
    if (token.deprel == "compound" && !is_owned_body(i, sentence)) return std::nullopt;
    if (is_title_of_next(i, sentence)) return std::nullopt;
    for (std::uint32_t k = i; k-- > sentence.begin && k + 5 > i;) {
      if (document_.tokens[k].head == i && is_one_of(lower_form(document_.tokens[k]), kNotThings))
        return std::nullopt;
    }
    bool plural = false;
    const std::string lower = lower_form(token);
    const TitleWord* title = find_title_ending_at(document_, sentence.begin, i, nullptr, &plural);
    const auto listed = gazetteer_.type_of_noun(lower);
    if (title != nullptr && title->kind != TitleKind::kHonorific &&
        !(listed && *listed != EntityType::kGroup && *listed != EntityType::kPerson)) {
      return plural ? EntityType::kGroup : EntityType::kPerson;
    }
    if (listed) return listed;
    if (token.xpos == "NNS") {
      const auto singular = gazetteer_.type_of_noun(token.lemma);
      if (singular && (*singular == EntityType::kOrganization || *singular == EntityType::kCountry))
        return EntityType::kGroup;
      if (singular) return singular;
    }
    return std::nullopt;
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

  // "[president] Kari Olsen": the title of a name gives no mention.
  bool is_title_of_next(std::uint32_t i, TokenSpan sentence) const {
    if (i + 1 >= sentence.end) return false;
    const std::uint32_t name = name_of_token_[i + 1];
    return name != kNone && document_.mentions[name].type == EntityType::kPerson &&
           document_.mentions[name].tokens.begin == i + 1;
  }

  TokenSpan phrase(const Tree& tree, std::uint32_t head) const {
    TokenSpan span = tree.phrase(head);
    if (!span.contains(head)) span = {head, head + 1};
    std::uint32_t end = head + 1;
    while (end < span.end && !stops_phrase(document_.tokens[end].form)) {
      const Token& token = document_.tokens[end];
      const Upos before = document_.tokens[end - 1].upos;
      if (token.upos == Upos::kAux ||
          (token.upos == Upos::kVerb &&
           (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP")))
        break;
      if (token.upos == Upos::kDet && (before == Upos::kNoun || before == Upos::kPropn)) break;
      const std::string word = lower_form(document_.tokens[end]);
      if (is_one_of(word, kTimeWords)) break;
      ++end;
    }
    while (end > head + 1 &&
           (document_.tokens[end - 1].upos == Upos::kAdp ||
            document_.tokens[end - 1].upos == Upos::kDet ||
            document_.tokens[end - 1].upos == Upos::kPunct ||
            document_.tokens[end - 1].upos == Upos::kCconj ||
            document_.tokens[end - 1].form == "last" || document_.tokens[end - 1].form == "next" ||
            document_.tokens[end - 1].form == "this")) {
      --end;
    }
    std::uint32_t begin = head;
    while (begin > span.begin && !stops_phrase(document_.tokens[begin - 1].form) &&
           may_stand_before(begin - 1))
      --begin;
    while (begin < head && (document_.tokens[begin].upos == Upos::kAdv ||
                            document_.tokens[begin].upos == Upos::kCconj ||
                            document_.tokens[begin].upos == Upos::kAdp ||
                            document_.tokens[begin].upos == Upos::kSconj))
      ++begin;
    return {begin, end};
  }

  // Between an article and its noun stand no verbs, prepositions or subjects.
  bool may_stand_before(std::uint32_t i) const {
    const Token& token = document_.tokens[i];
    if (name_of_token_[i] != kNone) return true;
    if (token.upos == Upos::kVerb) return token.xpos == "VBN" || token.xpos == "VBG";
    if (token.upos == Upos::kPron) return token.xpos == "PRP$";
    return token.upos != Upos::kAux && token.upos != Upos::kSconj && token.upos != Upos::kAdp;
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
