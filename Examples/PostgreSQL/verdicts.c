/* What BPOM's rules say, in SQL. The day is an argument always; the tables are those in the library. */
#include "boundary.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(regkit_sql_version);
PG_FUNCTION_INFO_V1(regkit_sql_build_info);
PG_FUNCTION_INFO_V1(regkit_sql_outcome);
PG_FUNCTION_INFO_V1(regkit_sql_read);
PG_FUNCTION_INFO_V1(regkit_sql_ask);

extern void _PG_init(void);

/* Opened once for each server process. */
static regkit_rules *opened_rules = NULL;

static const regkit_rules *rules(void) {
  regkit_error error = {.struct_size = sizeof(error)};

  if (opened_rules == NULL) {
    int32_t status = regkit_rules_open(&opened_rules, NULL, 0, &error);

    if (status != REGKIT_OK) raise_refusal(status, &error);
  }
  return opened_rules;
}

/* With shared_preload_libraries the tables are read once, and every process that the server forks has them already. A table
   is read when something is asked of it; to describe the rules asks all of them. */
void _PG_init(void) {
  char *description = NULL;

  if (!process_shared_preload_libraries_in_progress) return;
  if (regkit_rules_describe(&description, NULL, rules(), NULL, NULL) == REGKIT_OK) regkit_text_free(description);
}

/* Arguments 1 and 2, and 3 where there is one: day, edition, language; the first two may be null. */
static regkit_options options_arguments(FunctionCallInfo call) {
  regkit_options options = {.struct_size = sizeof(options)};

  if (!call->args[1].isnull) options.as_of = day_number(DatumGetDateADT(call->args[1].value));
  if (!call->args[2].isnull) {
    Text edition = text_argument(call, 2);

    options.edition = edition.bytes;
    options.edition_length = edition.length;
  }
  if (call->nargs > 3 && !call->args[3].isnull) options.language = language_argument(call, 3);
  return options;
}

typedef int32_t (*Question)(regkit_answer *, const regkit_rules *, Text, const regkit_options *, regkit_error *);

static int32_t read_message(regkit_answer *out, const regkit_rules *rules, Text text, const regkit_options *options,
                            regkit_error *error) {
  return regkit_read(out, rules, (const uint8_t *)text.bytes, text.length, options, error);
}

static int32_t ask(regkit_answer *out, const regkit_rules *rules, Text text, const regkit_options *options,
                   regkit_error *error) {
  return regkit_ask(out, rules, text.bytes, text.length, options, error);
}

/* An answer whose JSON the caller adopts. What could not be asked is raised. */
static regkit_answer answer(Question question, Text text, FunctionCallInfo call) {
  regkit_error error = {.struct_size = sizeof(error)};
  regkit_answer answer = {.struct_size = sizeof(answer)};
  regkit_options options = options_arguments(call);
  const regkit_rules *tables = rules();
  int32_t status;

  CHECK_FOR_INTERRUPTS();
  status = question(&answer, tables, text, &options, &error);
  if (status != REGKIT_OK) {
    /* Such an answer says in JSON what the error says. */
    regkit_text_free(answer.json);
    raise_refusal(status, &error);
  }
  return answer;
}

/* A jsonb can hold every character but U+0000, which a URI may smuggle in as %00: it becomes U+FFFD. */
static void replace_nul(char *json) {
  for (char *escape = strchr(json, '\\'); escape != NULL; escape = strchr(escape + 2, '\\'))
    if (strncmp(escape, "\\u0000", 6) == 0) memcpy(escape, "\\ufffd", 6);
}

static Datum jsonb_answer(regkit_answer answer) {
  char *json = adopt(answer.json, answer.json_length);

  replace_nul(json);
  return DirectFunctionCall1(jsonb_in, CStringGetDatum(words_in_database(json)));
}

Datum regkit_sql_version(PG_FUNCTION_ARGS) {
  PG_RETURN_TEXT_P(cstring_to_text(regkit_version()));
}

Datum regkit_sql_build_info(PG_FUNCTION_ARGS) {
  PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(regkit_build_info())));
}

Datum regkit_sql_read(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  PG_RETURN_DATUM(jsonb_answer(answer(read_message, text_argument(fcinfo, 0), fcinfo)));
}

Datum regkit_sql_ask(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  PG_RETURN_DATUM(jsonb_answer(answer(ask, json_argument(fcinfo, 0), fcinfo)));
}

/* 'allowed', 'refused' or 'undetermined', as regkit_read says it. */
Datum regkit_sql_outcome(PG_FUNCTION_ARGS) {
  regkit_answer found;

  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  found = answer(read_message, text_argument(fcinfo, 0), fcinfo);
  regkit_text_free(found.json);
  switch (found.outcome) {
    case REGKIT_ALLOWED:
      PG_RETURN_TEXT_P(cstring_to_text("allowed"));
    case REGKIT_REFUSED:
      PG_RETURN_TEXT_P(cstring_to_text("refused"));
    default:
      PG_RETURN_TEXT_P(cstring_to_text("undetermined"));
  }
}
