/* A C host that opens libregkit.so and asks one question.

     first_verdict LIBRARY */
#include "process.h"
#include "regkit.h"

#include <dlfcn.h>

int main(int count, char **words) {
  static const char question[] = "{\"area\":\"eligibility\",\"inputs\":{\"kbli\":\"21022\",\"commodity\":"
                                 "\"obat_tradisional\",\"dosage_form\":\"kapsul lunak\",\"business_scale\":\"UKOT\"}}";
  if (count < 2) return 2;
  resident before = resident_now("libregkit");
  before = resident_now("libregkit"); /* what reading it takes is there now */
  double start = microseconds();
  void *library = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 2;
  }
  __typeof__(regkit_rules_open) *open;
  __typeof__(regkit_ask) *ask;
  *(void **)&open = dlsym(library, "regkit_rules_open");
  *(void **)&ask = dlsym(library, "regkit_ask");
  regkit_rules *rules = NULL;
  regkit_answer answer = {.struct_size = sizeof answer};
  if (open(&rules, NULL, 0, NULL) != REGKIT_OK ||
      ask(&answer, rules, question, sizeof question - 1, NULL, NULL) != REGKIT_OK)
    return 2;
  double end = microseconds();
  report(end - start, before, resident_now("libregkit"));
  return 0;
}
