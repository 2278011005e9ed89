// Small annotated documents for tests, written by hand: one sentence a string, one token
// "form/UPOS[:lemma[:XPOS]]/head/deprel" a word, heads counted from 1; names with one token each.
#pragma once

#include <charconv>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "extract/document.h"
#include "extract/extractor.h"

namespace whomet {

struct SmallEntity {
  std::string_view forms;  // separated by '|': all are mentions of it
  EntityType type = EntityType::kPerson;
};

inline std::vector<std::string> split_at(std::string_view text, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == mark) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

inline void add_small_sentence(Document& document, std::string_view words) {
  const auto first = static_cast<std::uint32_t>(document.tokens.size());
  std::istringstream stream{std::string(words)};
  std::string word;
  while (stream >> word) {
    const std::vector<std::string> parts = split_at(word, '/');
    const std::vector<std::string> tags = split_at(parts.at(1), ':');
    Token token;
    token.form = parts.at(0);
    token.upos = parse_upos(tags.at(0)).value_or(Upos::kX);
    token.lemma = tags.size() > 1 ? tags.at(1) : to_lower(token.form);
    if (tags.size() > 2) token.xpos = tags.at(2);
    unsigned head = 0;
    std::from_chars(parts.at(2).data(), parts.at(2).data() + parts.at(2).size(), head);
    token.head = head == 0 ? kNone : first + head - 1;
    token.deprel = parts.at(3);
    if (!document.source.text.empty()) document.source.text += ' ';
    token.text.begin = document.source.text.size();
    document.source.text += token.form;
    token.text.end = document.source.text.size();
    document.tokens.push_back(std::move(token));
  }
  const auto end = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back(
      {.tokens = {first, end},
       .text = {document.tokens[first].text.begin, document.tokens[end - 1].text.end},
       .starts_paragraph = false,
       .is_heading = false});
}

inline Document small_document(const std::vector<std::string_view>& sentences,
                               const std::vector<SmallEntity>& entities) {
  Document document;
  for (const std::string_view words : sentences) add_small_sentence(document, words);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan span = document.sentences[s].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      for (std::uint32_t c = 0; c < entities.size(); ++c) {
        for (const std::string& form : split_at(entities[c].forms, '|')) {
          if (document.tokens[t].form != form) continue;
          Mention mention;
          mention.tokens = {t, t + 1};
          mention.head = t;
          mention.type = entities[c].type;
          mention.level = document.tokens[t].upos == Upos::kPron   ? MentionLevel::kPronoun
                          : document.tokens[t].upos == Upos::kNoun ? MentionLevel::kNominal
                                                                   : MentionLevel::kName;
          mention.sentence = s;
          mention.cluster = c;
          document.mentions.push_back(mention);
        }
      }
    }
  }
  for (std::uint32_t c = 0; c < entities.size(); ++c) {
    Cluster cluster;
    cluster.type = entities[c].type;
    cluster.name = split_at(entities[c].forms, '|').front();
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      if (document.mentions[m].cluster == c) cluster.mentions.push_back(m);
    }
    document.clusters.push_back(std::move(cluster));
  }
  document.source.record.id = "d000000000001";
  document.source.offsets.add(document.source.text.size(), {0, document.source.text.size()}, true);
  return document;
}

inline std::string name_of(const Document& document, const Argument& argument) {
  switch (argument.kind) {
    case Argument::Kind::kCluster:
      return document.clusters[argument.index].name;
    case Argument::Kind::kMeeting:
      return "meeting" + std::to_string(argument.index);
    case Argument::Kind::kText:
      return "'" + argument.text + "'";
    case Argument::Kind::kNothing:
      break;
  }
  return "-";
}

// "subject|predicate|object" with "not" and the modality where they are not the plain ones, a line
// each.
inline std::string as_lines(const Document& document) {
  std::string lines;
  for (const Claim& claim : document.claims) {
    lines += name_of(document, claim.subject) + "|" + claim.predicate + "|" +
             name_of(document, claim.object);
    if (claim.negated) lines += "|not";
    if (claim.modality != Modality::kAsserted) lines += "|" + std::string(name_of(claim.modality));
    if (!claim.speaker_text.empty()) lines += "|by " + claim.speaker_text;
    lines += "\n";
  }
  return lines;
}

}  // namespace whomet
