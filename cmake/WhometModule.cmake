# whomet_module(NAME [USES module...] [LINKS target...] [FOLDERS folder...])
#
# A static library of all sources in the folder NAME ("extract/text" gives the target
# whomet_extract_text). USES names the whomet modules that its files may include, headers of
# its headers included; "folder/file.h" allows that one header and links nothing. FOLDERS are
# folders below NAME whose sources belong to the module too. The list is written to
# build/include_rules.txt, which the test architecture/include-rules reads. (All headers are found
# from one root, so the compiler alone would not notice a forbidden include.)
set_property(GLOBAL PROPERTY WHOMET_INCLUDE_RULES "")

add_library(whomet_flags INTERFACE)
target_compile_features(whomet_flags INTERFACE cxx_std_20)
target_include_directories(whomet_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(whomet_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  $<$<BOOL:${WHOMET_WERROR}>:-Werror>)
# g++ 12 sees overlapping copies in "s" + std::string at -O3 (GCC bug 105651); there are none.
target_compile_options(whomet_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# With precompiled headers g++ forgets which ones are the system's, and warns of what it inlines from them.
target_compile_options(whomet_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${WHOMET_PCH}>>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-maybe-uninitialized>)
# RapidJSON with SSE4.2 skips blanks four times as fast; every x86-64 of the last 15 years has it.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(whomet_flags INTERFACE -msse4.2)
  target_compile_definitions(whomet_flags INTERFACE RAPIDJSON_SSE42)
endif()

# Nearly all sources include these headers, and reading them is half of the time of a build. The
# release build goes without, so that it notices a missing #include.
#
# whomet_precompiled_headers(NAME [HEADER...] [OPTIONS option...]): NAME is the library that holds
# them for all targets with these compile options.
function(whomet_precompiled_headers name)
  cmake_parse_arguments(PCH "" "" "OPTIONS" ${ARGN})
  set(source ${PROJECT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Compiled for its headers alone.\n")
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE whomet_flags)
  target_compile_options(${name} PRIVATE ${PCH_OPTIONS})
  target_precompile_headers(${name} PRIVATE <algorithm> <array> <charconv> <cmath> <functional> <map>
    <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <vector>
    ${PCH_UNPARSED_ARGUMENTS})
endfunction()
# Tests are compiled more often than they are run.
set(whomet_test_options $<$<CONFIG:RelWithDebInfo>:-O1>)
if(WHOMET_PCH)
  whomet_precompiled_headers(whomet_headers)
  whomet_precompiled_headers(whomet_test_headers <doctest/doctest.h> OPTIONS ${whomet_test_options})
endif()

function(whomet_module name)
  cmake_parse_arguments(MODULE "" "" "USES;LINKS;FOLDERS" ${ARGN})
  string(REPLACE "/" "_" target "whomet_${name}")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.cpp)
  foreach(folder ${MODULE_FOLDERS})
    file(GLOB more CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/${folder}/*.cpp)
    list(APPEND sources ${more})
  endforeach()
  if(NOT sources)
    message(FATAL_ERROR "module ${name} has no sources")
  endif()
  add_library(${target} STATIC ${sources})
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
  if(WHOMET_PCH)
    target_precompile_headers(${target} REUSE_FROM whomet_headers)
  endif()
  set(used "")
  set(may_include ${MODULE_USES})
  foreach(module ${MODULE_USES})
    if(module MATCHES "[.]h$")
      continue()
    endif()
    get_property(folders GLOBAL PROPERTY WHOMET_FOLDERS_${module})
    list(APPEND may_include ${folders})
    string(REPLACE "/" "_" used_target "whomet_${module}")
    list(APPEND used ${used_target})
  endforeach()
  target_link_libraries(${target} PUBLIC whomet_flags ${used} PRIVATE ${MODULE_LINKS})
  string(REPLACE ";" " " uses "${may_include}")
  set(own ${name})
  foreach(folder ${MODULE_FOLDERS})
    list(APPEND own ${name}/${folder})
  endforeach()
  set_property(GLOBAL PROPERTY WHOMET_FOLDERS_${name} ${own})
  string(REPLACE ";" " " own_text "${own}")
  foreach(folder ${own})
    set_property(GLOBAL APPEND_STRING PROPERTY WHOMET_INCLUDE_RULES
      "${folder}: ${own_text} ${uses}\n")
  endforeach()
endfunction()

# whomet_tests(NAME [LINKS target...]): one doctest program of all tests/NAME/*_test.cpp.
function(whomet_tests name)
  cmake_parse_arguments(TESTS "" "" "LINKS" ${ARGN})
  string(REPLACE "/" "_" target "test_${name}")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${target} ${sources} ${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp)
  target_compile_definitions(${target} PRIVATE
    WHOMET_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WHOMET_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(${target} PRIVATE whomet_flags ${TESTS_LINKS})
  target_compile_options(${target} PRIVATE ${whomet_test_options})
  if(WHOMET_PCH)
    target_precompile_headers(${target} REUSE_FROM whomet_test_headers)
    # It sets what doctest.h reads.
    set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp
      PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
  add_test(NAME ${name} COMMAND ${target} --no-version=true)
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

function(whomet_write_include_rules)
  get_property(rules GLOBAL PROPERTY WHOMET_INCLUDE_RULES)
  file(WRITE ${PROJECT_BINARY_DIR}/include_rules.txt "${rules}")
endfunction()

# whomet_embed(TARGET FILE...): puts files of data/ into the program, so that it is one binary that
# runs from anywhere. base/embedded.h finds them by the name given here.
function(whomet_embed target)
  set(assembly ${PROJECT_BINARY_DIR}/embedded_data.S)
  set(table ${PROJECT_BINARY_DIR}/embedded_table.cpp)
  set(assembly_text "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(file ${ARGN})
    string(APPEND assembly_text
      "    .balign 64\n    .global whomet_embedded_${index}\nwhomet_embedded_${index}:\n"
      "    .incbin \"${PROJECT_SOURCE_DIR}/data/${file}\"\n"
      "    .global whomet_embedded_${index}_end\nwhomet_embedded_${index}_end:\n    .byte 0\n")
    string(APPEND declarations
      "extern const char whomet_embedded_${index}[];\nextern const char whomet_embedded_${index}_end[];\n")
    string(APPEND rows
      "    {\"${file}\", {whomet_embedded_${index}, static_cast<std::size_t>(whomet_embedded_${index}_end - whomet_embedded_${index})}},\n")
    math(EXPR index "${index} + 1")
    set_property(SOURCE ${assembly} APPEND PROPERTY OBJECT_DEPENDS ${PROJECT_SOURCE_DIR}/data/${file})
  endforeach()
  string(APPEND assembly_text "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${assembly} CONTENT "${assembly_text}" @ONLY)
  file(CONFIGURE OUTPUT ${table} CONTENT
"// Generated by cmake/WhometModule.cmake.
#include \"base/embedded.h\"
// NOLINTBEGIN(readability-identifier-naming): labels of embedded_data.S
extern \"C\" {
${declarations}}
// NOLINTEND(readability-identifier-naming)
namespace whomet {
namespace {
const EmbeddedFile kFiles[] = {
${rows}};
}  // namespace
std::span<const EmbeddedFile> embedded_files() { return kFiles; }
}  // namespace whomet
" @ONLY)
  target_sources(${target} PRIVATE ${assembly} ${table})
endfunction()
