#include "rule_tables.h"

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char asrot[] = {
#embed "../../Rules/asrot-oss-2023.xml"
};
static const unsigned char esertifikasi[] = {
#embed "../../Rules/esertifikasi.xml"
};
static const unsigned char insw[] = {
#embed "../../Rules/insw-ebpom.xml"
};
static const unsigned char sinkarkes[] = {
#embed "../../Rules/sinkarkes-2023.xml"
};
static const unsigned char identifiers[] = {
#embed "../../Rules/identifiers.xml"
};
static const unsigned char perbpom_33_2018[] = {
#embed "../../Rules/perbpom-33-2018.xml"
};
static const unsigned char perbpom_22_2022[] = {
#embed "../../Rules/perbpom-22-2022.xml"
};
static const unsigned char kalender[] = {
#embed "../../Rules/kalender-2023-2026.xml"
};
static const unsigned char schema[] = {
#embed "../../Rules/rules.xsd"
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

const unsigned char *embedded_rule_table(size_t index, size_t *length) {
  if (index >= embedded_rule_table_count()) {
    *length = 0;
    return NULL;
  }
  *length = tables[index].length;
  return tables[index].bytes;
}

const unsigned char *embedded_rule_schema(size_t *length) {
  *length = sizeof schema;
  return schema;
}
