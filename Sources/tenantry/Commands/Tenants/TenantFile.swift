import TenantryAPI

/// A tenant as a YAML file says it: the keys of `TenantRequest` in snake case.
///
/// What is wrong with the file is found here, all of it at once, each with its line and column. What is wrong with
/// the values is for the platform to say, which knows what there is to choose from.
struct TenantFile: Equatable, Sendable {
  static let bytesMax = 64 * 1_024
  static let keysRequired = ["name", "slug", "agency_group", "plan", "bundle", "region"]
  static let keysOptional = [
    "db_strategy", "ha_level", "template", "image", "sso_template", "redirect_uris", "environment",
  ]
  static let redirectUrisMax = 32

  var request: TenantRequest

  /// - Throws: `CommandFailure` that lists every problem as `file:line:column: sentence`.
  init(yaml bytes: some Sequence<UInt8>, path: String) throws(CommandFailure) {
    var reader = TenantFileReader(path: path)
    reader.read(Array(bytes))
    guard reader.problems.isEmpty, let request = reader.request else {
      throw CommandFailure(reader: reader)
    }
    self.request = request
  }
}

extension CommandFailure {
  fileprivate init(reader: TenantFileReader) {
    let lines = reader.problems.map { $0.line(in: reader.path) }
    self.init(
      .usage, lines.first ?? "\(reader.path) is not a tenant file.", details: Array(lines.dropFirst()))
  }
}
