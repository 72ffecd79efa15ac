/// Who asked for no colour in the environment.
package enum NoColor {
  /// The variables: one for all programs (https://no-color.org), one for this program alone.
  package static let variables = ["NO_COLOR", "TENANTRY_NO_COLOR"]

  /// Whether one of them is set to anything.
  package static func isAsked(by variable: (String) -> String?) -> Bool {
    variables.contains { variable($0).map { !$0.isEmpty } ?? false }
  }
}
