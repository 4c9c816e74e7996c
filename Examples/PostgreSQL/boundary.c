#include "boundary.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"

static Text in_utf8(const char *bytes, size_t length) {
  /* The server's texts are below 1 GiB. What needs no conversion comes back as it was. */
  char *converted = pg_server_to_any(bytes, (int)length, PG_UTF8);

  return (Text){converted, converted == bytes ? length : strlen(converted)};
}

Text text_argument(FunctionCallInfo call, int index) {
  text *argument = DatumGetTextPP(call->args[index].value);

  return in_utf8(VARDATA_ANY(argument), VARSIZE_ANY_EXHDR(argument));
}

Text json_argument(FunctionCallInfo call, int index) {
  Jsonb *argument = DatumGetJsonbP(call->args[index].value);
  char *json = JsonbToCString(NULL, &argument->root, VARSIZE(argument));

  return in_utf8(json, strlen(json));
}

Datum text_result(const char *bytes, size_t length) {
  char *converted = pg_any_to_server(bytes, (int)length, PG_UTF8);

  if (converted == bytes) return PointerGetDatum(cstring_to_text_with_len(bytes, (int)length));
  return PointerGetDatum(cstring_to_text(converted));
}

const char *words_in_database(const char *words) {
  return pg_any_to_server(words, (int)strlen(words), PG_UTF8);
}

char *adopt(char *given, size_t length) {
  char *copy = NULL;

  if (length < MaxAllocSize) copy = palloc_extended(length + 1, MCXT_ALLOC_NO_OOM);
  if (copy != NULL) {
    memcpy(copy, given, length);
    copy[length] = '\0';
  }
  regkit_text_free(given);
  if (copy == NULL)
    ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("no memory for an answer of %zu bytes", length)));
  return copy;
}

int32_t language_argument(FunctionCallInfo call, int index) {
  char *language = text_to_cstring(DatumGetTextPP(call->args[index].value));

  if (strcmp(language, "en") == 0) return REGKIT_ENGLISH;
  if (strcmp(language, "id") == 0) return REGKIT_INDONESIAN;
  ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown language \"%s\"", language),
                  errhint("The languages are \"en\" and \"id\".")));
}

int32_t day_number(DateADT day) {
  int year = 0, month = 0, day_of_month = 0;

  if (!DATE_NOT_FINITE(day)) j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &day_of_month);
  if (year < 1 || year > 9999)
    ereport(ERROR,
            (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("a day to judge by must be in the years 1 to 9999")));
  return year * 10000 + month * 100 + day_of_month;
}

static int sqlstate(int32_t status) {
  switch (status) {
    case REGKIT_E_ARGUMENT:
    case REGKIT_E_QUESTION:
      return ERRCODE_INVALID_PARAMETER_VALUE;
    case REGKIT_E_MESSAGE:
      return ERRCODE_INVALID_TEXT_REPRESENTATION;
    case REGKIT_E_CAPACITY:
      return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
    case REGKIT_E_UNSUPPORTED:
      return ERRCODE_FEATURE_NOT_SUPPORTED;
    case REGKIT_E_MEMORY:
      return ERRCODE_OUT_OF_MEMORY;
    default:
      return ERRCODE_EXTERNAL_ROUTINE_EXCEPTION;
  }
}

void raise_refusal(int32_t status, const regkit_error *error) {
  bool has_place = error->offset > 0 || error->length > 0;

  ereport(ERROR, (errcode(sqlstate(status)), errmsg("%s", words_in_database(error->message)),
                  has_place ? errdetail("offset %zu, length %zu", error->offset, error->length) : 0));
}
