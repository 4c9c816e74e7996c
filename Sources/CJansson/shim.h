#ifndef CJANSSON_SHIM_H
#define CJANSSON_SHIM_H

#include <jansson.h>
#include <stdlib.h>

/* `json_typeof` and the reference counting are macros and inline code over a struct with a volatile member. */
static inline json_type regkit_json_type(const json_t *value) { return json_typeof(value); }
static inline void regkit_json_release(json_t *value) { json_decref(value); }

#endif
