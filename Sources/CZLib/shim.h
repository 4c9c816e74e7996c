#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/* `inflateInit` is a macro, and Swift imports none that call. */
static inline int regkit_inflate_start(z_stream *stream) { return inflateInit(stream); }

#endif
