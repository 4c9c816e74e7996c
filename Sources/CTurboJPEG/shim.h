#ifndef CTURBOJPEG_SHIM_H
#define CTURBOJPEG_SHIM_H

#include <turbojpeg.h>

/* Whether the last failure left a usable picture behind. */
static inline int regkit_tj_only_warned(tjhandle handle) { return tjGetErrorCode(handle) == TJERR_WARNING; }

#endif
