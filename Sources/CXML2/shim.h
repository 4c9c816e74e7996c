#ifndef CXML2_SHIM_H
#define CXML2_SHIM_H

/* Debian builds libxml2 with ICU, whose types clash with Foundation's own ICU in a host that imports both. RegKit uses
   nothing of it, and it only adds members at the end of a struct that RegKit never makes. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/* `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void regkit_xml_free(void *memory) { xmlFree(memory); }

#endif
