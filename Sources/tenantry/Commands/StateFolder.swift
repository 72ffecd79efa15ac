/// Where the program keeps what it noted about itself and where somebody was (XDG Base Directory Specification 0.8).
enum StateFolder {
  /// The absolute path, or nil when the environment names no place.
  static func path(_ variables: [String: String]) -> String? {
    // The specification: a relative path in XDG_STATE_HOME is not valid and must be ignored.
    if let base = variables["XDG_STATE_HOME"], base.hasPrefix("/") { return base + "/tenantry" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.local/state/tenantry" }
    return nil
  }

  /// The folder of what must not be lost of a context; nil when there is no place for it.
  static func path(ofContext name: String, _ variables: [String: String]) -> String? {
    path(variables).map { "\($0)/contexts/\(name)" }
  }
}
