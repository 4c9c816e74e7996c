#ifndef RULE_TABLES_H
#define RULE_TABLES_H

#include <stddef.h>

/* The number of rule tables embedded in this library. */
size_t embedded_rule_table_count(void);

/* The bytes of one table, in static memory; NULL and 0 when `index` is out of range. */
const unsigned char *embedded_rule_table(size_t index, size_t *length);

/* The schema of the tables (Rules/rules.xsd), in static memory. */
const unsigned char *embedded_rule_schema(size_t *length);

#endif
