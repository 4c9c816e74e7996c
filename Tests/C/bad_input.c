/* Calls every function of regkit.h with everything wrong that a caller can do and a library can notice: NULL for each pointer
   in turn, every wrong struct_size, structs of newer headers, misaligned structs, lengths beyond the address space, short
   storage, numbers from the ends of their range; and in a debug build handles that were freed or are of another kind.

   All memory of a call ends at a page that nobody may touch, so that one byte read or written behind it ends the program.
   What is called comes from the header itself (make-call-table): a function that is added is called too, and a parameter
   that nothing is known about ends the run.

     bad_input PICTURE TABLE [--debug] */
#define _DEFAULT_SOURCE
#include "regkit.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct argument {
  void *pointer;
  uint64_t integer;
  double real;
} argument;

typedef struct parameter {
  const char *type;
  const char *name;
} parameter;

#define MAXIMUM_PARAMETERS 16

typedef struct function {
  const char *name;
  const char *result;
  int32_t (*call)(const argument *arguments);
  size_t count;
  parameter parameters[MAXIMUM_PARAMETERS];
} function;

#include "call_table.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is(const char *text, const char *other) { return strcmp(text, other) == 0; }

static bool ends(const char *text, const char *end) {
  size_t length = strlen(text), end_length = strlen(end);
  return length >= end_length && is(text + length - end_length, end);
}

/* ---- Failures ---- */

static int calls, failures;

static void fail(const function *f, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  printf("  %s: ", f->name);
  vprintf(format, arguments);
  printf("\n");
  va_end(arguments);
  failures++;
}

/* ---- Memory that ends at a guard ---- */

static struct { void *start; size_t length; } mappings[64];
static size_t mapping_count;

static void *guarded(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (size + page - 1) / page * page + page;
  uint8_t *start = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED || mapping_count == COUNT(mappings)) {
    perror("mmap");
    exit(2);
  }
  mprotect(start + whole - page, page, PROT_NONE);
  mappings[mapping_count].start = start;
  mappings[mapping_count++].length = whole;
  return start + whole - page - size;
}

static void *guarded_copy(const void *bytes, size_t size) {
  void *memory = guarded(size);
  if (size > 0) memcpy(memory, bytes, size);
  return memory;
}

static void release_memory(void) {
  while (mapping_count > 0) {
    mapping_count--;
    munmap(mappings[mapping_count].start, mappings[mapping_count].length);
  }
}

/* ---- What the parameters are ---- */

#define STRUCTS(X) \
  X(regkit_error) X(regkit_options) X(regkit_answer) X(regkit_gs1_options) X(regkit_gs1_counts) X(regkit_gs1_output) \
  X(regkit_gs1_column) X(regkit_gs1_values) X(regkit_gs1_column_counts) X(regkit_readings) \
  X(regkit_answers) X(regkit_reader_options) X(regkit_frames_options) X(regkit_label_request) X(regkit_label) X(regkit_label_sheet)

/* The size of the struct that begins with struct_size and a parameter points to; 0 for any other type. */
static size_t struct_size(const char *type) {
#define SIZE(name) if (is(type, #name "*") || is(type, "const " #name "*")) return sizeof(name);
  STRUCTS(SIZE)
  return 0;
}

/* The width of what the elements of an array of a plain type must be aligned to; 0 for bytes and for no array. */
static size_t alignment(const char *type) {
  static const struct { const char *type; size_t alignment; } arrays[] = {
      {"regkit_gs1_element*", _Alignof(regkit_gs1_element)}, {"const regkit_gs1_element*", _Alignof(regkit_gs1_element)},
      {"regkit_gs1_fault*", _Alignof(regkit_gs1_fault)},
      {"regkit_gs1_indexed_fault*", _Alignof(regkit_gs1_indexed_fault)},
      {"const regkit_gs1_text*", _Alignof(regkit_gs1_text)}, {"const regkit_gs1_part*", _Alignof(regkit_gs1_part)},
      {"const size_t*", _Alignof(size_t)}, {"uint32_t*", _Alignof(uint32_t)},
      {"const uint8_t*const *", _Alignof(uint8_t *)},
  };
  if (struct_size(type) > 0) return _Alignof(size_t);
  for (size_t i = 0; i < COUNT(arrays); i++)
    if (is(type, arrays[i].type)) return arrays[i].alignment;
  return 0;
}

static const char *const handle_types[] = {"regkit_rules", "regkit_reader", "regkit_frames", "regkit_desk",
                                           "regkit_gs1_dictionary"};

/* Which kind of handle a parameter takes, or -1. */
static int handle_kind(const char *type) {
  if (strncmp(type, "const ", 6) == 0) type += 6;
  for (size_t i = 0; i < COUNT(handle_types); i++)
    if (strncmp(type, handle_types[i], strlen(handle_types[i])) == 0 && is(type + strlen(handle_types[i]), "*"))
      return (int)i;
  return -1;
}

/* Whether the header allows NULL where a call of this test has something. */
static bool may_be_null(const function *f, const parameter *p) {
  static const char *const names[] = {"error", "options", "out_length", "out_count", "fault_count", "out_is_month", "out_decimals",
                                      "out_currency", "origins", "statuses", "fault_counts"};
  for (size_t i = 0; i < COUNT(names); i++)
    if (is(p->name, names[i])) return true;
  return ends(f->name, "_free");
}

static bool is_length(const char *name) { return ends(name, "length") || ends(name, "count") || ends(name, "capacity"); }

/* ---- A call that is right ---- */

static const char *picture_path;
static uint8_t *picture, *table;
static size_t picture_length, table_length;
static void *handles[COUNT(handle_types)];
static bool has_pictures, is_debug;

static const struct { const char *function, *parameter, *text; } texts[] = {
    {"regkit_ask", "question", "{\"area\":\"eligibility\",\"inputs\":{\"kbli\":\"21022\",\"commodity\":\"obat_tradisional\"}}"},
    {"regkit_ask_file", "question",
     "{\"area\":\"documents\",\"inputs\":{\"context\":\"sinkarkes.komoditas\",\"filename\":\"a.png\"}}"},
    {"regkit_label_make", "data", "(90)NA18240104109(91)251231"},
    {"regkit_gs1_check_digit", "digits", "0899123456789"},
    {"regkit_gs1_verify_check_digit", "digits", "08991234567891"},
    {"regkit_gs1_dictionary_open", "text", "# Release: 2030-01-02\n01 *? N14,csum,gcppos2 # GTIN\n"},
    {"regkit_gs1_check_pair", "text", "1987654Ad4X4bL5ttr2310c"},
    {"regkit_gs1_verify_check_pair", "text", "1987654Ad4X4bL5ttr2310c2K"},
    {"regkit_gs1_date", "value", "280229"},
    {"regkit_gs1_decimal", "value", "001500"},
    {"regkit_gs1_learn_profile", "scanned", "]d2010899123456789110Ab{GS}21c\r"},
    {"regkit_gs1_learn_profile", "expected", "]d2010899123456789110Ab\03521c"},
    {"regkit_gs1_undo_habit", "scanned", "010899123456789110Ab{GS}21c\r"},
    {"regkit_gs1_undo_habit", "profile", "braces"},
    {"regkit_print_check", "claims", "{}"},
    {"regkit_desk_open", "manifest", "{\"files\":[{\"file\":\"a.png\"}]}"},
    {"regkit_desk_open", "dossier", "{\"licences\":[{\"nie\":\"NA18240104109\"}]}"},
    {"regkit_desk_check", "name", "a.png"},
    {"regkit_label_sheet_make", "csv", "01,10,17\n0899123456789?,ABC,2028-12-31\n"},
    {NULL, "message", "(01)08991234567891(10)A"},
    {NULL, "data", "(01)08991234567891(10)A"},
};

#define ROWS 3
static const int32_t column_offsets[ROWS + 1] = {0, 23, 23, 30};
static const char column_bytes[] = "(01)08991234567891(10)A(10)ABC";
static int fixture_descriptor = -1;

static const char *text_of(const function *f, const parameter *p) {
  for (size_t i = 0; i < COUNT(texts); i++)
    if ((texts[i].function == NULL || is(texts[i].function, f->name)) && is(texts[i].parameter, p->name))
      return texts[i].text;
  return NULL;
}

static void unknown(const function *f, const parameter *p) {
  printf("  %s: nothing is known about the parameter %s %s; add it to %s\n", f->name, p->type, p->name, __FILE__);
  exit(2);
}

/* Fills a struct that begins with struct_size so that a call with it is right. */
static void fill(const function *f, const parameter *p, void *memory) {
  size_t size = struct_size(p->type);
  memset(memory, 0, size);
  memcpy(memory, &size, sizeof size);
  if (ends(p->type, "regkit_gs1_output*")) ((regkit_gs1_output *)memory)->form = REGKIT_GS1_RAW;
  if (ends(p->type, "regkit_gs1_column*")) {
    regkit_gs1_column *column = memory;
    column->offsets = guarded_copy(column_offsets, sizeof column_offsets);
    column->offset_width = 4;
    column->bytes = guarded_copy(column_bytes, sizeof column_bytes - 1);
    column->bytes_length = sizeof column_bytes - 1;
    column->row_count = ROWS;
  }
  if (ends(p->type, "regkit_gs1_values*")) {
    regkit_gs1_values *values = memory;
    values->ai = 10;
    values->ai_digits = 2;
    values->starts = guarded(ROWS * sizeof(int32_t));
    values->lengths = guarded(ROWS * sizeof(int32_t));
    values->offsets = guarded((ROWS + 1) * sizeof(int32_t));
    values->bytes = guarded(4);
    values->bytes_capacity = 4;
    values->validity = guarded(1);
  }
  if (ends(p->type, "regkit_readings*")) {
    regkit_readings *readings = memory;
    readings->outcomes = guarded(ROWS * sizeof(int32_t));
    readings->warnings = guarded(ROWS * sizeof(int32_t));
    regkit_numbers *columns[] = {&readings->outcome, &readings->rule, &readings->citation, &readings->error,
                                 &readings->fault, &readings->method, &readings->expiry};
    for (size_t i = 0; i < COUNT(columns); i++)
      *columns[i] = (regkit_numbers){guarded(ROWS * sizeof(int32_t)), guarded(1)};
  }
  if (ends(p->type, "regkit_answers*")) {
    regkit_answers *answers = memory;
    answers->outcomes = guarded(ROWS * sizeof(int32_t));
    answers->outcome = (regkit_numbers){guarded(ROWS * sizeof(int32_t)), guarded(1)};
    answers->offsets = guarded((ROWS + 1) * sizeof(int32_t));
    answers->validity = guarded(1);
  }
  if (ends(p->type, "regkit_label_request*")) {
    regkit_label_request *request = memory;
    request->form = is(f->name, "regkit_label_make") ? REGKIT_LABEL_BPOM : REGKIT_LABEL_GS1_DATAMATRIX;
    request->output = REGKIT_LABEL_PDF;
    request->even_if_refused = 1;
  }
  if (ends(p->type, "regkit_label_sheet*")) {
    ((regkit_label_sheet *)memory)->rows = 2;
    ((regkit_label_sheet *)memory)->columns = 2;
  }
}

static void *open_handle(int kind) {
  static const char manifest[] = "{\"files\":[{\"file\":\"a.png\"}]}";
  void *handle = NULL;
  switch (kind) {
  case 0: regkit_rules_open((regkit_rules **)&handle, NULL, 0, NULL); break;
  case 1: regkit_reader_open((regkit_reader **)&handle, NULL, NULL); break;
  case 2: regkit_frames_open((regkit_frames **)&handle, NULL, NULL); break;
  case 3:
    regkit_desk_open((regkit_desk **)&handle, handles[0], manifest, sizeof manifest - 1, NULL, 0, NULL, NULL);
    break;
  case 4: {
    static const char text[] = "01 *? N14,csum,gcppos2 # GTIN\n";
    regkit_gs1_dictionary_open((regkit_gs1_dictionary **)&handle, (const uint8_t *)text, sizeof text - 1, NULL);
  }
  }
  return handle;
}

static void free_handle(int kind, void *handle) {
  switch (kind) {
  case 0: regkit_rules_free(handle); break;
  case 1: regkit_reader_free(handle); break;
  case 2: regkit_frames_free(handle); break;
  case 3: regkit_desk_free(handle); break;
  case 4: regkit_gs1_dictionary_free(handle);
  }
}

/* How much storage a call is given; less for the tests of short storage. */
static size_t capacity = 4096;

static void set_up(const function *f, argument *a) {
  for (size_t i = 0; i < f->count; i++) {
    const parameter *p = &f->parameters[i];
    const char *text = text_of(f, p), *type = p->type;
    a[i] = (argument){0};
    if (struct_size(type) > 0) {
      a[i].pointer = guarded(struct_size(type));
      fill(f, p, a[i].pointer);
    } else if (handle_kind(type) >= 0) {
      a[i].pointer = ends(f->name, "_free") ? open_handle(handle_kind(type)) : handles[handle_kind(type)];
    } else if (text != NULL) {
      a[i].pointer = guarded_copy(text, strlen(text));
      a[i + 1].integer = strlen(text);
    } else if (is(p->name, "picture") || is(p->name, "file")) {
      a[i].pointer = guarded_copy(picture, picture_length);
    } else if (is(p->name, "path")) {
      a[i].pointer = guarded_copy(picture_path, strlen(picture_path));
    } else if (is(p->name, "pixels")) {
      a[i].pointer = memset(guarded(64 * 128), 255, 64 * 128);
    } else if (is(p->name, "table")) {
      a[i].pointer = guarded_copy(table, table_length);
    } else if (is(p->name, "tables")) {
      const uint8_t *one = guarded_copy(table, table_length);
      a[i].pointer = guarded_copy(&one, sizeof one);
    } else if (is(p->name, "lengths")) {
      a[i].pointer = guarded_copy(&table_length, sizeof table_length);
    } else if (is(type, "const regkit_gs1_element*")) {
      regkit_gs1_element element = {.ai = 1, .ai_digits = 2, .offset = 1, .value_offset = 4, .value_length = 14};
      a[i].pointer = guarded_copy(&element, sizeof element);
    } else if (is(type, "const regkit_gs1_text*")) {
      regkit_gs1_text carriers[2] = {{guarded_copy("(01)08991234567891", 18), 18}, {guarded_copy("(10)A", 5), 5}};
      a[i].pointer = guarded_copy(carriers, sizeof carriers);
    } else if (is(type, "const regkit_gs1_part*")) {
      regkit_gs1_part parts[2] = {
          {.ai = 1, .ai_digits = 2, .value = {guarded_copy("08991234567891", 14), 14}},
          {.ai = 10, .ai_digits = 2, .value = {guarded_copy("A", 1), 1}}};
      a[i].pointer = guarded_copy(parts, sizeof parts);
    } else if (is(type, "regkit_gs1_element*")) {
      a[i].pointer = guarded(capacity * sizeof(regkit_gs1_element));
    } else if (is(type, "regkit_gs1_fault*")) {
      a[i].pointer = guarded(capacity * sizeof(regkit_gs1_fault));
    } else if (is(type, "regkit_gs1_indexed_fault*")) {
      a[i].pointer = guarded(capacity * sizeof(regkit_gs1_indexed_fault));
    } else if (is(p->name, "out") && i + 1 < f->count && is(f->parameters[i + 1].name, "capacity")) {
      a[i].pointer = guarded(capacity);
    } else if (is(p->name, "origins")) {
      a[i].pointer = guarded(capacity * sizeof(uint32_t));
    } else if (is(p->name, "statuses") || is(p->name, "fault_counts")) {
      a[i].pointer = guarded(ROWS * sizeof(int32_t));
    } else if (is(type, "char*") && is(p->name, "out")) {
      a[i].pointer = guarded(strstr(f->name, "pair") != NULL ? 2 : 1);
    } else if (is(type, "char*") || (is(type, "uint8_t*") && ends(f->name, "_free"))) {
      a[i].pointer = NULL;
    } else if (ends(type, "**") || is(type, "size_t*") || is(type, "int64_t*")) {
      a[i].pointer = guarded(8);
    } else if (is(type, "int32_t*")) {
      a[i].pointer = guarded(4);
    } else if (ends(type, "*")) {
      unknown(f, p);
    } else if (ends(p->name, "capacity")) {
      a[i].integer = capacity;
    } else if (is(p->name, "picture_length") || is(p->name, "file_length")) {
      a[i].integer = picture_length;
    } else if (is(p->name, "path_length")) {
      a[i].integer = strlen(picture_path);
    } else if (is(p->name, "pixels_length")) {
      a[i].integer = 64 * 128;
    } else if (is(p->name, "table_length")) {
      a[i].integer = table_length;
    } else if (is(p->name, "carrier_count") || is(p->name, "part_count")) {
      a[i].integer = 2;
    } else if (is(p->name, "count") || is(p->name, "value_count")) {
      a[i].integer = 1;
    } else if (is(p->name, "width") || is(p->name, "height")) {
      a[i].integer = 64;
    } else if (is(p->name, "row_stride")) {
      a[i].integer = 128;
    } else if (ends(p->name, "_length") || is(p->name, "length")) {
      a[i].integer = strlen(text_of(f, &f->parameters[i - 1]));
    } else if (is(p->name, "descriptor")) {
      lseek(fixture_descriptor, 0, SEEK_SET);
      a[i].integer = (uint64_t)fixture_descriptor;
    } else if (is(p->name, "reference_year")) {
      a[i].integer = 2026;
    } else if (is(p->name, "ai")) {
      a[i].integer = 3103;
    } else if (is(p->name, "ai_digits")) {
      a[i].integer = 4;
    } else if (is(type, "double")) {
      a[i].real = 300;
    } else if (!is(p->name, "form") && !is(p->name, "language") && !is(p->name, "limit") && !is(p->name, "at_ms") &&
               !is(p->name, "code") && !is(p->name, "kind")) {
      unknown(f, p);
    }
  }
}

/* Releases whatever the call gave. */
static void take_down(const function *f, const argument *a, const argument *given) {
  (void)a;
  for (size_t i = 0; i < f->count; i++) {
    const char *type = f->parameters[i].type;
    void *memory = given[i].pointer;
    if (memory == NULL) continue;
    if (is(type, "char**")) regkit_text_free(*(char **)memory);
    if (is(type, "uint8_t**")) regkit_bytes_free(*(uint8_t **)memory);
    if (is(type, "regkit_answer*")) regkit_text_free(((regkit_answer *)memory)->json);
    if (is(type, "regkit_answers*")) regkit_bytes_free(((regkit_answers *)memory)->bytes);
    if (is(type, "regkit_label*")) {
      regkit_text_free(((regkit_label *)memory)->json);
      regkit_bytes_free(((regkit_label *)memory)->bytes);
    }
    for (size_t kind = 0; kind < COUNT(handle_types); kind++)
      if (strncmp(type, handle_types[kind], strlen(handle_types[kind])) == 0 &&
          is(type + strlen(handle_types[kind]), "**"))
        free_handle((int)kind, *(void **)memory);
  }
  release_memory();
}

/* Calls, and holds the status against what the caller's regkit_error says. */
static int32_t call(const function *f, const argument *a) {
  int32_t status = f->call(a);
  calls++;
  if (status > 0 || status < -9) fail(f, "an unknown status %d", status);
  for (size_t i = 0; i < f->count; i++) {
    const regkit_error *error = a[i].pointer;
    if (!is(f->parameters[i].type, "regkit_error*") || error == NULL || (size_t)error % _Alignof(regkit_error) != 0 ||
        error->struct_size < sizeof *error || error->struct_size > 4096 || error->struct_size % _Alignof(regkit_error) != 0)
      continue;
    if (status != REGKIT_OK && (error->code != status || error->message[0] == 0 || !memchr(error->message, 0, 1024)))
      fail(f, "status %d with code %d and the message \"%.80s\"", status, error->code, error->message);
    if (status == REGKIT_OK && error->code != 0) fail(f, "no error, but code %d", error->code);
  }
  return status;
}

static const regkit_error *error_of(const function *f, const argument *a) {
  for (size_t i = 0; i < f->count; i++)
    if (is(f->parameters[i].type, "regkit_error*")) return a[i].pointer;
  return NULL;
}

/* A refusal of the argument; where this build cannot do it at all, that may be said first. */
static bool is_refused(int32_t status, int32_t right) {
  return status == REGKIT_E_ARGUMENT || (right == REGKIT_E_UNSUPPORTED && status == right);
}

/* ---- Everything wrong with one parameter ---- */

static void with_null(const function *f, size_t place, int32_t right) {
  argument a[MAXIMUM_PARAMETERS], given[MAXIMUM_PARAMETERS];
  const parameter *p = &f->parameters[place];
  set_up(f, a);
  memcpy(given, a, sizeof given);
  if (ends(f->name, "_free") && handle_kind(p->type) >= 0) free_handle(handle_kind(p->type), a[place].pointer);
  a[place].pointer = NULL;
  int32_t status = call(f, a);
  if (!may_be_null(f, p) && !is_refused(status, right)) fail(f, "%s NULL: status %d", p->name, status);
  given[place].pointer = NULL;
  take_down(f, a, given);
}

static void with_struct_sizes(const function *f, size_t place, int32_t right) {
  const parameter *p = &f->parameters[place];
  size_t own = struct_size(p->type);
  const size_t wrong[] = {0, 1, 7, 8, own - 1, own + 1, own + 7, 4097, 4104, (size_t)1 << 20, SIZE_MAX / 2 + 1, SIZE_MAX};
  for (size_t i = 0; i < COUNT(wrong); i++) {
    argument a[MAXIMUM_PARAMETERS];
    char before[sizeof(regkit_error)], expected[64];
    set_up(f, a);
    memcpy(a[place].pointer, &wrong[i], sizeof wrong[i]);
    memcpy(before, a[place].pointer, own);
    int32_t status = call(f, a);
    if (!is_refused(status, right)) fail(f, "%s: struct_size %zu: status %d", p->name, wrong[i], status);
    if (memcmp(before, a[place].pointer, own) != 0) fail(f, "%s: struct_size %zu: written to", p->name, wrong[i]);
    const regkit_error *error = error_of(f, a);
    snprintf(expected, sizeof expected, "struct_size %zu, expected %zu", wrong[i], own);
    if (status == REGKIT_E_ARGUMENT && error != a[place].pointer && error != NULL && !strstr(error->message, expected))
      fail(f, "%s: struct_size %zu: \"%s\"", p->name, wrong[i], error->message);
    take_down(f, a, a);
  }
}

/* The struct of a newer header: what is behind the part that the library knows. */
static void with_newer_struct(const function *f, size_t place, int32_t right) {
  const parameter *p = &f->parameters[place];
  size_t own = struct_size(p->type);
  bool is_read = strncmp(p->type, "const ", 6) == 0 || ends(p->type, "regkit_gs1_values*") ||
                 ends(p->type, "regkit_readings*") || ends(p->type, "regkit_answers*");
  for (size_t more = 8; more <= 64; more += 56) {
    for (int value = 0; value < 2; value++) {
      argument a[MAXIMUM_PARAMETERS];
      set_up(f, a);
      uint8_t *longer = guarded(own + more);
      memcpy(longer, a[place].pointer, own);
      *(size_t *)(void *)longer = own + more;
      memset(longer + own, 0, more);
      longer[own + more - 1] = (uint8_t)value;
      a[place].pointer = longer;
      int32_t status = call(f, a);
      if (is_read && value == 1 ? !is_refused(status, right) : status != right)
        fail(f, "%s: %zu bytes more, the last %d: status %d", p->name, more, value, status);
      const regkit_error *error = error_of(f, a);
      if (is_read && status == REGKIT_E_ARGUMENT && error != NULL && !strstr(error->message, "found a field in use"))
        fail(f, "%s: %zu bytes more: \"%s\"", p->name, more, error->message);
      for (size_t i = 0; i < more; i++)
        if (longer[own + i] != (i == more - 1 ? value : 0)) fail(f, "%s: written behind what the library knows", p->name);
      take_down(f, a, a);
    }
  }
}

static void misaligned(const function *f, size_t place, int32_t right) {
  const parameter *p = &f->parameters[place];
  argument a[MAXIMUM_PARAMETERS], given[MAXIMUM_PARAMETERS];
  set_up(f, a);
  memcpy(given, a, sizeof given);
  size_t size = struct_size(p->type) > 0 ? struct_size(p->type) : 16;
  uint8_t *memory = guarded(size + 8);
  memcpy(memory + 1, a[place].pointer, is(p->name, "lengths") || is(p->name, "tables") ? 8 : size);
  a[place].pointer = memory + 1;
  int32_t status = call(f, a);
  if (!is_refused(status, right)) fail(f, "%s misaligned: status %d", p->name, status);
  given[place].pointer = NULL;
  take_down(f, a, given);
}

static void with_numbers(const function *f, size_t place, int32_t right) {
  const parameter *p = &f->parameters[place];
  static const uint64_t numbers[] = {0, 1, 12345, INT32_MAX, (uint64_t)INT32_MIN, UINT32_MAX, INT64_MAX,
                                     (uint64_t)INT64_MAX + 1, UINT64_MAX - 1, UINT64_MAX};
  static const double reals[] = {0, -0.0, -1, 24.9, 1e-300, 1e300, -1e300, 1.0 / 0.0, -1.0 / 0.0, 0.0 / 0.0};
  for (size_t i = 0; i < COUNT(numbers); i++) {
    argument a[MAXIMUM_PARAMETERS];
    /* A length that is too great, but no more than memory can be, cannot be noticed; neither can too great a descriptor
       that is open. */
    if (is_length(p->name) && !is(p->name, "value_length") && numbers[i] > 0 && numbers[i] <= INT64_MAX &&
        !is(p->name, "count") && !is(p->name, "value_count"))
      continue;
    if (is_length(p->name) && numbers[i] > 0 && numbers[i] <= INT64_MAX) continue;
    set_up(f, a);
    a[place].integer = numbers[i];
    a[place].real = reals[i % COUNT(reals)];
    int32_t status = call(f, a);
    if (is_length(p->name) && numbers[i] > INT64_MAX && !is_refused(status, right))
      fail(f, "%s %llu: status %d", p->name, (unsigned long long)numbers[i], status);
    take_down(f, a, a);
  }
}

static void with_short_storage(const function *f, int32_t right) {
  size_t needed = SIZE_MAX, length_place = SIZE_MAX, element_places = 0;
  argument a[MAXIMUM_PARAMETERS];
  for (size_t i = 0; i < f->count; i++) {
    if (is(f->parameters[i].name, "out_length") && is(f->parameters[1].name, "capacity")) length_place = i;
    if (ends(f->parameters[i].name, "_capacity")) element_places++;
  }
  if (length_place == SIZE_MAX && element_places == 0) return;
  set_up(f, a);
  call(f, a);
  if (length_place != SIZE_MAX) needed = *(size_t *)a[length_place].pointer;
  take_down(f, a, a);
  for (capacity = 0; capacity < (needed == SIZE_MAX ? 4 : needed); capacity++) {
    set_up(f, a);
    int32_t status = call(f, a);
    if (length_place != SIZE_MAX && status == REGKIT_E_CAPACITY) {
      if (*(size_t *)a[length_place].pointer != needed)
        fail(f, "a capacity of %zu: %zu are needed, said %zu", capacity, needed, *(size_t *)a[length_place].pointer);
    } else if (status != right && status != REGKIT_E_CAPACITY) {
      fail(f, "a capacity of %zu: status %d", capacity, status);
    } else if (length_place != SIZE_MAX) {
      fail(f, "a capacity of %zu was enough for %zu bytes", capacity, needed);
    }
    take_down(f, a, a);
  }
  capacity = 4096;
}

static void with_wrong_handles(const function *f, size_t place, int32_t right) {
  const parameter *p = &f->parameters[place];
  int kind = handle_kind(p->type);
  for (size_t other = 0; other < COUNT(handle_types) + 2; other++) {
    argument a[MAXIMUM_PARAMETERS];
    set_up(f, a);
    void *own = a[place].pointer, *freed = NULL;
    int32_t local = 0;
    if (other < COUNT(handle_types)) {
      if ((int)other == kind || handles[other] == NULL) { /* a freed one */
        freed = open_handle(kind);
        free_handle(kind, freed);
        a[place].pointer = freed;
      } else {
        a[place].pointer = handles[other];
      }
    } else {
      a[place].pointer = other == COUNT(handle_types) ? (void *)&local : (void *)1;
    }
    if (a[place].pointer != NULL) {
      int32_t status = call(f, a);
      if (!ends(f->name, "_free") && !is_refused(status, right)) fail(f, "%s: a wrong handle: status %d", p->name, status);
      const regkit_error *error = error_of(f, a);
      if (freed != NULL && status == REGKIT_E_ARGUMENT && error != NULL && !strstr(error->message, "found a freed handle"))
        fail(f, "%s: a freed handle: \"%s\"", p->name, error->message);
    }
    if (ends(f->name, "_free")) free_handle(kind, own);
    take_down(f, a, a);
  }
}

static uint8_t *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = malloc(1 << 20);
  if (file == NULL || bytes == NULL || (*length = fread(bytes, 1, 1 << 20, file)) == 0) {
    perror(path);
    exit(2);
  }
  fclose(file);
  return bytes;
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: bad_input PICTURE TABLE [--debug]\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  is_debug = count > 3 && is(words[3], "--debug");
  picture_path = words[1];
  picture = contents(words[1], &picture_length);
  table = contents(words[2], &table_length);
  fixture_descriptor = open(words[1], O_RDONLY);
  for (size_t kind = 0; kind < COUNT(handles); kind++) handles[kind] = open_handle((int)kind);
  has_pictures = strstr(regkit_build_info(), "\"imaging\":true") != NULL;

  for (size_t i = 0; i < COUNT(functions); i++) {
    const function *f = &functions[i];
    argument a[MAXIMUM_PARAMETERS];
    set_up(f, a);
    int32_t right = call(f, a);
    if (right != REGKIT_OK && (right != REGKIT_E_UNSUPPORTED || has_pictures)) {
      const regkit_error *error = error_of(f, a);
      fail(f, "the call that is right: status %d, %s", right, error == NULL ? "" : error->message);
    }
    take_down(f, a, a);
    for (size_t place = 0; place < f->count; place++) {
      const parameter *p = &f->parameters[place];
      if (!ends(p->type, "*") && !ends(p->type, "* ")) {
        with_numbers(f, place, right);
        continue;
      }
      with_null(f, place, right);
      if (struct_size(p->type) > 0) {
        with_struct_sizes(f, place, right);
        with_newer_struct(f, place, right);
      }
      if (alignment(p->type) > 0) misaligned(f, place, right);
      if (is_debug && handle_kind(p->type) >= 0) with_wrong_handles(f, place, right);
    }
    with_short_storage(f, right);
  }
  for (size_t kind = COUNT(handles); kind-- > 0;) free_handle((int)kind, handles[kind]);
  close(fixture_descriptor);
  free(picture);
  free(table);
  printf("bad_input: %zu functions, %d calls, %d failures: %s\n", COUNT(functions), calls, failures, regkit_build_info());
  return failures > 0;
}
