// The options of one command. One definition makes parsing and --help; CLI11 lies behind it, so
// that only options.cpp and run.cpp compile that large header.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

// The library's own name.
// NOLINTNEXTLINE(readability-identifier-naming)
namespace CLI {
class App;
}

namespace whomet {

// Values are written when the command line is parsed, so what is bound here must outlive that.
// `names` is "-o,--output"; `value` is how --help calls the value: "FILE".
class Options {
 public:
  explicit Options(CLI::App& app) : app_(app) {}

  void positional(const std::string& name, std::string& value, const std::string& help);
  // One or more; none are needed if `optional`.
  void positionals(const std::string& name, std::vector<std::string>& values,
                   const std::string& help, bool optional = false);
  void flag(const std::string& names, bool& value, const std::string& help);
  void option(const std::string& names, const std::string& value_name, std::string& value,
              const std::string& help, bool required = false);
  void option(const std::string& names, const std::string& value_name, std::size_t& value,
              const std::string& help);
  // May be given several times, one value each.
  void list(const std::string& names, const std::string& value_name,
            std::vector<std::string>& values, const std::string& help);
  // Takes two values: --between A B.
  void pair(const std::string& names, const std::string& value_names,
            std::vector<std::string>& values, const std::string& help);
  // More text at the end of --help.
  void explain(const std::string& text);
  // These two options cannot be given together.
  void exclude(const std::string& name, const std::string& other);

 private:
  CLI::App& app_;
};

}  // namespace whomet
