#ifndef REGKIT_BASELINE_H
#define REGKIT_BASELINE_H

#include <stddef.h>
#include <stdint.h>

/* What one element of the baseline takes: where identifier and value stand, as RegKit's own elements say too. */
typedef struct baseline_element {
  uint32_t offset, value_offset, value_length;
  uint8_t ai;
} baseline_element;

/* Splits raw elements and checks nothing: the first two digits say how long a value is, any other ends at FNC1.
   Gives the count of elements, also of those beyond the capacity. */
size_t baseline_split(const uint8_t *message, size_t length, baseline_element *elements, size_t capacity);

/* Splits every message of a column; gives the sum of the counts. */
size_t baseline_split_all(const uint8_t *bytes, const uint32_t *offsets, size_t count, baseline_element *elements,
                          size_t capacity);

/* How often this process has asked for memory: malloc, calloc, realloc and their aligned kin. */
uint64_t baseline_allocations(void);

/* Nanoseconds of a clock that only goes forward. */
uint64_t baseline_nanoseconds(void);

/* Nanoseconds that the calling thread has had of a processor: what others do on the machine is not in it. */
uint64_t baseline_thread_nanoseconds(void);

/* Bytes of memory that this process holds now; 0 where the system does not say. */
size_t baseline_resident_bytes(void);

#endif
