#include "rule_tables.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char asrot[] = {
#embed "../../Rules/packed/asrot-oss-2023.xml.lz4"
};
static const unsigned char esertifikasi[] = {
#embed "../../Rules/packed/esertifikasi.xml.lz4"
};
static const unsigned char insw[] = {
#embed "../../Rules/packed/insw-ebpom.xml.lz4"
};
static const unsigned char sinkarkes[] = {
#embed "../../Rules/packed/sinkarkes-2023.xml.lz4"
};
static const unsigned char identifiers[] = {
#embed "../../Rules/packed/identifiers.xml.lz4"
};
static const unsigned char perbpom_33_2018[] = {
#embed "../../Rules/packed/perbpom-33-2018.xml.lz4"
};
static const unsigned char perbpom_22_2022[] = {
#embed "../../Rules/packed/perbpom-22-2022.xml.lz4"
};
static const unsigned char kalender[] = {
#embed "../../Rules/packed/kalender-2023-2026.xml.lz4"
};
static const unsigned char schema[] = {
#embed "../../Rules/packed/rules.xsd.lz4"
};

static const struct {
  const unsigned char *bytes;
  size_t length;
} tables[] = {
    {asrot, sizeof asrot},
    {esertifikasi, sizeof esertifikasi},
    {insw, sizeof insw},
    {sinkarkes, sizeof sinkarkes},
    {identifiers, sizeof identifiers},
    {perbpom_33_2018, sizeof perbpom_33_2018},
    {perbpom_22_2022, sizeof perbpom_22_2022},
    {kalender, sizeof kalender},
};

size_t embedded_rule_table_count(void) { return sizeof tables / sizeof tables[0]; }

/* Adds the bytes that a length of 15 goes on in: the last is the first that is not 255. */
static bool lengthen(size_t *length, const unsigned char **from, const unsigned char *end) {
  if (*length < 15) return true;
  while (*from < end) {
    *length += **from;
    if (*(*from)++ < 255) return true;
  }
  return false;
}

/* Unpacks one block of LZ4 (lz4_Block_format.md) of exactly `length` bytes. */
static bool unpack(const unsigned char *from, const unsigned char *end, unsigned char *to, size_t length) {
  size_t place = 0;
  while (from < end) {
    const unsigned char token = *from++;
    size_t literals = token >> 4;
    if (!lengthen(&literals, &from, end) || literals > (size_t)(end - from) || literals > length - place) return false;
    memcpy(to + place, from, literals);
    from += literals;
    place += literals;
    if (from == end) break;
    if (end - from < 2) return false;
    const size_t distance = from[0] | (size_t)from[1] << 8;
    from += 2;
    size_t repeated = token & 15;
    if (!lengthen(&repeated, &from, end)) return false;
    repeated += 4;
    if (distance == 0 || distance > place || repeated > length - place) return false;
    /* Byte by byte: what is repeated may reach into itself. */
    for (; repeated > 0; repeated--, place++) to[place] = to[place - distance];
  }
  return place == length;
}

static unsigned char *unpacked(const unsigned char *packed, size_t count, size_t *length) {
  *length = packed[0] | (size_t)packed[1] << 8 | (size_t)packed[2] << 16 | (size_t)packed[3] << 24;
  unsigned char *bytes = malloc(*length);
  if (bytes && unpack(packed + 4, packed + count, bytes, *length)) return bytes;
  free(bytes);
  *length = 0;
  return NULL;
}

unsigned char *embedded_rule_table(size_t index, size_t *length) {
  if (index < embedded_rule_table_count()) return unpacked(tables[index].bytes, tables[index].length, length);
  *length = 0;
  return NULL;
}

unsigned char *embedded_rule_schema(size_t *length) { return unpacked(schema, sizeof schema, length); }

void embedded_rule_bytes_free(unsigned char *bytes) { free(bytes); }
