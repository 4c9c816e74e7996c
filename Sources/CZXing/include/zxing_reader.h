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

/* The ECI number of Shift JIS, which is what Kanji mode encodes. */
#define REGKIT_ZXING_SHIFT_JIS 20

/* A symbol; what it points to lives until the visit returns. */
typedef struct regkit_zxing_symbol {
  const uint8_t *bytes;
  size_t length;
  /* Where the symbol declares a character set, by ECI or by Kanji mode: its text in UTF-8, NULL where the set is not known,
     and its ECI number, that of the first where there are several; else NULL and -1. */
  const char *text;
  size_t text_length;
  int32_t character_set;
  char identifier[4];      /* the symbology identifier, as in "]d2" */
  int32_t corners[8];      /* x and y of upper left, lower left, lower right, upper right, as the symbol stands */
  int32_t sequence_index;  /* from 0; -1 when it is no part of a set */
  int32_t sequence_count;
  int32_t sequence_parity; /* the same in all of a set, -1 where it is no number */
} regkit_zxing_symbol;

/* Finds symbols in 8-bit gray pixels without padding and calls `visit` for each.
   0, or -1 when the library failed; it has given what it had found by then. */
int32_t regkit_zxing_read(const uint8_t *pixels, int32_t width, int32_t height, int32_t options,
                          void (*visit)(void *context, const regkit_zxing_symbol *symbol), void *context)
    __attribute__((visibility("hidden")));

#ifdef __cplusplus
}
#endif

#endif
