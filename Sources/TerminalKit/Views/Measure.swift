import Synchronization

/// A number that the last drawing notes for the next key, such as the height of a table.
///
/// Only the layout knows how many rows a widget got, and page keys need it. The note never changes what
/// a state draws, so copies may share it and equality ignores it; before the first drawing it is a guess.
package final class Measure: Sendable, Equatable {
  private let storage: Atomic<Int>

  /// Makes a note with the guess that holds before the first drawing.
  package init(otherwise value: Int) { storage = Atomic(value) }

  /// The number.
  package var value: Int {
    get { storage.load(ordering: .relaxed) }
    set { storage.store(newValue, ordering: .relaxed) }
  }

  /// Always equal: a note is no part of a state.
  package static func == (left: Measure, right: Measure) -> Bool { true }
}
