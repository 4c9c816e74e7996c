#ifndef CQPDF_SHIM_H
#define CQPDF_SHIM_H

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* The bits of a status, which the header spells as macros over casts. */
static inline int regkit_qpdf_failed(QPDF_ERROR_CODE code) { return (code & QPDF_ERRORS) != 0; }

/* Whether opening the file meant rebuilding its cross-reference table; takes the warnings off the list. */
static inline int regkit_qpdf_rebuilt_table(qpdf_data document) {
  int rebuilt = 0;
  while (qpdf_more_warnings(document)) {
    const char *detail = qpdf_get_error_message_detail(document, qpdf_next_warning(document));
    if (detail && strstr(detail, "reconstruct cross-reference table")) rebuilt = 1;
  }
  return rebuilt;
}

/* Stream data comes from malloc, which Swift would take from another module. */
static inline void regkit_qpdf_free(unsigned char *data) { free(data); }

#endif
