/*
 * RegKit for C++17: the contract of regkit.h with handles that close themselves, strings and vectors in the place of
 * pointers and lengths, and errors as values or as exceptions, whichever the caller prefers. Header only.
 *
 * Errors.   Every call gives a Result: a value, or an Error with the status, the place and the words. `value()` throws the
 *           Error where there is none; `if (result)` asks. With -fno-exceptions nothing is thrown: `value()` ends the
 *           program where there is none, so ask first. A law that says no is a value: look at `outcome`.
 * Memory.   Handles are moved, not copied, and close themselves. What a call gives is the caller's own.
 * Input.    std::string_view for text and bytes; it is read during the call only.
 * Threads.  As regkit.h says of each handle.
 *
 *   auto rules = regkit::Rules::open().value();
 *   auto answer = rules.ask(R"({"area": "identifiers", "inputs": {"kind": "nie", "value": "DKL1234567890A1"}})").value();
 *   if (answer.outcome == regkit::Outcome::refused) std::cerr << answer.json << "\n";
 */
#ifndef REGKIT_HPP
#define REGKIT_HPP

#include "regkit.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regkit {

/* ---- Errors ---------------------------------------------------------------------------------------------------- */

/// Why a call gave nothing: the status REGKIT_E_…, the place in the input, and English words.
class Error : public std::runtime_error {
 public:
  Error(int32_t status, size_t offset, size_t length, const std::string &message)
      : std::runtime_error(message), status_(status), offset_(offset), length_(length) {}

  int32_t status() const noexcept { return status_; }
  /// The byte of the input at fault, or 0.
  size_t offset() const noexcept { return offset_; }
  /// The bytes at fault, or 0.
  size_t length() const noexcept { return length_; }

 private:
  int32_t status_;
  size_t offset_, length_;
};

/// A value, or why there is none.
template <typename Value>
class [[nodiscard]] Result {
 public:
  Result(Value value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const noexcept { return value_.has_value(); }
  bool has_value() const noexcept { return value_.has_value(); }
  /// The error; meaningful only where there is no value.
  const Error &error() const noexcept { return *error_; }

  const Value &value() const & {
    require();
    return *value_;
  }
  Value &&value() && {
    require();
    return std::move(*value_);
  }
  template <typename Other>
  Value value_or(Other &&other) const & {
    return value_ ? *value_ : static_cast<Value>(std::forward<Other>(other));
  }
  const Value *operator->() const { return &value(); }
  const Value &operator*() const & { return value(); }

 private:
  void require() const {
    if (value_) return;
#if defined(__cpp_exceptions)
    throw *error_;
#else
    std::abort();
#endif
  }

  std::optional<Value> value_;
  std::optional<Error> error_;
};

/* ---- What calls share ------------------------------------------------------------------------------------------ */

enum class Outcome : int32_t {
  allowed = REGKIT_ALLOWED,
  refused = REGKIT_REFUSED,
  undetermined = REGKIT_UNDETERMINED,
};

enum class Language : int32_t { english = REGKIT_ENGLISH, indonesian = REGKIT_INDONESIAN };

/// How a question is asked.
struct Options {
  Language language = Language::english;
  /// The day asked about as yyyymmdd, 20261121; 0 for none.
  int32_t as_of = 0;
  /// The edition to answer by, "22/2022"; empty to choose by day.
  std::string_view edition = {};
  /// A name given back in the answer, such as a path; empty for none.
  std::string_view name = {};
};

/// An answer: one line of JSON and what it comes to.
struct Answer {
  std::string json;
  Outcome outcome = Outcome::undetermined;
};

/// Lists of words that numbers in columns stand for.
enum class Words : int32_t {
  outcomes = REGKIT_WORDS_OUTCOMES,
  rules = REGKIT_WORDS_RULES,
  citations = REGKIT_WORDS_CITATIONS,
  errors = REGKIT_WORDS_ERRORS,
  faults = REGKIT_WORDS_FAULTS,
  methods = REGKIT_WORDS_METHODS,
};

/// The version of the library at run time; compare it with REGKIT_VERSION of the header.
inline std::string_view version() noexcept { return regkit_version(); }
/// How the library was built, as one line of JSON.
inline std::string_view build_info() noexcept { return regkit_build_info(); }

namespace detail {

template <typename Struct>
Struct sized() noexcept {
  Struct empty{};
  empty.struct_size = sizeof(Struct);
  return empty;
}

/// A pointer that C may read even of an empty input.
inline const uint8_t *bytes(std::string_view input) noexcept {
  return reinterpret_cast<const uint8_t *>(input.empty() ? "" : input.data());
}
inline const char *text(std::string_view input) noexcept { return input.empty() ? "" : input.data(); }

struct Free {
  void operator()(char *text) const noexcept { regkit_text_free(text); }
  void operator()(uint8_t *bytes) const noexcept { regkit_bytes_free(bytes); }
  void operator()(regkit_rules *handle) const noexcept { regkit_rules_free(handle); }
  void operator()(regkit_gs1_dictionary *handle) const noexcept { regkit_gs1_dictionary_free(handle); }
  void operator()(regkit_reader *handle) const noexcept { regkit_reader_free(handle); }
  void operator()(regkit_frames *handle) const noexcept { regkit_frames_free(handle); }
  void operator()(regkit_desk *handle) const noexcept { regkit_desk_free(handle); }
};
template <typename Type>
using Owned = std::unique_ptr<Type, Free>;

/// The caller's side of regkit_error.
class Detail {
 public:
  Detail() noexcept : error_(sized<regkit_error>()) {}
  Detail(const Detail &) = delete;
  operator regkit_error *() noexcept { return &error_; }
  regkit_error *get() noexcept { return &error_; }
  Error as_error(int32_t status) const { return Error(status, error_.offset, error_.length, error_.message); }

 private:
  regkit_error error_;
};

inline regkit_options options(const Options &given) noexcept {
  auto options = sized<regkit_options>();
  options.language = static_cast<int32_t>(given.language);
  options.as_of = given.as_of;
  if (!given.edition.empty()) {
    options.edition = given.edition.data();
    options.edition_length = given.edition.size();
  }
  if (!given.name.empty()) {
    options.name = given.name.data();
    options.name_length = given.name.size();
  }
  return options;
}

/// Opens a handle.
template <typename Handle, typename Wrapper, typename Call>
Result<Wrapper> open(Call call) {
  Detail detail;
  Handle *handle = nullptr;
  const int32_t status = call(&handle, detail.get());
  if (status != REGKIT_OK) return detail.as_error(status);
  return Wrapper(Owned<Handle>(handle));
}

/// A call that fills an answer. One with an error gives the error; its JSON goes to `told`, where that is asked for.
template <typename Call>
Result<Answer> answer(std::string *told, Call call) {
  Detail detail;
  auto filled = sized<regkit_answer>();
  const int32_t status = call(&filled, detail.get());
  const Owned<char> json(filled.json);
  std::string text = json ? std::string(json.get(), filled.json_length) : std::string();
  if (status != REGKIT_OK) {
    if (told) *told = std::move(text);
    return detail.as_error(status);
  }
  return Answer{std::move(text), static_cast<Outcome>(filled.outcome)};
}

/// A call that gives text to be released.
template <typename Call>
Result<std::string> text(Call call) {
  Detail detail;
  char *given = nullptr;
  size_t length = 0;
  const int32_t status = call(&given, &length, detail.get());
  const Owned<char> owned(given);
  if (status != REGKIT_OK) return detail.as_error(status);
  return std::string(given ? given : "", length);
}

/// A call that writes into storage: tried with some room, and again with as much as it says it needs.
template <typename Call>
Result<std::string> written(Call call) {
  std::string storage(256, '\0');
  for (int attempt = 0;; attempt++) {
    Detail detail;
    size_t length = 0;
    const int32_t status = call(reinterpret_cast<uint8_t *>(&storage[0]), storage.size(), &length, detail.get());
    if (status == REGKIT_E_CAPACITY && attempt == 0) {
      storage.resize(length);
      continue;
    }
    if (status != REGKIT_OK) return detail.as_error(status);
    storage.resize(length);
    return storage;
  }
}

}  // namespace detail

/* ---- Rules ----------------------------------------------------------------------------------------------------- */

/// The answers to a column of questions: what the caller asked to be told of each row, and the bytes of the JSON.
struct ColumnAnswers {
  regkit_answers rows;
  detail::Owned<uint8_t> bytes;
};

/// The rule tables. Immutable: any number of threads may use one at the same time.
class Rules {
 public:
  /// Opens the tables that are in the library.
  static Result<Rules> open() {
    return detail::open<regkit_rules, Rules>(
        [](auto out, auto error) { return regkit_rules_open(out, nullptr, 0, error); });
  }

  /// The same with tables added, each XML; one takes the place of the edition of its id.
  static Result<Rules> open(const std::vector<std::string_view> &tables) {
    std::vector<const uint8_t *> places;
    std::vector<size_t> lengths;
    for (const auto table : tables) {
      places.push_back(detail::bytes(table));
      lengths.push_back(table.size());
    }
    return detail::open<regkit_rules, Rules>([&](auto out, auto error) {
      return regkit_rules_open_tables(out, places.data(), lengths.data(), places.size(), error);
    });
  }

  /// The editions and rules as one line of JSON.
  Result<std::string> describe(const Options &options = {}) const {
    const auto given = detail::options(options);
    return detail::text([&](auto out, auto length, auto error) {
      return regkit_rules_describe(out, length, get(), &given, error);
    });
  }

  /// Answers one question of the JSON vocabulary, {"area": …, "inputs": {…}}.
  ///
  /// A question that cannot be asked is an error; `told` gets the JSON that says why.
  Result<Answer> ask(std::string_view question, const Options &options = {}, std::string *told = nullptr) const {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_ask(out, get(), detail::text(question), question.size(), &given, error);
    });
  }

  /// Answers a question of area `documents` about a file given by its bytes.
  Result<Answer> ask_file(std::string_view question, std::string_view file, const Options &options = {},
                          std::string *told = nullptr) const {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_ask_file(out, get(), detail::text(question), question.size(), detail::bytes(file), file.size(),
                             &given, error);
    });
  }

  /// Reads and judges the data of one code as a scanner types it.
  Result<Answer> read(std::string_view data, const Options &options = {}) const {
    const auto given = detail::options(options);
    return detail::answer(nullptr, [&](auto out, auto error) {
      return regkit_read(out, get(), detail::bytes(data), data.size(), &given, error);
    });
  }

  /// The words that numbers in columns stand for; they live as long as the rules.
  Result<std::vector<std::string_view>> words(Words kind) const {
    detail::Detail error;
    const char *const *words = nullptr;
    size_t count = 0;
    const int32_t status = regkit_rules_words(&words, &count, get(), static_cast<int32_t>(kind), error);
    if (status != REGKIT_OK) return error.as_error(status);
    return std::vector<std::string_view>(words, words + count);
  }

  /// Reads and judges every row of a column of codes into storage of the caller, as regkit_read_column says.
  ///
  /// `wanted` names the storage and comes back with the counts. REGKIT_E_CAPACITY is an error without them; the rows are
  /// written all the same, and `values` say what room they need.
  Result<regkit_readings> read_column(const regkit_gs1_column &column, regkit_readings wanted,
                                      std::vector<regkit_gs1_values> &values, const Options &options = {}) const {
    detail::Detail error;
    const auto given = detail::options(options);
    wanted.struct_size = sizeof wanted;
    const int32_t status =
        regkit_read_column(&wanted, get(), &column, values.data(), values.size(), &given, error);
    if (status != REGKIT_OK) return error.as_error(status);
    return wanted;
  }

  /// Answers every row of a column of questions into storage of the caller, as regkit_ask_column says.
  ///
  /// `wanted` names the storage and comes back with the counts. What did not fit is an error.
  Result<ColumnAnswers> ask_column(const regkit_gs1_column &column, regkit_answers wanted,
                                   const Options &options = {}) const {
    detail::Detail error;
    const auto given = detail::options(options);
    wanted.struct_size = sizeof wanted;
    wanted.bytes = nullptr;
    const int32_t status = regkit_ask_column(&wanted, get(), &column, &given, error);
    detail::Owned<uint8_t> bytes(wanted.bytes);
    if (status != REGKIT_OK) return error.as_error(status);
    return ColumnAnswers{wanted, std::move(bytes)};
  }

  const regkit_rules *get() const noexcept { return handle_.get(); }

  explicit Rules(detail::Owned<regkit_rules> handle) noexcept : handle_(std::move(handle)) {}

 private:
  detail::Owned<regkit_rules> handle_;
};

/* ---- GS1 element strings --------------------------------------------------------------------------------------- */

namespace gs1 {

enum class Form : int32_t {
  any = REGKIT_GS1_ANY,
  raw = REGKIT_GS1_RAW,
  scan_data = REGKIT_GS1_SCAN_DATA,
  bracketed = REGKIT_GS1_BRACKETED,
  digital_link = REGKIT_GS1_DIGITAL_LINK,
  hri = REGKIT_GS1_HRI,
  hri_with_titles = REGKIT_GS1_HRI_WITH_TITLES,
};

/// A GS1 Barcode Syntax Dictionary that was loaded. Immutable; it must outlive the calls whose options name it.
class Dictionary {
 public:
  static Result<Dictionary> open(std::string_view text) {
    return detail::open<regkit_gs1_dictionary, Dictionary>([&](auto out, auto error) {
      return regkit_gs1_dictionary_open(out, detail::bytes(text), text.size(), error);
    });
  }

  std::string_view release() const noexcept { return regkit_gs1_dictionary_release(get()); }
  const regkit_gs1_dictionary *get() const noexcept { return handle_.get(); }

  explicit Dictionary(detail::Owned<regkit_gs1_dictionary> handle) noexcept : handle_(std::move(handle)) {}

 private:
  detail::Owned<regkit_gs1_dictionary> handle_;
};

/// How messages are read; the rules of the standard unless changed.
struct Options {
  size_t maximum_length = 0, maximum_elements = 0, maximum_faults = 0;
  std::vector<uint16_t> ignored = {};
  /// What stands for FNC1 in raw elements; 0 for 0x1D.
  uint8_t separator = 0;
  bool allow_unknown_ai = false, allow_short_gtin = false, one_of_several_carriers = false;
  const Dictionary *dictionary = nullptr;

  /// The same for C; it points into this.
  regkit_gs1_options c() const noexcept {
    auto options = detail::sized<regkit_gs1_options>();
    options.maximum_length = maximum_length;
    options.maximum_elements = maximum_elements;
    options.maximum_faults = maximum_faults;
    options.ignored = ignored.data();
    options.ignored_count = ignored.size();
    options.separator = separator;
    options.allow_unknown_ai = allow_unknown_ai;
    options.allow_short_gtin = allow_short_gtin;
    options.one_of_several_carriers = one_of_several_carriers;
    options.dictionary = dictionary ? dictionary->get() : nullptr;
    return options;
  }
};

/// The stable word for a fault's code, such as "wrong_check_digit".
inline std::string_view fault_name(uint16_t code) noexcept { return regkit_gs1_fault_name(code); }

/// A message that was parsed, with the bytes it was parsed from.
class Message {
 public:
  /// Every element, also those whose value has a fault.
  const std::vector<regkit_gs1_element> &elements() const noexcept { return elements_; }
  /// What is wrong, in the order of the message; empty for a good one.
  const std::vector<regkit_gs1_fault> &faults() const noexcept { return faults_; }
  bool is_valid() const noexcept { return faults_.empty(); }
  Form form() const noexcept { return static_cast<Form>(counts_.form); }
  /// The symbology identifier of scan data, "]Q3"; empty for none.
  std::string_view symbology() const noexcept { return counts_.symbology; }
  const regkit_gs1_counts &counts() const noexcept { return counts_; }
  std::string_view bytes() const noexcept { return bytes_; }

  /// The value of the first element of an identifier, without escapes; none where there is no such element.
  std::optional<std::string> value(uint16_t ai, uint8_t ai_digits) const {
    for (const auto &element : elements_) {
      if (element.ai == ai && element.ai_digits == ai_digits) return value(element);
    }
    return std::nullopt;
  }

  /// The value of one of `elements()`, without escapes.
  std::string value(const regkit_gs1_element &element) const {
    return detail::written([&](auto out, auto capacity, auto length, auto error) {
             return regkit_gs1_value(out, capacity, length, detail::bytes(bytes_), bytes_.size(), &element, error);
           })
        .value_or(std::string());
  }

  /// What the value of one of `elements()` means, as one line of JSON.
  Result<std::string> typed_value(const regkit_gs1_element &element, int32_t reference_year) const {
    return detail::text([&](auto out, auto length, auto error) {
      return regkit_gs1_typed_value(out, length, detail::bytes(bytes_), bytes_.size(), &element, reference_year, error);
    });
  }

 private:
  friend Result<Message> parse(std::string_view message, Form form, const Options &options);

  std::string bytes_;
  std::vector<regkit_gs1_element> elements_;
  std::vector<regkit_gs1_fault> faults_;
  regkit_gs1_counts counts_ = detail::sized<regkit_gs1_counts>();
};

/// Parses and validates one message. Its faults are no error: good elements beside a bad one are there.
inline Result<Message> parse(std::string_view message, Form form = Form::any, const Options &options = {}) {
  Message parsed;
  parsed.bytes_ = std::string(message);
  parsed.elements_.resize(16);
  parsed.faults_.resize(8);
  const auto given = options.c();
  for (int attempt = 0;; attempt++) {
    detail::Detail error;
    const int32_t status = regkit_gs1_parse(
        &parsed.counts_, detail::bytes(message), message.size(), static_cast<int32_t>(form), &given,
        parsed.elements_.data(), parsed.elements_.size(), parsed.faults_.data(), parsed.faults_.size(), error);
    if (status == REGKIT_E_CAPACITY && attempt == 0) {
      parsed.elements_.resize(parsed.counts_.elements);
      parsed.faults_.resize(parsed.counts_.faults);
      continue;
    }
    if (status != REGKIT_OK) return error.as_error(status);
    parsed.elements_.resize(parsed.counts_.elements);
    parsed.faults_.resize(parsed.counts_.faults);
    return parsed;
  }
}

/// Parses every row of a column into storage of the caller, as regkit_gs1_parse_column says.
inline Result<regkit_gs1_column_counts> parse_column(
    const regkit_gs1_column &column, Form form, const Options &options, int32_t *statuses, int32_t *fault_counts,
    std::vector<regkit_gs1_values> &values) {
  detail::Detail error;
  auto counts = detail::sized<regkit_gs1_column_counts>();
  const auto given = options.c();
  const int32_t status = regkit_gs1_parse_column(&counts, &column, static_cast<int32_t>(form), &given, statuses,
                                                 fault_counts, values.data(), values.size(), error);
  if (status != REGKIT_OK) return error.as_error(status);
  return counts;
}

/// How a message is written.
struct Output {
  Form form = Form::bracketed;
  /// With scan data of a symbology that promises nothing: raw, bracketed or digital_link; any to choose.
  Form plain_form = Form::any;
  /// With scan data: "]d2"; empty for ]Q3.
  std::string_view symbology = {};
  bool as_composite = false, keep_order = false, omit_leading_zeros = false;
  /// For dates that are built; 0: they must be of 2000 to 2050.
  uint16_t reference_year = 0;
  /// How a URI begins; empty for https://id.gs1.org.
  std::string_view stem = {};

  regkit_gs1_output c() const noexcept {
    auto output = detail::sized<regkit_gs1_output>();
    output.form = static_cast<int32_t>(form);
    output.plain_form = static_cast<int32_t>(plain_form);
    for (size_t place = 0; place < symbology.size() && place < 3; place++) output.symbology[place] = symbology[place];
    output.as_composite = as_composite;
    output.keep_order = keep_order;
    output.omit_leading_zeros = omit_leading_zeros;
    output.reference_year = reference_year;
    if (!stem.empty()) {
      output.stem = stem.data();
      output.stem_length = stem.size();
    }
    return output;
  }
};

/// Writes a message in another form. One with a fault is an error with the first fault's place.
inline Result<std::string> render(std::string_view message, const Output &output, Form form = Form::any,
                                  const Options &options = {}) {
  const auto given = options.c();
  const auto wanted = output.c();
  return detail::written([&](auto out, auto capacity, auto length, auto error) {
    return regkit_gs1_render(out, capacity, length, detail::bytes(message), message.size(), static_cast<int32_t>(form),
                             &given, &wanted, error);
  });
}

/// One element to be built.
struct Part {
  uint16_t ai = 0;
  uint8_t ai_digits = 0;
  std::string_view value = {};
  /// Whether the value is as people write it: 2028-12-31, 1.5 kg.
  bool as_written = false;
  /// Whether a "?" in the value is the check digit to be computed.
  bool check_digit = false;
};

/// Makes a message of identifiers and values. `faults` gets every reason of a refusal, where that is asked for.
inline Result<std::string> build(const std::vector<Part> &parts, const Output &output, const Options &options = {},
                                 std::vector<regkit_gs1_indexed_fault> *faults = nullptr) {
  std::vector<regkit_gs1_part> given_parts;
  for (const auto &part : parts) {
    regkit_gs1_part given{};
    given.ai = part.ai;
    given.ai_digits = part.ai_digits;
    given.flags = static_cast<uint8_t>((part.as_written ? REGKIT_GS1_AS_WRITTEN : 0u) |
                                       (part.check_digit ? REGKIT_GS1_CHECK_DIGIT : 0u));
    given.value = {detail::bytes(part.value), part.value.size()};
    given_parts.push_back(given);
  }
  const auto given = options.c();
  const auto wanted = output.c();
  std::vector<regkit_gs1_indexed_fault> found(faults ? 64 : 0);
  size_t fault_count = 0;
  auto built = detail::written([&](auto out, auto capacity, auto length, auto error) {
    return regkit_gs1_build(out, capacity, length, given_parts.data(), given_parts.size(), &given, &wanted,
                            found.data(), found.size(), &fault_count, error);
  });
  if (faults) {
    found.resize(fault_count < found.size() ? fault_count : found.size());
    *faults = std::move(found);
  }
  return built;
}

/// Judges the carriers of one object as if they were one message; no faults where they agree.
inline Result<std::vector<regkit_gs1_indexed_fault>> judge_carriers(const std::vector<std::string_view> &carriers,
                                                                    Form form = Form::any,
                                                                    const Options &options = {}) {
  std::vector<regkit_gs1_text> texts;
  for (const auto carrier : carriers) texts.push_back({detail::bytes(carrier), carrier.size()});
  const auto given = options.c();
  std::vector<regkit_gs1_indexed_fault> faults(16);
  for (int attempt = 0;; attempt++) {
    detail::Detail error;
    size_t count = 0;
    const int32_t status = regkit_gs1_judge_carriers(&count, texts.data(), texts.size(), static_cast<int32_t>(form),
                                                     &given, faults.data(), faults.size(), error);
    if (status != REGKIT_OK && (status != REGKIT_E_CAPACITY || attempt > 0)) return error.as_error(status);
    const bool is_all = count <= faults.size();
    faults.resize(count);
    if (is_all) return faults;
  }
}

/// Explains every fault of a message in words, with carets under the place; empty for a good one.
inline Result<std::string> explain(std::string_view message, Form form = Form::any, const Options &options = {},
                                   Language language = Language::english) {
  const auto given = options.c();
  return detail::text([&](auto out, auto length, auto error) {
    return regkit_gs1_explain(out, length, detail::bytes(message), message.size(), static_cast<int32_t>(form), &given,
                              static_cast<int32_t>(language), error);
  });
}

/// Guesses at what a message was before a scanner lost its separators, as a JSON array, best first.
inline Result<std::string> suggest(std::string_view message, Form form = Form::any, const Options &options = {},
                                   size_t limit = 0, Language language = Language::english) {
  const auto given = options.c();
  return detail::text([&](auto out, auto length, auto error) {
    return regkit_gs1_suggest(out, length, detail::bytes(message), message.size(), static_cast<int32_t>(form), &given,
                              limit, static_cast<int32_t>(language), error);
  });
}

/// Undoes the habits of a scanner: the message as it was in the symbol.
inline Result<std::string> undo_habit(std::string_view scanned, std::string_view profile) {
  return detail::written([&](auto out, auto capacity, auto length, auto error) {
    return regkit_gs1_undo_habit(out, capacity, length, nullptr, detail::bytes(scanned), scanned.size(),
                                 detail::text(profile), profile.size(), error);
  });
}

/// Learns the habits of a scanner from what it typed for a test symbol: a profile in JSON.
inline Result<std::string> learn_profile(std::string_view scanned, std::string_view expected) {
  return detail::text([&](auto out, auto length, auto error) {
    return regkit_gs1_learn_profile(out, length, detail::bytes(scanned), scanned.size(), detail::bytes(expected),
                                    expected.size(), error);
  });
}

/// A day, and whether the value meant its whole month.
struct Day {
  int32_t yyyymmdd = 0;
  bool is_month = false;
};

inline Result<Day> date(std::string_view value, int32_t reference_year) {
  detail::Detail error;
  Day day;
  int32_t is_month = 0;
  const int32_t status =
      regkit_gs1_date(&day.yyyymmdd, &is_month, detail::bytes(value), value.size(), reference_year, error);
  if (status != REGKIT_OK) return error.as_error(status);
  day.is_month = is_month != 0;
  return day;
}

/// `units` of 10 to the power of minus `decimals`, and a currency by its ISO 4217 number, 0 for none.
struct Decimal {
  int64_t units = 0;
  int32_t decimals = 0;
  int32_t currency = 0;
};

inline Result<Decimal> decimal(uint16_t ai, uint8_t ai_digits, std::string_view value) {
  detail::Detail error;
  Decimal number;
  const int32_t status = regkit_gs1_decimal(&number.units, &number.decimals, &number.currency, ai, ai_digits,
                                            detail::bytes(value), value.size(), error);
  if (status != REGKIT_OK) return error.as_error(status);
  return number;
}

/// The check digit that belongs after digits.
inline Result<char> check_digit(std::string_view digits) {
  detail::Detail error;
  char digit = 0;
  const int32_t status = regkit_gs1_check_digit(&digit, detail::bytes(digits), digits.size(), error);
  if (status != REGKIT_OK) return error.as_error(status);
  return digit;
}

/// Whether the last digit is the check digit of those before it.
inline bool verify_check_digit(std::string_view digits) noexcept {
  int32_t is_right = 0;
  return regkit_gs1_verify_check_digit(&is_right, detail::bytes(digits), digits.size(), nullptr) == REGKIT_OK &&
         is_right == 1;
}

/// The two check characters that belong after a text.
inline Result<std::array<char, 2>> check_pair(std::string_view text) {
  detail::Detail error;
  std::array<char, 2> pair{};
  const int32_t status = regkit_gs1_check_pair(pair.data(), detail::bytes(text), text.size(), error);
  if (status != REGKIT_OK) return error.as_error(status);
  return pair;
}

/// Whether the last two characters are the check characters of those before them.
inline bool verify_check_pair(std::string_view text) noexcept {
  int32_t is_right = 0;
  return regkit_gs1_verify_check_pair(&is_right, detail::bytes(text), text.size(), nullptr) == REGKIT_OK &&
         is_right == 1;
}

}  // namespace gs1

/* ---- Pictures -------------------------------------------------------------------------------------------------- */

enum class Effort : int32_t {
  balanced = REGKIT_EFFORT_BALANCED,
  fast = REGKIT_EFFORT_FAST,
  thorough = REGKIT_EFFORT_THOROUGH,
};

/// A camera frame in the caller's memory.
struct Frame {
  const uint8_t *pixels = nullptr;
  size_t length = 0, width = 0, height = 0;
  /// From the start of one row to the start of the next, in bytes.
  size_t row_stride = 0;
};

/// A picture with what was found drawn on it, as a PNG file, and the answer.
struct Annotated {
  Answer answer;
  std::vector<uint8_t> png;
};

/// A reader of barcodes in pictures. One thread at a time; give each thread its own.
///
/// A picture that cannot be scanned is an error; `told` gets the JSON that says why.
class Reader {
 public:
  /// `symbologies` are REGKIT_READS_ values, 0 for labels; of documents the pages from `first_page` to `last_page` are read,
  /// both 0 for all.
  static Result<Reader> open(Effort effort = Effort::balanced, uint32_t symbologies = 0, uint32_t first_page = 0,
                             uint32_t last_page = 0) {
    auto options = detail::sized<regkit_reader_options>();
    options.first_page = first_page;
    options.last_page = last_page;
    options.effort = static_cast<int32_t>(effort);
    options.symbologies = symbologies;
    return detail::open<regkit_reader, Reader>(
        [&](auto out, auto error) { return regkit_reader_open(out, &options, error); });
  }

  /// Scans a PNG, JPEG or PDF file in memory.
  Result<Answer> scan(const Rules &rules, std::string_view file, const Options &options = {},
                      std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_scan(out, get(), rules.get(), detail::bytes(file), file.size(), &given, error);
    });
  }

  Result<Answer> scan_file(const Rules &rules, std::string_view path, const Options &options = {},
                           std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_scan_file(out, get(), rules.get(), detail::text(path), path.size(), &given, error);
    });
  }

  Result<Answer> scan_descriptor(const Rules &rules, int32_t descriptor, const Options &options = {},
                                 std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_scan_descriptor(out, get(), rules.get(), descriptor, &given, error);
    });
  }

  Result<Answer> scan_gray8(const Rules &rules, const Frame &frame, const Options &options = {},
                            std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_scan_gray8(out, get(), rules.get(), frame.pixels, frame.length, frame.width, frame.height,
                               frame.row_stride, &given, error);
    });
  }

  Result<Answer> scan_yuyv(const Rules &rules, const Frame &frame, const Options &options = {},
                           std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_scan_yuyv(out, get(), rules.get(), frame.pixels, frame.length, frame.width, frame.height,
                              frame.row_stride, &given, error);
    });
  }

  /// Scans a PNG or JPEG file in memory and draws on the picture what was found.
  Result<Annotated> annotate(const Rules &rules, std::string_view file, const Options &options = {},
                             std::string *told = nullptr) {
    const auto given = detail::options(options);
    uint8_t *png = nullptr;
    size_t length = 0;
    auto answer = detail::answer(told, [&](auto out, auto error) {
      return regkit_scan_annotate(out, &png, &length, get(), rules.get(), detail::bytes(file), file.size(), &given,
                                  error);
    });
    const detail::Owned<uint8_t> owned(png);
    if (!answer) return answer.error();
    return Annotated{std::move(answer).value(), std::vector<uint8_t>(png, png + length)};
  }

  /// Measures how the 2D barcodes on a scan are printed; `claims` is JSON, or empty for none.
  Result<Answer> print_check(const Rules &rules, std::string_view file, double dpi_across, double dpi_down,
                             std::string_view claims = {}, const Options &options = {}, std::string *told = nullptr) {
    const auto given = detail::options(options);
    return detail::answer(told, [&](auto out, auto error) {
      return regkit_print_check(out, get(), rules.get(), detail::bytes(file), file.size(), dpi_across, dpi_down,
                                claims.empty() ? nullptr : claims.data(), claims.size(), &given, error);
    });
  }

  regkit_reader *get() const noexcept { return handle_.get(); }

  explicit Reader(detail::Owned<regkit_reader> handle) noexcept : handle_(std::move(handle)) {}

 private:
  detail::Owned<regkit_reader> handle_;
};

/// The frames of one camera: each code is reported once for each time that it appears. One thread at a time.
class Frames {
 public:
  /// What to look at, and when a code counts as gone; zeros for the defaults. `struct_size` is set here.
  static Result<Frames> open(regkit_frames_options options = {}) {
    options.struct_size = sizeof options;
    return detail::open<regkit_frames, Frames>(
        [&](auto out, auto error) { return regkit_frames_open(out, &options, error); });
  }

  /// Searches the next frame; no answer where nothing new appeared.
  Result<std::optional<Answer>> feed_gray8(const Rules &rules, const Frame &frame, int64_t at_ms,
                                           const Options &options = {}) {
    return feed(regkit_frames_feed_gray8, rules, frame, at_ms, options);
  }
  Result<std::optional<Answer>> feed_yuyv(const Rules &rules, const Frame &frame, int64_t at_ms,
                                          const Options &options = {}) {
    return feed(regkit_frames_feed_yuyv, rules, frame, at_ms, options);
  }

  regkit_frames *get() const noexcept { return handle_.get(); }

  explicit Frames(detail::Owned<regkit_frames> handle) noexcept : handle_(std::move(handle)) {}

 private:
  template <typename Function>
  Result<std::optional<Answer>> feed(Function function, const Rules &rules, const Frame &frame, int64_t at_ms,
                                     const Options &options) {
    const auto given = detail::options(options);
    auto answer = detail::answer(nullptr, [&](auto out, auto error) {
      return function(out, get(), rules.get(), frame.pixels, frame.length, frame.width, frame.height, frame.row_stride,
                      at_ms, &given, error);
    });
    if (!answer) return answer.error();
    if (answer->json.empty()) return std::optional<Answer>();
    return std::optional<Answer>(std::move(answer).value());
  }

  detail::Owned<regkit_frames> handle_;
};

/// A desk that judges a set of uploads file by file. One thread at a time.
class Desk {
 public:
  /// `manifest` and `dossier` are JSON, or empty for none.
  static Result<Desk> open(const Rules &rules, std::string_view manifest = {}, std::string_view dossier = {},
                           const Options &options = {}) {
    const auto given = detail::options(options);
    return detail::open<regkit_desk, Desk>([&](auto out, auto error) {
      return regkit_desk_open(out, rules.get(), manifest.empty() ? nullptr : manifest.data(), manifest.size(),
                              dossier.empty() ? nullptr : dossier.data(), dossier.size(), &given, error);
    });
  }

  Result<Answer> check(std::string_view name, std::string_view file) {
    return detail::answer(nullptr, [&](auto out, auto error) {
      return regkit_desk_check(out, get(), detail::text(name), name.size(), detail::bytes(file), file.size(), error);
    });
  }

  /// What is missing, came twice or could not be read, of all files so far.
  Result<Answer> close() {
    return detail::answer(nullptr, [&](auto out, auto error) { return regkit_desk_close(out, get(), error); });
  }

  regkit_desk *get() const noexcept { return handle_.get(); }

  explicit Desk(detail::Owned<regkit_desk> handle) noexcept : handle_(std::move(handle)) {}

 private:
  detail::Owned<regkit_desk> handle_;
};

/* ---- Labels ---------------------------------------------------------------------------------------------------- */

/// A label, or a sheet of them, that was made and read back.
struct Label {
  std::vector<uint8_t> bytes;
  std::string json;
  Outcome outcome = Outcome::undetermined;
  /// Sizes in modules, dots and millimetres; its `bytes` and `json` are NULL, for they are above.
  regkit_label measures{};
};

namespace detail {

template <typename Call>
Result<Label> label(std::string *told, Call call) {
  Detail detail;
  auto made = sized<regkit_label>();
  const int32_t status = call(&made, detail.get());
  const Owned<uint8_t> bytes(made.bytes);
  const Owned<char> json(made.json);
  Label label;
  if (json) label.json = std::string(json.get(), made.json_length);
  if (status != REGKIT_OK) {
    if (told) *told = std::move(label.json);
    return detail.as_error(status);
  }
  if (bytes) label.bytes.assign(bytes.get(), bytes.get() + made.length);
  label.outcome = static_cast<Outcome>(made.outcome);
  made.bytes = nullptr;
  made.json = nullptr;
  label.measures = made;
  return label;
}

}  // namespace detail

/// A request with everything left to its default but the form and the output.
inline regkit_label_request label_request(int32_t form, int32_t output) noexcept {
  auto request = detail::sized<regkit_label_request>();
  request.form = form;
  request.output = output;
  return request;
}

/// Makes a label of data. One that cannot be made is an error; `told` gets the JSON with what could be.
inline Result<Label> make_label(const Rules &rules, std::string_view data, const regkit_label_request &request,
                                const Options &options = {}, std::string *told = nullptr) {
  const auto given = detail::options(options);
  return detail::label(told, [&](auto out, auto error) {
    return regkit_label_make(out, rules.get(), detail::bytes(data), data.size(), &request, &given, error);
  });
}

/// Makes a PDF of the labels that a table in CSV lists. `struct_size` of the sheet is set here.
inline Result<Label> make_label_sheet(const Rules &rules, std::string_view csv, const regkit_label_request &request,
                                      regkit_label_sheet sheet, const Options &options = {},
                                      std::string *told = nullptr) {
  sheet.struct_size = sizeof sheet;
  const auto given = detail::options(options);
  return detail::label(told, [&](auto out, auto error) {
    return regkit_label_sheet_make(out, rules.get(), detail::bytes(csv), csv.size(), &request, &sheet, &given, error);
  });
}

}  // namespace regkit

#endif
