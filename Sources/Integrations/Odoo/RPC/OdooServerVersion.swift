import HTTPTransport

/// What an Odoo says of itself.
package struct OdooServerVersion: Equatable, Sendable {
  /// For example `18.0-20251106`.
  package var text: String
  /// For example `18.0`: what modules are made for.
  package var series: String
  /// True for the Enterprise edition, whose version ends in `e`.
  package var isEnterprise: Bool

  init(_ answer: JSONValue) {
    text = answer["server_version"]?.stringValue ?? "unknown"
    series = answer["server_serie"]?.stringValue ?? "unknown"
    isEnterprise =
      text.hasSuffix("+e")
      || answer["server_version_info"]?.arrayValue?.contains { $0.stringValue == "e" } == true
  }
}
