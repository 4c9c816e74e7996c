#ifndef CZINT_SHIM_H
#define CZINT_SHIM_H

#include <zint.h>

/* Arrays inside a struct come to Swift as tuples of thousands of members, which Embedded Swift cannot take apart. */

/* Whether a module is dark; eight are packed in a byte, the first in the lowest bit. */
static inline int regkit_zint_is_dark(const struct zint_symbol *symbol, int row, int column) {
  if (row < 0 || row >= 200 || column < 0 || column >= 144 * 8) return 0;
  return symbol->encoded_data[row][column / 8] >> (column % 8) & 1;
}

/* Why encoding failed; it lives as long as the symbol. */
static inline const char *regkit_zint_reason(const struct zint_symbol *symbol) { return symbol->errtxt; }

#endif
