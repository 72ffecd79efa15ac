import Synchronization

/// Whether the terminal tells of clicks and the wheel; set on the main actor, read by who takes the terminal back.
final class MouseMode: Sendable {
  /// Asks for presses and the wheel (1000), in decimal numbers (1006).
  static let on = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  /// Leaves the mouse to the terminal.
  static let off = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

  private let state = Atomic<Bool>(false)

  /// Whether it does.
  var isOn: Bool { state.load(ordering: .relaxed) }

  /// Notes whether it shall; answers whether that is news.
  func set(_ isOn: Bool) -> Bool { state.exchange(isOn, ordering: .relaxed) != isOn }
}
