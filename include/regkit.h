/*
 * RegKit: the rules of Indonesia's food-and-drug agency (BPOM) and the GS1 element strings in its 2D barcodes.
 *
 * Conventions, once for the whole header
 *
 * Status.   Functions return int32_t: REGKIT_OK, or a negative REGKIT_E_ value. New values may be added. A law that says
 *           no is an answer, not an error: look at `outcome`.
 * Errors.   There is no last-error state. Pass a regkit_error of your own, with struct_size set, to learn code, place and
 *           message; or NULL.
 * Input.    Pointer and length in bytes. Text is UTF-8, need not end in NUL and may hold NUL. Input is read during the
 *           call only and never written to. A NULL pointer with length 0 is an empty input.
 * Output.   The out parameter comes first. On an error it is untouched, or NULL where it is a handle or text.
 * Memory.   What a function gives in a `char **` or a handle is yours: release text with regkit_text_free, handles with
 *           their own _free. NULL is allowed in every _free. Pointers described as static live as long as the library.
 * Structs.  Set struct_size to sizeof the struct before a call, so that a newer library knows how much it may touch.
 * Threads.  No function keeps state between calls. What a handle allows is said where it is declared.
 * Numbers.  Constants are fixed and never given a second meaning.
 */
#ifndef REGKIT_H
#define REGKIT_H

#include <stddef.h>
#include <stdint.h>

/* Swift alone reads the nullability; C and C++ compilers see nothing. */
#if defined(__swift__)
#define REGKIT_NONNULL _Nonnull
#define REGKIT_NULLABLE _Nullable
#else
#define REGKIT_NONNULL
#define REGKIT_NULLABLE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version --------------------------------------------------------------------------------------------------- */

#define REGKIT_VERSION_MAJOR 0
#define REGKIT_VERSION_MINOR 1
#define REGKIT_VERSION_PATCH 0
#define REGKIT_VERSION "0.1.0"

/* The version of the library at run time, "0.1.0"; static. Compare it with REGKIT_VERSION of the header. Since 0.1. */
const char *REGKIT_NONNULL regkit_version(void);

/* How the library was built, as one line of JSON; static: `version`, `runtime` ("embedded" or "static"), `imaging`
   (whether pictures can be scanned), `dictionary` (the release of the GS1 AI table). Since 0.1. */
const char *REGKIT_NONNULL regkit_build_info(void);

/* ---- Statuses, outcomes, errors -------------------------------------------------------------------------------- */

#define REGKIT_OK 0
#define REGKIT_E_ARGUMENT (-1)    /* a NULL pointer, a wrong struct_size, a value outside its range */
#define REGKIT_E_TABLE (-2)       /* a rule table was refused; every problem is a line of the message */
#define REGKIT_E_QUESTION (-3)    /* a question is no JSON, or names an area, key or value that does not exist */
#define REGKIT_E_PICTURE (-4)     /* a picture cannot be scanned: unknown, cut off, damaged or too large */
#define REGKIT_E_CAPACITY (-5)    /* storage of the caller was too short; what fitted is there */
#define REGKIT_E_UNSUPPORTED (-6) /* this build cannot do it (a core build has no imaging) */
#define REGKIT_E_MEMORY (-7)      /* no memory */

/* What a question was answered with. The command line ends with the same numbers. */
#define REGKIT_ALLOWED 0
#define REGKIT_REFUSED 1
#define REGKIT_UNDETERMINED 3

/* Detail of an error, in storage of the caller. */
typedef struct regkit_error {
  size_t struct_size; /* sizeof(regkit_error), set by the caller */
  int32_t code;       /* the status again */
  int32_t reserved;
  size_t offset;      /* the byte of the input at fault, or 0 */
  size_t length;      /* the bytes at fault, or 0 */
  char message[1024]; /* English, UTF-8, ends in NUL, cut at a whole character */
} regkit_error;

/* How a question is asked. NULL stands for all zeros. */
typedef struct regkit_options {
  size_t struct_size;                /* sizeof(regkit_options), set by the caller */
  int32_t language;                  /* REGKIT_ENGLISH or REGKIT_INDONESIAN, for messages in answers */
  int32_t as_of;                     /* the day asked about as yyyymmdd, for example 20261121; 0 for none */
  const char *REGKIT_NULLABLE edition; /* the edition to answer by, for example "22/2022"; NULL to choose by day */
  size_t edition_length;
  const char *REGKIT_NULLABLE name;  /* a name given back in the answer, for example a path; NULL for none */
  size_t name_length;
} regkit_options;

#define REGKIT_ENGLISH 0
#define REGKIT_INDONESIAN 1

/* An answer. `json` is one line of UTF-8 that ends in NUL; release it with regkit_text_free. */
typedef struct regkit_answer {
  size_t struct_size;         /* sizeof(regkit_answer), set by the caller */
  char *REGKIT_NULLABLE json;
  size_t json_length;         /* without the NUL */
  int32_t outcome;            /* REGKIT_ALLOWED, REGKIT_REFUSED or REGKIT_UNDETERMINED */
  int32_t reserved;
} regkit_answer;

/* Releases text that this library gave. NULL is allowed. Since 0.1. */
void regkit_text_free(char *REGKIT_NULLABLE text);

/* ---- Rules ----------------------------------------------------------------------------------------------------- */

/* The rule tables. Immutable: any number of threads may use one handle at the same time. */
typedef struct regkit_rules regkit_rules;

/* Opens the tables embedded in the library, with one more XML table added, or put in the place of the edition of the
   same id. `table` NULL opens the embedded ones alone. A table that is refused (REGKIT_E_TABLE) changes nothing anywhere.
   No file, network or entity is ever read. Since 0.1. */
int32_t regkit_rules_open(regkit_rules *REGKIT_NULLABLE *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE table,
                          size_t table_length, regkit_error *REGKIT_NULLABLE error);

/* Describes the editions and rules as one line of JSON: ids, periods, citations, confidence, messages in the language
   of the options. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_rules_describe(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                              const regkit_rules *REGKIT_NULLABLE rules, const regkit_options *REGKIT_NULLABLE options,
                              regkit_error *REGKIT_NULLABLE error);

/* Releases the handle. NULL is allowed. Since 0.1. */
void regkit_rules_free(regkit_rules *REGKIT_NULLABLE rules);

/* ---- Questions ------------------------------------------------------------------------------------------------- */

/* Answers one question of the JSON vocabulary, {"area": …, "inputs": {…}}, of any area. A question that cannot be asked
   gives REGKIT_E_QUESTION, the detail in `error`, and an answer whose JSON holds `error`. Since 0.1. */
int32_t regkit_ask(regkit_answer *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                   const char *REGKIT_NULLABLE question, size_t question_length,
                   const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Answers a question of area `documents` about a file given by its bytes: what they really are is looked up and judged
   with the name in the question. A core build looks at signatures and structure alone. Since 0.1. */
int32_t regkit_ask_file(regkit_answer *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                        const char *REGKIT_NULLABLE question, size_t question_length,
                        const uint8_t *REGKIT_NULLABLE file, size_t file_length,
                        const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Reads and judges the data of one code as a scanner types it: bracketed text, raw elements with Group Separators, or
   data behind a symbology identifier such as ]Q3. Since 0.1. */
int32_t regkit_read(regkit_answer *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                    const uint8_t *REGKIT_NULLABLE data, size_t data_length,
                    const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- GS1 element strings --------------------------------------------------------------------------------------- */

#define REGKIT_GS1_ANY 0       /* recognise the form */
#define REGKIT_GS1_RAW 1       /* elements with 0x1D where FNC1 stood */
#define REGKIT_GS1_SCAN_DATA 2 /* a symbology identifier, then raw elements or plain data */
#define REGKIT_GS1_BRACKETED 3 /* (01)…(10)… */
#define REGKIT_GS1_DIGITAL_LINK 4 /* https://…/01/…/10/…, a GS1 Digital Link URI */

#define REGKIT_GS1_HAS_ERRORS 1u  /* at least one error is about this element's value */
#define REGKIT_GS1_HAS_ESCAPES 2u /* the value holds "\(" for "(", or %XX in a URI */
#define REGKIT_GS1_UNKNOWN_AI 4u  /* the AI is not in the table */

/* One element: an application identifier and where its value stands in the message. */
typedef struct regkit_gs1_element {
  uint16_t ai;           /* the identifier as a number: 1 for (01), 3103 for (3103) */
  uint8_t ai_digits;     /* how many digits it is written with: 2, 3 or 4 */
  uint8_t flags;         /* REGKIT_GS1_HAS_ERRORS and its like */
  uint32_t offset;       /* the byte at which the identifier's digits begin */
  uint32_t value_offset; /* the byte at which the value begins */
  uint32_t value_length; /* the bytes of the value */
} regkit_gs1_element;

/* One thing wrong with a message. */
typedef struct regkit_gs1_fault {
  uint16_t code;     /* regkit_gs1_fault_name gives the word */
  uint16_t ai;       /* the identifier it is about; see ai_digits */
  uint8_t ai_digits; /* 0 when it is about no identifier */
  uint8_t reserved[3];
  uint32_t offset;   /* the byte at which the fault begins */
  uint32_t length;   /* the bytes at fault; 0 when something is missing there */
} regkit_gs1_fault;

/* How many elements and faults a message has, whether or not they fitted. */
typedef struct regkit_gs1_counts {
  size_t struct_size; /* sizeof(regkit_gs1_counts), set by the caller */
  size_t elements;
  size_t faults;
} regkit_gs1_counts;

/* Parses and validates one message into storage of the caller; nothing is allocated while all elements fit. A bad value
   is an element with a fault, and good elements beside it are there. The message is good when counts->faults is 0.
   REGKIT_E_CAPACITY: more than fitted; the counts say how many, and the faults stored may not be all. `elements` and
   `faults` may be NULL with capacity 0. Since 0.1. */
int32_t regkit_gs1_parse(regkit_gs1_counts *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE message,
                         size_t message_length, int32_t form, regkit_gs1_element *REGKIT_NULLABLE elements,
                         size_t element_capacity, regkit_gs1_fault *REGKIT_NULLABLE faults, size_t fault_capacity,
                         regkit_error *REGKIT_NULLABLE error);

/* The stable word for a fault code, such as "wrong_check_digit"; static; "unknown" for a number that is none. Since 0.1. */
const char *REGKIT_NONNULL regkit_gs1_fault_name(uint16_t code);

/* Explains every fault of a message in words, each with the message and carets under the place, one after the other;
   empty for a good message. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_gs1_explain(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                           const uint8_t *REGKIT_NULLABLE message, size_t message_length, int32_t form,
                           int32_t language, regkit_error *REGKIT_NULLABLE error);

/* ---- Pictures -------------------------------------------------------------------------------------------------- */

/* A reader of barcodes. One thread at a time; give each thread its own. It keeps nothing from one picture to the next. */
typedef struct regkit_reader regkit_reader;

/* Opens a reader. REGKIT_E_UNSUPPORTED in a core build. Since 0.1. */
int32_t regkit_reader_open(regkit_reader *REGKIT_NULLABLE *REGKIT_NULLABLE out, regkit_error *REGKIT_NULLABLE error);

/* Releases the handle. NULL is allowed. Since 0.1. */
void regkit_reader_free(regkit_reader *REGKIT_NULLABLE reader);

/* Scans a PNG or JPEG file in memory: every symbol with its bytes, place and verdict. A picture without a symbol is an
   answer (REGKIT_UNDETERMINED); one that is cut off, cannot be decoded, or is larger than 12,000 pixels a side, 100
   million pixels or 64 MiB, is REGKIT_E_PICTURE, found before any pixel is allocated, with an answer whose JSON holds
   `error`. Since 0.1. */
int32_t regkit_scan(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                    const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE picture,
                    size_t picture_length, const regkit_options *REGKIT_NULLABLE options,
                    regkit_error *REGKIT_NULLABLE error);

/* Scans a camera frame: `height` rows of `width` 8-bit gray pixels, each row `row_stride` bytes after the one before.
   `pixels_length` is the size of the buffer and is checked. Since 0.1. */
int32_t regkit_scan_gray8(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                          const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE pixels,
                          size_t pixels_length, size_t width, size_t height, size_t row_stride,
                          const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

#ifdef __cplusplus
}
#endif

#endif
