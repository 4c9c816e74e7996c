/*
 * Reads the lines of a file as one column of GS1 messages through libregkit.so, as `regkit parse --gs1 --file` does.
 *
 *     cc regkit_column.c $(pkg-config --cflags --libs regkit) -o regkit_column
 *     ./regkit_column messages.txt
 *
 * Prints for each line its faults with their places, a tab, and its elements in brackets; faults alone are looked up one
 * message at a time. Ends with 0 when all are good, 1 when one is not, 2 for a mistake in the call, and 3 when the
 * column and the messages one by one do not agree.
 */
#include <regkit.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { elements_max = 4096, text_max = 1 << 18 };

/* Reads a whole file; NULL when it cannot be read. The caller frees the bytes. */
static uint8_t *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = NULL;
  size_t capacity = 0;
  *length = 0;
  if (file == NULL) return NULL;
  for (;;) {
    if (*length == capacity) {
      size_t larger = capacity == 0 ? 65536 : capacity * 2;
      uint8_t *grown = realloc(bytes, larger);
      if (grown == NULL) break;
      bytes = grown;
      capacity = larger;
    }
    size_t count = fread(bytes + *length, 1, capacity - *length, file);
    if (count == 0) break;
    *length += count;
  }
  fclose(file);
  return bytes;
}

/* Prints bytes so that they stay on their line: others than printable ASCII as \xHH. */
static void print_visible(const uint8_t *bytes, size_t length) {
  for (size_t index = 0; index < length; index++) {
    if (bytes[index] >= 0x20 && bytes[index] < 0x7F)
      putchar(bytes[index]);
    else
      printf("\\x%02X", bytes[index]);
  }
}

/* Prints one message and compares it with what the column said; 0 when they do not agree. */
static int print_message(const uint8_t *message, size_t length, int32_t status, int32_t fault_count) {
  static regkit_gs1_element elements[elements_max];
  static regkit_gs1_fault faults[elements_max];
  static uint8_t text[text_max];
  regkit_gs1_counts counts = {.struct_size = sizeof counts};
  regkit_gs1_output output = {.struct_size = sizeof output, .form = REGKIT_GS1_BRACKETED};
  size_t text_length = 0;
  if (regkit_gs1_parse(&counts, message, length, REGKIT_GS1_ANY, NULL, elements, elements_max, faults, elements_max,
                       NULL) != REGKIT_OK)
    return 0;
  int32_t rendered =
      regkit_gs1_render(text, text_max, &text_length, message, length, REGKIT_GS1_ANY, NULL, &output, NULL);
  /* Of a message with faults people see what could be read. */
  if (rendered != REGKIT_OK && rendered != REGKIT_E_MESSAGE) return 0;
  if (counts.faults == 0) fputs("valid", stdout);
  for (size_t index = 0; index < counts.faults; index++)
    printf("%s%s@%u", index == 0 ? "" : ",", regkit_gs1_fault_name(faults[index].code), faults[index].offset);
  putchar('\t');
  print_visible(text, text_length);
  putchar('\n');
  return counts.faults == (size_t)fault_count && status == (counts.faults == 0 ? REGKIT_GS1_ROW_GOOD : faults[0].code);
}

int main(int argc, char **argv) {
  regkit_error error = {.struct_size = sizeof error};
  size_t length = 0;
  uint8_t *bytes = argc == 2 ? read_file(argv[1], &length) : NULL;
  if (bytes == NULL) {
    fprintf(stderr, "usage: regkit_column FILE\n");
    return 2;
  }
  /* The line ends stay among the bytes, as the end of each row: a message of any form does not have them. */
  size_t rows = 0;
  for (size_t index = 0; index < length; index++) rows += bytes[index] == '\n';
  rows += length > 0 && bytes[length - 1] != '\n';
  int64_t *offsets = calloc(rows + 1, sizeof *offsets);
  int32_t *statuses = calloc(rows + 1, sizeof *statuses);
  int32_t *fault_counts = calloc(rows + 1, sizeof *fault_counts);
  int64_t *gtin_offsets = calloc(rows + 1, sizeof *gtin_offsets);
  uint8_t *gtins = malloc(rows * 14 + 1);
  uint8_t *gtin_validity = calloc(rows / 8 + 1, 1);
  if (!offsets || !statuses || !fault_counts || !gtin_offsets || !gtins || !gtin_validity) return 2;
  size_t row = 0;
  for (size_t index = 0; index < length; index++)
    if (bytes[index] == '\n') offsets[++row] = (int64_t)index + 1;
  offsets[rows] = (int64_t)length;

  regkit_gs1_column column = {.struct_size = sizeof column, .offsets = offsets, .offset_width = 8, .bytes = bytes,
                              .bytes_length = length, .row_count = rows};
  regkit_gs1_values gtin = {.struct_size = sizeof gtin, .ai = 1, .ai_digits = 2, .offsets = gtin_offsets,
                            .bytes = gtins, .bytes_capacity = rows * 14, .validity = gtin_validity};
  regkit_gs1_column_counts counts = {.struct_size = sizeof counts};
  if (regkit_gs1_parse_column(&counts, &column, REGKIT_GS1_ANY, NULL, statuses, fault_counts, &gtin, 1, &error) !=
      REGKIT_OK) {
    fprintf(stderr, "regkit: %s\n", error.message);
    return 2;
  }
  int agree = 1;
  for (row = 0; row < rows; row++)
    agree &= print_message(bytes + offsets[row], (size_t)(offsets[row + 1] - offsets[row]), statuses[row],
                           fault_counts[row]);
  for (row = 0; row < rows; row++) {
    int32_t is_right = 1;
    if (gtin_validity[row / 8] >> row % 8 & 1)
      regkit_gs1_verify_check_digit(&is_right, gtins + gtin_offsets[row],
                                    (size_t)(gtin_offsets[row + 1] - gtin_offsets[row]), NULL);
    agree &= is_right;
  }
  fprintf(stderr, "%zu good, %zu faulty, %zu with a GTIN\n", counts.good, counts.faulty, gtin.value_count);
  int good = counts.good == rows;
  free(bytes);
  free(offsets);
  free(statuses);
  free(fault_counts);
  free(gtin_offsets);
  free(gtins);
  free(gtin_validity);
  return !agree ? 3 : good ? 0 : 1;
}
