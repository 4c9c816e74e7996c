/*
 * Imports a product master into an ERP: judges every row by the rules of BPOM and writes down what keeps rows out.
 *
 *     cc import_products.c $(pkg-config --cflags --libs regkit jansson) -lcsv -o import_products
 *     ./import_products --language id --edition 33/2018 --as-of 2026-11-30 columns.json products.csv rejects.csv
 *
 * `columns.json` says which fact each column of the CSV is. The products come as CSV in UTF-8, with or without a byte
 * order mark. One call a row judges everything on the product, area `dossier` of the vocabulary. `rejects.csv` gets a
 * line for each reason: why a row is refused, what is missing where it is undetermined, and the warnings of rows that
 * are let in. Standard output gets the totals, the same bytes as import_products.py. Ends with 0 when every row is let
 * in, 1 when some are refused, 2 for a mistake in the call, 3 when some are undetermined and none is refused.
 * The day must be given: RegKit reads no clock, and without a day no licence has expired.
 */
#define _POSIX_C_SOURCE 200809L
#include <csv.h>
#include <jansson.h>
#include <regkit.h>

#include <getopt.h>
#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One cell of the row that is being read: a piece of `import.bytes`. */
typedef struct cell {
  size_t start;
  size_t length;
} cell;

/* An import under way. What it holds of the file is one row, and the values of the columns that must not repeat. */
typedef struct import {
  regkit_rules *rules;
  regkit_options options;
  json_t *table;    /* columns.json */
  json_t **columns; /* for each cell of the header the column of the table, or NULL */
  size_t column_count;
  json_t *seen;     /* for each unique column the row of each value */
  regex_t number;
  FILE *rejects;

  unsigned char *bytes;
  size_t byte_count, byte_capacity;
  cell *cells;
  size_t cell_count, cell_capacity;

  size_t row; /* as spreadsheets count, the header being 1 */
  size_t allowed, warned, refused, undetermined;
  json_t *refusals; /* how often each rule refused */
  double asking;    /* the seconds spent in regkit_ask */
  int failed;       /* something beyond the data went wrong, and was said */
} import;

/* Seconds on a clock that only goes forward. */
static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(import *it, const char *what) {
  if (!it->failed) fprintf(stderr, "import_products: row %zu: %s\n", it->row, what);
  it->failed = 1;
}

/* ---- The table of columns -------------------------------------------------------------------------------------- */

static const char *text_of(const json_t *object, const char *key) {
  const char *text = json_string_value(json_object_get(object, key));
  return text == NULL ? "" : text;
}

/* The column that a path of an answer is about, such as `barcodes[0].(90)`; empty for none. */
static const char *column_of(const import *it, const char *path) {
  size_t index;
  json_t *column;
  if (strncmp(path, "inputs.", 7) == 0) path += 7;
  json_array_foreach(json_object_get(it->table, "columns"), index, column) {
    if (strcmp(path, text_of(column, "fact")) == 0) return text_of(column, "name");
  }
  json_array_foreach(json_object_get(it->table, "columns"), index, column) {
    const char *covers = text_of(column, "covers");
    if (*covers != '\0' && strncmp(path, covers, strlen(covers)) == 0) return text_of(column, "name");
  }
  return "";
}

/* ---- Cells ------------------------------------------------------------------------------------------------------ */

/* The text of a cell, and whether it is UTF-8 without NUL; what is not is read as Latin-1, to be shown. The caller
   releases it. */
static json_t *cell_text(const import *it, size_t index, int *is_utf8) {
  const unsigned char *bytes = it->bytes + it->cells[index].start;
  size_t length = it->cells[index].length;
  int has_nul = length > 0 && memchr(bytes, 0, length) != NULL;
  json_t *text = has_nul ? NULL : json_stringn(length > 0 ? (const char *)bytes : "", length);
  *is_utf8 = text != NULL;
  if (text != NULL) return text;
  char *shown = malloc(2 * length + 1);
  size_t shown_length = 0;
  if (shown == NULL) return NULL;
  for (size_t place = 0; place < length; place++) {
    if (bytes[place] == 0) continue;
    if (bytes[place] < 0x80) {
      shown[shown_length++] = (char)bytes[place];
    } else {
      shown[shown_length++] = (char)(0xC0 | bytes[place] >> 6);
      shown[shown_length++] = (char)(0x80 | (bytes[place] & 0x3F));
    }
  }
  text = json_stringn(shown, shown_length);
  free(shown);
  return text;
}

/* A cell as a value of its kind. What has not the form of its kind stays text: the library says what it expected. */
static json_t *value_of(const import *it, const json_t *column, json_t *text) {
  const char *kind = text_of(column, "kind");
  if (strcmp(kind, "flag") == 0) {
    json_t *flag = json_object_get(json_object_get(it->table, "flags"), json_string_value(text));
    if (flag != NULL) return json_incref(flag);
  } else if (strcmp(kind, "number") == 0 && regexec(&it->number, json_string_value(text), 0, NULL, 0) == 0) {
    double number = strtod(json_string_value(text), NULL);
    if (isfinite(number)) return json_real(number);
  }
  return json_incref(text);
}

/* Puts a value where a path such as `licences[0].nie` says. Takes over the value. */
static int place(json_t *inputs, const char *path, json_t *value) {
  json_t *node = inputs;
  for (;;) {
    size_t length = strcspn(path, ".[");
    int is_list = path[length] == '[';
    int is_last = path[length + (is_list ? 3 : 0)] == '\0';
    char key[64];
    if (length >= sizeof key) return json_decref(value), -1;
    memcpy(key, path, length);
    key[length] = '\0';
    json_t *next = json_object_get(node, key);
    if (is_last) return json_object_set_new(node, key, is_list ? json_pack("[o]", value) : value);
    if (next == NULL) {
      next = is_list ? json_pack("[{}]") : json_object();
      if (json_object_set_new(node, key, next) != 0) return json_decref(value), -1;
    }
    node = is_list ? json_array_get(next, 0) : next;
    path += length + (is_list ? 4 : 1);
  }
}

/* ---- Reasons ---------------------------------------------------------------------------------------------------- */

/* Adds a reason: its effect, column, what was found and expected, rule, provision, and the reason in words. */
static void add_reason(import *it, json_t *reasons, const char *effect, const char *column, const char *found,
                       const char *expected, const char *rule, const char *law, const char *words) {
  if (json_array_append_new(
          reasons, json_pack("[s,s,s,s,s,s,s]", effect, column, found, expected, rule, law, words)) != 0) {
    fail(it, "no memory");
  }
}

/* Adds a reason of the import's own, which no law gives. */
static void add_own(import *it, json_t *reasons, const char *effect, const char *rule, const char *column,
                    const char *found, const char *expected) {
  const char *language = it->options.language == REGKIT_INDONESIAN ? "id" : "en";
  const json_t *messages = json_object_get(it->table, "messages");
  add_reason(it, reasons, effect, column, found, expected, rule, "",
             text_of(json_object_get(messages, rule), language));
}

/* Adds what a finding or a missing fact of an answer says. */
static void add_finding(import *it, json_t *reasons, const char *effect, const char *subject, const json_t *finding) {
  add_reason(it, reasons, effect, column_of(it, subject), text_of(finding, "found"), text_of(finding, "expected"),
             text_of(finding, "rule"), text_of(finding, "citation"), text_of(finding, "message"));
}

/* Adds the reasons of an answer: what refuses and warns, and of what is left open the missing facts, or else what was
   seen. */
static void add_answer(import *it, json_t *reasons, const json_t *answer) {
  size_t place, index;
  json_t *section, *finding;
  json_array_foreach(json_object_get(answer, "sections"), place, section) {
    size_t before = json_array_size(reasons);
    const json_t *missing = json_object_get(section, "missing_facts");
    int is_open = strcmp(text_of(section, "outcome"), "undetermined") == 0 &&
                  !json_is_true(json_object_get(section, "out_of_scope"));
    json_array_foreach(json_object_get(section, "findings"), index, finding) {
      const char *effect = text_of(finding, "effect");
      int is_seen = is_open && json_array_size(missing) == 0 && strcmp(effect, "informs") == 0;
      if (strcmp(effect, "blocks") == 0 || strcmp(effect, "warns") == 0 || is_seen) {
        add_finding(it, reasons, effect, text_of(finding, "subject"), finding);
      }
    }
    json_array_foreach(missing, index, finding) {
      add_finding(it, reasons, "missing", text_of(finding, "fact"), finding);
    }
    if (is_open && json_array_size(reasons) == before) {
      add_own(it, reasons, "missing", "IMPORT.UNANSWERED", "", text_of(section, "topic"), "");
    }
  }
  if (place == 0) add_own(it, reasons, "missing", "IMPORT.UNANSWERED", "", "", "");
}

/* Adds why a question could not be asked: cells that are no day, number or word of the vocabulary. */
static void add_problems(import *it, json_t *reasons, const json_t *answer, const json_t *texts) {
  size_t index;
  json_t *problem;
  json_array_foreach(json_object_get(json_object_get(answer, "error"), "problems"), index, problem) {
    const char *column = column_of(it, text_of(problem, "path"));
    add_reason(it, reasons, "blocks", column, text_of(texts, column), text_of(problem, "expected"),
               text_of(problem, "code"), "", text_of(problem, "message"));
  }
}

/* Writes one cell of the list of rejects. */
static void write_cell(import *it, const char *text, const char *end) {
  csv_fwrite(it->rejects, text, strlen(text));
  fputs(end, it->rejects);
}

static void write_reasons(import *it, const char *sku, int32_t outcome, const json_t *reasons) {
  static const char *const names[] = {"allowed", "refused", "", "undetermined"};
  size_t index, cell;
  json_t *reason;
  char row[24];
  snprintf(row, sizeof row, "%zu", it->row);
  json_array_foreach(reasons, index, reason) {
    write_cell(it, row, ",");
    write_cell(it, sku, ",");
    write_cell(it, names[outcome], ",");
    for (cell = 0; cell < json_array_size(reason); cell++) {
      write_cell(it, json_string_value(json_array_get(reason, cell)),
                 cell + 1 < json_array_size(reason) ? "," : "\r\n");
    }
    if (strcmp(json_string_value(json_array_get(reason, 0)), "blocks") == 0) {
      const char *rule = json_string_value(json_array_get(reason, 4));
      json_int_t count = json_integer_value(json_object_get(it->refusals, rule));
      json_object_set_new(it->refusals, rule, json_integer(count + 1));
    }
  }
}

/* ---- Rows ------------------------------------------------------------------------------------------------------- */

/* Asks the library about a row and adds its reasons. */
static int32_t ask(import *it, json_t *inputs, const json_t *texts, json_t *reasons) {
  regkit_error error = {.struct_size = sizeof error};
  regkit_answer answer = {.struct_size = sizeof answer};
  int32_t outcome = REGKIT_REFUSED;
  json_t *question = json_pack("{s:s,s:O}", "area", "dossier", "inputs", inputs);
  char *text = json_dumps(question, JSON_COMPACT);
  json_decref(question);
  if (text == NULL) return fail(it, "no memory"), outcome;
  double start = now();
  int32_t status = regkit_ask(&answer, it->rules, text, strlen(text), &it->options, &error);
  it->asking += now() - start;
  free(text);
  json_t *parsed = answer.json == NULL ? NULL : json_loadb(answer.json, answer.json_length, 0, NULL);
  regkit_text_free(answer.json);
  if (status == REGKIT_OK && parsed != NULL) {
    add_answer(it, reasons, parsed);
    outcome = answer.outcome;
  } else if (status == REGKIT_E_QUESTION && parsed != NULL) {
    add_problems(it, reasons, parsed, texts);
  } else {
    fail(it, error.message);
  }
  json_decref(parsed);
  return outcome;
}

/* Says whether a value of a unique column came before, and remembers it. */
static void judge_unique(import *it, const char *column, json_t *text, json_t *reasons) {
  json_t *rows = json_object_get(it->seen, column);
  const char *value = json_string_value(text);
  if (rows == NULL) {
    rows = json_object();
    json_object_set_new(it->seen, column, rows);
  }
  const json_t *earlier = json_object_get(rows, value);
  if (earlier == NULL) {
    json_object_set_new(rows, value, json_integer((json_int_t)it->row));
    return;
  }
  char expected[32];
  snprintf(expected, sizeof expected, "≠ %" JSON_INTEGER_FORMAT, json_integer_value(earlier));
  add_own(it, reasons, "blocks", "IMPORT.DUPLICATE", column, value, expected);
}

/* Judges the row that was read, by the import's own conditions and by the rules of BPOM. */
static void judge_row(import *it) {
  json_t *inputs = json_object(), *texts = json_object(), *reasons = json_array();
  int32_t outcome = REGKIT_REFUSED;
  if (it->cell_count != it->column_count) {
    char found[24], expected[24];
    snprintf(found, sizeof found, "%zu", it->cell_count);
    snprintf(expected, sizeof expected, "%zu", it->column_count);
    add_own(it, reasons, "blocks", "IMPORT.CELLS", "", found, expected);
  } else {
    for (size_t index = 0; index < it->cell_count; index++) {
      const json_t *column = it->columns[index];
      if (column == NULL || it->cells[index].length == 0) continue;
      const char *name = text_of(column, "name");
      int is_utf8;
      json_t *text = cell_text(it, index, &is_utf8);
      json_object_set_new(texts, name, text);
      if (!is_utf8) {
        add_own(it, reasons, "blocks", "IMPORT.ENCODING", name, json_string_value(text), "UTF-8");
        continue;
      }
      if (json_is_true(json_object_get(column, "unique"))) judge_unique(it, name, text, reasons);
      if (*text_of(column, "fact") != '\0' && place(inputs, text_of(column, "fact"), value_of(it, column, text)) != 0) {
        fail(it, "no memory");
      }
    }
    int has_own = json_array_size(reasons) > 0;
    outcome = ask(it, inputs, texts, reasons);
    if (has_own) outcome = REGKIT_REFUSED;
  }
  if (outcome == REGKIT_ALLOWED) {
    it->allowed++;
    if (json_array_size(reasons) > 0) it->warned++;
  } else if (outcome == REGKIT_REFUSED) {
    it->refused++;
  } else {
    it->undetermined++;
  }
  write_reasons(it, text_of(texts, "sku"), outcome, reasons);
  json_decref(inputs);
  json_decref(texts);
  json_decref(reasons);
}

/* Finds the column of each cell of the header. */
static void read_header(import *it) {
  it->column_count = it->cell_count;
  it->columns = calloc(it->cell_count + 1, sizeof *it->columns);
  if (it->columns == NULL) {
    fail(it, "no memory");
    return;
  }
  for (size_t index = 0; index < it->cell_count; index++) {
    int is_utf8;
    size_t place;
    json_t *column, *name = cell_text(it, index, &is_utf8);
    json_array_foreach(json_object_get(it->table, "columns"), place, column) {
      if (strcmp(json_string_value(name), text_of(column, "name")) == 0) it->columns[index] = column;
    }
    if (it->columns[index] == NULL) {
      fprintf(stderr, "import_products: column %s is not read\n", json_string_value(name));
    }
    json_decref(name);
  }
}

/* Takes a cell of the row. */
static void take_cell(void *bytes, size_t length, void *context) {
  import *it = context;
  if (it->byte_count + length > it->byte_capacity) {
    size_t capacity = 2 * (it->byte_count + length);
    unsigned char *larger = realloc(it->bytes, capacity);
    if (larger == NULL) {
      fail(it, "no memory");
      return;
    }
    it->bytes = larger;
    it->byte_capacity = capacity;
  }
  if (it->cell_count == it->cell_capacity) {
    size_t capacity = 2 * it->cell_capacity + 32;
    cell *larger = realloc(it->cells, capacity * sizeof *larger);
    if (larger == NULL) {
      fail(it, "no memory");
      return;
    }
    it->cells = larger;
    it->cell_capacity = capacity;
  }
  if (length > 0) memcpy(it->bytes + it->byte_count, bytes, length);
  it->cells[it->cell_count++] = (cell){.start = it->byte_count, .length = length};
  it->byte_count += length;
}

/* Takes the end of a row. */
static void take_row(int terminator, void *context) {
  import *it = context;
  (void)terminator;
  it->row++;
  if (!it->failed) {
    if (it->row == 1) {
      read_header(it);
    } else {
      judge_row(it);
    }
  }
  it->byte_count = 0;
  it->cell_count = 0;
}

/* libcsv takes blanks off the ends of cells unless nothing is a blank; a blank there is the file's own. */
static int is_blank(unsigned char byte) {
  (void)byte;
  return 0;
}

/* Reads a CSV file row by row. */
static void read_rows(import *it, FILE *file) {
  struct csv_parser parser;
  char block[65536];
  int is_first = 1;
  size_t count;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    fail(it, "no memory");
    return;
  }
  csv_set_space_func(&parser, is_blank);
  while (!it->failed && (count = fread(block, 1, sizeof block, file)) > 0) {
    size_t mark = is_first && count >= 3 && memcmp(block, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    is_first = 0;
    if (csv_parse(&parser, block + mark, count - mark, take_cell, take_row, it) != count - mark) {
      fail(it, csv_strerror(csv_error(&parser)));
    }
  }
  if (ferror(file)) fail(it, "the file cannot be read");
  if (!it->failed && csv_fini(&parser, take_cell, take_row, it) != 0) fail(it, csv_strerror(csv_error(&parser)));
  csv_free(&parser);
}

/* ---- The program ------------------------------------------------------------------------------------------------ */

/* The rule that refused most often first, of two alike by name. */
static int by_count(const void *one, const void *other) {
  const json_t *const *left = one, *const *right = other;
  json_int_t a = json_integer_value(json_array_get(*left, 1)), b = json_integer_value(json_array_get(*right, 1));
  if (a != b) return a > b ? -1 : 1;
  return strcmp(json_string_value(json_array_get(*left, 0)), json_string_value(json_array_get(*right, 0)));
}

static void print_totals(const import *it) {
  size_t count = json_object_size(it->refusals), index = 0;
  json_t **rules = calloc(count + 1, sizeof *rules);
  const char *rule;
  json_t *times;
  printf("%zu rows: %zu allowed (%zu with a warning), %zu refused, %zu undetermined\n",
         it->allowed + it->refused + it->undetermined, it->allowed, it->warned, it->refused, it->undetermined);
  if (rules == NULL) return;
  json_object_foreach(it->refusals, rule, times) rules[index++] = json_pack("[s,O]", rule, times);
  qsort(rules, count, sizeof *rules, by_count);
  for (index = 0; index < count; index++) {
    printf("%6" JSON_INTEGER_FORMAT "  %s\n", json_integer_value(json_array_get(rules[index], 1)),
           json_string_value(json_array_get(rules[index], 0)));
    json_decref(rules[index]);
  }
  free(rules);
}

/* The day 2026-11-30 as a number; -1, which the library refuses, for anything else. */
static int32_t day_number(const char *text) {
  int year, month, day, end = 0;
  if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || text[end] != '\0') return -1;
  return (int32_t)(year * 10000 + month * 100 + day);
}

static int usage(void) {
  fputs("usage: import_products [--language id|en] [--edition ID] --as-of yyyy-mm-dd COLUMNS PRODUCTS REJECTS\n",
        stderr);
  return 2;
}

int main(int argc, char **argv) {
  static const char *const head[] = {"row",   "sku",      "outcome", "effect", "column",
                                     "found", "expected", "rule",    "law",    "reason"};
  const size_t heads = sizeof head / sizeof *head;
  static const struct option choices[] = {{"language", required_argument, NULL, 'l'},
                                          {"edition", required_argument, NULL, 'e'},
                                          {"as-of", required_argument, NULL, 'a'},
                                          {NULL, 0, NULL, 0}};
  import it = {.options = {.struct_size = sizeof(regkit_options), .language = REGKIT_ENGLISH}};
  regkit_error error = {.struct_size = sizeof error};
  for (int choice; (choice = getopt_long(argc, argv, "", choices, NULL)) != -1;) {
    switch (choice) {
      case 'l':
        if (strcmp(optarg, "id") != 0 && strcmp(optarg, "en") != 0) return usage();
        it.options.language = strcmp(optarg, "id") == 0 ? REGKIT_INDONESIAN : REGKIT_ENGLISH;
        break;
      case 'e':
        it.options.edition = optarg;
        it.options.edition_length = strlen(optarg);
        break;
      case 'a': it.options.as_of = day_number(optarg); break;
      default: return usage();
    }
  }
  if (argc - optind != 3 || it.options.as_of == 0) return usage();

  json_error_t fault;
  it.table = json_load_file(argv[optind], 0, &fault);
  if (it.table == NULL) return fprintf(stderr, "import_products: %s: %s\n", argv[optind], fault.text), 2;
  FILE *products = fopen(argv[optind + 1], "rb");
  if (products == NULL) return perror(argv[optind + 1]), 2;
  it.rejects = fopen(argv[optind + 2], "wb");
  if (it.rejects == NULL) return perror(argv[optind + 2]), 2;
  if (regkit_rules_open(&it.rules, NULL, 0, &error) != REGKIT_OK) {
    return fprintf(stderr, "import_products: %s\n", error.message), 2;
  }
  it.seen = json_object();
  it.refusals = json_object();
  if (regcomp(&it.number, "^[0-9]+(\\.[0-9]+)?$", REG_EXTENDED | REG_NOSUB) != 0) return 2;

  for (size_t index = 0; index < heads; index++) write_cell(&it, head[index], index + 1 < heads ? "," : "\r\n");
  double start = now();
  read_rows(&it, products);
  double seconds = now() - start;
  if (fclose(it.rejects) != 0) fail(&it, "the rejects cannot be written");
  fclose(products);
  if (!it.failed) {
    print_totals(&it);
    fprintf(stderr, "import_products: %.0f rows a second, %.0f %% of the time in RegKit\n",
            (double)(it.row > 0 ? it.row - 1 : 0) / seconds, 100 * it.asking / seconds);
  }

  regkit_rules_free(it.rules);
  regfree(&it.number);
  json_decref(it.seen);
  json_decref(it.refusals);
  json_decref(it.table);
  free(it.columns);
  free(it.cells);
  free(it.bytes);
  if (it.failed) return 2;
  return it.refused > 0 ? REGKIT_REFUSED : it.undetermined > 0 ? REGKIT_UNDETERMINED : REGKIT_ALLOWED;
}
