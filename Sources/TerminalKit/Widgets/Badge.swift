/// A word on a filled ground: ` PROD `.
package enum Badge {
  /// The badge as a line.
  package static func line(_ word: String, _ role: Role) -> Line { Line(" \(word) ", Style(role)) }
}
