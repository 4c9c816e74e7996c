/* Opens and closes the library again and again, with one verdict each time, and looks at what comes of it: memory, threads,
   open files, signal handlers, keys of thread storage. The library itself stays, once.

     reloads LIBRARY TIMES KIB    the growth of resident memory after the first tenth that is still flat */
#include "library.h"

#include <dirent.h>
#include <pthread.h>

/* A number of /proc/self/status; hexadecimal for the sets of signals. */
static unsigned long long status_of(const char *name, int base) {
  char line[256];
  unsigned long long value = 0;
  FILE *file = fopen("/proc/self/status", "r");
  if (file == NULL) exit(2);
  while (fgets(line, sizeof line, file) != NULL)
    if (strncmp(line, name, strlen(name)) == 0) value = strtoull(line + strlen(name), NULL, base);
  fclose(file);
  return value;
}

static int open_files(void) {
  int count = 0;
  DIR *folder = opendir("/proc/self/fd");
  if (folder == NULL) exit(2);
  while (readdir(folder) != NULL) count++;
  closedir(folder);
  return count;
}

/* How many mappings of the process are of a file with this name. */
static int mappings(const char *path) {
  char line[4352];
  int found = 0;
  FILE *file = fopen("/proc/self/maps", "r");
  if (file == NULL) exit(2);
  while (fgets(line, sizeof line, file) != NULL) found += strstr(line, path) != NULL;
  fclose(file);
  return found;
}

/* How many keys of thread storage can still be made: one that a closed library keeps is lost to the process. */
static int free_keys(void) {
  pthread_key_t keys[2048];
  int count = 0;
  while (count < 2048 && pthread_key_create(&keys[count], NULL) == 0) count++;
  for (int i = 0; i < count; i++) pthread_key_delete(keys[i]);
  return count;
}

int main(int count, char **words) {
  if (count < 4) return 2;
  char *path = realpath(words[1], NULL);
  long times = atol(words[2]), bound = atol(words[3]), early = 0, wrong = 0;
  int once = 0;
  if (path == NULL || times < 10) return 2;
  unsigned long long caught = status_of("SigCgt:", 16), ignored = status_of("SigIgn:", 16);
  int files = open_files(), keys = free_keys();
  for (long i = 0; i < times; i++) {
    library one = open_library(path, RTLD_NOW | RTLD_LOCAL);
    regkit_rules *rules = NULL;
    if (one.rules_open(&rules, NULL, 0, NULL) != REGKIT_OK) return 2;
    char *json = answer_of(&one, rules, 0);
    if (json == NULL || strstr(json, "\"outcome\"") == NULL) wrong++;
    one.text_free(json);
    one.rules_free(rules);
    if (dlclose(one.handle) != 0) wrong++;
    if (i == 0) once = mappings(path);
    if (i == times / 10 - 1) early = (long)status_of("VmRSS:", 10);
  }
  long growth = (long)status_of("VmRSS:", 10) - early;
  int lost_keys = keys - free_keys();
  printf("reloads: %ld times, %ld wrong answers; resident memory %+ld KiB since a tenth of them (at most %ld), %llu thread, "
         "%d files more, %d keys less, %d mappings, at first %d\n",
         times, wrong, growth, bound, status_of("Threads:", 10), open_files() - files, lost_keys,
         mappings(path), once);
  wrong += growth > bound || status_of("Threads:", 10) != 1 || open_files() != files || lost_keys > 16 ||
           once == 0 || mappings(path) != once ||
           status_of("SigCgt:", 16) != caught || status_of("SigIgn:", 16) != ignored;
  free(path);
  return wrong > 0;
}
