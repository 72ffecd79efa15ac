/// Whether the files of settings are in force as they are, in the text format that Prometheus reads.
enum SettingsMetrics {
  /// Nothing where no files are followed.
  static func text(_ refusals: [String: Bool]) -> String {
    guard !refusals.isEmpty else { return "" }
    let name = "tenantry_settings_refused"
    return """
      # HELP \(name) 1 while a file of settings is not taken up as it is, and what it said before is in force.
      # TYPE \(name) gauge

      """
      + refusals.sorted { $0.key < $1.key }.map { file, isRefused in
        "\(name){file=\"\(file)\"} \(isRefused ? 1 : 0)\n"
      }.joined()
  }
}
