/// A module's version the way Odoo shows it, and the series that it names.
///
/// Source: odoo/odoo 18.0, odoo/modules/module.py, `adapt_version`.
package struct OdooVersion: Equatable, Sendable {
  /// With the series in front, for example `18.0.1.3`; as written when no series is known.
  package var full: String
  /// For example `18.0`; nil when neither the version nor the caller names one.
  package var series: String?
  /// True when Odoo would load it: behind the series stand two or three numbers.
  package var isWellFormed: Bool

  /// - Parameters:
  ///   - text: the manifest's version.
  ///   - series: the series of the server or branch; a version of four numbers or more that begins with
  ///     another one belongs to that other one, because Odoo would refuse it here.
  package init(_ text: String, series: String?) {
    let own = Self.leadingSeries(of: text, partsMin: series == nil ? 3 : 4)
    let known = own ?? series
    full = text
    self.series = known
    var rest = Substring(text)
    if let known {
      if text.hasPrefix(known + ".") {
        rest = rest.dropFirst(known.count + 1)
      } else {
        full = "\(known).\(text)"
      }
    }
    isWellFormed = Self.isPlain(rest)
  }

  /// The `N.0` that a version begins with: Odoo's series are `N.0` since 8.0.
  private static func leadingSeries(of text: String, partsMin: Int) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= partsMin, parts[1] == "0", let major = Int(parts[0]), (8...99).contains(major) else {
      return nil
    }
    return "\(major).0"
  }

  private static func isPlain(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isPythonDigit) }
  }
}
