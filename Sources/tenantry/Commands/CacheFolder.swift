/// Where the program keeps what it can do without (XDG Base Directory Specification 0.8).
enum CacheFolder {
  /// The absolute path, or nil when the environment names no place.
  static func path(_ variables: [String: String]) -> String? {
    // The specification: a relative path in XDG_CACHE_HOME is not valid and must be ignored.
    if let base = variables["XDG_CACHE_HOME"], base.hasPrefix("/") { return base + "/tenantry" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.cache/tenantry" }
    return nil
  }

  /// The folder of what was seen of a context; nil when there is no place for it.
  static func path(ofContext name: String, _ variables: [String: String]) -> String? {
    path(variables).map { "\($0)/contexts/\(name)" }
  }
}
