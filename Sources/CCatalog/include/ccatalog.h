// The catalog that ships, as bytes inside the executable: data/modules.json and data/bundles.json.
#ifndef CCATALOG_H
#define CCATALOG_H
extern const unsigned char catalog_modules_json[];
extern const unsigned char catalog_modules_json_end[];
extern const unsigned char catalog_bundles_json[];
extern const unsigned char catalog_bundles_json_end[];
static inline unsigned long catalog_modules_json_size(void) { return catalog_modules_json_end - catalog_modules_json; }
static inline unsigned long catalog_bundles_json_size(void) { return catalog_bundles_json_end - catalog_bundles_json; }
static inline const unsigned char *catalog_modules_json_start(void) { return catalog_modules_json; }
static inline const unsigned char *catalog_bundles_json_start(void) { return catalog_bundles_json; }
#endif
