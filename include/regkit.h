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
 * Output.   The out parameter comes first. On an error it is untouched, or NULL where it is a handle or text; untouched too
 *           where the regkit_error itself is refused.
 * Memory.   What a function gives in a `char **` or a handle is yours: release text with regkit_text_free, handles with
 *           their own _free. NULL is allowed in every _free. Pointers described as static live as long as the library.
 * Structs.  Set a struct to zeros and its struct_size to sizeof before a call. Program and library may then be of different
 *           releases of one MAJOR. A field that the program does not have counts as 0 and is never written. One that the
 *           library does not know must be 0, or the call is refused; in a struct that the library only fills it stays as it was.
 *           A struct_size below that of the first release, above 4096, or in the middle of a field is REGKIT_E_ARGUMENT and
 *           says found and expected.
 *           Structs and arrays are aligned as their types ask, or the call is refused.
 * Handles.  In a release build a freed handle must not be used, as in any C library. A debug build (`make lib-debug`) knows
 *           its handles: one that was freed or is of another kind is REGKIT_E_ARGUMENT, and freeing it does nothing but
 *           write a line to standard error.
 * Threads.  No function keeps state between calls. What a handle allows is said where it is declared. An embedded rule table
 *           is read, with libxml2, by the first question that needs it; regkit_rules_describe reads them all.
 * Loading.  dlclose() leaves the library where it is, as what it made once for the process stays: opening it again costs
 *           nothing, and no memory is lost.
 * Fork.     The library has no threads, signal handlers or open files. After a fork() during which no other thread was in a
 *           call, parent and child both go on with every handle. Else the child may do what POSIX allows it: exec or _exit.
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

/* How the version grows. PATCH: answers and words. MINOR: names, constants and fields are added; a field stands at the end of
   a struct that begins with struct_size, or in its reserved bytes, where 0 means what was before. MAJOR: anything that was
   there is gone or means something else; the SONAME libregkit.so.0 and the version REGKIT_0 of its symbols rise with it.
   This holds from 0.1 on. `make check-abi` holds this header against that of the last release. */

/* The version of the library at run time, "0.1.0"; static. Compare it with REGKIT_VERSION of the header. Since 0.1. */
const char *REGKIT_NONNULL regkit_version(void);

/* How the library was built, as one line of JSON; static: `version`, `runtime` ("embedded" or "static"), `imaging`
   (whether pictures can be scanned), `dictionary` (the release of the GS1 AI table). Since 0.1. */
const char *REGKIT_NONNULL regkit_build_info(void);

/* ---- Statuses, outcomes, errors -------------------------------------------------------------------------------- */

#define REGKIT_OK 0
#define REGKIT_E_ARGUMENT (-1)    /* a NULL pointer, a wrong struct_size, a value outside its range */
#define REGKIT_E_TABLE (-2)       /* a rule table or a dictionary was refused; every problem is a line of the message */
#define REGKIT_E_QUESTION (-3)    /* a question is no JSON, or names an area, key or value that does not exist */
#define REGKIT_E_PICTURE (-4)     /* a picture cannot be scanned: unknown, cut off, damaged or too large */
#define REGKIT_E_CAPACITY (-5)    /* storage of the caller was too short; what fitted is there */
#define REGKIT_E_UNSUPPORTED (-6) /* this build cannot do it (a core build has no imaging) */
#define REGKIT_E_MEMORY (-7)      /* no memory */
#define REGKIT_E_MESSAGE (-8)     /* a GS1 message has faults, or has no such text */
#define REGKIT_E_LABEL (-9)       /* a label cannot be made: not legal, not readable, or its data cannot be encoded */

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

/* Releases bytes that this library gave. NULL is allowed. Since 0.1. */
void regkit_bytes_free(uint8_t *REGKIT_NULLABLE bytes);

/* ---- Rules ----------------------------------------------------------------------------------------------------- */

/* The rule tables. Immutable: any number of threads may use one handle at the same time. */
typedef struct regkit_rules regkit_rules;

/* Opens the tables embedded in the library, with one more XML table added, or put in the place of the edition of the
   same id. `table` NULL opens the embedded ones alone. A table that is refused (REGKIT_E_TABLE) changes nothing anywhere.
   No file, network or entity is ever read. Since 0.1. */
int32_t regkit_rules_open(regkit_rules *REGKIT_NULLABLE *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE table,
                          size_t table_length, regkit_error *REGKIT_NULLABLE error);

/* The same with several tables added at once: a new edition and the one whose place it takes name each other, so that
   neither can be added without the other. Each table is `lengths[i]` bytes at `tables[i]`; in the message a problem begins
   with the number of its table, counted from 0. Since 0.1. */
int32_t regkit_rules_open_tables(regkit_rules *REGKIT_NULLABLE *REGKIT_NULLABLE out,
                                 const uint8_t *REGKIT_NULLABLE const *REGKIT_NULLABLE tables,
                                 const size_t *REGKIT_NULLABLE lengths, size_t count,
                                 regkit_error *REGKIT_NULLABLE error);

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

/* Reads and judges the data of one code as a scanner types it: bracketed text, raw elements with Group Separators, a GS1
   Digital Link URI, or data behind a symbology identifier such as ]Q3. Since 0.1. */
int32_t regkit_read(regkit_answer *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                    const uint8_t *REGKIT_NULLABLE data, size_t data_length,
                    const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- GS1 element strings --------------------------------------------------------------------------------------- */

#define REGKIT_GS1_ANY 0       /* recognise the form */
#define REGKIT_GS1_RAW 1       /* elements with 0x1D where FNC1 stood */
#define REGKIT_GS1_SCAN_DATA 2 /* a symbology identifier, then raw elements or plain data */
#define REGKIT_GS1_BRACKETED 3 /* (01)…(10)… */
#define REGKIT_GS1_DIGITAL_LINK 4 /* https://…/01/…/10/…, a GS1 Digital Link URI */
/* Text beside a symbol, (01) … (10) …, without and with data titles. _HRI reads both and is never recognised. */
#define REGKIT_GS1_HRI 5
#define REGKIT_GS1_HRI_WITH_TITLES 6

#define REGKIT_GS1_HAS_ERRORS 1u          /* at least one error is about this element's value */
#define REGKIT_GS1_HAS_ESCAPES 2u         /* the value holds "\(" for "(", or %XX in a URI */
#define REGKIT_GS1_UNKNOWN_AI 4u          /* the AI is not in the table */
#define REGKIT_GS1_OMITS_LEADING_ZEROS 8u /* the value is a GTIN of 14 digits; the message has its last 8, 12 or 13 */
#define REGKIT_GS1_IN_URI 16u             /* with REGKIT_GS1_HAS_ESCAPES: the escapes are %XX */
#define REGKIT_GS1_IN_QUERY 32u           /* with REGKIT_GS1_IN_URI: and "+" stands for a space */

/* The codes of faults; regkit_gs1_fault_name gives the word, which is the name here in small letters. New codes may be
   added; all are below 128. */
#define REGKIT_GS1_FAULT_EMPTY_MESSAGE 1
#define REGKIT_GS1_FAULT_MESSAGE_TOO_LONG 2
#define REGKIT_GS1_FAULT_NOT_AN_ELEMENT_STRING 3
#define REGKIT_GS1_FAULT_UNSUPPORTED_SYMBOLOGY 4
#define REGKIT_GS1_FAULT_MISPLACED_SEPARATOR 5
#define REGKIT_GS1_FAULT_UNCLOSED_BRACKET 6
#define REGKIT_GS1_FAULT_TEXT_OUTSIDE_BRACKETS 7
#define REGKIT_GS1_FAULT_MALFORMED_APPLICATION_IDENTIFIER 8
#define REGKIT_GS1_FAULT_UNKNOWN_APPLICATION_IDENTIFIER 9
#define REGKIT_GS1_FAULT_MISSING_VALUE 10
#define REGKIT_GS1_FAULT_VALUE_TOO_SHORT 11
#define REGKIT_GS1_FAULT_VALUE_TOO_LONG 12
#define REGKIT_GS1_FAULT_INVALID_CHARACTER 13
#define REGKIT_GS1_FAULT_INVALID_PADDING 14
#define REGKIT_GS1_FAULT_ADD_ON_ALONE 15
#define REGKIT_GS1_FAULT_INVALID_ADD_ON 16
#define REGKIT_GS1_FAULT_OTHER_INDUSTRY 17
#define REGKIT_GS1_FAULT_ESCAPED_DATA 18
#define REGKIT_GS1_FAULT_CHECK_DIGIT_NOT_SENT 19
#define REGKIT_GS1_FAULT_WRONG_CHECK_DIGIT 20
#define REGKIT_GS1_FAULT_WRONG_CHECK_PAIR 21
#define REGKIT_GS1_FAULT_INVALID_COMPANY_PREFIX 22
#define REGKIT_GS1_FAULT_AMBIGUOUS_BRACKETS 24
#define REGKIT_GS1_FAULT_ELEMENTS_NOT_PROMISED 25
#define REGKIT_GS1_FAULT_INVALID_DATE 30
#define REGKIT_GS1_FAULT_INVALID_TIME 31
#define REGKIT_GS1_FAULT_INVALID_COUNTRY 40
#define REGKIT_GS1_FAULT_INVALID_CURRENCY 41
#define REGKIT_GS1_FAULT_INVALID_SEX 42
#define REGKIT_GS1_FAULT_INVALID_MEDIA_TYPE 43
#define REGKIT_GS1_FAULT_INVALID_PACKAGE_TYPE 44
#define REGKIT_GS1_FAULT_INVALID_IMPORTER_INDEX 45
#define REGKIT_GS1_FAULT_INVALID_WINDING 46
#define REGKIT_GS1_FAULT_INVALID_FLAG 47
#define REGKIT_GS1_FAULT_ZERO_NOT_ALLOWED 50
#define REGKIT_GS1_FAULT_ZERO_REQUIRED 51
#define REGKIT_GS1_FAULT_LEADING_ZERO 52
#define REGKIT_GS1_FAULT_NON_DIGIT_REQUIRED 53
#define REGKIT_GS1_FAULT_HYPHEN_REQUIRED 54
#define REGKIT_GS1_FAULT_INVALID_LATITUDE 55
#define REGKIT_GS1_FAULT_INVALID_LONGITUDE 56
#define REGKIT_GS1_FAULT_INVALID_IBAN 57
#define REGKIT_GS1_FAULT_INVALID_PERCENT_ENCODING 58
#define REGKIT_GS1_FAULT_INVALID_PIECE 59
#define REGKIT_GS1_FAULT_INVALID_POSITION 60
#define REGKIT_GS1_FAULT_INVALID_COUPON 61
#define REGKIT_GS1_FAULT_NOT_A_DIGITAL_LINK 70
#define REGKIT_GS1_FAULT_INVALID_URI_CHARACTER 71
#define REGKIT_GS1_FAULT_INVALID_DOMAIN 72
#define REGKIT_GS1_FAULT_MISPLACED_QUALIFIER 73
#define REGKIT_GS1_FAULT_QUALIFIER_IN_QUERY 74
#define REGKIT_GS1_FAULT_NOT_AN_ATTRIBUTE 75
#define REGKIT_GS1_FAULT_REPEATED_IN_URI 76
#define REGKIT_GS1_FAULT_MISSING_PRIMARY_KEY 77
#define REGKIT_GS1_FAULT_INVALID_STEM 78
#define REGKIT_GS1_FAULT_MISSING_ASSOCIATION 80
#define REGKIT_GS1_FAULT_EXCLUDED_ASSOCIATION 81
#define REGKIT_GS1_FAULT_REPEATED_WITH_DIFFERENT_VALUE 82
#define REGKIT_GS1_FAULT_SERIAL_COMPONENT_MISSING 83
#define REGKIT_GS1_FAULT_LONE_GTIN_REQUIRED 90
#define REGKIT_GS1_FAULT_NOT_CARRIED 91
#define REGKIT_GS1_FAULT_UNLIKE_PROFILE 92
#define REGKIT_GS1_FAULT_UNREADABLE_VALUE 93
#define REGKIT_GS1_FAULT_NO_ROOM 94
#define REGKIT_GS1_FAULT_TOO_MANY_ERRORS 100
#define REGKIT_GS1_FAULT_TOO_MANY_ELEMENTS 101

/* A syntax dictionary of the caller's; see "GS1 dictionary" below. */
typedef struct regkit_gs1_dictionary regkit_gs1_dictionary;

/* How messages are read. NULL stands for all zeros, the rules of the standard. */
typedef struct regkit_gs1_options {
  size_t struct_size;              /* sizeof(regkit_gs1_options), set by the caller */
  size_t maximum_length;           /* the longest message that is read, in bytes; 0 for 65,536 */
  size_t maximum_elements;         /* the most elements that are found; 0 for 4096 */
  size_t maximum_faults;           /* the most faults that are found; 0 for 4096 */
  const uint16_t *REGKIT_NULLABLE ignored; /* codes of faults that are not reported */
  size_t ignored_count;
  uint8_t separator;               /* what stands for FNC1 with REGKIT_GS1_RAW; 0 for 0x1D */
  uint8_t allow_unknown_ai;        /* 1: an AI that is not in the table is no fault */
  uint8_t allow_short_gtin;        /* 1: a URI may have the GTIN of (01) with 8, 12 or 13 digits */
  uint8_t one_of_several_carriers; /* 1: an element that is needed may be on another; see regkit_gs1_judge_carriers */
  uint8_t reserved[4];             /* 0 */
  const regkit_gs1_dictionary *REGKIT_NULLABLE dictionary; /* which AIs there are; NULL for the table of the library */
} regkit_gs1_options;

/* ---- GS1 dictionary -------------------------------------------------------------------------------------------- */

/* A GS1 Barcode Syntax Dictionary that was loaded. Immutable: any number of threads may use one handle at the same time.
   It must live until the last call whose options name it has returned. */

/* Loads a dictionary from the text that GS1 publishes, at most 1 MiB of UTF-8 with lines that end in LF or CR LF. A text
   that is refused is REGKIT_E_TABLE: each line of the message is a problem with its line and byte, and `error` has the
   place of the first. No file is ever read. Since 0.1. */
int32_t regkit_gs1_dictionary_open(regkit_gs1_dictionary *REGKIT_NULLABLE *REGKIT_NULLABLE out,
                                   const uint8_t *REGKIT_NULLABLE text, size_t text_length,
                                   regkit_error *REGKIT_NULLABLE error);

/* The release that the text names, such as "2026-01-27"; "UNSET" when it names none, as GS1's text between releases does.
   It lives as long as the handle. NULL for NULL. Since 0.1. */
const char *REGKIT_NULLABLE regkit_gs1_dictionary_release(const regkit_gs1_dictionary *REGKIT_NULLABLE dictionary);

/* Releases a dictionary. NULL is allowed. Since 0.1. */
void regkit_gs1_dictionary_free(regkit_gs1_dictionary *REGKIT_NULLABLE dictionary);

/* ---- GS1 messages ---------------------------------------------------------------------------------------------- */

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

/* How many elements and faults a message has, whether or not they fitted, and what it is. */
typedef struct regkit_gs1_counts {
  size_t struct_size;        /* sizeof(regkit_gs1_counts), set by the caller */
  size_t elements;
  size_t faults;
  int32_t form;              /* the form that was read; with REGKIT_GS1_ANY the one recognised, _ANY for none */
  char symbology[4];         /* the symbology identifier of scan data and a NUL, "]Q3"; empty for none */
  uint32_t add_on_offset;    /* where the digits of the add-on of ]E3 begin, which are no element */
  uint32_t add_on_length;    /* how many these are; 0 for none */
  uint32_t component_offset; /* where the component of a composite begins, at its own ]e0; 0 for none */
  uint32_t reserved;
} regkit_gs1_counts;

/* Bytes of the caller. */
typedef struct regkit_gs1_text {
  const uint8_t *REGKIT_NULLABLE bytes;
  size_t length;
} regkit_gs1_text;

/* One thing wrong with one of several: `index` is the place in the caller's array, and the fault counts its bytes. */
typedef struct regkit_gs1_indexed_fault {
  size_t index;
  regkit_gs1_fault fault;
} regkit_gs1_indexed_fault;

/* Parses and validates one message into storage of the caller; nothing is allocated while all elements fit. A bad value
   is an element with a fault, and good elements beside it are there. The message is good when counts->faults is 0.
   REGKIT_E_CAPACITY: more than fitted; the counts say how many, and the faults stored may not be all. `elements` and
   `faults` may be NULL with capacity 0. Since 0.1. */
int32_t regkit_gs1_parse(regkit_gs1_counts *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE message,
                         size_t message_length, int32_t form, const regkit_gs1_options *REGKIT_NULLABLE options,
                         regkit_gs1_element *REGKIT_NULLABLE elements, size_t element_capacity,
                         regkit_gs1_fault *REGKIT_NULLABLE faults, size_t fault_capacity,
                         regkit_error *REGKIT_NULLABLE error);

/* Writes the value of one element of a message, without escapes and with leading zeros, into storage of the caller.
   `out_length` is how many bytes the value has; no NUL is added. REGKIT_E_CAPACITY: the value is longer than the storage.
   `out` may be NULL with capacity 0, to learn the length. Nothing is allocated. Since 0.1. */
int32_t regkit_gs1_value(uint8_t *REGKIT_NULLABLE out, size_t capacity, size_t *REGKIT_NULLABLE out_length,
                         const uint8_t *REGKIT_NULLABLE message, size_t message_length,
                         const regkit_gs1_element *REGKIT_NULLABLE element, regkit_error *REGKIT_NULLABLE error);

/* How a message is written. Only `form` must be set. */
typedef struct regkit_gs1_output {
  size_t struct_size;    /* sizeof(regkit_gs1_output), set by the caller */
  int32_t form;          /* REGKIT_GS1_RAW, _SCAN_DATA, _BRACKETED, _DIGITAL_LINK, _HRI or _HRI_WITH_TITLES */
  int32_t plain_form;    /* with _SCAN_DATA: REGKIT_GS1_RAW, _BRACKETED or _DIGITAL_LINK for the data of a symbology that
                            promises nothing, such as ]Q1; 0 for a URI if one was read, else in brackets */
  char symbology[4];     /* with _SCAN_DATA: the identifier of the symbology, "]d2"; empty for ]Q3 */
  uint8_t as_composite;  /* with _SCAN_DATA: 1: what follows the GTIN of ]E0 and its like becomes a component, "|]e0…" */
  uint8_t keep_order;    /* regkit_gs1_build: 1: values stand as given; 0: those of predefined length first */
  uint16_t reference_year; /* regkit_gs1_build: dates of two-digit years must be of 49 years before to 50 after this one;
                              0: of 2000 to 2050, which every reader from 2000 to 2049 understands alike */
  const char *REGKIT_NULLABLE stem; /* how a URI begins, "https://example.com/some/path"; NULL: "https://id.gs1.org" */
  size_t stem_length;
  uint8_t omit_leading_zeros; /* with _DIGITAL_LINK: 1: the GTIN of (01) has 8, 12 or 13 digits where it has zeros in front;
                                 reading it needs allow_short_gtin */
  uint8_t reserved[7];        /* 0 */
} regkit_gs1_output;

/* Writes a message in another form into storage of the caller. `out_length` is how many bytes the text has; no NUL is
   added, and storage behind the text may be overwritten. REGKIT_E_CAPACITY: the text is longer than the storage. `out`
   may be NULL with capacity 0, to learn the length. A message with a fault is REGKIT_E_MESSAGE, with the first fault's
   place in `error`: text for people and bracketed text are written all the same, of the elements that could be read;
   raw elements, scan data and URIs go to machines and are not. REGKIT_E_MESSAGE too for one that raw elements, brackets, the
   URI or the symbology cannot carry. Only writing a URI or scan data, a message with a fault, and reading more than 256 elements
   allocate. Since 0.1. */
int32_t regkit_gs1_render(uint8_t *REGKIT_NULLABLE out, size_t capacity, size_t *REGKIT_NULLABLE out_length,
                          const uint8_t *REGKIT_NULLABLE message, size_t message_length, int32_t form,
                          const regkit_gs1_options *REGKIT_NULLABLE options,
                          const regkit_gs1_output *REGKIT_NULLABLE output, regkit_error *REGKIT_NULLABLE error);

#define REGKIT_GS1_AS_WRITTEN 1u   /* the value is as people write it: 2028-12-31, 1.5 kg, 360 15000.00, yes */
#define REGKIT_GS1_CHECK_DIGIT 2u  /* a "?" in the place of the check digit, or at the end for a pair, is computed */

/* One element to be built. */
typedef struct regkit_gs1_part {
  uint16_t ai;         /* the identifier as a number, as in regkit_gs1_element */
  uint8_t ai_digits;   /* 2, 3 or 4 */
  uint8_t flags;       /* REGKIT_GS1_AS_WRITTEN, REGKIT_GS1_CHECK_DIGIT or 0 */
  uint32_t reserved;   /* 0 */
  regkit_gs1_text value; /* without escapes */
} regkit_gs1_part;

/* Makes a message of identifiers and values and writes it into storage of the caller, as regkit_gs1_render does. It is
   held to all rules but those that the options ignore. Nothing is repaired or rounded, and nothing is computed but what
   a flag asks for: a check digit or pair, with leading zeros of a GTIN of 8, 12 or 13 digits; or the digits of a value
   as people write one: dates 2028-12-31, 2028-12, 2028-12-31T10:30, two harvest days with a slash; numbers with a
   decimal point or a unit, which get the decimals that the identifier says; a currency before an amount; degrees; yes
   and no; a whole number where the identifier has no decimals and six or four places, 15 under (3100) or (8111). A value
   that has no such form is taken as it stands. A date that reference_year would not find again is refused.
   REGKIT_E_MESSAGE: refused, with every reason. `fault_count` is how many there are, `faults` has those that fitted:
   `index` is the value's, and offsets count in the value as it was to stand in the message, 0 with length 0 for a fault
   of the identifier or of what elements do to each other. `faults` may be NULL with capacity 0, and `fault_count`
   NULL; `error` has all reasons in words. REGKIT_E_CAPACITY: the text is longer than the storage. Since 0.1. */
int32_t regkit_gs1_build(uint8_t *REGKIT_NULLABLE out, size_t capacity, size_t *REGKIT_NULLABLE out_length,
                         const regkit_gs1_part *REGKIT_NULLABLE parts, size_t part_count,
                         const regkit_gs1_options *REGKIT_NULLABLE options,
                         const regkit_gs1_output *REGKIT_NULLABLE output,
                         regkit_gs1_indexed_fault *REGKIT_NULLABLE faults, size_t fault_capacity,
                         size_t *REGKIT_NULLABLE fault_count, regkit_error *REGKIT_NULLABLE error);

/* Judges the carriers of one object, such as an EAN-13 symbol and the DataMatrix beside it, as if they were one message:
   an element that another needs may be on any of them; those that exclude each other must not be on two; and one that is
   on several has the same value on each. `out` is how many faults there are, and `index` of a fault is the carrier's.
   What is wrong with single values is not among them: regkit_gs1_parse says that, with one_of_several_carriers.
   REGKIT_E_CAPACITY: more faults than fitted. `faults` may be NULL with capacity 0. Since 0.1. */
int32_t regkit_gs1_judge_carriers(size_t *REGKIT_NULLABLE out, const regkit_gs1_text *REGKIT_NULLABLE carriers,
                                  size_t carrier_count, int32_t form,
                                  const regkit_gs1_options *REGKIT_NULLABLE options,
                                  regkit_gs1_indexed_fault *REGKIT_NULLABLE faults, size_t fault_capacity,
                                  regkit_error *REGKIT_NULLABLE error);

/* The stable word for a fault code, such as "wrong_check_digit"; static; "unknown" for a number that is none. Since 0.1. */
const char *REGKIT_NONNULL regkit_gs1_fault_name(uint16_t code);

/* Explains every fault of a message in words, each with the message and carets under the place, one after the other;
   empty for a good message. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_gs1_explain(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                           const uint8_t *REGKIT_NULLABLE message, size_t message_length, int32_t form,
                           const regkit_gs1_options *REGKIT_NULLABLE options, int32_t language,
                           regkit_error *REGKIT_NULLABLE error);

/* ---- Values of GS1 elements ------------------------------------------------------------------------------------ */

/* Gives the value of an element as what it means, as one line of JSON: `kind`, `text` for people, and members by kind, such
   as `year`, `month`, `day` (none where a month is meant), `units`, `decimals`, `unit`, `currency`, `country`, `gtin`,
   `serial`, `latitude` and `longitude` in ten-millionths of a degree; kind "text" for what is no more than that. The
   identifier is that of the library's own table: an identifier that a loaded dictionary adds or changes is not known. For a
   value alone, give it as the message and an element with value_offset 0. Years of two digits are those from 49 before
   to 50 after `reference_year`, 1 to 9999. regkit_gs1_build with REGKIT_GS1_AS_WRITTEN turns `text` back into a value
   that means the same: without the zeros in front of a number under (30), (37), (7004) and (390n) to (393n), with one of
   the ways to write zero degrees.
   REGKIT_E_MESSAGE: the value is wrong for its identifier. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_gs1_typed_value(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                               const uint8_t *REGKIT_NULLABLE message, size_t message_length,
                               const regkit_gs1_element *REGKIT_NULLABLE element, int32_t reference_year,
                               regkit_error *REGKIT_NULLABLE error);

/* Gives the day of a value of six digits, YYMMDD, or eight, YYYYMMDD, as the number yyyymmdd. Day 00 means the month:
   `out` is its last day then and `out_is_month` 1, else 0. Years of two digits as in regkit_gs1_typed_value.
   REGKIT_E_MESSAGE: no day that exists. Nothing is allocated. Since 0.1. */
int32_t regkit_gs1_date(int32_t *REGKIT_NULLABLE out, int32_t *REGKIT_NULLABLE out_is_month,
                        const uint8_t *REGKIT_NULLABLE value, size_t value_length, int32_t reference_year,
                        regkit_error *REGKIT_NULLABLE error);

/* Gives the number under the identifier of a measure, (310n) to (369n), an amount, (390n) to (393n) and (395n), or a
   percentage, (394n): `out` units of 10 to the power of minus `out_decimals`, and the currency by its ISO 4217 number, 0
   for none. REGKIT_E_MESSAGE: the value is no such number. REGKIT_E_ARGUMENT: another identifier. Nothing is allocated.
   Since 0.1. */
int32_t regkit_gs1_decimal(int64_t *REGKIT_NULLABLE out, int32_t *REGKIT_NULLABLE out_decimals,
                           int32_t *REGKIT_NULLABLE out_currency, uint16_t ai, uint8_t ai_digits,
                           const uint8_t *REGKIT_NULLABLE value, size_t value_length,
                           regkit_error *REGKIT_NULLABLE error);

/* ---- What scanners type ---------------------------------------------------------------------------------------- */

/* Guesses at what a message was before a scanner lost or replaced its separators, as one line of JSON: an array, best
   first, the same as `suggestions` in the answers of regkit_read; for a good message only where a value seems to hold a
   separator and more elements. Each has `guess` true: no host may act on one without asking a person or scanning again;
   and `valid` false where GS1 asks for elements that it has not, as for BPOM's codes of (90). At most `limit`, 0 for 5.
   `language` is REGKIT_ENGLISH or REGKIT_INDONESIAN. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_gs1_suggest(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                           const uint8_t *REGKIT_NULLABLE message, size_t message_length, int32_t form,
                           const regkit_gs1_options *REGKIT_NULLABLE options, size_t limit, int32_t language,
                           regkit_error *REGKIT_NULLABLE error);

/* Undoes the habits of a scanner and writes the message as it was in the symbol into storage of the caller; read it with
   REGKIT_GS1_ANY. `profile` is the name of a common habit, such as "braces" for {GS}, or JSON as regkit_gs1_learn_profile
   gives it, each member of which may be missing:
     "separators": what is typed for FNC1, an array of texts; "prefix", "suffix": around each scan; "exchanges_case":
     true when capital and small letters come exchanged; "sends_symbology_identifier": true when a scan begins with
     ]Q3 or its like; "symbology": the one of a scanner that sends none, "]d2"; "drops_line_end": false to keep it.
   `origins`, if not NULL, has room for `capacity` places: at which byte of `scanned` each byte of the message stands.
   REGKIT_E_MESSAGE: the scan does not fit the profile, with the place in `error`. REGKIT_E_CAPACITY: the message is
   longer than the storage; `out_length` says how long. `out` may be NULL with capacity 0. Since 0.1. */
int32_t regkit_gs1_undo_habit(uint8_t *REGKIT_NULLABLE out, size_t capacity, size_t *REGKIT_NULLABLE out_length,
                              uint32_t *REGKIT_NULLABLE origins, const uint8_t *REGKIT_NULLABLE scanned,
                              size_t scanned_length, const char *REGKIT_NULLABLE profile, size_t profile_length,
                              regkit_error *REGKIT_NULLABLE error);

/* Learns the habits of a scanner from what it typed for a test symbol, at most 1024 bytes, and what the symbol says: scan
   data or raw elements, best with a separator, capital and small letters. Gives the profile as one line of JSON; texts
   that are no UTF-8 are in hexadecimal as "separators_hex", "prefix_hex", "suffix_hex". `unambiguous` says whether no
   text for the separator can also be data. REGKIT_E_MESSAGE: no profile makes the one of the other; a scanner that drops
   separators has none. Release it with regkit_text_free. Since 0.1. */
int32_t regkit_gs1_learn_profile(char *REGKIT_NULLABLE *REGKIT_NULLABLE out, size_t *REGKIT_NULLABLE out_length,
                                 const uint8_t *REGKIT_NULLABLE scanned, size_t scanned_length,
                                 const uint8_t *REGKIT_NULLABLE expected, size_t expected_length,
                                 regkit_error *REGKIT_NULLABLE error);

/* ---- Columns of GS1 element strings ---------------------------------------------------------------------------- */

/* Messages one after the other in memory, in the layout of a string array of Apache Arrow, of which this is a slice.
   Row n of the slice is the bytes from offset first_row + n to offset first_row + n + 1, and is null when the bit
   validity_offset + first_row + n of `validity` is 0, the lowest bit of each byte being the first. Arrow's own arrays
   have validity_offset 0 and their `offset` as first_row. */
typedef struct regkit_gs1_column {
  size_t struct_size;                       /* sizeof(regkit_gs1_column), set by the caller */
  const void *REGKIT_NULLABLE offsets;      /* int32_t or int64_t, first_row + row_count + 1 of them; NULL for no rows */
  int32_t offset_width;                     /* 4 or 8, the bytes of an offset */
  int32_t reserved;
  const uint8_t *REGKIT_NULLABLE bytes;     /* the bytes of all rows, also of those outside the slice */
  size_t bytes_length;
  const uint8_t *REGKIT_NULLABLE validity;  /* NULL: no row is null */
  size_t validity_offset;
  size_t first_row;
  size_t row_count;
} regkit_gs1_column;

/* The values of one AI in the rows of a column: of each row the value of the first element with the AI, or null. Storage
   that is NULL is left out. Offsets, starts and lengths have the offset_width of the column and its alignment. */
typedef struct regkit_gs1_values {
  size_t struct_size;    /* sizeof(regkit_gs1_values), the same in each of an array of them */
  uint16_t ai;           /* the identifier as a number, as in regkit_gs1_element */
  uint8_t ai_digits;     /* 2, 3 or 4 */
  uint8_t keep_faulty;   /* 1: values with errors of their own too; 0: they are null */
  uint32_t reserved;
  /* Views, nothing copied: where the value begins in the bytes of the column, 0 for null, and how many it takes there, as
     it is written, -1 for null. row_count of each. */
  void *REGKIT_NULLABLE starts;
  void *REGKIT_NULLABLE lengths;
  /* A string array of Arrow, escapes undone: row_count + 1 offsets, the bytes, and a bit for each row, eight a byte.
     `offsets` NULL: no array, and the other two are not touched. Bytes behind the last value, as far as the capacity goes,
     may be written over; so no storage may be part of the column's or of another AI's. */
  void *REGKIT_NULLABLE offsets;
  uint8_t *REGKIT_NULLABLE bytes;
  size_t bytes_capacity;
  uint8_t *REGKIT_NULLABLE validity;
  /* Set by the call: how many rows have a value, how many of these are written with escapes or without leading zeros,
     so that the view is not the value, and how many bytes the array needs. */
  size_t value_count;
  size_t escaped_count;
  size_t bytes_length;
} regkit_gs1_values;

/* How many rows were what. */
typedef struct regkit_gs1_column_counts {
  size_t struct_size; /* sizeof(regkit_gs1_column_counts), set by the caller */
  size_t good;        /* messages without a fault */
  size_t faulty;
  size_t null;
  size_t bad_offsets;
} regkit_gs1_column_counts;

/* The status of a row; any other is the code of the first fault of its message. */
#define REGKIT_GS1_ROW_GOOD 0
#define REGKIT_GS1_ROW_NULL (-1)
#define REGKIT_GS1_ROW_BAD_OFFSETS (-2) /* negative, decreasing or beyond the bytes; nothing was read */

/* Parses and validates every row of a column as regkit_gs1_parse does one message, and writes into storage of the caller,
   of row_count each: `statuses`, `fault_counts`, and of each of `value_count` AIs, at most 32, its values. A bad row
   keeps none from being read. REGKIT_E_CAPACITY: the bytes of some values did not fit; bytes_length says what is needed,
   the values that fitted are a whole array, and the others are null in it. Each storage may be NULL. Only a message of
   more than 256 elements, or a value with escapes longer than any AI allows, allocates. Threads may read slices of one
   column at the same time, each into storage of its own. Since 0.1. */
int32_t regkit_gs1_parse_column(regkit_gs1_column_counts *REGKIT_NULLABLE out,
                                const regkit_gs1_column *REGKIT_NULLABLE column, int32_t form,
                                const regkit_gs1_options *REGKIT_NULLABLE options, int32_t *REGKIT_NULLABLE statuses,
                                int32_t *REGKIT_NULLABLE fault_counts, regkit_gs1_values *REGKIT_NULLABLE values,
                                size_t value_count, regkit_error *REGKIT_NULLABLE error);

/* ---- Columns of codes and questions ---------------------------------------------------------------------------- */

/* The words that numbers in the rows of columns stand for. No two of a list are the same, so that a list is the dictionary
   of a dictionary array of Arrow. */
#define REGKIT_WORDS_OUTCOMES 0  /* "allowed", "refused", "undetermined": these are numbered 0, 1 and 2 */
#define REGKIT_WORDS_RULES 1     /* the ids of the rules that may decide on a code, of all editions */
#define REGKIT_WORDS_CITATIONS 2 /* the provisions they stand in, as people write them */
#define REGKIT_WORDS_ERRORS 3    /* what may be wrong with a code, as `errors` of regkit_read say it: "90.length" */
#define REGKIT_WORDS_FAULTS 4    /* what may be wrong with a message, as regkit_gs1_fault_name says it */
#define REGKIT_WORDS_METHODS 5   /* "otentifikasi" and "identifikasi" */

/* Gives a list of words: `out_count` texts that end in NUL, number 0 first. They live as long as `rules`. The same tables
   give the same list. Since 0.1. */
int32_t regkit_rules_words(const char *REGKIT_NULLABLE const *REGKIT_NULLABLE *REGKIT_NULLABLE out,
                           size_t *REGKIT_NULLABLE out_count, const regkit_rules *REGKIT_NULLABLE rules, int32_t kind,
                           regkit_error *REGKIT_NULLABLE error);

/* An integer array of Arrow in storage of the caller: row_count numbers, and a bit for each row, eight a byte. A row that
   has no number is null: its bit is 0, and so is its number. NULL for both leaves it out. No two arrays of a call may share
   storage. */
typedef struct regkit_numbers {
  int32_t *REGKIT_NULLABLE numbers;
  uint8_t *REGKIT_NULLABLE validity;
} regkit_numbers;

/* What is wanted of the rows of a column of codes; what is NULL is left out. */
typedef struct regkit_readings {
  size_t struct_size;                    /* sizeof(regkit_readings), set by the caller */
  int32_t *REGKIT_NULLABLE outcomes;     /* REGKIT_ALLOWED and its like, REGKIT_GS1_ROW_NULL or _BAD_OFFSETS; row_count */
  int32_t *REGKIT_NULLABLE warnings;     /* how many findings warn, as one of a product that has expired does; row_count */
  regkit_numbers outcome;                /* of REGKIT_WORDS_OUTCOMES; null where nothing was read */
  regkit_numbers rule;                   /* of REGKIT_WORDS_RULES: the first that refuses, else the one on what the code must
                                            hold; on a day before the edition the rule that says so. Null for data that is
                                            no code of BPOM's, `bpom` false in regkit_read, or where no table speaks of it */
  regkit_numbers citation;               /* of REGKIT_WORDS_CITATIONS: where the rule stands */
  regkit_numbers error;                  /* of REGKIT_WORDS_ERRORS: the first; null for none */
  regkit_numbers fault;                  /* of REGKIT_WORDS_FAULTS: the first that GS1 finds in the message; null for none */
  regkit_numbers method;                 /* of REGKIT_WORDS_METHODS; null for data that is no code of BPOM's, or no table */
  regkit_numbers expiry;                 /* the day of (17), in days since 1970-01-01 as in a date32 array of Arrow */
  /* Set by the call. */
  size_t allowed;
  size_t refused;
  size_t undetermined;
  size_t null;
  size_t bad_offsets;
  const char *REGKIT_NULLABLE edition;   /* the edition that answered for every row; lives as long as the rules */
} regkit_readings;

/* Reads and judges every row of a column as regkit_read does the data of one code, and writes numbers in the place of
   words; for all words of one row, ask regkit_read. `values` are those of `value_count` AIs, as for
   regkit_gs1_parse_column: (90) the licence number, (10) the batch, (21) the serial number. A bad row keeps none from
   being read. Edition and day of the options hold for all rows. REGKIT_E_CAPACITY: the bytes of some values did not fit, as
   for regkit_gs1_parse_column. Only a message of more than 256 elements or 32 faults, or a value with escapes longer than
   any AI allows, allocates. Threads may read slices of one column at the same time, each into storage of its own. Since
   0.1. */
int32_t regkit_read_column(regkit_readings *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                           const regkit_gs1_column *REGKIT_NULLABLE column,
                           regkit_gs1_values *REGKIT_NULLABLE values, size_t value_count,
                           const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* What is wanted of the rows of a column of questions; what is NULL is left out. */
typedef struct regkit_answers {
  size_t struct_size;                /* sizeof(regkit_answers), set by the caller */
  int32_t *REGKIT_NULLABLE outcomes; /* as in regkit_readings, or REGKIT_E_QUESTION; row_count */
  regkit_numbers outcome;            /* of REGKIT_WORDS_OUTCOMES; null too where the question cannot be asked */
  /* The answers as a string array of Arrow: row_count + 1 offsets of the offset_width of the column, and a bit for each
     row. `offsets` NULL: no answers. */
  void *REGKIT_NULLABLE offsets;
  uint8_t *REGKIT_NULLABLE validity;
  /* Set by the call. */
  uint8_t *REGKIT_NULLABLE bytes;    /* the bytes of the array; release them with regkit_bytes_free. NULL for none */
  size_t bytes_length;
  size_t allowed;
  size_t refused;
  size_t undetermined;
  size_t failed;                     /* questions that cannot be asked; their answers hold `error` */
  size_t null;
  size_t bad_offsets;
} regkit_answers;

/* Answers every row of a column of questions as regkit_ask does one. A question that cannot be asked keeps none from being
   answered. REGKIT_E_CAPACITY: the answers have more bytes than an offset of 4 bytes can say; those that fitted are a whole
   array, and the others are null in it. Threads as for regkit_read_column. Since 0.1. */
int32_t regkit_ask_column(regkit_answers *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                          const regkit_gs1_column *REGKIT_NULLABLE column,
                          const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- Check digits ---------------------------------------------------------------------------------------------- */

/* Gives the check digit that belongs after the digits of a GTIN, SSCC, GLN and the like, as an ASCII digit.
   REGKIT_E_ARGUMENT: there are none, or one is no ASCII digit, with its place in `error`. Since 0.1. */
int32_t regkit_gs1_check_digit(char *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE digits, size_t length,
                               regkit_error *REGKIT_NULLABLE error);

/* Says whether the last digit is the check digit of those before it: 1 or 0; 0 also for fewer than two characters and
   for others than digits. Since 0.1. */
int32_t regkit_gs1_verify_check_digit(int32_t *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE digits,
                                      size_t length, regkit_error *REGKIT_NULLABLE error);

/* Gives the two check characters that belong after the text of a Global Model Number, (8013), and its like; `out` has
   room for two. REGKIT_E_ARGUMENT: a character is outside CSET 82, or the text is longer than 97. Since 0.1. */
int32_t regkit_gs1_check_pair(char *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE text, size_t length,
                              regkit_error *REGKIT_NULLABLE error);

/* Says whether the last two characters are the check characters of those before them: 1 or 0; 0 also for a text that can
   have none. Since 0.1. */
int32_t regkit_gs1_verify_check_pair(int32_t *REGKIT_NULLABLE out, const uint8_t *REGKIT_NULLABLE text, size_t length,
                                     regkit_error *REGKIT_NULLABLE error);

/* ---- Pictures -------------------------------------------------------------------------------------------------- */

/* A reader of barcodes. One thread at a time; give each thread its own. It keeps nothing from one picture to the next. */
typedef struct regkit_reader regkit_reader;

/* What a reader looks for. Fewer kinds are faster. */
#define REGKIT_READS_QR_CODE 1u     /* QR Code and GS1 QR Code */
#define REGKIT_READS_CODE128 2u     /* Code 128 and GS1-128 */
#define REGKIT_READS_EAN 4u         /* EAN-13, EAN-8, UPC-A, UPC-E */
#define REGKIT_READS_DATABAR 8u     /* GS1 DataBar and DataBar Expanded; the library below may write to standard error */
#define REGKIT_READS_DATA_MATRIX 16u /* Data Matrix and GS1 DataMatrix, in builds that can */
#define REGKIT_READS_ITF14 32u      /* ITF-14 with a right check digit */
#define REGKIT_READS_LABELS 55u     /* all of these but DataBar */

/* How much time a picture may take: told by what is tried, not by a clock. */
#define REGKIT_EFFORT_BALANCED 0 /* climbs until a matrix symbol is found, searches pages piece by piece: scans, photographs */
#define REGKIT_EFFORT_FAST 1     /* a few preparations, and the first find ends it: frames of a camera */
#define REGKIT_EFFORT_THOROUGH 2 /* everything, whatever was found: up to a hundred times the time */

/* How a reader reads. NULL stands for all zeros. */
typedef struct regkit_reader_options {
  size_t struct_size;   /* sizeof(regkit_reader_options), set by the caller */
  uint32_t symbologies; /* REGKIT_READS_ values added up; 0 for REGKIT_READS_LABELS */
  int32_t effort;       /* REGKIT_EFFORT_ */
  uint32_t first_page;  /* the pages of documents to read, from 1; both 0 for all. Their outcome is then the answer's */
  uint32_t last_page;   /* one beyond the end of a document counts as its last */
} regkit_reader_options;

/* Opens a reader. REGKIT_E_UNSUPPORTED in a core build. Since 0.1. */
int32_t regkit_reader_open(regkit_reader *REGKIT_NULLABLE *REGKIT_NULLABLE out,
                           const regkit_reader_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Releases the handle. NULL is allowed. Since 0.1. */
void regkit_reader_free(regkit_reader *REGKIT_NULLABLE reader);

/* Scans a PNG, JPEG or PDF file in memory: every symbol with its bytes, place and verdict. A picture without a symbol is an
   answer (REGKIT_UNDETERMINED); one that is cut off, cannot be decoded, or is larger than 12,000 pixels a side, 100
   million pixels or 64 MiB, is REGKIT_E_PICTURE, found before any pixel is allocated, with an answer whose JSON holds
   `error`.
   A JPEG comes upright by its EXIF orientation. Of a PDF the pictures of each page are scanned: JPEG, Flate, LZW, run
   length and facsimile; each symbol then has `page` and `picture`, from 1, and the answer has `pages` in place of `width`
   and `height`. A page that shows no picture (`vector_page`), some that cannot be decoded, or lines and text beside them in
   which a code could be drawn (`vector_content`), stands there with its `errors` and leaves the outcome
   REGKIT_UNDETERMINED unless a code is refused; the other pages are scanned. Invisible text over a scan is no such text.
   Of a PDF of more than 50 pages the first 50 are read; `unread` says which were not, and the outcome is
   REGKIT_UNDETERMINED unless a code is refused. A reader opened with `first_page` and `last_page` reads those.
   REGKIT_E_PICTURE is a PDF that needs a password, does not open, or has none of the pages. Since 0.1. */
int32_t regkit_scan(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                    const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE picture,
                    size_t picture_length, const regkit_options *REGKIT_NULLABLE options,
                    regkit_error *REGKIT_NULLABLE error);

/* The same with a file on disk. The path is absolute or relative to the working directory; one that cannot be read is
   REGKIT_E_PICTURE with `file_not_readable`. Since 0.1. */
int32_t regkit_scan_file(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                         const regkit_rules *REGKIT_NULLABLE rules, const char *REGKIT_NULLABLE path,
                         size_t path_length, const regkit_options *REGKIT_NULLABLE options,
                         regkit_error *REGKIT_NULLABLE error);

/* The same with what an open file descriptor gives from where it stands to its end. It stays open and is the caller's to
   close; a pipe is waited for. Since 0.1. */
int32_t regkit_scan_descriptor(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                               const regkit_rules *REGKIT_NULLABLE rules, int32_t descriptor,
                               const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Scans a camera frame: `height` rows of `width` 8-bit gray pixels, each row `row_stride` bytes after the one before.
   `pixels_length` is the size of the buffer and is checked. The first plane of NV12 and I420 is such a frame.
   Since 0.1. */
int32_t regkit_scan_gray8(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                          const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE pixels,
                          size_t pixels_length, size_t width, size_t height, size_t row_stride,
                          const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* The same with a frame in YUYV (YUY2), two bytes a pixel: `row_stride` is at least twice `width`. Since 0.1. */
int32_t regkit_scan_yuyv(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                         const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE pixels,
                         size_t pixels_length, size_t width, size_t height, size_t row_stride,
                         const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Scans a PNG or JPEG file as regkit_scan does, and draws on the picture what was found: each symbol is outlined, with the
   symbology, the text, the outcome and a sign for it beside. `out` is what regkit_scan answers. `out_png` becomes a PNG file
   in colour, at least as large as the picture unless that has more than 24 million pixels; release it with
   regkit_bytes_free. It is NULL when the picture cannot be scanned. Since 0.1. */
int32_t regkit_scan_annotate(regkit_answer *REGKIT_NULLABLE out,
                             uint8_t *REGKIT_NULLABLE *REGKIT_NULLABLE out_png, size_t *REGKIT_NULLABLE out_png_length,
                             regkit_reader *REGKIT_NULLABLE reader, const regkit_rules *REGKIT_NULLABLE rules,
                             const uint8_t *REGKIT_NULLABLE picture, size_t picture_length,
                             const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- Frames of a camera ---------------------------------------------------------------------------------------- */

/* Reports each code once for each time that it appears in the frames of one camera. One thread at a time. Its memory is
   bounded: it may run for ever. */
typedef struct regkit_frames regkit_frames;

/* What to look at, and when a code counts as gone. NULL stands for all zeros. */
typedef struct regkit_frames_options {
  size_t struct_size;            /* sizeof(regkit_frames_options), set by the caller */
  size_t region_x;               /* the part of each frame that is searched, in pixels; it is cut to the frame */
  size_t region_y;
  size_t region_width;           /* 0 for the whole frame; then all four are 0 */
  size_t region_height;
  uint32_t gone_after_frames;    /* a code not read in so many frames in a row is gone; 0 for 30, REGKIT_NEVER for never */
  uint32_t gone_after_ms;        /* so is one missed for so many milliseconds; 0 for 1500, REGKIT_NEVER for never */
  uint32_t linear_confirmations; /* a linear code is reported once it was read in so many frames; 0 for 2 */
  uint32_t limit;                /* the most codes to remember, at most 100000; 0 for 1000 */
} regkit_frames_options;

#define REGKIT_NEVER 0xFFFFFFFFu

/* Opens a scanner of frames. REGKIT_E_UNSUPPORTED in a core build. Since 0.1. */
int32_t regkit_frames_open(regkit_frames *REGKIT_NULLABLE *REGKIT_NULLABLE out,
                           const regkit_frames_options *REGKIT_NULLABLE options,
                           regkit_error *REGKIT_NULLABLE error);

/* Releases the handle. NULL is allowed. Since 0.1. */
void regkit_frames_free(regkit_frames *REGKIT_NULLABLE frames);

/* Searches the next frame, which is given as for regkit_scan_gray8, and judges the codes that appeared with it.

   `at_ms` is the time of the frame on any clock that counts milliseconds; one before that of the last frame counts as that
   one. A code that is none of BPOM's is the maker's own affair where one of BPOM's was read in the same frame; where that one
   is hidden for a moment, by glare for example, the code is judged as if it stood alone. `out->json` is NULL when nothing new appeared, which is so for nearly every frame. Else it is the answer of
   regkit_scan for the new codes, with `frame`, and for each symbol `appearance`, `at_ms`, `latency_frames` and `latency_ms`.
   A buffer that does not hold the frame, or a region outside it, is REGKIT_E_PICTURE. Since 0.1. */
int32_t regkit_frames_feed_gray8(regkit_answer *REGKIT_NULLABLE out, regkit_frames *REGKIT_NULLABLE frames,
                                 const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE pixels,
                                 size_t pixels_length, size_t width, size_t height, size_t row_stride, int64_t at_ms,
                                 const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* The same with a frame in YUYV, as for regkit_scan_yuyv. Since 0.1. */
int32_t regkit_frames_feed_yuyv(regkit_answer *REGKIT_NULLABLE out, regkit_frames *REGKIT_NULLABLE frames,
                                const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE pixels,
                                size_t pixels_length, size_t width, size_t height, size_t row_stride, int64_t at_ms,
                                const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- Print checks ---------------------------------------------------------------------------------------------- */

/* In the place of a resolution: what the file says of itself, which is often wrong. */
#define REGKIT_DPI_DECLARED (-1.0)

/* Measures how the QR Codes and Data Matrix symbols on a scan are printed, a PNG or JPEG file in memory: sides and modules
   in millimetres with their uncertainty, number of modules, contrast, quiet zone, colours of ink and ground; and judges
   them by the rules on print. A measure within its uncertainty of a limit is REGKIT_UNDETERMINED. It is no grade of
   ISO/IEC 15415, and its JSON says so in `note`. `dpi_across` and `dpi_down` are the pixels to the inch along a row and
   along a column, 25 to 9600, or both REGKIT_DPI_DECLARED; they are never guessed. `claims` is what the caller knows and no
   picture tells, one object of the fields of area `print` without the sizes, such as {"codes": [{"issuer": "badan_pom",
   "text": "BPOM RI"}], "ink": "hitam"}; NULL for none. REGKIT_E_ARGUMENT: the resolution is outside the range, or the file
   declares none. REGKIT_E_QUESTION: the claims cannot be understood. REGKIT_E_PICTURE as regkit_scan. Since 0.1. */
int32_t regkit_print_check(regkit_answer *REGKIT_NULLABLE out, regkit_reader *REGKIT_NULLABLE reader,
                           const regkit_rules *REGKIT_NULLABLE rules, const uint8_t *REGKIT_NULLABLE picture,
                           size_t picture_length, double dpi_across, double dpi_down,
                           const char *REGKIT_NULLABLE claims, size_t claims_length,
                           const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* ---- Document desk --------------------------------------------------------------------------------------------- */

/* A desk that judges a set of uploads file by file and says at the end what is missing. One thread at a time. From one file
   to the next it keeps the name and a digest. */
typedef struct regkit_desk regkit_desk;

/* Opens a desk. `manifest` says in JSON which file is for which upload context, {"context": …, "forms": […],
   "circumstances": {…}, "files": [{"file": …, "context": …, "document": …}]}; NULL for none. `dossier` is that of area
   `dossier` in JSON, against which the codes in the files are held; NULL for none. Language, edition and day of the options
   hold for the whole desk. `rules` may be released before the desk. REGKIT_E_QUESTION: manifest or dossier cannot be
   understood. REGKIT_E_UNSUPPORTED in a core build. Since 0.1. */
int32_t regkit_desk_open(regkit_desk *REGKIT_NULLABLE *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                         const char *REGKIT_NULLABLE manifest, size_t manifest_length,
                         const char *REGKIT_NULLABLE dossier, size_t dossier_length,
                         const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* Judges a file given by its bytes: the upload by its context, the codes in its pictures, and what they say of the dossier.
   `name` is its path from the folder of the uploads, in UTF-8 with / between the parts. A damaged file is an answer. Pages
   of a PDF that were not searched for codes stand in `unread` and leave the outcome REGKIT_UNDETERMINED unless something
   is refused; so does a code that is a `part` of a message, which has no verdict. Since 0.1. */
int32_t regkit_desk_check(regkit_answer *REGKIT_NULLABLE out, regkit_desk *REGKIT_NULLABLE desk,
                          const char *REGKIT_NULLABLE name, size_t name_length, const uint8_t *REGKIT_NULLABLE file,
                          size_t file_length, regkit_error *REGKIT_NULLABLE error);

/* Says of all files so far which listed ones and which documents of forms are missing, which came twice and which could not
   be read (`unreadable`), with the pages where it is only some (`unread`); the outcome is that of the whole set. Since
   0.1. */
int32_t regkit_desk_close(regkit_answer *REGKIT_NULLABLE out, regkit_desk *REGKIT_NULLABLE desk,
                          regkit_error *REGKIT_NULLABLE error);

/* Releases the handle. NULL is allowed. Since 0.1. */
void regkit_desk_free(regkit_desk *REGKIT_NULLABLE desk);

/* ---- Labels ---------------------------------------------------------------------------------------------------- */

#define REGKIT_LABEL_BPOM 1           /* QR Code with the text as it is, (90)…(10)…, as BPOM prints it: ]Q1 */
#define REGKIT_LABEL_GS1_QR 2         /* QR Code with FNC1 first: ]Q3 */
#define REGKIT_LABEL_GS1_DATAMATRIX 3 /* DataMatrix with FNC1 first, square: ]d2 */

#define REGKIT_LABEL_MODULES 1 /* a byte for each module, 1 black and 0 white, modules * modules of them, no quiet zone */
#define REGKIT_LABEL_PNG 2     /* one bit a dot; it says its resolution */
#define REGKIT_LABEL_SVG 3
#define REGKIT_LABEL_PDF 4

#define REGKIT_ISSUER_BADAN_POM 1
#define REGKIT_ISSUER_PELAKU_USAHA 2

#define REGKIT_LABEL_BESIDE_ANOTHER 1 /* the pack carries a 2D barcode of another issuer too */
#define REGKIT_LABEL_ALONE 2          /* it carries this one alone */

/* How a label is to look. Only `form` and `output` must be set; 0 stands for the default of each other field. At most one
   of the three sizes is set: with none, the symbol is the smallest that is legal (Pasal 22) and has the least X-dimension
   that GS1 recommends. A symbol always gets a whole number of dots a module. */
typedef struct regkit_label_request {
  size_t struct_size;         /* sizeof(regkit_label_request), set by the caller */
  int32_t form;               /* REGKIT_LABEL_BPOM, _GS1_QR or _GS1_DATAMATRIX */
  int32_t output;             /* REGKIT_LABEL_MODULES, _PNG, _SVG or _PDF */
  int32_t dpi;                /* dots an inch, 72 to 4800; 0 for 300 */
  int32_t level;              /* error correction of a QR Code: 'L', 'M', 'Q' or 'H'; 0 for 'M' */
  double x_mm;                /* the side of a module, to the nearest dot */
  double side_mm;             /* the least side of the symbol, without quiet zone; less than Pasal 22 asks is refused */
  double within_mm;           /* the side of the room that the symbol with its quiet zones must fit, as large as it can */
  int32_t quiet_zone;         /* white modules on each side; 0 for the least, 4 for QR Code and 1 for DataMatrix */
  int32_t issuer;             /* REGKIT_ISSUER_…; 0: Badan POM for REGKIT_LABEL_BPOM, else unknown */
  const char *REGKIT_NULLABLE lines; /* text below the symbol, lines with LF between; ASCII, for SVG and PDF Latin-1 too */
  size_t lines_length;
  double text_mm;             /* the height of a line, 0.8 to 20; 0 for 2 */
  uint8_t show_elements;      /* 1: the elements stand below the symbol, one a line, (10) ABC */
  uint8_t bpom_ri;            /* 1: the words BPOM RI stand below the symbol (Pasal 23) */
  uint8_t beside_another_code; /* REGKIT_LABEL_BESIDE_ANOTHER or _ALONE; 0 when that is not asked about */
  uint8_t even_if_refused;    /* 1: made though a rule of BPOM refuses it; `outcome` says so all the same */
  uint8_t reserved[4];        /* 0 */
} regkit_label_request;

/* What was made. Release `bytes` with regkit_bytes_free and `json` with regkit_text_free. */
typedef struct regkit_label {
  size_t struct_size;         /* sizeof(regkit_label), set by the caller */
  uint8_t *REGKIT_NULLABLE bytes;
  size_t length;
  char *REGKIT_NULLABLE json; /* one line of UTF-8 that ends in NUL: the same and the verdict, or `error` */
  size_t json_length;         /* without the NUL */
  int32_t outcome;            /* of content and print, the worse; REGKIT_REFUSED with REGKIT_E_LABEL, or even_if_refused */
  int32_t modules;            /* along a side, without quiet zone; this and all below are 0 for a sheet */
  int32_t version;            /* of a QR Code, 1 to 40; 0 for DataMatrix */
  int32_t level;              /* error correction of a QR Code, 'L', 'M', 'Q' or 'H'; 0 for DataMatrix */
  int32_t quiet_zone;         /* white modules on each side */
  int32_t dpi;
  int32_t dots_per_module;
  char symbology[4];          /* what a reader transmits in front of the data, "]Q3", and a NUL */
  double x_mm;                /* the side of a module */
  double side_mm;             /* the side of the symbol without quiet zone, which Pasal 22 is about */
  double side_with_quiet_zone_mm;
  double width_mm;            /* the whole drawing of SVG and PDF, text included */
  double height_mm;
} regkit_label;

/* Makes a label of data: for REGKIT_LABEL_BPOM bytes that are encoded as they are, for the GS1 forms an element string in
   any form that regkit_gs1_parse recognises, of which elements need not have those that GS1 asks for beside them. The
   label is read back from its dots, to the same bytes behind the same symbology identifier, before it is given. What it
   says is judged by the rules of regkit_scan, so that no label that is REGKIT_ALLOWED is refused by a scan with the same
   options; the code of REGKIT_ISSUER_PELAKU_USAHA beside another is not judged where it has neither licence number nor
   GTIN, and REGKIT_UNDETERMINED. `json` has `content` and `print` with the outcome of each.
   REGKIT_E_LABEL: the data cannot be encoded, a module would have less than two dots or be too small for a scan at 300 dpi,
   or a rule of BPOM blocks what the label says or how it is printed; `json` then holds `error` with its code and, where size
   is what is wrong, `proposals`, the nearest labels that can be made. REGKIT_E_UNSUPPORTED in a core build. Since 0.1. */
int32_t regkit_label_make(regkit_label *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                          const uint8_t *REGKIT_NULLABLE data, size_t data_length,
                          const regkit_label_request *REGKIT_NULLABLE request,
                          const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

/* How labels stand on a page, in millimetres. */
typedef struct regkit_label_sheet {
  size_t struct_size;          /* sizeof(regkit_label_sheet), set by the caller */
  int32_t rows;                /* of labels on a page, 1 to 1000 */
  int32_t columns;
  double page_width_mm;        /* 0 for 210, A4 */
  double page_height_mm;       /* 0 for 297 */
  double horizontal_margin_mm; /* free at the left and at the right */
  double vertical_margin_mm;   /* free at the top and at the bottom */
  double horizontal_gap_mm;    /* free between two columns */
  double vertical_gap_mm;
} regkit_label_sheet;

/* Makes a PDF of labels in rows and columns, on as many pages as they take. `csv` is a table in UTF-8 with commas or
   semicolons: the first row names the columns, each other row is a label. A column is an AI, `01` or `(10)`, with values
   as people write them, 2028-12-31, and "?" for a check digit; or `message`, an element string in any form; or `text`, the text of a
   BPOM label; besides `copies` and `caption`. `request->output` is REGKIT_LABEL_PDF. Errors are those of
   regkit_label_make, with the line of the table in `error->offset` and its column, or 0, in `error->length`. `json` has
   `rows`, what was made for each, and `verdicts`, the worst first, with the lines that each holds for. Since 0.1. */
int32_t regkit_label_sheet_make(regkit_label *REGKIT_NULLABLE out, const regkit_rules *REGKIT_NULLABLE rules,
                                const uint8_t *REGKIT_NULLABLE csv, size_t csv_length,
                                const regkit_label_request *REGKIT_NULLABLE request,
                                const regkit_label_sheet *REGKIT_NULLABLE sheet,
                                const regkit_options *REGKIT_NULLABLE options, regkit_error *REGKIT_NULLABLE error);

#ifdef __cplusplus
}
#endif

#endif
