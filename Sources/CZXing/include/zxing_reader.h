#ifndef CZXING_ZXING_READER_H
#define CZXING_ZXING_READER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds to look for; linear ones are left out, since the library ends the process on some of them. */
#define REGKIT_ZXING_DATA_MATRIX 1
#define REGKIT_ZXING_QR_CODE 2

/* Look also for symbols turned by odd angles, and at more lines. */
#define REGKIT_ZXING_HARDER 4
/* The picture is black and white already. */
#define REGKIT_ZXING_BILEVEL 8

/* A symbol; what it points to lives until the visit returns. */
typedef struct regkit_zxing_symbol {
  const uint8_t *bytes;
  size_t length;
  /* The same with "\NNNNNN" where the symbol declares a character set, and "\\" for a backslash; NULL if it declares none. */
  const uint8_t *declared;
  size_t declared_length;
  char identifier[4];     /* the symbology identifier, as in "]d2" */
  int32_t corners[8];     /* x and y of upper left, lower left, lower right, upper right, as the symbol stands */
  int32_t sequence_index; /* from 0; -1 when it is no part of a set */
  int32_t sequence_count;
} regkit_zxing_symbol;

/* Finds symbols in 8-bit gray pixels without padding and calls `visit` for each: at most `limit`, 0 for any number.
   0, or -1 when the library failed; it has given what it had found by then. */
int32_t regkit_zxing_read(const uint8_t *pixels, int32_t width, int32_t height, int32_t options, int32_t limit,
                          void (*visit)(void *context, const regkit_zxing_symbol *symbol), void *context)
    __attribute__((visibility("hidden")));

#ifdef __cplusplus
}
#endif

#endif
