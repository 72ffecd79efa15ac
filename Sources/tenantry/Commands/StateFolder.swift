/// Where what the console did lies when it is over: the journal, and the place where somebody was (XDG Base Directory
/// Specification 0.8).
enum StateFolder {
  /// The absolute path; nil when the environment names no place for it.
  static func path(_ variables: [String: String]) -> String? {
    // The specification: a relative path is not valid and must be ignored.
    if let base = variables["XDG_STATE_HOME"], base.hasPrefix("/") { return base + "/tenantry" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.local/state/tenantry" }
    return nil
  }
}
