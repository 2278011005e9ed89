#include "cli/run.h"

int main(int argc, char** argv) {
  return whomet::run_program(argc, argv);
}
