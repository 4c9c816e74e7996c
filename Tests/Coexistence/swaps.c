/* A host that swaps its rules while eight threads ask: it opens the new ones, gives them to whoever asks next, and frees the
   old ones after the last thread that still asks them. Every answer must be wholly of the edition it was asked of. Tables
   that are cut off, as a file is while somebody writes it, must be refused and change nothing.

     swaps LIBRARY TABLE */
#include "library.h"

#include <pthread.h>
#include <stdbool.h>

#define THREADS 8
#define SWAPS 30

/* Rules that several threads use, and which of the two editions they are. */
typedef struct shared_rules {
  regkit_rules *rules;
  int edition, users;
} shared_rules;

static library one;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static shared_rules *current;
static expected answers[2];
static bool is_over;
static long asked[2];

static shared_rules *take(void) {
  pthread_mutex_lock(&lock);
  shared_rules *taken = current;
  taken->users++;
  pthread_mutex_unlock(&lock);
  return taken;
}

static void give_back(shared_rules *used) {
  pthread_mutex_lock(&lock);
  bool is_last = --used->users == 0;
  pthread_mutex_unlock(&lock);
  if (!is_last) return;
  one.rules_free(used->rules);
  free(used);
}

static void *ask(void *place) {
  size_t wrong = 0;
  while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED)) {
    shared_rules *used = take();
    wrong += (size_t)differing(&one, used->rules, &answers[used->edition], (size_t)place, ANSWERS);
    __atomic_fetch_add(&asked[used->edition], (long)ANSWERS, __ATOMIC_RELAXED);
    give_back(used);
  }
  return (void *)wrong;
}

/* The table with other words in every quote and message: another edition of it. */
static char *other_edition(const char *table) {
  static const char *const places[] = {"<quote>", "<message lang=\"en\">", "<message lang=\"id\">"};
  char *other = malloc(2 * strlen(table) + 1), *end = other;
  if (other == NULL) exit(2);
  while (*table != 0) {
    size_t length = 1;
    const char *more = "";
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
      if (strncmp(table, places[i], strlen(places[i])) == 0) length = strlen(places[i]), more = "OTHER ";
    memcpy(end, table, length);
    end += length;
    table += length;
    memcpy(end, more, strlen(more) + 1);
    end += strlen(more);
  }
  *end = 0;
  return other;
}

static shared_rules *opened(const char *table, int edition) {
  shared_rules *made = calloc(1, sizeof *made);
  regkit_error error = {.struct_size = sizeof error};
  if (made == NULL ||
      one.rules_open(&made->rules, (const uint8_t *)table, strlen(table), &error) != REGKIT_OK) {
    printf("  edition %d: %s\n", edition, error.message);
    exit(2);
  }
  made->edition = edition;
  made->users = 1;
  return made;
}

int main(int count, char **words) {
  static char table[1 << 20];
  FILE *file = count > 2 ? fopen(words[2], "rb") : NULL;
  if (file == NULL) return 2;
  size_t length = fread(table, 1, sizeof table - 1, file), wrong = 0, refused = 0;
  fclose(file);
  char *other = other_edition(table);
  one = open_library(words[1], RTLD_NOW);
  current = opened(table, 0);
  shared_rules *first_other = opened(other, 1);
  answers[0] = learn(&one, current->rules);
  answers[1] = learn(&one, first_other->rules);
  give_back(first_other);
  if (strcmp(answers[0].json[0], answers[1].json[0]) == 0) printf("  the editions answer alike\n"), wrong++;

  pthread_t threads[THREADS];
  for (size_t i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, ask, (void *)i);
  for (int i = 1; i <= SWAPS; i++) {
    shared_rules *next = opened(i % 2 == 0 ? table : other, i % 2), *old;
    pthread_mutex_lock(&lock);
    old = current;
    current = next;
    pthread_mutex_unlock(&lock);
    give_back(old);
    /* A part of the file, of a length that is another one each time. */
    regkit_rules *none = NULL;
    size_t part = (length - 16) * (size_t)i / (SWAPS + 1);
    if (one.rules_open(&none, (const uint8_t *)table, part, NULL) == REGKIT_E_TABLE && none == NULL) refused++;
    one.rules_free(none);
  }
  __atomic_store_n(&is_over, true, __ATOMIC_RELAXED);
  for (size_t i = 0; i < THREADS; i++) {
    void *found;
    pthread_join(threads[i], &found);
    wrong += (size_t)found;
  }
  give_back(current);
  forget(&answers[0]);
  forget(&answers[1]);
  free(other);
  if (refused != SWAPS) wrong++;
  if (asked[0] == 0 || asked[1] == 0) printf("  one edition was never asked\n"), wrong++;
  printf("swaps: %d under %d threads, %ld and %ld answers of the two editions, %zu parts of a table refused, %zu wrong\n", SWAPS,
         THREADS, asked[0], asked[1], refused, wrong);
  return wrong > 0;
}
