/* Eight threads over one regkit_rules: every answer is that of one thread alone, over rules that were asked before, and over
   rules that all of them are the first to ask, COLD times. With --race one variable is shared without a lock, so that a tool
   that looks for races can be seen to find one.

     threads LIBRARY ANSWERS COLD [--race] */
#include "library.h"

#include <pthread.h>

#define THREADS 8

static library one;
static regkit_rules *rules;
static expected answers;
static size_t rounds;
static int shared, is_race;

static void *ask(void *place) {
  if (is_race) shared++;
  return (void *)(size_t)differing(&one, rules, &answers, (size_t)place, rounds);
}

/* How many answers of all threads were wrong. */
static size_t wrong_answers(void) {
  pthread_t threads[THREADS];
  size_t wrong = 0;
  for (size_t i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, ask, (void *)i);
  for (size_t i = 0; i < THREADS; i++) {
    void *found;
    pthread_join(threads[i], &found);
    wrong += (size_t)found;
  }
  return wrong;
}

int main(int count, char **words) {
  if (count < 4) return 2;
  rounds = (size_t)atol(words[2]);
  is_race = count > 4;
  one = open_library(words[1], RTLD_NOW);
  if (one.rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 2;
  answers = learn(&one, rules);
  size_t wrong = wrong_answers(), cold = (size_t)atol(words[3]);
  one.rules_free(rules);
  rounds = ANSWERS;
  for (size_t i = 0; i < cold; i++) {
    if (one.rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 2;
    wrong += wrong_answers();
    one.rules_free(rules);
  }
  forget(&answers);
  printf("threads: %d over one regkit_rules, %s answers of each, and %zu times the first to ask, %zu wrong\n", THREADS, words[2],
         cold, wrong);
  return wrong > 0 || (is_race && shared > THREADS);
}
