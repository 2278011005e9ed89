// Pronouns that may refer: he, she, it, they, we, I, their forms, and relative who, which, that.
#pragma once

#include <string_view>

#include "extract/document.h"

namespace whomet {

// What a pronoun says about its antecedent.
struct PronounTraits {
  enum class Person { kFirst, kSecond, kThird, kRelative };
  enum class Number { kSingular, kPlural, kAny };
  enum class Gender { kMale, kFemale, kThing, kAny };

  Person person = Person::kThird;
  Number number = Number::kAny;
  Gender gender = Gender::kAny;
  bool reflexive = false;
};

// nullptr if the word (any case) is no referring pronoun.
const PronounTraits* find_pronoun(std::string_view word);

// Adds PRO mentions. "It" before a clause ("it is clear that", "it rains") gives none.
void find_pronouns(Document& document);

}  // namespace whomet
