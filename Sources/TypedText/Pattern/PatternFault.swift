/// Why a regular expression cannot be used, and where.
package struct PatternFault: Error, Equatable, Sendable {
  /// The place in the pattern, counted in Unicode scalars.
  package let offset: Int
  /// What is wrong, without an end mark: `“[” is not closed`.
  package let message: String
}
