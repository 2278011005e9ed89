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
# RapidJSON with SSE4.2 skips blanks four times as fast; every x86-64 of the last 15 years has it.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(whomet_flags INTERFACE -msse4.2)
  target_compile_definitions(whomet_flags INTERFACE RAPIDJSON_SSE42)
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
