/* What the header promises of fork(). With no other thread in a call, parent and child go on with every handle. While
   threads ask, the child may exec, and the threads of the parent do not notice.

     forks LIBRARY */
#include "library.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 8
#define ROUNDS 200
#define FORKS 100

static library one;
static regkit_rules *rules;
static expected answers;
static int is_over;

static void *ask(void *place) {
  size_t wrong = 0;
  while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED))
    wrong += (size_t)differing(&one, rules, &answers, (size_t)place, ANSWERS);
  return (void *)wrong;
}

/* Asks over the parent's handle, and over one of its own, and frees both. */
static int child(size_t place) {
  int wrong = differing(&one, rules, &answers, place, ROUNDS);
  regkit_rules *own = NULL;
  if (one.rules_open(&own, NULL, 0, NULL) != REGKIT_OK) return 100;
  wrong += differing(&one, own, &answers, place, ANSWERS);
  one.rules_free(own);
  one.rules_free(rules);
  return wrong > 99 ? 99 : wrong;
}

static int ended_well(pid_t pid) {
  int status;
  return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int count, char **words) {
  if (count < 2) return 2;
  alarm(60); /* a child that waits for ever is a failure */
  int wrong = 0;
  pid_t children[CHILDREN];
  one = open_library(words[1], RTLD_NOW);
  if (one.rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 2;
  answers = learn(&one, rules);

  for (size_t i = 0; i < CHILDREN; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      alarm(60);
      _exit(child(i));
    }
  }
  wrong += differing(&one, rules, &answers, 0, ROUNDS);
  for (size_t i = 0; i < CHILDREN; i++)
    if (!ended_well(children[i])) printf("  a child did not answer as its parent\n"), wrong++;

  pthread_t threads[2];
  for (size_t i = 0; i < 2; i++) pthread_create(&threads[i], NULL, ask, (void *)i);
  for (int i = 0; i < FORKS; i++) {
    pid_t pid = fork();
    if (pid == 0) {
      execl("/bin/true", "true", (char *)NULL);
      _exit(1);
    }
    if (!ended_well(pid)) printf("  a child of a process with threads did not exec\n"), wrong++;
  }
  __atomic_store_n(&is_over, 1, __ATOMIC_RELAXED);
  for (size_t i = 0; i < 2; i++) {
    void *found;
    pthread_join(threads[i], &found);
    wrong += (int)(size_t)found;
  }
  one.rules_free(rules);
  forget(&answers);
  printf("forks: %d children that asked, %d that were replaced while threads asked, %d wrong\n", CHILDREN, FORKS, wrong);
  return wrong > 0;
}
