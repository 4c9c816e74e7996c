/* Copies of the library in one process, each with rules of its own and two threads that ask it; all must answer alike.

     copies local|global LIBRARY… */
#include "library.h"

#include <pthread.h>

#define ROUNDS 300

typedef struct copy {
  library library;
  regkit_rules *rules;
  const expected *expected;
  int differing;
} copy;

static void *ask(void *context) {
  copy *one = context;
  int found = differing(&one->library, one->rules, one->expected, 0, ROUNDS);
  __atomic_fetch_add(&one->differing, found, __ATOMIC_RELAXED);
  return NULL;
}

int main(int count, char **words) {
  int flags = RTLD_NOW | (count > 1 && strcmp(words[1], "global") == 0 ? RTLD_GLOBAL : RTLD_LOCAL), wrong = 0;
  size_t copies = count > 2 ? (size_t)count - 2 : 0;
  copy *all = calloc(copies + 1, sizeof *all);
  pthread_t *threads = calloc(2 * copies + 1, sizeof *threads);
  if (copies == 0 || all == NULL || threads == NULL) return 2;
  for (size_t i = 0; i < copies; i++) {
    all[i].library = open_library(words[i + 2], flags);
    for (size_t j = 0; j < i; j++)
      if (all[j].library.ask == all[i].library.ask) printf("  %s is no copy of its own\n", words[i + 2]), wrong++;
    if (all[i].library.rules_open(&all[i].rules, NULL, 0, NULL) != REGKIT_OK) return 2;
  }
  expected answers = learn(&all[0].library, all[0].rules);
  for (size_t i = 0; i < copies; i++) all[i].expected = &answers;
  for (size_t i = 0; i < 2 * copies; i++) pthread_create(&threads[i], NULL, ask, &all[i % copies]);
  for (size_t i = 0; i < 2 * copies; i++) pthread_join(threads[i], NULL);
  for (size_t i = 0; i < copies; i++) {
    if (all[i].differing > 0) printf("  %s: %d answers differ\n", words[i + 2], all[i].differing), wrong++;
    /* The others go on when one goes. */
    all[i].library.rules_free(all[i].rules);
    dlclose(all[i].library.handle);
    for (size_t j = i + 1; j < copies; j++)
      if (differing(&all[j].library, all[j].rules, &answers, 0, ANSWERS) > 0)
        printf("  %s: answers differ after %s was closed\n", words[j + 2], words[i + 2]), wrong++;
  }
  forget(&answers);
  free(threads);
  free(all);
  printf("copies: %zu in one process, %s: %zu answers of each, %d wrong\n", copies, words[1], (size_t)2 * ROUNDS, wrong);
  return wrong > 0;
}
