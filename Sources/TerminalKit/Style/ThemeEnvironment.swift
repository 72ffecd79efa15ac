/// Where what one does has its effect, as far as a theme tells places apart.
package enum ThemeEnvironment: String, CaseIterable, Sendable {
  /// Real people's work.
  case production
  /// A rehearsal of production.
  case staging
  /// Nothing that matters.
  case sandbox
}
