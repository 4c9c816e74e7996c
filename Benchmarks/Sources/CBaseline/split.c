#include "baseline.h"

#include <string.h>

/* By the first two digits: length of the value, 0 when FNC1 ends it. */
static const uint8_t lengths[100] = {
    [0] = 18,  [1] = 14,  [2] = 14,  [3] = 14,  [4] = 16,  [11] = 6, [12] = 6, [13] = 6,  [14] = 6, [15] = 6,
    [16] = 6,  [17] = 6,  [18] = 6,  [19] = 6,  [20] = 2,  [31] = 8, [32] = 8, [33] = 8,  [34] = 8, [35] = 8,
    [36] = 8,  [41] = 14,
};

size_t baseline_split(const uint8_t *message, size_t length, baseline_element *elements, size_t capacity) {
  size_t place = 0, count = 0;
  while (place + 2 <= length) {
    unsigned tens = message[place] - '0', units = message[place + 1] - '0';
    if (tens > 9 || units > 9) break;
    unsigned ai = tens * 10 + units;
    size_t start = place + 2, end = start + lengths[ai];
    if (end == start) {
      while (end < length && message[end] != 0x1D) end++;
    } else if (end > length) {
      end = length;
    }
    if (count < capacity)
      elements[count] = (baseline_element){(uint32_t)place, (uint32_t)start, (uint32_t)(end - start), (uint8_t)ai};
    count++;
    place = end;
    if (place < length && message[place] == 0x1D) place++;
  }
  return count;
}

size_t baseline_split_all(const uint8_t *bytes, const uint32_t *offsets, size_t count, baseline_element *elements,
                          size_t capacity) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += baseline_split(bytes + offsets[i], offsets[i + 1] - offsets[i], elements, capacity);
  return sum;
}
