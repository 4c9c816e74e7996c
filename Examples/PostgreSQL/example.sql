-- Run by `example`, with `day` and `rows` set.
\set ON_ERROR_STOP on
\pset null '∅'
\pset footer off

CREATE TABLE scans (
  scan_id bigint PRIMARY KEY,
  facility text NOT NULL,
  scanned_at timestamp NOT NULL,
  message text);
\copy scans FROM PROGRAM 'python3 "$SCANS" --rows "$ROWS"' (FORMAT csv, HEADER)
ANALYZE scans;

\echo '\n== What each facility scanned, judged by the rules of' :day
SELECT facility, count(*) AS scans, count(*) - count(message) AS nothing_read,
  count(*) FILTER (WHERE outcome = 'allowed') AS allowed,
  count(*) FILTER (WHERE outcome = 'refused') AS refused,
  count(*) FILTER (WHERE outcome = 'undetermined') AS undetermined,
  count(*) FILTER (WHERE outcome = 'allowed' AND regkit_gs1_date(message, '17', 2026) < :'day') AS expired
FROM scans, regkit_outcome(message, :'day') AS outcome
GROUP BY facility ORDER BY facility COLLATE "C";

\echo '\n== Why, with the provision'
SELECT coalesce(finding ->> 'citation', 'GS1: ' || regkit_fault(message)) AS provision, finding ->> 'expected' AS expected, count(*) AS scans
FROM scans, regkit_read(message, :'day') AS answer,
  jsonb_path_query_first(answer, '$.findings[*] ? (@.effect == "blocks")') AS finding
WHERE answer ->> 'outcome' = 'refused' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 8;

\echo '\n== The faults that GS1 finds most often; codes of BPOM lack what GS1 asks for beside (10), (17) and (21)'
SELECT regkit_fault(message) AS fault, count(*) AS scans, min(message COLLATE "C") AS for_example
FROM scans WHERE NOT regkit_is_good(message) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8;

\echo '\n== Serial numbers that were scanned in most facilities, found by an index'
CREATE INDEX ON scans (regkit_gs1_value(message, '21'));
ANALYZE scans;
SELECT regkit_gs1_value(message, '21') AS serial, count(DISTINCT facility) AS facilities, count(*) AS scans
FROM scans WHERE regkit_gs1_value(message, '21') > '' GROUP BY 1 HAVING count(DISTINCT facility) > 1
ORDER BY 2 DESC, 3 DESC, 1 LIMIT 3;

\echo '\n== A table that takes good barcodes only, and says why it does not take another'
CREATE TABLE articles (
  article text PRIMARY KEY,
  barcode text NOT NULL CHECK (regkit_require(barcode) IS NOT NULL));
INSERT INTO articles VALUES ('Teh hijau 20 g', '(01)08991234567891');
\set ON_ERROR_STOP off
INSERT INTO articles VALUES ('Teh melati 20 g', '(01)08991234567892');
\set ON_ERROR_STOP on
TABLE articles;

\echo '\n== Goods received: what the rules do not allow goes to a table of its own, with the provision'
CREATE TABLE receipts (scan_id bigint PRIMARY KEY, message text NOT NULL, judged_on date NOT NULL,
  CONSTRAINT allowed CHECK (regkit_outcome(message, judged_on) = 'allowed'));
CREATE TABLE refusals (scan_id bigint PRIMARY KEY, message text, rule text, citation text, reason text);

CREATE FUNCTION judge_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := regkit_read(NEW.message, NEW.judged_on, language => 'id');
  finding jsonb := jsonb_path_query_first(answer, '$.findings[*] ? (@.effect == "blocks")');
BEGIN
  IF answer ->> 'outcome' = 'allowed' THEN
    RETURN NEW;
  END IF;
  INSERT INTO refusals VALUES (NEW.scan_id, NEW.message, finding ->> 'rule', finding ->> 'citation',
    coalesce(finding ->> 'message', nullif(regkit_explain(NEW.message, 'id'), ''), answer ->> 'outcome'));
  RETURN NULL;
END $$;
CREATE TRIGGER judge BEFORE INSERT ON receipts FOR EACH ROW EXECUTE FUNCTION judge_receipt();

INSERT INTO receipts SELECT scan_id, message, :'day' FROM scans WHERE message IS NOT NULL ORDER BY scan_id LIMIT 1000;
SELECT (SELECT count(*) FROM receipts) AS received, (SELECT count(*) FROM refusals) AS refused;
SELECT message, citation, split_part(reason, E'\n', 1) AS reason FROM refusals ORDER BY scan_id LIMIT 3;

\echo '\n== A question of another area'
SELECT answer ->> 'outcome' AS outcome, finding ->> 'citation' AS provision
FROM regkit_ask('{"area": "eligibility", "inputs": {"kbli": "21022", "commodity": "obat_tradisional",
  "dosage_form": "kapsul lunak", "business_scale": "UKOT"}}', :'day') AS answer,
  jsonb_path_query_first(answer, '$.findings[0]') AS finding;

\echo '\n== By three processes: the plan, and the same answer'
SET min_parallel_table_scan_size = 0;
SET parallel_setup_cost = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
SELECT facility, regkit_outcome(message, :'day') AS outcome, count(*) FROM scans GROUP BY 1, 2;
CREATE TEMP TABLE by_three AS
SELECT facility, regkit_outcome(message, :'day') AS outcome, count(*) FROM scans GROUP BY 1, 2;
SET max_parallel_workers_per_gather = 0;
CREATE TEMP TABLE by_one AS
SELECT facility, regkit_outcome(message, :'day') AS outcome, count(*) FROM scans GROUP BY 1, 2;
SELECT (SELECT count(*) FROM by_one) AS groups, count(*) AS that_differ
FROM ((TABLE by_one EXCEPT TABLE by_three) UNION ALL (TABLE by_three EXCEPT TABLE by_one)) AS differences;
