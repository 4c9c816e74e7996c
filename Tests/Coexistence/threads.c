/* Eight threads over one regkit_rules: every answer is that of one thread alone. With --race one variable is shared without
   a lock, so that a tool that looks for races can be seen to find one.

     threads LIBRARY ANSWERS [--race] */
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

int main(int count, char **words) {
  if (count < 3) return 2;
  rounds = (size_t)atol(words[2]);
  is_race = count > 3;
  one = open_library(words[1], RTLD_NOW);
  if (one.rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 2;
  answers = learn(&one, rules);
  pthread_t threads[THREADS];
  size_t wrong = 0;
  for (size_t i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, ask, (void *)i);
  for (size_t i = 0; i < THREADS; i++) {
    void *found;
    pthread_join(threads[i], &found);
    wrong += (size_t)found;
  }
  one.rules_free(rules);
  forget(&answers);
  printf("threads: %d over one regkit_rules, %zu answers of each, %zu wrong\n", THREADS, rounds, wrong);
  return wrong > 0 || (is_race && shared > THREADS);
}
