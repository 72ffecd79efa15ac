/// Where the embedded platform lies when nobody says otherwise (XDG Base Directory Specification 0.8).
enum DataFolder {
  /// The absolute path of the data folder.
  ///
  /// - Throws: `CommandFailure` when neither option nor environment names one.
  static func path(option: String?, variables: [String: String], folder: String) throws(CommandFailure)
    -> String
  {
    if let option {
      guard !option.isEmpty, !option.contains("\0") else {
        throw CommandFailure(.usage, "--data-folder needs the path of a folder.")
      }
      return option.hasPrefix("/") ? option : folder + "/" + option
    }
    // The specification: a relative path in XDG_DATA_HOME is not valid and must be ignored.
    if let base = variables["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/tenantry" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.local/share/tenantry" }
    throw CommandFailure(
      .usage, "There is no place for the data: HOME is not set.",
      hints: ["Name one: tenantry --data-folder PATH"])
  }
}
