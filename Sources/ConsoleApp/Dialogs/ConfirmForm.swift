import Foundation
import TenantModel
import TerminalKit

/// The lower part of every dialog that confirms: what has to be typed, and the two buttons.
///
/// It opens on Cancel or on the field, and the key that opened the dialog counts for nothing in the beginning: neither
/// that key, pressed twice or held down, nor enter alone ever says yes.
struct ConfirmForm: Equatable, Sendable {
  enum Focus: Equatable, Sendable {
    case field
    case cancel
    case action
  }

  enum Outcome: Equatable, Sendable {
    case ignored
    case handled
    case cancelled
    case confirmed
  }

  /// The longest that has to be typed: a slug and an environment.
  private static let lengthMax = Slug.lengthMax + 12

  private(set) var focus = Focus.cancel
  private(set) var field = TextField(lengthMax: Self.lengthMax)
  private(set) var confirmation = OperationPlan.Confirmation.enter
  /// What must be typed; nil when a button is enough.
  private(set) var words: String?
  /// Why nobody can say yes now; nil when they can.
  private(set) var refusal: String? = "the plan is being read"

  /// True after enter on text that is not what must be typed, until it changes.
  private(set) var isMismatched = false
  private var keyGuard = KeyGuard()

  /// True when the action can be pressed.
  var isUnlocked: Bool { refusal == nil && (words == nil || field.text == words) }

  /// The dialog has opened; `key` is the one that opened it.
  mutating func open(by key: Key?, at now: Date) { keyGuard.begin(after: key, at: now) }

  /// Asks as hard as the plan wants it, from the beginning: what was typed for another plan does not count.
  ///
  /// - Parameter startsOnCancel: true keeps the focus there, for when there is something to be read first.
  mutating func ask(
    _ confirmation: OperationPlan.Confirmation, words: String?, refusal: String?, startsOnCancel: Bool = false
  ) {
    self.confirmation = confirmation
    self.words = words
    self.refusal = confirmation == .secondPerson ? "a second person has to approve this" : refusal
    field = TextField(lengthMax: Self.lengthMax)
    isMismatched = false
    focus = words != nil && self.refusal == nil && !startsOnCancel ? .field : .cancel
  }

  mutating func handle(_ key: Key, at now: Date) -> Outcome {
    if keyGuard.swallows(key, at: now) { return .handled }
    switch (key, focus) {
    case (.tab, _), (.backTab, _):
      move(forward: key == .tab)
    case (.right, .cancel), (.right, .action), (.left, .cancel), (.left, .action):
      move(forward: key == .right)
    case (.enter, .field):
      if isUnlocked {
        focus = .action
        keyGuard.begin(after: .enter, at: now)
      } else {
        isMismatched = refusal == nil
      }
    case (_, .field):
      if key != .escape { isMismatched = false }
      return field.handle(key) == .ignored ? .ignored : .handled
    case (.enter, .cancel), (.space, .cancel):
      return .cancelled
    case (.enter, .action), (.space, .action):
      return isUnlocked ? .confirmed : .handled
    default:
      return .ignored
    }
    return .handled
  }

  mutating func paste(_ text: String) {
    if focus == .field { _ = field.paste(text) }
  }

  private mutating func move(forward: Bool) {
    var stops: [Focus] = words != nil && refusal == nil ? [.field, .cancel] : [.cancel]
    if isUnlocked { stops.append(.action) }
    let place = stops.firstIndex(of: focus) ?? 0
    focus = stops[(place + (forward ? 1 : stops.count - 1)) % stops.count]
  }
}
