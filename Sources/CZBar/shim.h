#ifndef CZBAR_SHIM_H
#define CZBAR_SHIM_H

#include <zbar.h>

/* The fourcc of 8-bit luma, 'Y800'; zbar spells it as a macro over characters, which Swift does not import. */
static inline unsigned long regkit_zbar_y800(void) { return 0x30303859; }

#endif
