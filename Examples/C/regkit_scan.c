/*
 * Scans pictures and asks one eligibility question through libregkit.so, as `regkit scan --json` does.
 *
 *     cc regkit_scan.c $(pkg-config --cflags --libs regkit) -o regkit_scan
 *     ./regkit_scan --as-of 2026-11-21 label.png
 *
 * Prints one line of JSON for each picture, then the answer to an eligibility question. Ends with 0 when all is allowed,
 * 1 when something is refused, 2 for a mistake in the call, 3 when something is undetermined or unreadable.
 */
#include <regkit.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a whole file; NULL when it cannot be read. The caller frees the bytes. */
static unsigned char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  unsigned char *bytes = NULL;
  size_t capacity = 0;
  *length = 0;
  if (file == NULL) return NULL;
  for (;;) {
    if (*length == capacity) {
      size_t larger = capacity == 0 ? 65536 : capacity * 2;
      unsigned char *grown = realloc(bytes, larger);
      if (grown == NULL) break;
      bytes = grown;
      capacity = larger;
    }
    size_t count = fread(bytes + *length, 1, capacity - *length, file);
    if (count == 0) break;
    *length += count;
  }
  if (ferror(file)) {
    free(bytes);
    bytes = NULL;
  }
  fclose(file);
  return bytes;
}

/* The graver of two outcomes: refused, then undetermined, then allowed. */
static int32_t graver(int32_t one, int32_t other) {
  if (one == REGKIT_REFUSED || other == REGKIT_REFUSED) return REGKIT_REFUSED;
  return one > other ? one : other;
}

/* The day 2026-11-21 or 20261121 as a number; -1, which the library refuses, for anything else. */
static int32_t day_number(const char *text) {
  int32_t number = 0;
  int digits = 0;
  for (; *text != '\0'; text++) {
    if (*text == '-') continue;
    if (*text < '0' || *text > '9' || ++digits > 8) return -1;
    number = number * 10 + (*text - '0');
  }
  return digits == 8 ? number : -1;
}

/* Prints an answer and releases it. */
static int32_t take(regkit_answer *answer) {
  int32_t outcome = answer->outcome;
  puts(answer->json);
  regkit_text_free(answer->json);
  answer->json = NULL;
  return outcome;
}

int main(int argc, char **argv) {
  static const char question[] =
      "{\"area\":\"eligibility\",\"inputs\":{\"kbli\":\"21022\",\"commodity\":\"obat_tradisional\","
      "\"dosage_form\":\"kapsul lunak\",\"business_scale\":\"UKOT\"}}";
  regkit_error error = {.struct_size = sizeof error};
  regkit_options options = {.struct_size = sizeof options, .language = REGKIT_ENGLISH};
  regkit_rules *rules = NULL;
  regkit_reader *reader = NULL;
  int32_t worst = REGKIT_ALLOWED;
  int first = 1;

  if (argc > 2 && strcmp(argv[1], "--as-of") == 0) {
    options.as_of = day_number(argv[2]);
    first = 3;
  }
  if (regkit_rules_open(&rules, NULL, 0, &error) != REGKIT_OK ||
      regkit_reader_open(&reader, NULL, &error) != REGKIT_OK) {
    fprintf(stderr, "regkit: %s\n", error.message);
    regkit_rules_free(rules);
    return 2;
  }
  for (int index = first; index < argc; index++) {
    regkit_answer answer = {.struct_size = sizeof answer};
    size_t length;
    unsigned char *picture = read_file(argv[index], &length);
    if (picture == NULL) {
      perror(argv[index]);
      worst = graver(worst, REGKIT_UNDETERMINED);
      continue;
    }
    options.name = argv[index];
    options.name_length = strlen(argv[index]);
    if (regkit_scan(&answer, reader, rules, picture, length, &options, &error) == REGKIT_OK) {
      worst = graver(worst, take(&answer));
    } else {
      if (answer.json != NULL) take(&answer);
      fprintf(stderr, "regkit: %s: %s\n", argv[index], error.message);
      worst = graver(worst, REGKIT_UNDETERMINED);
    }
    free(picture);
  }

  regkit_answer answer = {.struct_size = sizeof answer};
  options.name = NULL;
  options.name_length = 0;
  if (regkit_ask(&answer, rules, question, sizeof question - 1, &options, &error) == REGKIT_OK) {
    worst = graver(worst, take(&answer));
  } else {
    fprintf(stderr, "regkit: %s\n", error.message);
    regkit_text_free(answer.json);
    worst = 2;
  }
  regkit_reader_free(reader);
  regkit_rules_free(rules);
  return worst;
}
