#ifndef CSPNG_SHIM_H
#define CSPNG_SHIM_H

#include <spng.h>

/* The error numbers as plain integers: their enum is signed in one compiler and not in the next. */
static inline int regkit_spng_end_of_image(int code) { return code == SPNG_EOI; }
static inline int regkit_spng_over_limits(int code) {
  return code == SPNG_EUSER_WIDTH || code == SPNG_EUSER_HEIGHT;
}
static inline int regkit_spng_out_of_memory(int code) { return code == SPNG_EMEM; }

#endif
