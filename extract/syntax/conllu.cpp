// Tested by tests/extract/syntax/conllu_test.cpp and tests/fuzz/conllu_fuzz.cpp.
#include "extract/syntax/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace whomet {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;
enum Column : std::size_t {
  kId,
  kForm,
  kLemma,
  kUpos,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc
};

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Whether the MISC column holds the entry.
bool has_entry(std::string_view misc, std::string_view entry) {
  while (true) {
    const std::size_t bar = misc.find('|');
    if (misc.substr(0, bar) == entry) return true;
    if (bar == std::string_view::npos) return false;
    misc.remove_prefix(bar + 1);
  }
}

// Reads line by line into the last document.
class Reader {
 public:
  Reader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  Result<std::vector<Document>> read() {
    std::size_t begin = 0;
    while (begin < text_.size() && error_.empty()) {
      ++line_;
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      std::string_view row = text_.substr(begin, end - begin);
      if (row.ends_with('\r')) row.remove_suffix(1);
      row_begin_ = begin;
      read_line(row);
      begin = end + 1;
    }
    if (error_.empty()) end_sentence();
    if (!error_.empty()) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name_) + ":" + std::to_string(line_) + ": " + error_, row_begin_};
    }
    return std::move(documents_);
  }

 private:
  void read_line(std::string_view row) {
    if (row.empty()) return end_sentence();
    if (row[0] == '#') return read_comment(row);
    Columns columns;
    std::size_t count = 0;
    for (std::string_view rest = row;; ++count) {
      const std::size_t tab = rest.find('\t');
      if (count < kColumns) columns[count] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (count + 1 != kColumns) {
      error_ = "expected 10 columns, found " + std::to_string(count + 1);
      return;
    }
    if (columns[kForm].empty()) {
      error_ = "the form is empty";
    } else if (columns[kId].find('.') != std::string_view::npos) {
      return;  // an empty node of the enhanced graph
    } else if (columns[kId].find('-') != std::string_view::npos) {
      read_range(columns);
    } else {
      read_word(columns);
    }
  }

  void read_comment(std::string_view row) {
    if (row.starts_with("# newdoc")) {
      end_sentence();
      documents_.emplace_back();
      const std::size_t equals = row.find("= ");
      if (equals != std::string_view::npos) {
        documents_.back().source.record.id = row.substr(equals + 2);
      }
      new_paragraph_ = true;
    } else if (row.starts_with("# newpar")) {
      new_paragraph_ = true;
    }
  }

  Document& document() {
    if (documents_.empty()) documents_.emplace_back();
    return documents_.back();
  }

  void add_text(std::string_view form, bool verbatim) {
    Source& source = document().source;
    source.text += form;
    const std::size_t begin =
        verbatim ? static_cast<std::size_t>(form.data() - text_.data()) : row_begin_;
    source.offsets.add(form.size(), {begin, verbatim ? begin + form.size() : begin}, verbatim);
  }

  // Blank or line break between the token before and the next one.
  void add_gap() {
    Document& current = document();
    if (heads_.empty()) {
      if (!current.source.text.empty() && (new_paragraph_ || gap_)) {
        add_text(new_paragraph_ ? "\n" : " ", false);
      }
      current.sentences.push_back({});
      Sentence& sentence = current.sentences.back();
      sentence.tokens.begin = static_cast<std::uint32_t>(current.tokens.size());
      sentence.text.begin = current.source.text.size();
      sentence.starts_paragraph = new_paragraph_;
      new_paragraph_ = false;
    } else if (gap_) {
      add_text(" ", false);
    }
    gap_ = false;
  }

  void read_range(const Columns& columns) {
    const std::size_t dash = columns[kId].find('-');
    const auto first = parse_number(columns[kId].substr(0, dash));
    const auto last = parse_number(columns[kId].substr(dash + 1));
    if (!first || !last || *first != heads_.size() + 1 || *last <= *first || range_end_ != 0) {
      error_ = "multiword token '" + std::string(columns[kId]) + "' does not fit here";
      return;
    }
    add_gap();
    range_end_ = *last;
    range_text_ = {document().source.text.size(),
                   document().source.text.size() + columns[kForm].size()};
    add_text(columns[kForm], true);
    range_gap_ = !has_entry(columns[kMisc], "SpaceAfter=No");
  }

  void read_word(const Columns& columns) {
    const auto id = parse_number(columns[kId]);
    if (!id || *id != heads_.size() + 1) {
      error_ = "expected token " + std::to_string(heads_.size() + 1) + ", found '" +
               std::string(columns[kId]) + "'";
      return;
    }
    Token token;
    token.form = columns[kForm];
    if (columns[kUpos] != "_") {
      const auto upos = parse_upos(columns[kUpos]);
      if (!upos) {
        error_ = "unknown part of speech '" + std::string(columns[kUpos]) + "'";
        return;
      }
      token.upos = *upos;
    }
    std::uint32_t head = kNone;
    if (columns[kHead] != "_") {
      const auto number = parse_number(columns[kHead]);
      if (!number) {
        error_ = "the head '" + std::string(columns[kHead]) + "' is no number";
        return;
      }
      head = *number;
    }
    place(token, columns[kForm], *id, !has_entry(columns[kMisc], "SpaceAfter=No"));
    if (columns[kXpos] != "_") token.xpos = columns[kXpos];
    token.feats = columns[kFeats].empty() ? "_" : columns[kFeats];
    if (columns[kLemma] != "_" || columns[kForm] == "_") token.lemma = columns[kLemma];
    if (columns[kDeprel] != "_") token.deprel = columns[kDeprel];
    heads_.push_back(head);
    document().tokens.push_back(std::move(token));
  }

  // Gives the token its part of the text. The words of a multiword token share its bytes in order.
  void place(Token& token, std::string_view form, std::uint32_t id, bool gap) {
    if (range_end_ == 0) {
      add_gap();
      Source& source = document().source;
      token.text.begin = source.text.size();
      add_text(form, true);
      token.text.end = source.text.size();
      token.space_after = gap_ = gap;
      return;
    }
    const bool last = id == range_end_;
    token.text.begin = range_text_.begin;
    token.text.end =
        last ? range_text_.end : std::min(range_text_.end, range_text_.begin + token.form.size());
    range_text_.begin = token.text.end;
    token.joined_to_next = !last;
    token.space_after = last && range_gap_;
    if (last) {
      gap_ = range_gap_;
      range_end_ = 0;
    }
  }

  void end_sentence() {
    if (range_end_ != 0) error_ = "the sentence ends inside a multiword token";
    if (heads_.empty() || !error_.empty()) return;
    Document& current = document();
    Sentence& sentence = current.sentences.back();
    sentence.tokens.end = static_cast<std::uint32_t>(current.tokens.size());
    sentence.text.end = current.source.text.size();
    if (!set_heads(current, sentence)) error_ = "the heads of the sentence above form no tree";
    heads_.clear();
  }

  bool set_heads(Document& current, const Sentence& sentence) const {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (heads_[i] == kNone || heads_[i] == 0) continue;
      if (heads_[i] > heads_.size()) return false;
      current.tokens[sentence.tokens.begin + i].head = sentence.tokens.begin + heads_[i] - 1;
    }
    // Every way up must end: mark what is known to end, so that each token is passed once.
    std::vector<std::uint8_t> state(heads_.size(), 0);  // 1 = on the way up now, 2 = ends
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      std::size_t at = i;
      while (state[at] == 0) {
        state[at] = 1;
        if (heads_[at] == kNone || heads_[at] == 0) break;
        at = heads_[at] - 1;
        if (state[at] == 1) return false;
      }
      for (at = i; state[at] == 1;) {
        state[at] = 2;
        if (heads_[at] == kNone || heads_[at] == 0) break;
        at = heads_[at] - 1;
      }
    }
    return true;
  }

  std::string_view text_;
  std::string_view name_;
  std::size_t line_ = 0;
  std::size_t row_begin_ = 0;
  std::string error_;
  std::vector<Document> documents_;
  bool new_paragraph_ = true;
  bool gap_ = false;                  // a blank comes before the next token
  std::vector<std::uint32_t> heads_;  // of this sentence, as written; kNone for "_"
  std::uint32_t range_end_ = 0;       // last number of the open multiword token, 0 = none
  ByteSpan range_text_;               // its bytes that have no word yet
  bool range_gap_ = true;
};

void append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

std::string_view or_underscore(std::string_view text) {
  return text.empty() ? "_" : text;
}

// "B-PER" per token; "" for tokens outside names. From the mentions, or from the language model
// where no mentions have been found yet.
std::vector<std::string> name_tags(const Document& document) {
  std::vector<std::string> tags(document.tokens.size());
  if (document.mentions.empty()) {
    for (std::size_t i = 0; i < document.name_tags.size(); ++i) {
      const NameTag& tag = document.name_tags[i];
      if (tag.type == NameType::kNone) continue;
      tags[i] = tag.begins ? "B-" : "I-";
      tags[i] += name_of(tag.type);
    }
  }
  std::uint32_t named = 0;  // tokens before it have their name
  for (const Mention& mention : document.mentions) {
    if (mention.ner.empty() || mention.tokens.begin < named) continue;  // nested in the one before
    named = mention.tokens.end;
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      tags[i] = (i == mention.tokens.begin ? "B-" : "I-") + mention.ner;
    }
  }
  return tags;
}

// The sentence on one line: any white space between tokens is one blank.
std::string line_of(const Document& document, TokenSpan tokens) {
  std::string line;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    line += slice(document.source.text, document.tokens[i].text);
    if (document.tokens[i].space_after && i + 1 < tokens.end) line += ' ';
  }
  return line;
}

void append_range(std::string& out, const Document& document, TokenSpan sentence,
                  std::uint32_t first) {
  std::uint32_t last = first;
  while (document.tokens[last].joined_to_next && last + 1 < sentence.end) ++last;
  const ByteSpan text{document.tokens[first].text.begin, document.tokens[last].text.end};
  append(out, {std::to_string(first - sentence.begin + 1), "-",
               std::to_string(last - sentence.begin + 1), "\t", slice(document.source.text, text),
               "\t_\t_\t_\t_\t_\t_\t_\t", document.tokens[last].space_after ? "_" : "SpaceAfter=No",
               "\n"});
}

void append_word(std::string& out, const Document& document, TokenSpan sentence, std::uint32_t i,
                 const std::string& name, bool in_range) {
  const Token& token = document.tokens[i];
  const bool has_tree = !token.deprel.empty();
  const bool is_tagged = !token.xpos.empty() || !token.lemma.empty() || has_tree;
  const std::string head = token.head != kNone ? std::to_string(token.head - sentence.begin + 1)
                           : has_tree          ? "0"
                                               : "_";
  std::string misc;
  if (!name.empty()) misc = "NER=" + name;
  if (!token.space_after && !in_range) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  append(out, {std::to_string(i - sentence.begin + 1), "\t", token.form, "\t",
               or_underscore(token.lemma), "\t", is_tagged ? name_of(token.upos) : "_", "\t",
               or_underscore(token.xpos), "\t", or_underscore(token.feats), "\t", head, "\t",
               or_underscore(token.deprel), "\t_\t", or_underscore(misc), "\n"});
}

}  // namespace

Result<std::vector<Document>> read_conllu(std::string_view text, std::string_view name) {
  return Reader(text, name).read();
}

std::string write_conllu(const Document& document, std::string_view id) {
  const std::vector<std::string> names = name_tags(document);
  std::string out;
  append(out, {"# newdoc id = ", id, "\n"});
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (sentence.starts_paragraph) out += "# newpar\n";
    append(out, {"# sent_id = ", id, "-", std::to_string(s + 1), "\n",
                 "# text = ", line_of(document, sentence.tokens), "\n"});
    bool in_range = false;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const bool joined = document.tokens[i].joined_to_next && i + 1 < sentence.tokens.end;
      if (joined && !in_range) append_range(out, document, sentence.tokens, i);
      append_word(out, document, sentence.tokens, i, names[i], in_range || joined);
      in_range = joined;
    }
    out += "\n";
  }
  return out;
}

}  // namespace whomet
