/// A Markdown text being read: how far it is scrolled, and what is searched in it.
package struct MarkdownState: Equatable, Sendable {
  /// What is typed into the search; `nil` while nobody types.
  package private(set) var search: TextField?
  /// What is searched for; empty for nothing.
  package private(set) var needle = ""
  private(set) var offset = 0
  /// The line of the found place that is in sight.
  private(set) var found: Int?
  private let rows = Measure(otherwise: 10)
  private let columns = Measure(otherwise: 80)

  /// Makes a state at the top.
  package init() {}

  /// True while letters go into the search.
  package var captures: Bool { search != nil }

  /// Takes a key; answers whether it meant anything: arrows and pages scroll, `/` searches, `n` and `N` go to the next
  /// and the previous place, esc ends the search.
  package mutating func handle(_ key: Key, in document: MarkdownDocument) -> Bool {
    if search != nil { return type(key, in: document) }
    let count = document.lines(width: columns.value).count
    switch key {
    case .up, "k": scroll(by: -1, of: count)
    case .down, "j": scroll(by: 1, of: count)
    case .pageUp, .ctrl("b"): scroll(by: 1 - rows.value, of: count)
    case .pageDown, .ctrl("f"), .space: scroll(by: rows.value - 1, of: count)
    case .home, "g": offset = 0
    case .end, "G": scroll(by: count, of: count)
    case "/": search = TextField(needle, lengthMax: 120)
    case "n" where !needle.isEmpty: find(forward: true, in: document)
    case "N" where !needle.isEmpty: find(forward: false, in: document)
    case .escape where !needle.isEmpty:
      needle = ""
      found = nil
    default: return false
    }
    return true
  }

  /// Looks for a text that was typed somewhere else, and goes to its first place; empty looks for nothing any more.
  package mutating func look(for text: String, in document: MarkdownDocument) {
    guard text != needle else { return }
    (needle, found, offset) = (text, nil, 0)
    if !needle.isEmpty { find(forward: true, in: document) }
  }

  /// Takes pasted text, while a search is typed.
  package mutating func paste(_ text: String) { _ = search?.paste(text) }

  /// `match 2 of 5`, `no match`; empty when nothing is searched.
  package func searchText(in document: MarkdownDocument) -> String {
    guard !needle.isEmpty else { return "" }
    let places = places(in: document)
    guard !places.isEmpty else { return "no match" }
    let place = found.flatMap { places.firstIndex(of: $0) }.map { "match \($0 + 1)" } ?? "matches"
    return "\(place) of \(places.count)"
  }

  /// The first line in sight of so many, in a window; notes it for the next key.
  func visibleOffset(of count: Int, height: Int, width: Int) -> Int {
    rows.value = height
    columns.value = width
    return max(0, min(offset, count - height))
  }

  private mutating func type(_ key: Key, in document: MarkdownDocument) -> Bool {
    switch key {
    case .escape: search = nil
    case .enter:
      needle = search?.text ?? ""
      search = nil
      found = nil
      if !needle.isEmpty { find(forward: true, in: document) }
    default: return search?.handle(key) != .ignored
    }
    return true
  }

  private mutating func scroll(by rows: Int, of count: Int) {
    offset = max(0, min(min(offset, count) + rows, count - self.rows.value))
  }

  private func places(in document: MarkdownDocument) -> [Int] {
    let needle = needle.lowercased()
    return document.lines(width: columns.value).enumerated()
      .filter { $0.element.text.lowercased().contains(needle) }.map(\.offset)
  }

  /// Goes to the next line with what is searched, round the end; it comes to the upper third.
  private mutating func find(forward: Bool, in document: MarkdownDocument) {
    let places = places(in: document)
    let start = found ?? (forward ? offset - 1 : offset)
    let next =
      forward ? places.first { $0 > start } ?? places.first : places.last { $0 < start } ?? places.last
    guard let next else { return }
    found = next
    let count = document.lines(width: columns.value).count
    if next < offset || next >= offset + rows.value {
      offset = max(0, min(next - rows.value / 3, count - rows.value))
    }
  }
}
