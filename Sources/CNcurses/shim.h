// The ncurses names that Swift cannot import by itself: macros, global variables, X/Open functions.
#ifndef TENANTRY_CNCURSES_H
#define TENANTRY_CNCURSES_H
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>
#include <wchar.h>

// Declared by <wchar.h> only for X/Open sources.
extern int wcwidth(wchar_t character);

static inline WINDOW *tenantry_stdscr(void) { return stdscr; }
static inline WINDOW *tenantry_curscr(void) { return curscr; }
static inline int tenantry_colors(void) { return COLORS; }
static inline int tenantry_color_pairs(void) { return COLOR_PAIRS; }
static inline attr_t tenantry_bold(void) { return A_BOLD; }
static inline attr_t tenantry_dim(void) { return A_DIM; }
static inline attr_t tenantry_reverse(void) { return A_REVERSE; }
static inline attr_t tenantry_underline(void) { return A_UNDERLINE; }
#endif
