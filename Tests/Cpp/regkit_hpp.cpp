// Every call of regkit.hpp once, beside what regkit.h or arithmetic by hand says. Prints what is wrong and ends with 1.
//
//     regkit_hpp FOLDER    FOLDER holds the sample pictures
#include <regkit.hpp>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <type_traits>

namespace {

int failures = 0;

void expect(bool is_right, const char *what, int line) {
  if (is_right) return;
  std::fprintf(stderr, "line %d: %s\n", line, what);
  failures++;
}
#define EXPECT(condition) expect((condition), #condition, __LINE__)

std::string read_file(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

bool holds(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

// Handles move and do not copy; an error can be thrown and caught as what the standard library knows.
static_assert(!std::is_copy_constructible_v<regkit::Rules> && std::is_nothrow_move_constructible_v<regkit::Rules>);
static_assert(!std::is_copy_constructible_v<regkit::Reader> && !std::is_copy_constructible_v<regkit::Desk>);
static_assert(std::is_base_of_v<std::runtime_error, regkit::Error>);

void rules_and_questions(const regkit::Rules &rules) {
  EXPECT(regkit::version() == REGKIT_VERSION);
  EXPECT(holds(std::string(regkit::build_info()), "\"version\""));
  EXPECT(holds(rules.describe().value(), "33/2018"));
  regkit::Options options;
  options.as_of = 20261121;
  const auto answer = rules.ask(R"({"area":"eligibility","inputs":{"kbli":"21022","commodity":"obat_tradisional",)"
                                R"("dosage_form":"kapsul lunak","business_scale":"UKOT"}})",
                                options);
  EXPECT(answer && answer->outcome == regkit::Outcome::refused && holds(answer->json, "\"findings\""));
  options.language = regkit::Language::indonesian;
  options.edition = "22/2022";
  EXPECT(rules.read("(90)DKL1234567890A1", options).has_value());
  options.edition = "1/1900";
  const auto unknown = rules.read("(90)DKL1234567890A1", options);
  EXPECT(!unknown && unknown.error().status() == REGKIT_E_ARGUMENT && std::strlen(unknown.error().what()) > 0);
  std::string told;
  const auto wrong = rules.ask("{\"area\":\"nowhere\"}", {}, &told);
  EXPECT(!wrong && wrong.error().status() == REGKIT_E_QUESTION && holds(told, "\"error\""));
  EXPECT(rules.ask("", {}, nullptr).error().status() == REGKIT_E_QUESTION);
  const auto file = rules.ask_file(
      R"({"area":"documents","inputs":{"context":"sinkarkes.komoditas","filename":"dok.pdf"}})", "no PDF at all");
  EXPECT(file && file->outcome == regkit::Outcome::refused && holds(file->json, "signature"));
  const auto table = regkit::Rules::open({"<rules/>"});
  EXPECT(!table && table.error().status() == REGKIT_E_TABLE);
  EXPECT(regkit::Rules::open(std::vector<std::string_view>()).has_value());
#if defined(__cpp_exceptions)
  try {
    (void)regkit::Rules::open({"no table"}).value();
    EXPECT(false);
  } catch (const std::runtime_error &error) {
    EXPECT(std::strlen(error.what()) > 0);
  }
#endif
}

void messages() {
  using namespace regkit::gs1;
  const auto message = parse("]Q3010899123456789110A%B\x1D" "17280229").value();
  EXPECT(message.is_valid() && message.elements().size() == 3 && message.symbology() == "]Q3");
  EXPECT(message.form() == Form::scan_data && message.value(10, 2) == "A%B" && !message.value(21, 2));
  EXPECT(holds(message.typed_value(message.elements()[2], 2026).value(), "\"year\":2028"));
  // NUL is a byte like any other.
  EXPECT(!parse(std::string_view("10A\0B", 5), Form::raw)->is_valid());
  // A message of more elements and faults than there is room for at first.
  std::string many;
  for (int number = 0; number < 100; number++) many += "(91)" + std::to_string(number) + "(9999)x";
  const auto crowd = parse(many).value();
  EXPECT(crowd.elements().size() == 200 && crowd.faults().size() >= 100);
  EXPECT(fault_name(crowd.faults().back().code) != "unknown" && fault_name(9999) == "unknown");
  // Escapes, and a value longer than the first storage.
  const std::string digits(300, '7');
  EXPECT(parse("(10)A\\(B")->value(10, 2) == "A(B");
  EXPECT(parse("(10)" + digits)->value(10, 2) == digits);
  Options options;
  options.ignored = {REGKIT_GS1_FAULT_MISSING_ASSOCIATION, REGKIT_GS1_FAULT_VALUE_TOO_LONG};
  EXPECT(!parse("(10)A")->is_valid() && parse("(10)A", Form::any, options)->is_valid());
  options.maximum_length = 2;
  EXPECT(!parse("(10)A", Form::any, options)->is_valid());

  Output output;
  output.form = Form::digital_link;
  output.stem = "https://example.com/p";
  EXPECT(render("(01)08991234567891(10)A/B", output).value() == "https://example.com/p/01/08991234567891/10/A%2FB");
  const auto faulty = render("(01)08991234567892", output);
  EXPECT(!faulty && faulty.error().status() == REGKIT_E_MESSAGE && faulty.error().offset() > 0);
  output = Output();
  output.form = Form::scan_data;
  output.symbology = "]d2";
  EXPECT(render("(01)08991234567891", output).value() == "]d20108991234567891");

  Part gtin{1, 2, "0899123456789?"};
  gtin.check_digit = true;
  Part expiry{17, 2, "2028-12-31"};
  expiry.as_written = true;
  EXPECT(build({gtin, expiry, {10, 2, "A(B"}}, {}).value() == "(01)08991234567891(17)281231(10)A\\(B");
  std::vector<regkit_gs1_indexed_fault> faults;
  EXPECT(!build({{1, 2, "08991234567892"}, {10, 2, "~"}}, {}, {}, &faults) && faults.size() == 2);
  EXPECT(faults[0].index == 0 && fault_name(faults[0].fault.code) == "wrong_check_digit" && faults[1].index == 1);

  EXPECT(judge_carriers({"(01)08991234567891(10)A", "(10)A"})->empty());
  EXPECT(judge_carriers({"(01)08991234567891(10)A", "(10)B"})->size() == 1);
  EXPECT(explain("(01)08991234567891")->empty() && holds(explain("(01)08991234567892").value(), "^"));
  EXPECT(holds(suggest("010899123456789110ABC{GS}21XYZ").value(), "\"guess\":true"));
  EXPECT(undo_habit("10A{GS}21B", "braces").value() == "10A\x1D" "21B");
  EXPECT(holds(learn_profile("*10A^21b", "10A\x1D" "21b").value(), "\"prefix\":\"*\""));
  EXPECT(date("280200", 2026)->yyyymmdd == 20280229 && date("280200", 2026)->is_month);
  EXPECT(date("281331", 2026).error().status() == REGKIT_E_MESSAGE);
  const auto amount = decimal(3932, 4, "3601500000").value();
  EXPECT(amount.currency == 360 && amount.units == 1500000 && amount.decimals == 2);
  // 3 * (0+9+1+3+5+7+9) + (8+9+2+4+6+8), by hand: the digit that makes it a multiple of ten is 1.
  EXPECT(check_digit("0899123456789").value() == '1' && !check_digit("12x"));
  EXPECT(verify_check_digit("08991234567891") && !verify_check_digit("08991234567892") && !verify_check_digit(""));
  const auto pair = check_pair("1987654Ad4X4bL5ttr2310c").value();
  EXPECT(std::string(pair.data(), 2) == "2K" && verify_check_pair("1987654Ad4X4bL5ttr2310c2K") && !check_pair("é"));

  const std::string bytes = "010899123456789110A" "hello";
  const int32_t offsets[] = {0, 19, 24};
  auto column = regkit::detail::sized<regkit_gs1_column>();
  column.offsets = offsets;
  column.offset_width = 4;
  column.bytes = reinterpret_cast<const uint8_t *>(bytes.data());
  column.bytes_length = bytes.size();
  column.row_count = 2;
  int32_t statuses[2] = {-9, -9};
  std::vector<regkit_gs1_values> values;
  const auto counts = parse_column(column, Form::any, {}, statuses, nullptr, values).value();
  EXPECT(counts.good == 1 && counts.faulty == 1 && statuses[0] == 0 && statuses[1] > 0);
  EXPECT(!Dictionary::open("no dictionary"));
  const auto dictionary = Dictionary::open("# Release: 2026-01-27\n01 *?   N14,csum                        # GTIN\n");
  if (dictionary) {
    Options own;
    own.dictionary = &*dictionary;
    EXPECT(!dictionary->release().empty() && !parse("(10)A", Form::any, own)->is_valid());
  }
}

void columns(const regkit::Rules &rules) {
  const std::string bytes = "(90)NA18240104109(91)271231" "(90)NA18240104109" "{}";
  const int32_t offsets[] = {0, 27, 44, 46};
  auto column = regkit::detail::sized<regkit_gs1_column>();
  column.offsets = offsets;
  column.offset_width = 4;
  column.bytes = reinterpret_cast<const uint8_t *>(bytes.data());
  column.bytes_length = bytes.size();
  column.row_count = 2;
  int32_t numbers[2] = {-9, -9};
  uint8_t validity = 0;
  regkit_readings wanted = {};
  wanted.error = {numbers, &validity};
  std::vector<regkit_gs1_values> values;
  const auto readings = rules.read_column(column, wanted, values).value();
  EXPECT(readings.allowed == 1 && readings.refused == 1 && std::strcmp(readings.edition, "33/2018") == 0);
  EXPECT(validity == 2 && rules.words(regkit::Words::errors)->at(static_cast<size_t>(numbers[1])) == "91.missing");
  EXPECT(rules.words(regkit::Words::outcomes)->size() == 3 && !rules.words(static_cast<regkit::Words>(99)));
  wanted.rule.numbers = numbers;
  EXPECT(rules.read_column(column, wanted, values).error().status() == REGKIT_E_ARGUMENT);

  column.first_row = 2;
  column.row_count = 1;
  int32_t places[2] = {-9, -9};
  regkit_answers asked = {};
  asked.offsets = places;
  const auto answers = rules.ask_column(column, asked);
  EXPECT(answers->rows.failed == 1 && static_cast<size_t>(places[1]) == answers->rows.bytes_length);
  const std::string json(reinterpret_cast<const char *>(answers->bytes.get()), answers->rows.bytes_length);
  EXPECT(holds(json, "\"error\""));
}

void pictures(const regkit::Rules &rules, const std::string &folder) {
  auto opened = regkit::Reader::open();
  if (!opened) {
    // A core build says so, here and everywhere.
    EXPECT(opened.error().status() == REGKIT_E_UNSUPPORTED && regkit::Frames::open().error().status() == REGKIT_E_UNSUPPORTED);
    EXPECT(!regkit::Desk::open(rules) &&
           !regkit::make_label(rules, "x", regkit::label_request(REGKIT_LABEL_BPOM, REGKIT_LABEL_PNG)));
    return;
  }
  auto reader = std::move(opened).value();
  regkit::Options options;
  options.as_of = 20261121;
  const auto path = folder + "/cosmetic-photo.jpg";
  const auto picture = read_file(path);
  const auto scanned = reader.scan(rules, picture, options).value();
  EXPECT(scanned.outcome == regkit::Outcome::allowed && holds(scanned.json, "\"hex\""));
  EXPECT(reader.scan_file(rules, path, options)->json == scanned.json);
  EXPECT(reader.scan_descriptor(rules, -1).error().status() == REGKIT_E_PICTURE);
  std::string told;
  EXPECT(!reader.scan(rules, "no picture", options, &told) && holds(told, "\"error\""));
  EXPECT(reader.scan(rules, "").error().status() == REGKIT_E_PICTURE);
  const auto drawn = reader.annotate(rules, picture, options).value();
  EXPECT(drawn.answer.json == scanned.json && drawn.png.size() > 100 && drawn.png[1] == 'P');
  EXPECT(reader.print_check(rules, picture, 300, 300, R"({"ink":"hitam"})", options).has_value());
  EXPECT(reader.print_check(rules, picture, 0, 0).error().status() == REGKIT_E_ARGUMENT);

  // A label of our own is a frame with nothing else in it.
  auto request = regkit::label_request(REGKIT_LABEL_BPOM, REGKIT_LABEL_MODULES);
  const auto label = regkit::make_label(rules, "(90)DKL1234567890A1(91)281231", request, options).value();
  const auto side = static_cast<size_t>(label.measures.modules);
  EXPECT(label.bytes.size() == side * side && std::string(label.measures.symbology) == "]Q1" && !label.json.empty());
  const size_t width = (side + 8) * 4;
  std::vector<uint8_t> gray(width * width, 255), yuyv(width * width * 2, 128);
  for (size_t row = 0; row < side * 4; row++)
    for (size_t column = 0; column < side * 4; column++)
      if (label.bytes[row / 4 * side + column / 4]) gray[(row + 16) * width + column + 16] = 0;
  for (size_t place = 0; place < gray.size(); place++) yuyv[place * 2] = gray[place];
  const regkit::Frame frame{gray.data(), gray.size(), width, width, width};
  const regkit::Frame other{yuyv.data(), yuyv.size(), width, width, width * 2};
  EXPECT(holds(reader.scan_gray8(rules, frame, options)->json, "DKL1234567890A1"));
  EXPECT(holds(reader.scan_yuyv(rules, other, options)->json, "DKL1234567890A1"));
  auto frames = regkit::Frames::open().value();
  EXPECT(frames.feed_gray8(rules, frame, 0, options)->has_value() && !frames.feed_gray8(rules, frame, 40, options)->has_value());
  EXPECT(!frames.feed_yuyv(rules, other, 80, options)->has_value());
  EXPECT(frames.feed_gray8(rules, {gray.data(), 9, width, width, width}, 90).error().status() == REGKIT_E_PICTURE);

  request.output = REGKIT_LABEL_PDF;
  regkit_label_sheet sheet{};
  sheet.rows = 4;
  sheet.columns = 3;
  const auto pages = regkit::make_label_sheet(rules, "text\n(90)DKL1234567890A1(91)281231\n", request, sheet, options);
  EXPECT(pages && pages->bytes.size() > 100 && pages->bytes[0] == '%');
  request.dpi = 9;
  EXPECT(!regkit::make_label(rules, "(90)DKL1234567890A1(91)281231", request, options, &told));

  auto desk = regkit::Desk::open(rules, {}, {}, options).value();
  EXPECT(desk.check("label.jpg", picture).has_value() && desk.close().has_value());
  EXPECT(regkit::Desk::open(rules, "no manifest").error().status() == REGKIT_E_QUESTION);
}

}  // namespace

int main(int argc, char **argv) {
  const auto opened = regkit::Rules::open();
  if (argc != 2 || !opened) return 2;
  rules_and_questions(*opened);
  messages();
  columns(*opened);
  pictures(*opened, argv[1]);
  std::printf("regkit.hpp: %d failed\n", failures);
  return failures == 0 ? 0 : 1;
}
