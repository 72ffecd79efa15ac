import TerminalKit

/// A theme file as it was read: names not looked up, nothing inherited yet.
struct ThemeSheet: Equatable, Sendable {
  /// The file's name without its ending.
  var name: String
  var title: String?
  var kind: Theme.Kind?
  /// The theme that says what this one does not.
  var parent: String?
  var parentPlace: FilePlace?
  var background: ColorWord?
  var layer = ThemeLayer()
  var environments: [ThemeEnvironment: ThemeLayer] = [:]
}
