\echo Use "CREATE EXTENSION regkit" to load this file. \quit

-- What a version of the library answers to the same arguments never changes, so that all of these but the first two may stand
-- in indexes and generated columns. After an upgrade of the library, REINDEX what uses the functions of BPOM's rules.

CREATE FUNCTION regkit_version() RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_version' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regkit_version() IS 'the version of RegKit in use';

CREATE FUNCTION regkit_build_info() RETURNS jsonb
  AS 'MODULE_PATHNAME', 'regkit_sql_build_info' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regkit_build_info() IS 'how the RegKit in use was built';

-- GS1 messages, in any form: bracketed, raw with Group Separators, a Digital Link URI, or behind ]Q3 and its like.

CREATE FUNCTION regkit_is_good(message text) RETURNS boolean
  AS 'MODULE_PATHNAME', 'regkit_sql_is_good' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION regkit_is_good(text) IS 'whether GS1 finds no fault in a message';

CREATE FUNCTION regkit_fault(message text) RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_fault' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION regkit_fault(text) IS 'the word for the first fault of a message; null for a good one';

CREATE FUNCTION regkit_require(message text) RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_require' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION regkit_require(text) IS 'a good message as it is; an error that says what is wrong with another';

CREATE FUNCTION regkit_explain(message text, language text DEFAULT 'en') RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_explain' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION regkit_explain(text, text) IS 'every fault of a message in words, with carets under its place';

CREATE FUNCTION regkit_gs1_value(message text, ai text) RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_gs1_value' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION regkit_gs1_value(text, text) IS
  'the value of the first element with an identifier; null where there is none, or it is wrong';

CREATE FUNCTION regkit_gs1_date(message text, ai text, reference_year integer) RETURNS date
  AS 'MODULE_PATHNAME', 'regkit_sql_gs1_date' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION regkit_gs1_date(text, text, integer) IS
  'the same as a day, the last of the month where a month is meant; years are of 49 before to 50 after the reference';

-- BPOM's rules. The day is never guessed: without one, and without an edition, the base edition answers.

CREATE FUNCTION regkit_outcome(message text, as_of date, edition text DEFAULT NULL) RETURNS text
  AS 'MODULE_PATHNAME', 'regkit_sql_outcome' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION regkit_outcome(text, date, text) IS 'allowed, refused or undetermined';

CREATE FUNCTION regkit_read(message text, as_of date, edition text DEFAULT NULL, language text DEFAULT 'en') RETURNS jsonb
  AS 'MODULE_PATHNAME', 'regkit_sql_read' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION regkit_read(text, date, text, text) IS
  'what a code says and what the rules say of it, with the provision of each';

CREATE FUNCTION regkit_ask(question jsonb, as_of date DEFAULT NULL, edition text DEFAULT NULL, language text DEFAULT 'en')
  RETURNS jsonb
  AS 'MODULE_PATHNAME', 'regkit_sql_ask' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500;
COMMENT ON FUNCTION regkit_ask(jsonb, date, text, text) IS
  'the answer to a question of any area, {"area": …, "inputs": {…}}';
