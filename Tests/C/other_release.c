/* A program that was compiled with the header of another release than the library's: one call for every struct that begins
   with struct_size. Scripts/check-releases compiles it with headers of released versions, and with copies of today's in which
   one struct, DOCTORED, has lost its last field (an older release) or has one more, newer_field (a newer one).

   LEAST is the least size that the library takes for the struct, OWN the size it has there. */
#include "regkit.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define TEXT(name) TEXT_OF(name)
#define TEXT_OF(name) #name

static int failures;

/* Whether a call that takes these structs, named with spaces around each, must be refused. */
static int is_refused(const char *structs, int newer_is_set) {
  if (strstr(structs, " " TEXT(DOCTORED) " ") == NULL) return 0;
#ifdef NEWER
  return newer_is_set && strstr(TEXT(READ), " " TEXT(DOCTORED) " ") != NULL;
#else
  (void)newer_is_set;
  return sizeof(DOCTORED) < LEAST;
#endif
}

static void check(const char *call, const char *structs, int newer_is_set, int32_t status, const regkit_error *error) {
  int is_core = strstr(regkit_build_info(), "\"imaging\":false") != NULL;
  int needs_imaging = strstr(call, "scan") || strstr(call, "reader") || strstr(call, "frames") || strstr(call, "label");
  int32_t right = is_core && needs_imaging ? REGKIT_E_UNSUPPORTED : REGKIT_OK;
  const char *message = error == NULL ? "" : error->message;
  char sizes[64];
  snprintf(sizes, sizeof sizes, "struct_size %zu, expected %zu", sizeof(DOCTORED), (size_t)OWN);
  if (is_refused(structs, newer_is_set)) {
    const char *words = newer_is_set ? "found a field in use behind its first" : sizes;
    /* A struct for errors that is refused has no room for words. */
    int has_words = strcmp(TEXT(DOCTORED), "regkit_error") == 0 || strstr(message, words) != NULL;
    if ((status == REGKIT_E_ARGUMENT && has_words) || (right == REGKIT_E_UNSUPPORTED && status == right)) return;
  } else if (status == right) {
    return;
  }
  printf("  %s: status %d, \"%s\"\n", call, (int)status, message);
  failures++;
}

#define START(type, name) type name; memset(&name, 0, sizeof name); name.struct_size = sizeof name

#ifdef NEWER
/* Sets the field that the library does not know, in the struct that has one. */
#define NEWER_FIELD(type, name) \
  if (strcmp(#type, TEXT(DOCTORED)) == 0) ((DOCTORED *)(void *)&name)->newer_field = (uint64_t)newer_is_set
#define KEPT(type, name) \
  if (strcmp(#type, TEXT(DOCTORED)) == 0 && ((DOCTORED *)(void *)&name)->newer_field != (uint64_t)newer_is_set) \
    printf("  %s: newer_field was written\n", #type), failures++
#else
#define NEWER_FIELD(type, name)
#define KEPT(type, name)
#endif

static void call_everything(int newer_is_set) {
  static const uint8_t message[] = "(01)08991234567891(10)A";
  static const uint8_t bpom[] = "(90)NA18240104109(91)251231";
  static const uint8_t csv[] = "01,10,17\n0899123456789?,ABC,2028-12-31\n";
  START(regkit_error, error);
  NEWER_FIELD(regkit_error, error);

  regkit_rules *rules = NULL;
  int32_t status = regkit_rules_open(&rules, NULL, 0, &error);
  check("regkit_rules_open", " regkit_error ", newer_is_set, status, &error);
  if (rules == NULL) regkit_rules_open(&rules, NULL, 0, NULL);

  START(regkit_answer, answer);
  START(regkit_options, options);
  NEWER_FIELD(regkit_answer, answer);
  NEWER_FIELD(regkit_options, options);
  status = regkit_read(&answer, rules, message, sizeof message - 1, &options, &error);
  check("regkit_read", " regkit_answer regkit_options regkit_error ", newer_is_set, status, &error);
  KEPT(regkit_answer, answer);
  KEPT(regkit_error, error);
  regkit_text_free(answer.json);

  START(regkit_gs1_counts, counts);
  START(regkit_gs1_options, gs1);
  NEWER_FIELD(regkit_gs1_counts, counts);
  NEWER_FIELD(regkit_gs1_options, gs1);
  regkit_gs1_element elements[4];
  status = regkit_gs1_parse(&counts, message, sizeof message - 1, REGKIT_GS1_ANY, &gs1, elements, 4, NULL, 0, &error);
  check("regkit_gs1_parse", " regkit_gs1_counts regkit_gs1_options regkit_error ", newer_is_set, status, &error);
  KEPT(regkit_gs1_counts, counts);
  if (status == REGKIT_OK && counts.elements != 2) printf("  regkit_gs1_parse: %zu elements\n", counts.elements), failures++;

  START(regkit_gs1_output, output);
  NEWER_FIELD(regkit_gs1_output, output);
  output.form = REGKIT_GS1_RAW;
  uint8_t raw[64];
  size_t length = 0;
  status = regkit_gs1_render(raw, sizeof raw, &length, message, sizeof message - 1, REGKIT_GS1_ANY, &gs1, &output, &error);
  check("regkit_gs1_render", " regkit_gs1_output regkit_gs1_options regkit_error ", newer_is_set, status, &error);

  START(regkit_gs1_column, column);
  START(regkit_gs1_column_counts, totals);
  NEWER_FIELD(regkit_gs1_column, column);
  NEWER_FIELD(regkit_gs1_column_counts, totals);
  static const int32_t offsets[3] = {0, sizeof message - 1, sizeof message - 1};
  column.offsets = offsets;
  column.offset_width = 4;
  column.bytes = message;
  column.bytes_length = sizeof message - 1;
  column.row_count = 2;
  regkit_gs1_values values[2];
  int32_t lengths[2][2];
  for (int i = 0; i < 2; i++) {
    START(regkit_gs1_values, one);
    NEWER_FIELD(regkit_gs1_values, one);
    one.ai = i == 0 ? 1 : 10;
    one.ai_digits = 2;
    one.lengths = lengths[i];
    values[i] = one;
  }
  status = regkit_gs1_parse_column(&totals, &column, REGKIT_GS1_ANY, &gs1, NULL, NULL, values, 2, &error);
  check("regkit_gs1_parse_column",
        " regkit_gs1_column regkit_gs1_column_counts regkit_gs1_values regkit_gs1_options regkit_error ", newer_is_set,
        status, &error);
  KEPT(regkit_gs1_column_counts, totals);
  KEPT(regkit_gs1_values, values[1]);
  if (status == REGKIT_OK && (totals.good != 1 || lengths[0][0] != 14 || lengths[1][0] != 1 || values[1].value_count != 1))
    printf("  regkit_gs1_parse_column: other values\n"), failures++;

  START(regkit_readings, readings);
  START(regkit_answers, answers);
  NEWER_FIELD(regkit_readings, readings);
  NEWER_FIELD(regkit_answers, answers);
  status = regkit_read_column(&readings, rules, &column, values, 2, &options, &error);
  check("regkit_read_column", " regkit_readings regkit_gs1_column regkit_gs1_values regkit_options regkit_error ",
        newer_is_set, status, &error);
  KEPT(regkit_readings, readings);
  if (status == REGKIT_OK && readings.refused != 2) printf("  regkit_read_column: other counts\n"), failures++;
  status = regkit_ask_column(&answers, rules, &column, &options, &error);
  check("regkit_ask_column", " regkit_answers regkit_gs1_column regkit_options regkit_error ", newer_is_set, status, &error);
  KEPT(regkit_answers, answers);
  if (status == REGKIT_OK && answers.failed != 2) printf("  regkit_ask_column: other counts\n"), failures++;

  START(regkit_reader_options, reads);
  NEWER_FIELD(regkit_reader_options, reads);
  regkit_reader *reader = NULL;
  status = regkit_reader_open(&reader, &reads, &error);
  check("regkit_reader_open", " regkit_reader_options regkit_error ", newer_is_set, status, &error);
  regkit_reader_free(reader);

  START(regkit_frames_options, watches);
  NEWER_FIELD(regkit_frames_options, watches);
  regkit_frames *frames = NULL;
  status = regkit_frames_open(&frames, &watches, &error);
  check("regkit_frames_open", " regkit_frames_options regkit_error ", newer_is_set, status, &error);
  regkit_frames_free(frames);

  START(regkit_label, label);
  START(regkit_label_request, request);
  START(regkit_label_sheet, sheet);
  NEWER_FIELD(regkit_label, label);
  NEWER_FIELD(regkit_label_request, request);
  NEWER_FIELD(regkit_label_sheet, sheet);
  request.form = REGKIT_LABEL_BPOM;
  request.output = REGKIT_LABEL_PDF;
  request.even_if_refused = 1;
  sheet.rows = sheet.columns = 2;
  status = regkit_label_make(&label, rules, bpom, sizeof bpom - 1, &request, &options, &error);
  check("regkit_label_make", " regkit_label regkit_label_request regkit_options regkit_error ", newer_is_set, status, &error);
  KEPT(regkit_label, label);
  regkit_bytes_free(label.bytes);
  regkit_text_free(label.json);
  label.bytes = NULL;
  label.json = NULL;
  request.form = REGKIT_LABEL_GS1_DATAMATRIX;
  status = regkit_label_sheet_make(&label, rules, csv, sizeof csv - 1, &request, &sheet, &options, &error);
  check("regkit_label_sheet_make",
        " regkit_label regkit_label_request regkit_label_sheet regkit_options regkit_error ", newer_is_set, status, &error);
  regkit_bytes_free(label.bytes);
  regkit_text_free(label.json);
  regkit_rules_free(rules);
}

int main(void) {
  call_everything(0);
#ifdef NEWER
  call_everything(1);
#endif
  return failures > 0;
}
