/* One copy of libregkit.so, opened at run time: its functions and what they answer. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "regkit.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct library {
  void *handle;
  __typeof__(regkit_build_info) *build_info;
  __typeof__(regkit_rules_open) *rules_open;
  __typeof__(regkit_rules_free) *rules_free;
  __typeof__(regkit_ask) *ask;
  __typeof__(regkit_read) *read;
  __typeof__(regkit_text_free) *text_free;
} library;

static void *symbol(void *handle, const char *name) {
  void *found = dlsym(handle, name);
  if (found != NULL) return found;
  fprintf(stderr, "%s\n", dlerror());
  exit(2);
}

/* Opens the library at a path; the program ends when there is none. */
static library open_library(const char *path, int flags) {
  library one = {.handle = dlopen(path, flags)};
  if (one.handle == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    exit(2);
  }
  /* An object pointer becomes a function pointer through memory: ISO C knows no cast for it. */
#define FIND(member, name) \
  do { \
    void *found = symbol(one.handle, name); \
    memcpy(&one.member, &found, sizeof found); \
  } while (0)
  FIND(build_info, "regkit_build_info");
  FIND(rules_open, "regkit_rules_open");
  FIND(rules_free, "regkit_rules_free");
  FIND(ask, "regkit_ask");
  FIND(read, "regkit_read");
  FIND(text_free, "regkit_text_free");
#undef FIND
  return one;
}

static const char *const questions[] = {
    "{\"area\":\"eligibility\",\"inputs\":{\"kbli\":\"21022\",\"commodity\":\"obat_tradisional\",\"dosage_form\":\"kapsul "
    "lunak\",\"business_scale\":\"UKOT\"}}",
    "{\"area\":\"eligibility\",\"inputs\":{\"kbli\":\"21022\",\"commodity\":\"obat_tradisional\"}}",
    "{\"area\":\"barcode\",\"inputs\":{\"text\":\"(90)NA18240104109(91)251231\"}}",
    "{\"area\":\"documents\",\"inputs\":{\"context\":\"sinkarkes.komoditas\",\"filename\":\"a.png\",\"size_bytes\":9}}",
    "{\"area\":\"nothing\"}",
};
static const char *const messages[] = {
    "(01)08991234567891(10)ABC(17)280229", "(90)NA18240104109(91)251231", "]Q3010899123456789110X\03521Y", "hello", "",
    "https://id.gs1.org/01/08991234567891/10/A%2FB?17=280229",
};
#define QUESTIONS (sizeof questions / sizeof *questions)
#define MESSAGES (sizeof messages / sizeof *messages)
#define ANSWERS (QUESTIONS + MESSAGES)

/* The JSON of one of the ANSWERS; release it with text_free. NULL when there is none. */
static inline char *answer_of(const library *one, const regkit_rules *rules, size_t place) {
  regkit_answer answer = {.struct_size = sizeof answer};
  regkit_options options = {.struct_size = sizeof options, .as_of = 20261121};
  if (place < QUESTIONS) {
    one->ask(&answer, rules, questions[place], strlen(questions[place]), &options, NULL);
  } else {
    const char *message = messages[place - QUESTIONS];
    one->read(&answer, rules, (const uint8_t *)message, strlen(message), &options, NULL);
  }
  return answer.json;
}

/* All answers of a library as they must be, learnt by asking once. */
typedef struct expected {
  char *json[ANSWERS];
} expected;

static inline expected learn(const library *one, const regkit_rules *rules) {
  expected all = {0};
  for (size_t place = 0; place < ANSWERS; place++) {
    char *json = answer_of(one, rules, place);
    all.json[place] = strdup(json == NULL ? "" : json);
    one->text_free(json);
  }
  return all;
}

/* How many of `count` answers, from a place on and round, differ from those expected. */
static inline int differing(const library *one, const regkit_rules *rules, const expected *all, size_t first, size_t count) {
  int found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t place = (first + i) % ANSWERS;
    char *json = answer_of(one, rules, place);
    if (json == NULL || *json == 0 || strcmp(json, all->json[place]) != 0) found++;
    one->text_free(json);
  }
  return found;
}

static inline void forget(expected *all) {
  for (size_t place = 0; place < ANSWERS; place++) free(all->json[place]);
}

#endif
