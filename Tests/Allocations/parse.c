/* regkit_gs1_parse asks for no memory while everything fits, and regkit_read_column for none for a row: the library's requests come to this program's own malloc
   (Benchmarks/Sources/CBaseline/allocations.c), which counts them. */
#include "baseline.h"
#include "regkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  int32_t form;
  const char *message;
} messages[] = {
    {REGKIT_GS1_RAW, "0108991234567891172802291\035\03510AB\0352"},
    {REGKIT_GS1_RAW, "01089912345678911728022910AB-1\03521XYZ"},
    {REGKIT_GS1_RAW, ""},
    {REGKIT_GS1_RAW, "0108991234567890172813009990#"},
    {REGKIT_GS1_SCAN_DATA, "]Q301089912345678911728022910AB-1\03521XYZ"},
    {REGKIT_GS1_SCAN_DATA, "]E08991234567898"},
    {REGKIT_GS1_SCAN_DATA, "]Q1(90)NA18240104109(91)271231"},
    {REGKIT_GS1_SCAN_DATA, "]X9"},
    {REGKIT_GS1_BRACKETED, "(01)08991234567891(17)280229(10)AB-1(21)XYZ"},
    {REGKIT_GS1_BRACKETED, "(01)08991234567891(10)A\\(B(21)\\(\\("},
    {REGKIT_GS1_BRACKETED, "(01)08991234567890(10)A\\(#(21"},
    {REGKIT_GS1_DIGITAL_LINK, "https://id.gs1.org/01/08991234567891/10/AB-1/21/XYZ?17=280229"},
    {REGKIT_GS1_DIGITAL_LINK, "https://id.gs1.org/01/0899123456789%31/10/A%2FB?91=a%20+b&17=28%30229"},
    {REGKIT_GS1_DIGITAL_LINK, "https://a b/01/1%00/22?01=%&10=%zz"},
    {REGKIT_GS1_ANY, "(01)08991234567891(10)A\\(B"},
    {REGKIT_GS1_ANY, "https://id.gs1.org/01/08991234567891\r\n"},
    {REGKIT_GS1_ANY, "hello"},
};

/* How often regkit_read_column asks for memory, over so many rows of the codes below. */
static uint64_t allocations_of_rows(const regkit_rules *rules, size_t count) {
  static const char *const codes[] = {
      "(90)DBL9509204710A1(10)A1(17)290331(21)0250EUT",
      "(90)NA18240104109(91)271231",
      "(90)NA18240104109(91)270230(37)5",
      "]Q301089912345678911020A\03517290331\03521B",
      "]C101089912345678921029A\035172903",
      "https://id.gs1.org/01/08991234567891/10/A%2FB/21/X?17=200229",
      "(01)08991234567891(10)A\\(B(17)200131(21)\\(\\(",
      "(90)(10)#",
      "]E08991234567898",
      "hello",
      "",
  };
  static uint8_t bytes[1 << 20];
  static int32_t offsets[10001], numbers[10][10001];
  static uint8_t validity[10][1251], batches[1 << 18];
  for (size_t row = 0; row < count; row++) {
    const char *code = codes[row % (sizeof codes / sizeof *codes)];
    memcpy(bytes + offsets[row], code, strlen(code));
    offsets[row + 1] = offsets[row] + (int32_t)strlen(code);
  }
  regkit_gs1_column column = {.struct_size = sizeof column, .offsets = offsets, .offset_width = 4, .bytes = bytes,
                              .bytes_length = (size_t)offsets[count], .row_count = count};
  regkit_gs1_values values = {.struct_size = sizeof values, .ai = 10, .ai_digits = 2, .offsets = numbers[9],
                              .bytes = batches, .bytes_capacity = sizeof batches, .validity = validity[9]};
  regkit_readings readings = {.struct_size = sizeof readings, .outcomes = numbers[0], .warnings = numbers[1],
                              .outcome = {numbers[2], validity[2]}, .rule = {numbers[3], validity[3]},
                              .citation = {numbers[4], validity[4]}, .error = {numbers[5], validity[5]},
                              .fault = {numbers[6], validity[6]}, .method = {numbers[7], validity[7]},
                              .expiry = {numbers[8], validity[8]}};
  regkit_options options = {.struct_size = sizeof options, .as_of = 20261121};
  uint64_t before = baseline_allocations();
  int32_t status = regkit_read_column(&readings, rules, &column, &values, 1, &options, NULL);
  uint64_t after = baseline_allocations();
  if (status != REGKIT_OK || (count > 100 && (readings.allowed == 0 || readings.refused == 0))) {
    printf("  regkit_read_column: status %d\n", (int)status);
    exit(1);
  }
  return after - before;
}

int main(void) {
  regkit_gs1_element elements[64];
  regkit_gs1_fault faults[64];
  int failures = 0;
  for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
    regkit_gs1_counts counts = {.struct_size = sizeof counts};
    regkit_error error = {.struct_size = sizeof error};
    const char *message = messages[i].message;
    uint64_t before = baseline_allocations();
    int32_t status = regkit_gs1_parse(&counts, (const uint8_t *)message, strlen(message), messages[i].form, NULL, elements,
                                      64,
                                      faults, 64, &error);
    uint64_t after = baseline_allocations();
    if (status == REGKIT_OK && after == before) continue;
    printf("  status %d, %llu allocations: %s\n", (int)status, (unsigned long long)(after - before), message);
    failures++;
  }
  /* What is known to allocate must be counted, or the counter is not the one that the library calls. */
  uint64_t before = baseline_allocations();
  char *text = NULL;
  regkit_gs1_explain(&text, NULL, (const uint8_t *)"99", 2, REGKIT_GS1_RAW, NULL, REGKIT_ENGLISH, NULL);
  if (baseline_allocations() == before) {
    printf("  the counter does not see the library's allocations\n");
    failures++;
  }
  regkit_text_free(text);
  regkit_rules *rules = NULL;
  if (regkit_rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 1;
  /* The first question reads the tables. */
  allocations_of_rows(rules, 11);
  uint64_t few = allocations_of_rows(rules, 11), many = allocations_of_rows(rules, 10000);
  regkit_rules_free(rules);
  printf("regkit_read_column: %llu allocations for 11 rows, %llu for 10000\n", (unsigned long long)few,
         (unsigned long long)many);
  if (many != few || few > 200) failures++;
  printf("regkit_gs1_parse: %zu messages, %d of them with an allocation\n", sizeof messages / sizeof *messages, failures);
  return failures > 0;
}
