/* The floor: what the least a real ncurses program can do costs. A list of tenants that moves its selection, scrolls,
 * pages and switches to another screen; every row, as wide and with as many columns as the console's, is painted at
 * every key and ncurses sends the difference.
 *   cc -O2 -o floor floor.c -lncursesw
 *   floor COUNT      keys: Down Up PgDn PgUp, 1 and 2 for the two screens, q */
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>

static const char *const plans[] = {"starter", "pro", "enterprise"};
static const char *const regions[] = {"sgp1", "fra1", "nyc3"};
static const char *const statuses[] = {"active", "active", "active", "paused", "error"};
static int count, top, selected, screen_shown = 2;

static void paint_list(void) {
  int rows = LINES - 4;
  attron(A_BOLD);
  mvprintw(0, 0, " floor  production  LOCAL  nobody · write");
  clrtoeol();
  mvprintw(1, 0, "  %-17s%-13s%-26s%-20s%-12s%-14s%-8s%6s", "TENANT", "STATE", "HEALTH", "NAME", "PLAN",
           "AGENCY GROUP", "REGION", "AGE");
  clrtoeol();
  attroff(A_BOLD);
  for (int y = 0; y < rows; y++) {
    int row = top + y, status = row % 5;
    move(y + 2, 0);
    if (row < count) {
      if (row == selected) attron(A_REVERSE);
      printw("  agency-%-10d", row);
      attron(COLOR_PAIR(status < 3 ? 1 : status - 1));
      printw("%-13s", statuses[status]);
      attroff(COLOR_PAIR(status < 3 ? 1 : status - 1));
      printw("%d of 2 pods ready         ", 2 - (status == 4));
      printw("Agency %-13d%-12sGroup %-8d%-8s%5dd", row, plans[row % 3], row % 40, regions[row % 7 % 3], row % 400);
      attroff(A_REVERSE);
    }
    clrtoeol();
  }
  mvprintw(LINES - 2, 0, "%d of %d tenants", selected + 1, count);
  clrtoeol();
  mvprintw(LINES - 1, 0, " enter open   / search   n new   ? help");
  clrtoeol();
}

static void paint_overview(void) {
  erase();
  for (int panel = 0; panel < 6; panel++) {
    int y = panel / 3 * (LINES / 2), x = panel % 3 * (COLS / 3);
    mvprintw(y, x, "-- Panel %d --", panel + 1);
    for (int row = 1; row < LINES / 2 - 1; row++) {
      int filled = (panel * 31 + row * 17) % (COLS / 3 - 12);
      mvprintw(y + row, x, "m%02d ", row);
      attron(COLOR_PAIR(1 + panel % 3));
      for (int cell = 0; cell < filled; cell++) addch('=');
      attroff(COLOR_PAIR(1 + panel % 3));
    }
  }
  mvprintw(LINES - 1, 0, " 2 tenants   ? help");
}

static void go(int row) {
  int rows = LINES - 4;
  selected = row < 0 ? 0 : row >= count ? count - 1 : row;
  if (selected < top) top = selected;
  if (selected >= top + rows) top = selected - rows + 1;
}

int main(int argc, char **argv) {
  count = argc > 1 ? atoi(argv[1]) : 100000;
  setlocale(LC_ALL, "");
  set_escdelay(25);
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  start_color();
  use_default_colors();
  init_pair(1, COLOR_GREEN, -1);
  init_pair(2, COLOR_YELLOW, -1);
  init_pair(3, COLOR_RED, -1);
  for (;;) {
    if (screen_shown == 2) paint_list();
    else paint_overview();
    refresh();
    switch (getch()) {
      case KEY_DOWN: go(selected + 1); break;
      case KEY_UP: go(selected - 1); break;
      case KEY_NPAGE: go(selected + LINES - 5); break;
      case KEY_PPAGE: go(selected - LINES + 5); break;
      case '1': screen_shown = 1; break;
      case '2': screen_shown = 2; erase(); break;
      case 'q': endwin(); return 0;
      case ERR: endwin(); return 1;
    }
  }
}
