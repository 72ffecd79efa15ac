import TerminalKit

extension LogState {
  /// What a log in memory wants done, as effects of the component that shows it; `name` is for the saved file.
  func effects<Event>(_ asked: [LogEffect], name: String) -> [Effect<Event>] {
    asked.compactMap { effect in
      switch effect {
      case .copy(let lines):
        .copy(text(of: lines), what: lines.count == 1 ? "the line" : "\(Count.grouped(lines.count)) lines")
      case .save(let lines): .save(text(of: lines ?? shownLines, bytesMax: .max) + "\n", name: name)
      case .search, .filter: nil
      }
    }
  }
}
