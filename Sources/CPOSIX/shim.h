#ifndef CPOSIX_SHIM_H
#define CPOSIX_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sched.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `errno` is a macro over thread-local storage, and `open` is variadic: Swift imports neither. */
static inline int regkit_errno(void) { return errno; }
static inline int regkit_interrupted(void) { return errno == EINTR; }
static inline int regkit_open_for_reading(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }

/* What `fstat` says of an open file: its size in bytes, 0 where the size means nothing (a pipe), -1 when it is a
   directory, -2 when `fstat` fails. */
static inline int64_t regkit_size_of_open_file(int descriptor) {
  struct stat facts;
  if (fstat(descriptor, &facts) != 0) return -2;
  if (S_ISDIR(facts.st_mode)) return -1;
  return S_ISREG(facts.st_mode) ? (int64_t)facts.st_size : 0;
}

/* The system's text for an error number, in the caller's buffer, always terminated. */
static inline void regkit_error_text(int number, char *out, size_t size) {
  if (size == 0) return;
  out[0] = 0;
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
  const char *text = strerror_r(number, out, size);
  if (text != out) {
    strncpy(out, text, size - 1);
  }
#else
  if (strerror_r(number, out, size) != 0) out[0] = 0;
#endif
  out[size - 1] = 0;
}

#endif
