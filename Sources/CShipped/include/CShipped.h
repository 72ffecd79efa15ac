// The themes and keymaps that ship, as bytes inside the executable; the last one has no name.
#ifndef CSHIPPED_H
#define CSHIPPED_H
struct shipped_file {
  const char *name;
  const unsigned char *start;
  const unsigned char *end;
};
extern const struct shipped_file shipped_files[];
static inline struct shipped_file shipped_file_at(int index) { return shipped_files[index]; }
#endif
