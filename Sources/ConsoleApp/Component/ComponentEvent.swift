import TenantryAPI
import TerminalKit

/// What can happen to any component, and in `own` what can happen to this one.
package enum ComponentEvent<Own: Equatable & Sendable>: Equatable, Sendable {
  /// It is on the screen now: for the first time, or again after what covered it was left. Load here.
  case appeared
  /// Somebody wants everything loaded again.
  case refreshRequested
  /// One of its `commands` was chosen, by key, help or palette. Only enabled ones arrive.
  case commandChosen(String)
  /// One of its `commands` was typed in the palette with something behind its verb. Only enabled ones arrive.
  case commandTyped(String, arguments: String)
  /// A key that no command has; while the component captures, every key.
  case keyPressed(Key)
  /// Text was pasted; arrives only while the component captures.
  case pasted(String)
  /// Something changed on the platform. Reload what concerns you, with `whenBusy: .waits`.
  case changed(ChangeBatch)
  /// The screen has another size: only pages that ask for as much as fits need it.
  case resized
  /// An answer or a timer of its own.
  case own(Own)
}
