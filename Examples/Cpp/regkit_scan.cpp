// Scans pictures and asks one eligibility question through libregkit.so, as `regkit scan --json` does.
//
//     c++ -std=c++17 regkit_scan.cpp $(pkg-config --cflags --libs regkit) -o regkit_scan_cpp
//     ./regkit_scan_cpp --as-of 2026-11-21 label.png
//
// Prints one line of JSON for each picture, then the answer to an eligibility question. Ends with 0 when all is allowed,
// 1 when something is refused, 2 for a mistake in the call, 3 when something is undetermined or unreadable.
#include <regkit.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

/// The graver of two outcomes: refused, then undetermined, then allowed.
regkit::Outcome graver(regkit::Outcome one, regkit::Outcome other) {
  if (one == regkit::Outcome::refused || other == regkit::Outcome::refused) return regkit::Outcome::refused;
  return one == regkit::Outcome::allowed ? other : one;
}

/// The day 2026-11-21 or 20261121 as a number; -1, which the library refuses, for anything else.
int32_t day_number(std::string text) {
  std::string digits;
  for (const char character : text) {
    if (character >= '0' && character <= '9') digits += character;
    else if (character != '-') return -1;
  }
  return digits.size() == 8 ? std::stoi(digits) : -1;
}

}  // namespace

int main(int argc, char **argv) try {
  regkit::Options options;
  int first = 1;
  if (argc > 2 && std::string(argv[1]) == "--as-of") {
    options.as_of = day_number(argv[2]);
    first = 3;
  }
  const auto rules = regkit::Rules::open().value();
  auto reader = regkit::Reader::open().value();
  auto worst = regkit::Outcome::allowed;
  for (int index = first; index < argc; index++) {
    std::ifstream file(argv[index], std::ios::binary);
    const std::string picture((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file) {
      std::cerr << "regkit: " << argv[index] << ": cannot be read\n";
      worst = graver(worst, regkit::Outcome::undetermined);
      continue;
    }
    options.name = argv[index];
    std::string told;
    if (const auto answer = reader.scan(rules, picture, options, &told)) {
      std::cout << answer->json << "\n";
      worst = graver(worst, answer->outcome);
    } else {
      if (!told.empty()) std::cout << told << "\n";
      std::cerr << "regkit: " << argv[index] << ": " << answer.error().what() << "\n";
      worst = graver(worst, regkit::Outcome::undetermined);
    }
  }
  options.name = {};
  const auto answer = rules
                          .ask(R"({"area":"eligibility","inputs":{"kbli":"21022","commodity":"obat_tradisional",)"
                               R"("dosage_form":"kapsul lunak","business_scale":"UKOT"}})",
                               options)
                          .value();
  std::cout << answer.json << "\n";
  return static_cast<int>(graver(worst, answer.outcome));
} catch (const regkit::Error &error) {
  std::cerr << "regkit: " << error.what() << "\n";
  return 2;
}
