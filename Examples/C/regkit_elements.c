/*
 * Builds, judges, repairs and understands GS1 element strings through libregkit.so, one order a line.
 *
 *     cc regkit_elements.c $(pkg-config --cflags --libs regkit) -o regkit_elements
 *     ./regkit_elements orders.txt
 *
 * The words of an order are separated by tabs:
 *
 *     build FORM AI=VALUE…      a message, as `regkit build --as FORM`; refused: every value at fault and why
 *     judge TEXT TEXT…          several carriers of one object: how many faults, and each with its carrier
 *     suggest TEXT              guesses at a damaged message, in JSON
 *     typed YEAR AI=VALUE       what a value means, in JSON, and as plain numbers where it is a day or a decimal
 *     undo PROFILE TEXT         what a scanner typed, as it was in the symbol
 *     learn SCANNED EXPECTED    the profile of a scanner, in JSON
 *
 * Prints one line for each. Ends with 0 when all could be done, 1 when one was refused, 2 for a mistake in the call.
 */
#include <regkit.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { line_max = 8192, words_max = 24, text_max = 16384, faults_max = 32 };

static const uint8_t *as_bytes(const char *text) { return (const uint8_t *)text; }

/* Prints a status and its detail. */
static int refused(int32_t status, const regkit_error *error) {
  printf("%d @%zu+%zu %s\n", (int)status, error->offset, error->length, error->message);
  return 1;
}

/* Prints text of the library and releases it, or says why there is none. */
static int take(int32_t status, char *text, const regkit_error *error) {
  if (status != REGKIT_OK) return refused(status, error);
  puts(text);
  regkit_text_free(text);
  return 0;
}

static void print_faults(const regkit_gs1_indexed_fault *faults, size_t count) {
  for (size_t i = 0; i < count && i < faults_max; i++) {
    printf(" %zu:%s@%u+%u", faults[i].index, regkit_gs1_fault_name(faults[i].fault.code),
           (unsigned)faults[i].fault.offset, (unsigned)faults[i].fault.length);
  }
  putchar('\n');
}

/* Splits AI=VALUE; the value begins behind the sign. */
static const char *split(const char *word, uint16_t *ai, uint8_t *ai_digits) {
  const char *sign = strchr(word, '=');
  *ai = (uint16_t)strtoul(word, NULL, 10);
  *ai_digits = sign == NULL ? 0 : (uint8_t)(sign - word);
  return sign == NULL ? "" : sign + 1;
}

static int build(char **words, size_t count) {
  static const char *const names[] = {"", "raw", "scan", "bracketed", "dl", "hri"};
  regkit_error error = {.struct_size = sizeof error};
  regkit_gs1_output output = {.struct_size = sizeof output};
  regkit_gs1_part parts[words_max] = {{0}};
  regkit_gs1_indexed_fault faults[faults_max];
  uint8_t text[text_max];
  size_t length = 0;
  size_t fault_count = 0;
  for (int32_t form = 1; form <= REGKIT_GS1_HRI; form++) {
    if (strcmp(words[0], names[form]) == 0) output.form = form;
  }
  for (size_t i = 1; i < count; i++) {
    regkit_gs1_part *part = &parts[i - 1];
    part->value.bytes = as_bytes(split(words[i], &part->ai, &part->ai_digits));
    part->value.length = strlen((const char *)part->value.bytes);
    part->flags = REGKIT_GS1_AS_WRITTEN | REGKIT_GS1_CHECK_DIGIT;
  }
  int32_t status = regkit_gs1_build(text, sizeof text, &length, parts, count - 1, NULL, &output, faults, faults_max,
                                    &fault_count, &error);
  if (status == REGKIT_E_MESSAGE) {
    printf("refused:");
    print_faults(faults, fault_count);
    return 1;
  }
  if (status != REGKIT_OK) return refused(status, &error);
  fwrite(text, 1, length, stdout);
  putchar('\n');
  return 0;
}

static int judge(char **words, size_t count) {
  regkit_error error = {.struct_size = sizeof error};
  regkit_gs1_text carriers[words_max];
  regkit_gs1_indexed_fault faults[faults_max];
  size_t fault_count = 0;
  for (size_t i = 0; i < count; i++) {
    carriers[i].bytes = as_bytes(words[i]);
    carriers[i].length = strlen(words[i]);
  }
  int32_t status = regkit_gs1_judge_carriers(&fault_count, carriers, count, REGKIT_GS1_ANY, NULL, faults, faults_max,
                                             &error);
  if (status != REGKIT_OK) return refused(status, &error);
  printf("%zu", fault_count);
  print_faults(faults, fault_count);
  return fault_count > 0;
}

static int typed(char **words) {
  regkit_error error = {.struct_size = sizeof error};
  regkit_gs1_element element = {0};
  int32_t year = (int32_t)strtol(words[0], NULL, 10);
  const char *value = split(words[1], &element.ai, &element.ai_digits);
  size_t length = strlen(value);
  char *json = NULL;
  int32_t day;
  int32_t is_month;
  int64_t units;
  int32_t decimals;
  int32_t currency;
  element.value_length = (uint32_t)length;
  if (element.ai_digits == 2 && element.ai >= 11 && element.ai <= 17 &&
      regkit_gs1_date(&day, &is_month, as_bytes(value), length, year, NULL) == REGKIT_OK) {
    printf("%d%s ", (int)day, is_month ? " (month)" : "");
  }
  if (regkit_gs1_decimal(&units, &decimals, &currency, element.ai, element.ai_digits, as_bytes(value), length, NULL) ==
      REGKIT_OK) {
    printf("%lld/10^%d/%d ", (long long)units, (int)decimals, (int)currency);
  }
  int32_t status = regkit_gs1_typed_value(&json, NULL, as_bytes(value), length, &element, year, &error);
  return take(status, json, &error);
}

static int undo(const char *profile, const char *scanned) {
  regkit_error error = {.struct_size = sizeof error};
  uint8_t text[text_max];
  size_t length = 0;
  int32_t status = regkit_gs1_undo_habit(text, sizeof text, &length, NULL, as_bytes(scanned), strlen(scanned), profile,
                                         strlen(profile), &error);
  if (status != REGKIT_OK) return refused(status, &error);
  fwrite(text, 1, length, stdout);
  putchar('\n');
  return 0;
}

/* Carries out one order; -1 for one that is not known. */
static int carry_out(char **words, size_t count) {
  regkit_error error = {.struct_size = sizeof error};
  char *json = NULL;
  if (count >= 2 && strcmp(words[0], "build") == 0) return build(words + 1, count - 1);
  if (count >= 2 && strcmp(words[0], "judge") == 0) return judge(words + 1, count - 1);
  if (count == 3 && strcmp(words[0], "typed") == 0) return typed(words + 1);
  if (count == 3 && strcmp(words[0], "undo") == 0) return undo(words[1], words[2]);
  if (count == 2 && strcmp(words[0], "suggest") == 0) {
    int32_t status = regkit_gs1_suggest(&json, NULL, as_bytes(words[1]), strlen(words[1]), REGKIT_GS1_ANY, NULL, 0,
                                        REGKIT_ENGLISH, &error);
    return take(status, json, &error);
  }
  if (count == 3 && strcmp(words[0], "learn") == 0) {
    int32_t status = regkit_gs1_learn_profile(&json, NULL, as_bytes(words[1]), strlen(words[1]), as_bytes(words[2]),
                                              strlen(words[2]), &error);
    return take(status, json, &error);
  }
  return -1;
}

int main(int argc, char **argv) {
  static char line[line_max];
  int worst = 0;
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (file == NULL) {
    fprintf(stderr, "usage: regkit_elements ORDERS\n");
    return 2;
  }
  while (worst < 2 && fgets(line, sizeof line, file) != NULL) {
    char *words[words_max];
    size_t count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *word = line; word != NULL && count < words_max; count++) {
      char *tab = strchr(word, '\t');
      if (tab != NULL) *tab++ = '\0';
      words[count] = word;
      word = tab;
    }
    int status = carry_out(words, count);
    if (status < 0) {
      fprintf(stderr, "regkit_elements: no such order: %s\n", words[0]);
      worst = 2;
    } else if (status > worst) {
      worst = status;
    }
  }
  fclose(file);
  return worst;
}
