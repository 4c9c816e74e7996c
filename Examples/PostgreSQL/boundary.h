/* What crosses between the server and RegKit: texts, days, errors. */
#ifndef REGKIT_POSTGRESQL_BOUNDARY_H
#define REGKIT_POSTGRESQL_BOUNDARY_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/date.h"

#include <regkit.h>

/* A text of the server in UTF-8, in the memory of the call. It may hold anything but NUL. */
typedef struct Text {
  const char *bytes;
  size_t length;
} Text;

/* The text argument at `index`, which is not null. */
extern Text text_argument(FunctionCallInfo call, int index);

/* The jsonb argument at `index`, which is not null, as its text. */
extern Text json_argument(FunctionCallInfo call, int index);

/* A text of RegKit's as one of the server's, in the encoding of the database. */
extern Datum text_result(const char *bytes, size_t length);

/* Words of RegKit's, which end in NUL, in the encoding of the database. */
extern const char *words_in_database(const char *words);

/* A copy of what RegKit gave, in the memory of the call, with a NUL behind it. What was given is released, also when
   there is no memory for the copy and an error is raised. */
extern char *adopt(char *given, size_t length);

/* The language, 'en' or 'id'; anything else is an error. */
extern int32_t language_argument(FunctionCallInfo call, int index);

/* A day as RegKit counts it, yyyymmdd; one outside the years 1 to 9999 is an error. */
extern int32_t day_number(DateADT day);

/* Raises what RegKit refused, with its SQLSTATE, and the place in DETAIL. */
extern void raise_refusal(int32_t status, const regkit_error *error) pg_attribute_noreturn();

#endif
