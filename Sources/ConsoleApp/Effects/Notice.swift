import TerminalKit

/// Something said in passing, at the lower right, for a few seconds.
package struct Notice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case ok
    case info
    case warning
    case error
  }

  package var kind: Kind
  /// One sentence.
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// How long it stays: long enough to read, longer when it is a warning, and an error until somebody puts it away.
  var secondsShown: Double {
    switch kind {
    case .ok, .info: 4
    case .warning: 8
    case .error: .infinity
    }
  }

  var line: Line {
    switch kind {
    case .ok: "\(Glyph.done, .ok) \(text)"
    case .info: "\(Glyph.todo, .accent) \(text)"
    case .warning: "\(Glyph.warning, .warning) \(text)"
    case .error: "\(Glyph.error, .error) \(text)"
    }
  }
}
