/* GS1 messages in SQL: is one good, why not, and what does it hold. Nothing here depends on a day or a rule table. */
#include "boundary.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

PG_FUNCTION_INFO_V1(regkit_sql_is_good);
PG_FUNCTION_INFO_V1(regkit_sql_fault);
PG_FUNCTION_INFO_V1(regkit_sql_require);
PG_FUNCTION_INFO_V1(regkit_sql_explain);
PG_FUNCTION_INFO_V1(regkit_sql_gs1_value);
PG_FUNCTION_INFO_V1(regkit_sql_gs1_date);

/* Most messages have no more; those that have are read again with room from the heap. */
#define ELEMENTS_ON_STACK 32
#define FAULTS_ON_STACK 8

typedef struct Reading {
  regkit_gs1_counts counts;
  regkit_gs1_element *elements;
  regkit_gs1_fault *faults;
  regkit_gs1_element elements_on_stack[ELEMENTS_ON_STACK];
  regkit_gs1_fault faults_on_stack[FAULTS_ON_STACK];
} Reading;

static void read_message(Reading *reading, Text message) {
  regkit_error error = {.struct_size = sizeof(error)};
  size_t element_room = ELEMENTS_ON_STACK, fault_room = FAULTS_ON_STACK;
  int32_t status;

  CHECK_FOR_INTERRUPTS();
  reading->elements = reading->elements_on_stack;
  reading->faults = reading->faults_on_stack;
  reading->counts = (regkit_gs1_counts){.struct_size = sizeof(reading->counts)};
  for (;;) {
    status = regkit_gs1_parse(&reading->counts, (const uint8_t *)message.bytes, message.length, REGKIT_GS1_ANY, NULL,
                              reading->elements, element_room, reading->faults, fault_room, &error);
    if (status != REGKIT_E_CAPACITY || element_room > ELEMENTS_ON_STACK) break;
    element_room = Max(reading->counts.elements, ELEMENTS_ON_STACK + 1);
    fault_room = Max(reading->counts.faults, FAULTS_ON_STACK);
    reading->elements = palloc(element_room * sizeof(regkit_gs1_element));
    reading->faults = palloc(fault_room * sizeof(regkit_gs1_fault));
  }
  if (status != REGKIT_OK) raise_refusal(status, &error);
}

Datum regkit_sql_is_good(PG_FUNCTION_ARGS) {
  Reading reading;

  read_message(&reading, text_argument(fcinfo, 0));
  PG_RETURN_BOOL(reading.counts.faults == 0);
}

/* The word for the first fault, or null. */
Datum regkit_sql_fault(PG_FUNCTION_ARGS) {
  Reading reading;

  read_message(&reading, text_argument(fcinfo, 0));
  if (reading.counts.faults == 0) PG_RETURN_NULL();
  PG_RETURN_TEXT_P(cstring_to_text(regkit_gs1_fault_name(reading.faults[0].code)));
}

static char *explanation(Text message, int32_t language, size_t *length) {
  regkit_error error = {.struct_size = sizeof(error)};
  char *words = NULL;
  int32_t status;

  CHECK_FOR_INTERRUPTS();
  status = regkit_gs1_explain(&words, length, (const uint8_t *)message.bytes, message.length, REGKIT_GS1_ANY, NULL,
                              language, &error);
  if (status != REGKIT_OK) raise_refusal(status, &error);
  return adopt(words, *length);
}

Datum regkit_sql_explain(PG_FUNCTION_ARGS) {
  size_t length = 0;
  char *words = explanation(text_argument(fcinfo, 0), language_argument(fcinfo, 1), &length);

  PG_RETURN_DATUM(text_result(words, length));
}

/* The message itself, or an error that says what is wrong with it: for a CHECK that gives its reason. */
Datum regkit_sql_require(PG_FUNCTION_ARGS) {
  Text message = text_argument(fcinfo, 0);
  Reading reading;
  regkit_gs1_fault *fault = NULL;
  size_t length = 0;
  char *words;

  read_message(&reading, message);
  if (reading.counts.faults == 0) PG_RETURN_DATUM(PG_GETARG_DATUM(0));
  fault = &reading.faults[0];
  words = explanation(message, REGKIT_ENGLISH, &length);
  /* The first line is the first fault; below it are carets, and the other faults. */
  words[strcspn(words, "\n")] = '\0';
  ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION), errmsg("%s", words_in_database(words)),
                  errdetail("%s at offset %u, length %u", regkit_gs1_fault_name(fault->code), fault->offset,
                            fault->length)));
}

/* An identifier as people write it, "01", as the number and the digits that RegKit wants. */
static void identifier_argument(FunctionCallInfo call, int index, uint16_t *number, uint8_t *digits) {
  char *ai = text_to_cstring(DatumGetTextPP(call->args[index].value));
  size_t length = strlen(ai);

  if (length < 2 || length > 4 || strspn(ai, "0123456789") != length)
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("\"%s\" is no application identifier", ai),
                    errhint("It has 2 to 4 digits, as in \"01\".")));
  *number = (uint16_t)atoi(ai);
  *digits = (uint8_t)length;
}

/* The value of the first element with the identifier; `bytes` is NULL when there is none, or it is wrong. */
static Text value_of_first(FunctionCallInfo call) {
  Text message = text_argument(call, 0);
  regkit_error error = {.struct_size = sizeof(error)};
  Reading reading;
  uint16_t ai;
  uint8_t digits;

  identifier_argument(call, 1, &ai, &digits);
  read_message(&reading, message);
  for (size_t index = 0; index < reading.counts.elements; index++) {
    const regkit_gs1_element *element = &reading.elements[index];
    size_t length = 0, room = (size_t)element->value_length + 14; /* a short GTIN gets its zeros back */
    char *value;
    int32_t status;

    if (element->ai != ai || element->ai_digits != digits) continue;
    if (element->flags & REGKIT_GS1_HAS_ERRORS) break;
    value = palloc(room);
    status = regkit_gs1_value((uint8_t *)value, room, &length, (const uint8_t *)message.bytes, message.length, element,
                              &error);
    if (status != REGKIT_OK) raise_refusal(status, &error);
    return (Text){value, length};
  }
  return (Text){NULL, 0};
}

Datum regkit_sql_gs1_value(PG_FUNCTION_ARGS) {
  Text value = value_of_first(fcinfo);

  if (value.bytes == NULL) PG_RETURN_NULL();
  PG_RETURN_DATUM(text_result(value.bytes, value.length));
}

Datum regkit_sql_gs1_date(PG_FUNCTION_ARGS) {
  Text value = value_of_first(fcinfo);
  regkit_error error = {.struct_size = sizeof(error)};
  int32_t day = 0, is_month = 0, status;

  if (value.bytes == NULL) PG_RETURN_NULL();
  status = regkit_gs1_date(&day, &is_month, (const uint8_t *)value.bytes, value.length, PG_GETARG_INT32(2), &error);
  if (status != REGKIT_OK) raise_refusal(status, &error);
  PG_RETURN_DATEADT(date2j(day / 10000, day / 100 % 100, day % 100) - POSTGRES_EPOCH_JDATE);
}
