"""Every key that the tests press, and every word of the screen that they wait for: the one place to change."""

import time

# The demo is up: the bottom line of the first page.
READY = "? help"
# The table of tenants is there.
TENANTS = ["2"]
TENANTS_READY = "trouble first"
# And a row is selected: what can be done with it stands in the bottom line.
TENANT_SELECTED = "same status"
# Leave, from a page that has no page above it.
QUIT = ["q"]
# Clear the filter and go to the first page.
TO_OVERVIEW = ["Escape", "1"]

NAME, SLUG, GROUP = "Zephyr Works", "zephyr-works", "North"

# The wizard, one entry per screen: what to wait for, and what to do then. ("keys", …) presses, ("type", …) types.
WIZARD = [
    (TENANTS_READY, [("keys", ["n"])]),
    ("Agency group", [("type", NAME), ("keys", ["Tab", "Tab"]), ("type", GROUP), ("keys", ["C-n"])]),
    ("Starter", [("keys", ["Down", "C-n"])]),
    ("Finance PPM", [("keys", ["Down", "C-n"])]),
    ("Region", [("keys", ["Down", "C-n"])]),
    ("Redirect URIs", [("keys", ["C-n"])]),
    # The plan is there once its last step is.
    ("Begin the subscription", [("keys", ["Enter"])]),
    # The dialog opens on Cancel.
    ("▸[ Cancel ]", [("keys", ["Tab"])]),
    ("▸[ Create ]", [("keys", ["Enter"])]),
]

# An operation's plan is there, in the dialog that asks whether to go on.
PLAN = "Reach"
# The operation is over, in whatever shows it.
SUCCEEDED = "✔ done"
# From the finished operation back to the table, and to the one row of the new tenant.
TO_TABLE = ["Escape", "2"]
FILTER = "/"
ONE_TENANT = "1 of 41"
ACTIVE = "active"

# Enter that comes sooner after a dialog opened, or after another enter, is taken for a key that is held.
HELD_SECONDS = 1.2


def wait_until_free(terminal):
    """Waits until enter counts again."""
    time.sleep(HELD_SECONDS)


def say_yes(terminal):
    """Presses the button that does it, once it has the keys."""
    terminal.wait_until(lambda screen: "▸[" in screen and "▸[ Cancel ]" not in screen, "on the button that does it")
    wait_until_free(terminal)
    terminal.keys("Enter")


def accept(terminal):
    """Says yes to an operation once its plan is there: until then the other button cannot be chosen."""
    terminal.wait_for(PLAN)
    terminal.wait_for("▸[ Cancel ]")
    terminal.keys("Tab")
    say_yes(terminal)


def type_words(terminal, words):
    """Types what a dialog asks for, and presses its button. Where the tenant changed meanwhile it begins on Cancel."""
    screen = terminal.wait_for("to go on:")
    wait_until_free(terminal)
    if "▸[ Cancel ]" in screen:
        terminal.keys("Tab")
    terminal.type(words)
    terminal.wait_for("matches")
    terminal.keys("Enter")
    say_yes(terminal)


def walk(terminal, steps):
    """Does a list like `WIZARD`."""
    for wait, actions in steps:
        terminal.wait_for(wait)
        for kind, what in actions:
            if kind == "type":
                terminal.type(what)
            else:
                terminal.keys(*what)
