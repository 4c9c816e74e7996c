#ifndef RULE_TABLES_H
#define RULE_TABLES_H

#include <stddef.h>

/* The number of rule tables embedded in this library. */
size_t embedded_rule_table_count(void);

/* The bytes of one table, unpacked into memory that is the caller's and goes back by embedded_rule_bytes_free; NULL and 0 when
   there is no memory for them or `index` is out of range. */
unsigned char *embedded_rule_table(size_t index, size_t *length);

/* The schema of the tables (Rules/rules.xsd), in the same way. */
unsigned char *embedded_rule_schema(size_t *length);

/* Frees the bytes of a table or of the schema; NULL is left alone. */
void embedded_rule_bytes_free(unsigned char *bytes);

#endif
