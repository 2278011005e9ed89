// Finds time expressions and resolves them against the date of the article.
// Method: a hand-written grammar over the words of a sentence (times_rules.h), small tables
// (times_words.h) and calendar arithmetic (times_calendar.h); the idea of rules that yield an
// interval follows HeidelTime (Stroetgen & Gertz 2010), the grammar is our own.
// Reads: tokens (upos and xpos where a tagger ran, e.g. for the tense), quotations, source.date,
// source.text.
// Tested by tests/extract/mention/times_test.cpp.
#pragma once

#include <vector>

#include "extract/document.h"

namespace whomet {

// Fills document.times, by position, without overlaps; what was there is replaced.
//
// value.from and value.to are ISO days, both inclusive; a year is 2023-01-01..2023-12-31. Two
// clocks: what depends on the day of writing ("last week", "on Wednesday") is resolved only against
// source.date, what depends on a date told before ("the next day") only against that date. With
// neither, the expression keeps its text and granularity, and from and to are empty. No event is
// ever dated from knowledge about the world ("after the war").
// What is quoted counts from the day on which it was said, if its sentence or a speech reported
// shortly before tells that.
// A range is one expression ("from May 3 to May 7", "since 2014", the latter up to source.date).
// granularity: day, weekend, week, month, quarter, half, season, year, decade, century, range,
// duration, time. A duration ("for two weeks") and a time of day alone have no from and to.
void find_times(Document& document);

// The expressions as time annotation schemes list them (TimeML): the two ends of "from May 3 to May
// 7" apart, no "since", no durations. For `whomet dates`.
std::vector<TimeExpression> list_dates(const Document& document);

}  // namespace whomet
