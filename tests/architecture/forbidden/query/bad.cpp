// Kept so that the test of the include rules is seen to fail.
#include "extract/document.h"
#include "graph/facts.h"
