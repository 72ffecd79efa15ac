import Glibc
import TerminalKit

/// Entries of the terminal database for terminals of xterm's family, carried in the program.
///
/// Both are ncurses 6.4's `xterm-256color` without keys, which the input thread reads, and without the character set
/// for line drawing, which nothing of ours uses: with it every change of style says `ESC ( B`, a third of the bytes of
/// a change. `direct` has 24-bit colours besides: ncurses sends those only for entries that say `RGB`, and most systems
/// do not have one installed. Their source stands in docs/terminalkit.md.
enum BuiltInTerminal: String, CaseIterable {
  case indexed = "tenantry-256color"
  case direct = "tenantry-direct"

  /// The name of the entry that `indexed` stands for.
  static let indexedStandsFor = "xterm-256color"

  /// Whether to use `direct`: 24 bits were asked for, or are there and nothing else was asked for.
  ///
  /// `COLORTERM` says so, and the terminal is of xterm's family, so the rest of the entry fits. GNU screen passes the
  /// variable on from the terminal around it but not the colours.
  static func wantsDirect(_ wanted: ColorDepth?, terminal: String, environment: (String) -> String?) -> Bool {
    let isScreen = terminal.hasPrefix("screen") && environment("TMUX") == nil
    guard !isScreen, TerminalName.candidates(for: terminal).contains(where: families.contains) else {
      return false
    }
    if let wanted { return wanted == .trueColor }
    return ["truecolor", "24bit"].contains(environment("COLORTERM")) && !NoColor.isAsked(by: environment)
  }

  /// Does something while ncurses finds the entry: `TERMINFO` may hold one (terminfo(5), “b64:”).
  func withEntry<Result>(_ body: () -> Result) -> Result {
    let before = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", "b64:" + entry, 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return body()
  }

  private static let families: Set = ["xterm-256color", "screen-256color"]

  private var entry: String {
    switch self {
    case .indexed: Self.indexedEntry
    case .direct: Self.directEntry
    }
  }

  private static let indexedEntry = """
    HgIpAB0ADwCdAUoDdGVuYW50cnktMjU2Y29sb3J8eHRlcm0gd2l0aCAyNTYgY29sb3VycwAAAQAAAQAAAAEAAAAAAQEAAAAAAAAA\
    AQAAAQAAAVAAAAAIAAAAGAAAAP____________________________________________________8AAQAAAAABAAAABAAGAAgA\
    GQAeACYAKgAuAP__OQBKAEwAUABXAP__WQBmAP__agBuAHgAfAD______v-AAIUAigD__58ApACpAP__rgCzALgAvQD-\
    _8YAygD__9wA4QDnAO0A_________wD_______8RAf__________________________________________________________\
    ________________________________FQEdAf____________________________8lAS4BNwH__zoBQwFMAVUBXgFnAXABeQGC\
    AYsB________lAGYAZ0BogG2Ab8B_____9EB1AHfAeIB5AHnATMC__82Av_____________________________-\
    ____________OAI-Av_____-____________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    __________________________9EAkkC__________________________________________________________9QAlsCYAJz\
    AncC_v_-______________________________-AAv_______________________4UC________________________________\
    _____________________4sCnAL_______________________________________-uAu0C__________________8tA_______\
    ____________________________________________________________________________________________________\
    _____0QDRwMbW1oABwANABtbJWklcDElZDslcDIlZHIAG1szZwAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7\
    JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzEybBtbPzI1aAAbW0MAG1tBABtbPzEyOzI1aAAbW1AAG1tNABtbNW0AG1sxbQAbWz8x\
    MDQ5aBtbMjI7MDswdBsoQgAbWzJtABtbNGgAG1s4bQAbWzdtABtbN20AG1s0bQAbWyVwMSVkWAAbW20AG1s_MTA0OWwbWzIzOzA7\
    MHQAG1s0bAAbWzI3bQAbWzI0bQAbWz81aCQ8MTAwLz4bWz81bAAbWyFwG1s_Mzs0bBtbNGwbPgAbW0wAG1s_MWwbPgAbWz8xaBs9\
    ABtbPzEwMzRsABtbPzEwMzRoABtFABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRM\
    ABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABtbaQAbWzRpABtbNWkAJXAxJWMbWyVwMiV7MX0lLSVkYgAbYxtd\
    MTA0BwAbWyFwG1s_Mzs0bBtbNGwbPgAbOAAbWyVpJXAxJWRkABs3AAoAG00AG1swJT8lcDYldDsxJTslPyVwNSV0OzIlOyU_JXAy\
    JXQ7NCU7JT8lcDElcDMlfCV0OzclOyU_JXA0JXQ7NSU7JT8lcDcldDs4JTttABtIAAkAG1s_N2gAG1s_N2wAG1sxSwAbWz82OWwA\
    G1slaSVkOyVkUgAbWzZuABtbPyVbOzAxMjM0NTY3ODldYwAbW2MAG1szOTs0OW0AG1szbQAbWzIzbQAbWz82OWgbWyVpJXAxJWRz\
    ABtbPzY5aBtbJWk7JXAxJWRzABtbJT8lcDElezh9JTwldDMlcDElZCVlJXAxJXsxNn0lPCV0OSVwMSV7OH0lLSVkJWUzODs1OyVw\
    MSVkJTttABtbJT8lcDElezh9JTwldDQlcDElZCVlJXAxJXsxNn0lPCV0MTAlcDElezh9JS0lZCVlNDg7NTslcDElZCU7bQAbWz82\
    OWgbWyVpJXAxJWQ7JXAyJWRzABtsABttAA==
    """

  private static let directEntry = """
    HgIqAB0ADwCdAXEDdGVuYW50cnktZGlyZWN0fHh0ZXJtIHdpdGggMjQtYml0IGNvbG91cnMAAAEAAAEAAAABAAAAAAEBAAAAAAAA\
    AAEAAAEAAAEAUAAAAAgAAAAYAAAA_____________________________________________________wAAAAH_fwAAAAAEAAYA\
    CAAZAB4AJgAqAC4A__85AEoATABQAFcA__9ZAGYA__9qAG4AeAB8AP_______4AAhQCKAP__nwCkAKkA__-uALMAuAC9AP__xgDK\
    AP__3ADhAOcA7QD_________AP_______xEB________________________________________________________________\
    __________________________8VAR0B_____________________________yUBLgE3Af__OgFDAUwBVQFeAWcBcAF5AYIBiwH_\
    ______-UAZgBnQGiAbYBvwH_____0QHUAd8B4gHkAecBMwL__zYC__________________________________________84Aj4C\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    _________0QCSQL__________________________________________________________1ACWwJgAnMCdwL___________7_\
    _v___________________4AC________________________hQL_________________________________________________\
    ____iwKcAv_______________________________________64CAQP__________________1QD________________________\
    ________________________________________________________________________________________awNuAxtbWgAH\
    AA0AG1slaSVwMSVkOyVwMiVkcgAbWzNnABtbSBtbMkoAG1tLABtbSgAbWyVpJXAxJWRHABtbJWklcDElZDslcDIlZEgACgAbW0gA\
    G1s_MjVsAAgAG1s_MTJsG1s_MjVoABtbQwAbW0EAG1s_MTI7MjVoABtbUAAbW00AG1s1bQAbWzFtABtbPzEwNDloG1syMjswOzB0\
    GyhCABtbMm0AG1s0aAAbWzhtABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABtbbQAbWz8xMDQ5bBtbMjM7MDswdAAbWzRsABtbMjdt\
    ABtbMjRtABtbPzVoJDwxMDAvPhtbPzVsABtbIXAbWz8zOzRsG1s0bBs-ABtbTAAbWz8xbBs-ABtbPzFoGz0AG1s_MTAzNGwAG1s_\
    MTAzNGgAG0UAG1slcDElZFAAG1slcDElZE0AG1slcDElZEIAG1slcDElZEAAG1slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1sl\
    cDElZEMAG1slcDElZFQAG1slcDElZEEAG1tpABtbNGkAG1s1aQAlcDElYxtbJXAyJXsxfSUtJWRiABtjG10xMDQHABtbIXAbWz8z\
    OzRsG1s0bBs-ABs4ABtbJWklcDElZGQAGzcACgAbTQAbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7JT8lcDIldDs0JTslPyVwMSVw\
    MyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglO20AG0gACQAbWz83aAAbWz83bAAbWzFLABtbPzY5bAAbWyVpJWQ7JWRSABtb\
    Nm4AG1s_JVs7MDEyMzQ1Njc4OV1jABtbYwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPzY5aBtbJWklcDElZHMAG1s_NjloG1slaTsl\
    cDElZHMAG1slPyVwMSV7OH0lPCV0MyVwMSVkJWUzODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAx\
    JXsyNTV9JSYlZCU7bQAbWyU_JXAxJXs4fSU8JXQ0JXAxJWQlZTQ4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9\
    JSYlZDslcDElezI1NX0lJiVkJTttABtbPzY5aBtbJWklcDElZDslcDIlZHMAG2wAG20AAAEAAAAAAAEABAABAAAAUkdCAA==
    """
}
