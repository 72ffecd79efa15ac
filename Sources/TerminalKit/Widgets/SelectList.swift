/// A list to choose one option from, narrowed by typing.
package struct SelectList: Equatable, Sendable {
  /// What a key did.
  package enum Outcome: Equatable, Sendable {
    /// The key means nothing to a list.
    case ignored
    /// The highlight or the filter changed.
    case handled
    /// An option was chosen.
    case chosen(String)
  }

  /// All options, in the order given.
  package private(set) var options: [SelectOption]
  /// What was typed.
  package private(set) var filter: TextField
  /// The identity of the highlighted option.
  package private(set) var highlighted: String?
  private let filters: Bool
  private let window = Measure(otherwise: 8)

  /// Makes a list; with `filters` letters narrow it, without they are left to the page.
  package init(_ options: [SelectOption], highlighted: String? = nil, filters: Bool = false) {
    self.options = options
    self.filters = filters
    filter = TextField()
    self.highlighted = highlighted ?? options.first { $0.disabledReason == nil }?.id
  }

  /// Replaces the options; the highlight stays on its option when that is still there.
  package mutating func set(_ options: [SelectOption]) {
    self.options = options
    settle()
  }

  /// The options that match: every typed word stands somewhere in the title or details.
  package var matches: [SelectOption] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return options }
    return options.filter { option in
      let text = ([option.title] + option.details.map(\.text)).joined(separator: " ").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// The place of the highlight among the matches.
  package var highlightedIndex: Int? { matches.firstIndex { $0.id == highlighted } }

  /// Takes a key.
  package mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .up, .ctrl("p"): return move(by: -1)
    case .down, .ctrl("n"): return move(by: 1)
    case .pageUp: return move(by: -window.value)
    case .pageDown: return move(by: window.value)
    case .home where filter.text.isEmpty: return move(by: -options.count)
    case .end where filter.text.isEmpty: return move(by: options.count)
    case .enter:
      let option = matches.first { $0.id == highlighted }
      guard let option, option.disabledReason == nil else { return .handled }
      return .chosen(option.id)
    default: break
    }
    guard filters else { return handleUnfiltered(key) }
    switch filter.handle(key) {
    case .ignored, .submitted: return .ignored
    case .moved: return .handled
    case .edited:
      settle()
      return .handled
    }
  }

  /// Notes how many rows were drawn, for the next page key.
  package func note(rows: Int) { window.value = max(1, rows) }

  private mutating func handleUnfiltered(_ key: Key) -> Outcome {
    switch key {
    case "k": return move(by: -1)
    case "j": return move(by: 1)
    default: return .ignored
    }
  }

  private mutating func move(by rows: Int) -> Outcome {
    let matches = matches
    guard !matches.isEmpty else { return .handled }
    let place = matches.firstIndex { $0.id == highlighted } ?? 0
    highlighted = matches[max(0, min(place + rows, matches.count - 1))].id
    return .handled
  }

  private mutating func settle() {
    if highlightedIndex == nil {
      highlighted = (matches.first { $0.disabledReason == nil } ?? matches.first)?.id
    }
  }
}
