// Tested by tests/base/one_test.cpp.
#pragma once
struct Doubled {
  int a = 0;
};
