/// A key press as the terminal reports it. A character literal is the key of that character.
package struct Key: Hashable, Sendable, ExpressibleByExtendedGraphemeClusterLiteral {
  /// Which key.
  package enum Code: Hashable, Sendable {
    /// A key that writes: letters carry their shift in themselves.
    case character(Character)
    /// Return.
    case enter
    /// Tabulator.
    case tab
    /// Escape.
    case escape
    /// Backspace.
    case backspace
    /// Delete.
    case delete
    /// Insert.
    case insert
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// F1 and so on.
    case function(Int)
  }

  /// Keys held with it.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits, as xterm counts them.
    package let rawValue: UInt8
    /// Makes a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; only with keys that do not write.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt or Meta.
    package static let alt = Modifiers(rawValue: 2)
    /// Control; letters are lower case.
    package static let ctrl = Modifiers(rawValue: 4)
  }

  /// Which key.
  package let code: Code
  /// What was held with it.
  package let modifiers: Modifiers

  /// Makes a key.
  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The key of a character.
  package init(extendedGraphemeClusterLiteral value: Character) { self.init(.character(value)) }

  /// Control and a letter.
  package static func ctrl(_ character: Character) -> Key { Key(.character(character), .ctrl) }
  /// Alt and a character.
  package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
  /// F1 and so on.
  package static func function(_ number: Int) -> Key { Key(.function(number)) }

  /// Return.
  package static let enter = Key(.enter)
  /// Tabulator.
  package static let tab = Key(.tab)
  /// Shift and tabulator.
  package static let backTab = Key(.tab, .shift)
  /// Escape.
  package static let escape = Key(.escape)
  /// Backspace.
  package static let backspace = Key(.backspace)
  /// Delete.
  package static let delete = Key(.delete)
  /// Insert.
  package static let insert = Key(.insert)
  /// The space bar.
  package static let space = Key(.character(" "))
  /// Arrow up.
  package static let up = Key(.up)
  /// Arrow down.
  package static let down = Key(.down)
  /// Arrow left.
  package static let left = Key(.left)
  /// Arrow right.
  package static let right = Key(.right)
  /// Home.
  package static let home = Key(.home)
  /// End.
  package static let end = Key(.end)
  /// Page up.
  package static let pageUp = Key(.pageUp)
  /// Page down.
  package static let pageDown = Key(.pageDown)

  /// The character this key writes, if it writes one.
  package var typed: Character? {
    guard modifiers.isEmpty, case .character(let character) = code else { return nil }
    return character
  }
}
