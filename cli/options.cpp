#include "cli/options.h"

#include <CLI/CLI.hpp>

namespace whomet {

void Options::positional(const std::string& name, std::string& value, const std::string& help) {
  app_.add_option(name, value, help)->required()->type_name(" ");
}

void Options::positionals(const std::string& name, std::vector<std::string>& values,
                          const std::string& help, bool optional) {
  app_.add_option(name, values, help)->required(!optional)->type_name(" ");
}

void Options::flag(const std::string& names, bool& value, const std::string& help) {
  app_.add_flag(names, value, help);
}

void Options::option(const std::string& names, const std::string& value_name, std::string& value,
                     const std::string& help, bool required) {
  app_.add_option(names, value, help)->type_name(value_name)->required(required);
}

void Options::option(const std::string& names, const std::string& value_name, std::size_t& value,
                     const std::string& help) {
  app_.add_option(names, value, help)->type_name(value_name)->capture_default_str();
}

void Options::list(const std::string& names, const std::string& value_name,
                   std::vector<std::string>& values, const std::string& help) {
  app_.add_option(names, values, help)->type_name(value_name)->allow_extra_args(false);
}

void Options::pair(const std::string& names, const std::string& value_names,
                   std::vector<std::string>& values, const std::string& help) {
  app_.add_option(names, values, help)->type_name(value_names)->expected(2);
}

void Options::explain(const std::string& text) {
  app_.footer(app_.get_footer() + "\n\n" + text);
}

void Options::exclude(const std::string& name, const std::string& other) {
  app_.get_option(name)->excludes(app_.get_option(other));
}

}  // namespace whomet
