/* regkit_gs1_parse asks for no memory while everything fits: the library's requests come to this program's own malloc
   (Benchmarks/Sources/CBaseline/allocations.c), which counts them. */
#include "baseline.h"
#include "regkit.h"

#include <stdio.h>
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
  printf("regkit_gs1_parse: %zu messages, %d of them with an allocation\n", sizeof messages / sizeof *messages, failures);
  return failures > 0;
}
