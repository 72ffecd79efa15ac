/// Where people keep what they decided (XDG Base Directory Specification 0.8).
package enum ConfigFolder {
  /// The absolute path of our folder, whether it is there or not; nil when the environment names no place.
  package static func path(variables: [String: String]) -> String? {
    // The specification: a relative path in XDG_CONFIG_HOME is not valid and must be ignored.
    if let base = variables["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/tenantry" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.config/tenantry" }
    return nil
  }
}
