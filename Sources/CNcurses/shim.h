// The ncurses calls that Swift cannot import by itself: macros and variadics, nothing else.
#ifndef TENANTRY_CNCURSES_H
#define TENANTRY_CNCURSES_H
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>
#endif
