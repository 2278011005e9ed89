// whomet triples [FILE...]: open relations of any verb, as TSV or as JSON Lines with spans.

#include <algorithm>
#include <cmath>
#include <memory>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/words.h"
#include "cli/analysis.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "extract/mention/times.h"
#include "extract/pipeline.h"
#include "extract/relation/context.h"
#include "extract/relation/factuality.h"
#include "extract/relation/open.h"
#include "extract/relation/open_confidence.h"

namespace whomet {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

struct TripleChoice {
  AnalysisOptions analysis;
  bool no_inserted = false;
  std::string format = "tsv";
};

// Three digits after the point, without the locale.
std::string confidence_text(double confidence) {
  const long thousandths = std::lround(std::clamp(confidence, 0.0, 1.0) * 1000);
  std::string digits = std::to_string(thousandths % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return std::to_string(thousandths / 1000) + "." + digits;
}

// The sentence as one field: no line breaks, no tabs.
std::string sentence_text(const Document& document, const Sentence& sentence) {
  std::string text(slice(document.source.text, sentence.text));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return text;
}

std::string tsv_line(const Document& document, const OpenTriple& triple) {
  std::string line = sentence_text(document, document.sentences[triple.sentence]) + "\t" +
                     confidence_text(triple.confidence) + "\t" + relation_words(document, triple) +
                     "\t" + words_of(document, triple.subject);
  for (const OpenSlot& object : triple.objects) line += "\t" + words_of(document, object);
  return line + "\n";
}

void key(JsonWriter& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void string(JsonWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// {"text": ..., "spans": [[begin, end], ...]}: bytes of the file, a pair for each run of tokens.
void write_slot(JsonWriter& writer, const Document& document, const OpenSlot& slot,
                const std::string& text) {
  writer.StartObject();
  key(writer, "text");
  string(writer, text);
  key(writer, "spans");
  writer.StartArray();
  for (std::size_t i = 0; i < slot.size();) {
    std::size_t last = i;
    while (last + 1 < slot.size() && slot[last + 1] == slot[last] + 1) ++last;
    const ByteSpan file = document.source.offsets.to_file(
        {document.tokens[slot[i]].text.begin, document.tokens[slot[last]].text.end});
    writer.StartArray();
    writer.Uint64(file.begin);
    writer.Uint64(file.end);
    writer.EndArray();
    i = last + 1;
  }
  writer.EndArray();
  writer.EndObject();
}

void write_qualifiers(JsonWriter& writer, const Document& document, const Context& context,
                      const OpenTriple& triple) {
  const Factuality factuality = factuality_of(context, triple.predicate);
  key(writer, "negated");
  writer.Bool(factuality.negated);
  key(writer, "modality");
  string(writer, name_of(factuality.modality));
  key(writer, "attributed_to");
  if (factuality.speaker_text.empty()) {
    writer.Null();
  } else {
    string(writer, factuality.speaker_text);
  }
  key(writer, "time");
  const std::uint32_t time = context.time_of(triple.predicate);
  if (time == kNone) {
    writer.Null();
  } else {
    string(writer, document.times[time].value.text);
  }
}

std::string json_line(const Document& document, const Context& context, const OpenTriple& triple) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  const auto& paths = document.source.record.paths;
  writer.StartObject();
  key(writer, "path");
  string(writer, paths.empty() ? "-" : paths.front());
  key(writer, "sentence");
  string(writer, sentence_text(document, document.sentences[triple.sentence]));
  key(writer, "confidence");
  writer.RawValue(confidence_text(triple.confidence).c_str(),
                  confidence_text(triple.confidence).size(), rapidjson::kNumberType);
  key(writer, "relation");
  write_slot(writer, document, triple.relation, relation_words(document, triple));
  key(writer, "form");
  string(writer, name_of(triple.form));
  key(writer, "inserted");
  writer.Bool(!triple.inserted.empty());
  key(writer, "arguments");
  writer.StartArray();
  write_slot(writer, document, triple.subject, words_of(document, triple.subject));
  for (const OpenSlot& object : triple.objects) {
    write_slot(writer, document, object, words_of(document, object));
  }
  writer.EndArray();
  write_qualifiers(writer, document, context, triple);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

// The TSV line with one more field: '|', form and features of the confidence, by blanks.
std::string features_line(const Document& document, const OpenTriple& triple) {
  std::string line = tsv_line(document, triple);
  line.pop_back();
  line += "\t|" + std::string(name_of(triple.form));
  for (const std::string& feature : confidence_features(Tree(document, triple.sentence), triple)) {
    line += " " + feature;
  }
  return line + "\n";
}

void print_triples(Document document, const Models& models, const TripleChoice& choice) {
  if (document.tokens.empty()) return;
  const bool json = choice.format == "jsonl";
  const bool features = choice.format == "features";
  if (json) {
    annotate_tokens(document, models);  // speakers and times are mentions and clusters
  } else {
    analyse(document, models.language);
  }
  const Context context(document);
  std::string text;
  for (const OpenTriple& triple : find_open_triples(document, features)) {
    if (choice.no_inserted ? !triple.inserted.empty() : triple.stands_in) continue;
    text += json       ? json_line(document, context, triple)
            : features ? features_line(document, triple)
                       : tsv_line(document, triple);
  }
  print(text);
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<TripleChoice>();
  define_analysis_files(options, choice->analysis);
  define_analysis_input(options, choice->analysis);
  options.flag("--no-inserted", choice->no_inserted,
               "leave out triples whose relation has a word that the sentence lacks");
  options.option(
      "--format", "FORMAT", choice->format,
      "tsv (default), jsonl with spans, negation, modality, speaker and time, or features: "
      "all candidates with what their confidence is learnt from");
  return [choice] {
    if (!is_word_in(choice->format, "tsv|jsonl|features")) {
      throw Failure(kUsage,
                    "unknown format '" + choice->format + "'; expected tsv, jsonl or features");
    }
    const Models models = load_models();
    return for_each_document(choice->analysis, models.language.segmenter(), [&](Document document) {
      print_triples(std::move(document), models, *choice);
    });
  };
}

}  // namespace

Command triples_command() {
  return {.name = "triples",
          .summary = "open relations: sentence, confidence, relation and arguments",
          .examples =
              "  whomet triples article.txt\n"
              "  whomet triples --input tokens --no-inserted sentences.txt",
          .define = define};
}

}  // namespace whomet
