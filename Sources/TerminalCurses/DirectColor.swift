import Glibc
import TerminalKit

/// An entry of the terminal database for terminals with 24-bit colours, carried in the program.
///
/// ncurses sends such colours only for entries that say so (`xterm-direct` and its kin), and most systems do not have
/// them installed. This one is `xterm-256color` of ncurses 6.4 with `RGB`, as `infocmp -x -Q2` writes it, and without
/// keys: the input thread reads those. Its source stands in docs/terminalkit.md.
enum DirectColor {
  /// The entry's name.
  static let name = "tenantry-direct"

  /// Whether to use it: 24 bits were asked for, or are there and nothing else was asked for.
  ///
  /// `COLORTERM` says so, and the terminal is of xterm's family, so the rest of the entry fits. GNU screen passes the
  /// variable on from the terminal around it but not the colours.
  static func isWanted(_ wanted: ColorDepth?, terminal: String, environment: (String) -> String?) -> Bool {
    let isScreen = terminal.hasPrefix("screen") && environment("TMUX") == nil
    guard !isScreen, TerminalName.candidates(for: terminal).contains(where: families.contains) else {
      return false
    }
    if let wanted { return wanted == .trueColor }
    return ["truecolor", "24bit"].contains(environment("COLORTERM")) && !NoColor.isAsked(by: environment)
  }

  /// Does something while ncurses finds the entry: `TERMINFO` may hold one (terminfo(5), “b64:”).
  static func withEntry<Result>(_ body: () -> Result) -> Result {
    let before = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", entry, 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return body()
  }

  private static let families: Set = ["xterm-256color", "screen-256color"]

  private static let entry = """
    b64:\
    HgIqACYADwBxAUUDdGVuYW50cnktZGlyZWN0fHh0ZXJtIHdpdGggMjQtYml0IGNvbG91cnMAAAEAAAEAAAABAAAAAAEBAAAAAAAA\
    AAAAAAEAAAEAAAAAAAAAAAFQAAAACAAAABgAAAD_____________________________________________________AAAAAf9_\
    AAAAAAQABgAIABkAHgAmACoALgD__zkASgBMAFAAVwD__1kAZgD__2oAbgB4AHwA_____4AAhACJAI4A__-gAKUAqgD__68AtAC5\
    AL4AxwDLANIA___kAOkA7wD1AP__________________BwH_____________________________________________________\
    _____________________________________wsBEwH__________________________________xsB__8eAScBMAE5AUIBSwFU\
    AV0BZgFvAf_______________3gB__________-MAY8BmgGdAZ8BogH_Af__AgL_____________________________BAL_____\
    _____zkCPwL_________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________RQJKAv____________________________________________________________________9RAv__\
    ________________________________WgL_______________________9fAv______________________________________\
    ______________9lAnYC________________________________________iALbAv__________________LgMbW1oABwANABtb\
    JWklcDElZDslcDIlZHIAG1szZwAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1\
    bAAIABtbPzEybBtbPzI1aAAbW0MAG1tBABtbPzEyOzI1aAAbW1AAG1tNABsoMAAbWzVtABtbMW0AG1s_MTA0OWgbWzIyOzA7MHQA\
    G1sybQAbWzRoABtbOG0AG1s3bQAbWzdtABtbNG0AG1slcDElZFgAGyhCABsoQhtbbQAbWz8xMDQ5bBtbMjM7MDswdAAbWzRsABtb\
    MjdtABtbMjRtABtbPzVoJDwxMDAvPhtbPzVsABtbTAAbWz8xbBs-ABtbPzFoGz0AG0UAG1slcDElZFAAG1slcDElZE0AG1slcDEl\
    ZEIAG1slcDElZEAAG1slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1slcDElZEEAJXAxJWMbWyVw\
    MiV7MX0lLSVkYgAbOAAbWyVpJXAxJWRkABs3AAoAG00AJT8lcDkldBsoMCVlGyhCJTsbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7\
    JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglO20AG0gACQBgYGFhZmZnZ2lpampra2xsbW1u\
    bm9vcHBxcXJyc3N0dHV1dnZ3d3h4eXl6ent7fHx9fX5-ABtbPzdoABtbPzdsABtbMUsAG1s_NjlsABtbMzk7NDltABtbM20AG1sy\
    M20AG1s_NjloG1slaSVwMSVkcwAbWz82OWgbWyVpOyVwMSVkcwAbWyU_JXAxJXs4fSU8JXQzJXAxJWQlZTM4OzI7JXAxJXs2NTUz\
    Nn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttABtbJT8lcDElezh9JTwldDQlcDElZCVlNDg7Mjsl\
    cDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1s_NjloG1slaSVwMSVkOyVwMiVk\
    cwAAAQAAAAIABQAZAAEAAAAGAAAABAAJABtbMjltABtbOW0AUkdCAHJteHgAc214eAA=
    """
}
