#pragma once
struct Doubled {
  int a = 0;
};
