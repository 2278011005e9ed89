#include "extract/mention/times.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "extract/mention/times_json.h"
#include "extract/text/quotations.h"

namespace whomet {
namespace {

// Words and single marks as tokens, a sentence a line: the grammar must not need more.
Document document_of(std::string_view text, std::string_view date) {
  Document document;
  document.source.text = std::string(text);
  document.source.date = parse_iso_date(date);
  document.source.offsets.add(text.size(), {0, text.size()}, true);
  const auto is_word = [&](std::size_t at) {
    const char32_t c = decode_utf8(text, at).value;
    return is_letter(c) || is_digit(c);
  };
  std::size_t at = 0;
  Sentence sentence;
  const auto close_sentence = [&] {
    sentence.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    if (!sentence.tokens.empty()) document.sentences.push_back(sentence);
    sentence.tokens.begin = sentence.tokens.end;
  };
  while (at < text.size()) {
    const std::size_t begin = at;
    const CodePoint first = decode_utf8(text, at);
    at += first.length;
    if (text[begin] == '\n') close_sentence();
    if (is_space(first.value)) continue;
    if (is_word(begin)) {
      while (at < text.size() && is_word(at)) at += decode_utf8(text, at).length;
    }
    Token token;
    token.text = {begin, at};
    token.form = std::string(text.substr(begin, at - begin));
    document.tokens.push_back(token);
  }
  close_sentence();
  return document;
}

std::string line_of(const TimeExpression& time) {
  return time.value.text + "|" + time.value.from + "|" + time.value.to + "|" +
         time.value.granularity;
}

std::string lines_of(const std::vector<TimeExpression>& times) {
  std::string lines;
  for (const TimeExpression& time : times) lines += (lines.empty() ? "" : "; ") + line_of(time);
  return lines;
}

std::string times_in(std::string_view text, std::string_view date) {
  Document document = document_of(text, date);
  find_times(document);
  for (const TimeExpression& time : document.times) {
    CHECK(document.text_of(time.tokens).find(time.value.text) != std::string_view::npos);
  }
  return lines_of(document.times);
}

struct Row {
  std::string_view text;
  std::string_view times;
};

// clang-format off
// Written on Wednesday, 12 June 2024.
constexpr Row kRows[] = {
    // A paper is no day.
    {"Olsen told USA Today that prices rose.", ""},
    {"Today prices rose.", "Today|2024-06-12|2024-06-12|day"},
    // Dates by name.
    {"The treaty was signed on 24th February 2023.", "24th February 2023|2023-02-24|2023-02-24|day"},
    {"Monday, May 6, 2024", "Monday, May 6, 2024|2024-05-06|2024-05-06|day"},
    {"The envoys spoke on Feb. 24.", "Feb. 24|2024-02-24|2024-02-24|day"},
    {"The envoys spoke on Nov. 3.", "Nov. 3|2023-11-03|2023-11-03|day"},
    {"The envoys will meet on Nov. 3.", "Nov. 3|2024-11-03|2024-11-03|day"},
    {"The envoys will meet on Feb. 3.", "Feb. 3|2025-02-03|2025-02-03|day"},
    {"She visited Oslo on May 16-17.", "May 16-17|2024-05-16|2024-05-17|range"},
    {"She visited Oslo on May 16 and 17.", "May 16 and 17|2024-05-16|2024-05-17|range"},
    {"A tour from 3 to 7 May 2022 followed.", "3 to 7 May 2022|2022-05-03|2022-05-07|range"},
    {"It ran from May 3 to May 7, 2019.", "from May 3 to May 7, 2019|2019-05-03|2019-05-07|range"},
    {"It lasts from December 20 to January 4, 2025.", "from December 20 to January 4, 2025|2024-12-20|2025-01-04|range"},
    {"Dated 2021-04-09 in the file.", "2021-04-09|2021-04-09|2021-04-09|day"},
    {"Signed 24/02/2023 in Riga.", "24/02/2023|2023-02-24|2023-02-24|day"},
    {"Signed 24.02.2023 in Riga.", "24.02.2023|2023-02-24|2023-02-24|day"},
    {"On 31 June they left.", ""},
    // Months, seasons, quarters.
    {"They met in December.", "December|2023-12-01|2023-12-31|month"},
    {"They will meet in December.", "December|2024-12-01|2024-12-31|month"},
    {"They met in March 2020.", "March 2020|2020-03-01|2020-03-31|month"},
    {"They met on December 22 last year.", "December 22 last year|2023-12-22|2023-12-22|day"},
    {"They met in January of this year.", "January of this year|2024-01-01|2024-01-31|month"},
    {"They must leave by October 31.", "October 31|2024-10-31|2024-10-31|day"},
    {"In 2018 she won. That September she resigned.", "2018|2018-01-01|2018-12-31|year; That September|2018-09-01|2018-09-30|month"},
    {"Following a week of talks they left.", ""},
    {"They met in early March.", "early March|2024-03-01|2024-03-15|month"},
    {"They met in May.", "May|2024-05-01|2024-05-31|month"},
    {"May I ask whether they may march in protest?", ""},
    {"Theresa Hale marched with April and August Renner.", ""},
    {"Talks in the first quarter of 2023 failed.", "the first quarter of 2023|2023-01-01|2023-03-31|quarter"},
    {"Exports rose in the second half of last year.", "the second half of last year|2023-07-01|2023-12-31|half"},
    {"He resigned in the summer of 2018.", "the summer of 2018|2018-06-01|2018-08-31|season"},
    {"He resigned last winter.", "last winter|2023-12-01|2024-02-29|season"},
    {"The fall of the government surprised all.", ""},
    // Years and more.
    {"Prices rose in late 2022.", "late 2022|2022-09-01|2022-12-31|year"},
    {"The 2014 vote was annulled.", "2014|2014-01-01|2014-12-31|year"},
    {"The war of 2019-2021 is over.", "2019-2021|2019-01-01|2021-12-31|range"},
    {"The war of 2019-21 is over.", "2019-21|2019-01-01|2021-12-31|range"},
    {"She served between 2014 and 2016.", "between 2014 and 2016|2014-01-01|2016-12-31|range"},
    {"He has ruled since 2014.", "since 2014|2014-01-01|2024-06-12|range"},
    {"A deal for fiscal year 2025 is ready.", "fiscal year 2025|2025-01-01|2025-12-31|year"},
    {"In the 1990s it was otherwise.", "the 1990s|1990-01-01|1999-12-31|decade"},
    {"In the late 1990s it was otherwise.", "the late 1990s|1995-01-01|1999-12-31|decade"},
    {"By the mid-1980s it was otherwise.", "the mid-1980s|1983-01-01|1986-12-31|decade"},
    {"A 19th-century border dispute", "19th-century|1800-01-01|1899-12-31|century"},
    {"In the twenty-first century", "the twenty-first century|2000-01-01|2099-12-31|century"},
    // Numbers that are no years.
    {"Some 2,000 troops and 1900 people left.", ""},
    {"It cost $2020, said the 1500 workers.", ""},
    {"Resolution 1441 and flight 2010 are no dates.", ""},
    {"Call 555-2010 now.", ""},
    // Weekdays.
    {"They met on Monday.", "Monday|2024-06-10|2024-06-10|day"},
    {"They met on Friday.", "Friday|2024-06-07|2024-06-07|day"},
    {"They will meet on Friday.", "Friday|2024-06-14|2024-06-14|day"},
    {"On Friday, the two ministers will hold talks.", "Friday|2024-06-14|2024-06-14|day"},
    {"The minister is expected in Ankara on Monday.", "Monday|2024-06-17|2024-06-17|day"},
    {"The minister, who will retire, said on Monday he was tired.", "Monday|2024-06-10|2024-06-10|day"},
    {"He said that on Friday the council will vote.", "Friday|2024-06-14|2024-06-14|day"},
    {"They agreed on Monday to meet again.", "Monday|2024-06-10|2024-06-10|day"},
    {"They agreed to meet on Monday.", "Monday|2024-06-17|2024-06-17|day"},
    {"The report was released on Thursday.", "Thursday|2024-06-06|2024-06-06|day"},
    {"The report will be released on Thursday.", "Thursday|2024-06-13|2024-06-13|day"},
    {"She spoke on Tuesday morning.", "Tuesday morning|2024-06-11|2024-06-11|day"},
    {"They met last Friday.", "last Friday|2024-06-07|2024-06-07|day"},
    {"They meet next Friday.", "next Friday|2024-06-21|2024-06-21|day"},
    {"The Sunday Times asked him on Sundays.", ""},
    // The days around the day of writing.
    {"He called today and yesterday evening.", "today|2024-06-12|2024-06-12|day; yesterday evening|2024-06-11|2024-06-11|day"},
    {"She flies home tomorrow.", "tomorrow|2024-06-13|2024-06-13|day"},
    {"They spoke the day before yesterday.", "the day before yesterday|2024-06-10|2024-06-10|day"},
    {"They spoke last night.", "last night|2024-06-11|2024-06-11|day"},
    // What is quoted counts from the day on which it was said, if the sentence tells it.
    {"On Monday Olsen wrote: \"I spoke to him last night.\"", "Monday|2024-06-10|2024-06-10|day; last night|2024-06-09|2024-06-09|day"},
    {"\"I spoke to him yesterday,\" Olsen said on Monday.", "yesterday|2024-06-09|2024-06-09|day; Monday|2024-06-10|2024-06-10|day"},
    {"\"I spoke to him yesterday,\" Olsen said.", "yesterday|2024-06-11|2024-06-11|day"},
    {"Olsen said on Monday that they spoke yesterday.", "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-11|2024-06-11|day"},
    {"On Monday Olsen came to Oslo and said \"I met him yesterday\".", "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-11|2024-06-11|day"},
    {"It happened last week.", "last week|2024-06-03|2024-06-09|week"},
    {"It happens next month.", "next month|2024-07-01|2024-07-31|month"},
    {"It happened earlier this month.", "earlier this month|2024-06-01|2024-06-12|month"},
    {"It comes later this year.", "later this year|2024-06-12|2024-12-31|year"},
    {"It happened late last year.", "late last year|2023-09-01|2023-12-31|year"},
    {"They have been allies since last February.", "since last February|2024-02-01|2024-06-12|range"},
    {"It comes two days after they met.", "two days after|2024-06-10|2024-06-10|day"},
    {"It comes just a week after they met.", "a week after|2024-06-05|2024-06-05|week"},
    {"They broke up two years ago.", "two years ago|2022-01-01|2022-12-31|year"},
    {"They broke up a year ago.", "a year ago|2023-01-01|2023-12-31|year"},
    {"They spoke two weeks ago.", "two weeks ago|2024-05-29|2024-05-29|week"},
    {"They spoke three months ago.", "three months ago|2024-03-01|2024-03-31|month"},
    {"They spoke several weeks ago.", "several weeks ago||2024-06-12|week"},
    {"Talks follow in the coming days.", "the coming days|2024-06-12||range"},
    {"In the past two weeks nothing moved.", "the past two weeks|2024-05-29|2024-06-12|range"},
    {"They will return in ten days.", "ten days|2024-06-22|2024-06-22|day"},
    {"A pact is due by the end of the year.", "the end of the year|2024-12-31|2024-12-31|day"},
    {"Over the weekend they spoke.", "the weekend|2024-06-08|2024-06-09|weekend"},
    // How long, and at what hour: no date.
    {"They talked for two hours.", "two hours|||duration"},
    {"A three-day visit began.", "three-day|||duration"},
    {"The 34-year-old envoy is a five year old fan.", ""},
    {"At 10:30 a.m. the doors open.", "10:30 a.m.|||time"},
    // Leaning on a date told before.
    {"He came on May 3, 2021. He left the next day.", "May 3, 2021|2021-05-03|2021-05-03|day; the next day|2021-05-04|2021-05-04|day"},
    {"War broke out in 1994.\nTwo years later peace came.", "1994|1994-01-01|1994-12-31|year; Two years later|1996-01-01|1996-12-31|year"},
    {"He fell ill in May 1996. On June 2 he died.", "May 1996|1996-05-01|1996-05-31|month; June 2|1996-06-02|1996-06-02|day"},
    {"The next day they left.", "The next day|||day"},
    // When it was said is on another clock than when it happened.
    {"He fell ill on May 10. He left, a doctor said on Tuesday. On that day he was in bed.",
     "May 10|2024-05-10|2024-05-10|day; Tuesday|2024-06-11|2024-06-11|day; that day|2024-05-10|2024-05-10|day"},
    // A year in passing is not the year of the story.
    {"No envoy has come since 2019. They met in March.", "since 2019|2019-01-01|2024-06-12|range; March|2024-03-01|2024-03-31|month"},
    {"The trip had been planned for February.", "February|2024-02-01|2024-02-29|month"},
    {"The summit that had been scheduled for August was called off.", "August|2024-08-01|2024-08-31|month"},
    {"The vote had been due in May.", "May|2024-05-01|2024-05-31|month"},
    {"He had fled in August.", "August|2023-08-01|2023-08-31|month"},
    {"She faces an election in October.", "October|2024-10-01|2024-10-31|month"},
    {"", ""},
};
// clang-format on

TEST_CASE("extract/mention/times: expressions and what they mean on the day of writing") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(times_in(row.text, "2024-06-12") == row.times);
  }
}

// Only a date that the text itself tells in full is resolved.
constexpr Row kUndated[] = {
    {"They met on Monday.", "Monday|||day"},
    {"They met last week.", "last week|||week"},
    {"They met two years ago.", "two years ago|||year"},
    {"They met on May 3.", "May 3|||day"},
    {"They met today.", "today|||day"},
    {"They met on May 3, 2020.", "May 3, 2020|2020-05-03|2020-05-03|day"},
    {"He has ruled since 2014.", "since 2014|2014-01-01||range"},
    {"Signed 02/03/2023 in Riga.", "02/03/2023|||day"},
};

TEST_CASE("extract/mention/times: without a date of the document relative expressions stay open") {
  for (const Row& row : kUndated) {
    CAPTURE(row.text);
    CHECK(times_in(row.text, "") == row.times);
  }
}

TEST_CASE("extract/mention/times: a part-of-speech tag tells a noun from a verb") {
  Document document = document_of("They meet on Friday and chair talks.", "2024-06-12");
  find_times(document);
  CHECK(lines_of(document.times) == "Friday|2024-06-07|2024-06-07|day");
  document.tokens[1].xpos = "VBD";
  document.tokens[1].upos = Upos::kVerb;
  find_times(document);
  CHECK(lines_of(document.times) == "Friday|2024-06-07|2024-06-07|day");
}

TEST_CASE("extract/mention/times: dates are listed with the ends of a range apart") {
  const Document document = document_of("From May 3 to May 7, 2019 they met for two hours.", "");
  CHECK(lines_of(list_dates(document)) ==
        "May 3|2019-05-03|2019-05-03|day; May 7, 2019|2019-05-07|2019-05-07|day");
}

TEST_CASE("extract/mention/times: a quotation counts from the day of the speech reported before") {
  constexpr Row kSpeeches[] = {
      {"On Monday, Olsen announced the plan.\nThe park is large.\n\"I saw it last night.\"",
       "Monday|2024-06-10|2024-06-10|day; last night|2024-06-09|2024-06-09|day"},
      {"Olsen said on Monday that she goes.\n\"I saw it yesterday, and it stands,\" she said.",
       "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-09|2024-06-09|day"},
      // It has a day of its own, is no quotation, or no speech came before.
      {"Olsen said on Monday that she goes.\nOn Tuesday came more: \"I saw it yesterday again.\"",
       "Monday|2024-06-10|2024-06-10|day; Tuesday|2024-06-11|2024-06-11|day; "
       "yesterday|2024-06-11|2024-06-11|day"},
      {"Olsen said on Monday that she goes.\nThey saw it yesterday.",
       "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-11|2024-06-11|day"},
      {"On Monday, Olsen visited the park.\n\"I saw it yesterday, and it stands,\" she said.",
       "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-11|2024-06-11|day"},
      // Long ago in the article.
      {"Olsen said on Monday that she goes.\nIt rains.\nIt snows.\nIt hails.\n"
       "\"I saw it yesterday, and it stands,\" she said.",
       "Monday|2024-06-10|2024-06-10|day; yesterday|2024-06-11|2024-06-11|day"},
  };
  for (const Row& row : kSpeeches) {
    CAPTURE(row.text);
    Document document = document_of(row.text, "2024-06-12");
    find_quotations(document);
    find_times(document);
    CHECK(lines_of(document.times) == row.times);
  }
}

TEST_CASE("extract/mention/times: JSON line") {
  Document document = document_of("Met on May 3, 2021, or \"soon\".", "");
  document.source.record.paths = {"a \"b\".txt"};
  CHECK(dates_json_line(document) ==
        R"({"path":"a \"b\".txt","times":[{"text":"May 3, 2021","begin":7,"end":18,)"
        R"("from":"2021-05-03","to":"2021-05-03","granularity":"day"}]})");
  CHECK(dates_json_line(Document{}) == R"({"path":"","times":[]})");
}

TEST_CASE("extract/mention/times: odd input is read without harm") {
  static constexpr std::string_view kOdd[] = {"May",
                                              "the",
                                              "early",
                                              "the end of",
                                              "mid-",
                                              "'90s",
                                              "last",
                                              "in the",
                                              "2023-",
                                              "12/",
                                              "0 years ago",
                                              "999 centuries ago",
                                              "999 decades from now",
                                              "\xff\xfe May 3",
                                              "99th century",
                                              "- - - 1 2 3 / 4 . 5",
                                              "May 0",
                                              "May 32",
                                              "Feb. 30, 2023",
                                              "00/00/2000",
                                              "the 0th century",
                                              "Q9 2020",
                                              "2199-99-99"};
  for (const std::string_view text : kOdd) {
    CAPTURE(text);
    for (const char* date : {"", "2024-02-29", "0001-01-01", "9999-12-31"}) {
      Document document = document_of(text, date);
      find_times(document);
      CHECK(document.times.size() <= 3);
    }
  }
}

}  // namespace
}  // namespace whomet
