/// How long a lone escape waits for the rest of a sequence: as short as the line allows.
enum EscapeDelay {
  private static let local = 25
  /// Over a network the bytes of one key may arrive apart.
  private static let remote = 100
  private static let max = 5_000

  /// Milliseconds: what was asked for, else `ESCDELAY`, else by whether the keyboard is far away.
  static func milliseconds(wanted: Int?, environment: (String) -> String?) -> Int32 {
    let isRemote = environment("SSH_CONNECTION") != nil || environment("SSH_TTY") != nil
    let delay = wanted ?? environment("ESCDELAY").flatMap { Int($0) } ?? (isRemote ? remote : local)
    return Int32(Swift.max(1, min(delay, max)))
  }
}
