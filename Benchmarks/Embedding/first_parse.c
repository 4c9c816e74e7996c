/* A C host that opens libxml2 and parses one document.

     first_parse DOCUMENT */
#include "process.h"

#include <dlfcn.h>

int main(int count, char **words) {
  static char document[1 << 20];
  FILE *file = count > 1 ? fopen(words[1], "rb") : NULL;
  if (file == NULL) return 2;
  size_t length = fread(document, 1, sizeof document, file);
  fclose(file);
  resident before = resident_now("libxml2");
  before = resident_now("libxml2");
  double start = microseconds();
  void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 2;
  }
  void *(*parse)(const char *, int, const char *, const char *, int);
  *(void **)&parse = dlsym(library, "xmlReadMemory");
  if (parse(document, (int)length, NULL, NULL, 0) == NULL) return 2;
  double end = microseconds();
  report(end - start, before, resident_now("libxml2"));
  return 0;
}
