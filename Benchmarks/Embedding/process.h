/* What a process knows of its own time and memory. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of the processor, so that what else the machine does counts for nothing. */
static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Resident memory in KiB: all of it, of files whose path holds `library`, and of no file (heap and stack). */
typedef struct resident {
  long whole, library, anonymous;
} resident;

static resident resident_now(const char *library) {
  char line[4352];
  enum { OTHER, LIBRARY, ANONYMOUS } kind = OTHER;
  resident sum = {0};
  FILE *file = fopen("/proc/self/smaps", "r");
  if (file == NULL) exit(2);
  while (fgets(line, sizeof line, file) != NULL) {
    unsigned long start, end;
    char permissions[8], path[4096] = "";
    if (sscanf(line, "%lx-%lx %7s %*s %*s %*s %4095s", &start, &end, permissions, path) >= 3) {
      kind = strstr(path, library) != NULL ? LIBRARY : path[0] != '/' ? ANONYMOUS : OTHER;
    } else if (strncmp(line, "Rss:", 4) == 0) {
      long kib = atol(line + 4);
      sum.whole += kib;
      if (kind == LIBRARY) sum.library += kib;
      if (kind == ANONYMOUS) sum.anonymous += kib;
    }
  }
  fclose(file);
  return sum;
}

/* One line for the script: the time, and what memory grew by. */
static void report(double time, resident before, resident after) {
  printf("%.1f %ld %ld %ld\n", time, after.whole - before.whole, after.library - before.library,
         after.anonymous - before.anonymous);
}

#endif
