/// Which columns of a table somebody wants to see, and in which order.
///
/// The first column says which row it is: it stays first and is never hidden. Columns are named by their ids, so a
/// choice outlives a table that gains or loses some.
package struct TableColumnChoice: Equatable, Sendable {
  /// Every column that was known when it was made, in the chosen order.
  package private(set) var order: [String]
  private var hidden: Set<String>

  /// The choice that a table makes by itself.
  package init(of columns: [TableColumn]) {
    order = columns.map(\.id)
    hidden = Set(columns.dropFirst().filter { !$0.isShown }.map(\.id))
  }

  /// Reads a choice as `text` wrote it; nil when it says nothing of these columns.
  ///
  /// What it names that is no longer there is left out, and what it does not name stands at the end as it was made.
  package init?(_ text: String, of columns: [TableColumn]) {
    self.init(of: columns)
    guard let first = order.first else { return nil }
    let words = text.split(separator: ",").map(String.init)
    let named = words.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
    var kept: [String] = []
    for id in named where order.contains(id) && id != first && !kept.contains(id) { kept.append(id) }
    guard !kept.isEmpty else { return nil }
    hidden = hidden.subtracting(kept).union(kept.filter { words.contains("-" + $0) })
    order = [first] + kept + order.dropFirst().filter { !kept.contains($0) }
  }

  /// The choice in words, for links: the ids in their order, `-` before those that are hidden.
  package var text: String {
    order.map { shows($0) ? $0 : "-" + $0 }.joined(separator: ",")
  }

  /// Whether a column is shown.
  package func shows(_ id: String) -> Bool { !hidden.contains(id) }

  /// Shows a column that is hidden, or hides it.
  package mutating func toggle(_ id: String) {
    guard id != order.first, order.contains(id) else { return }
    if hidden.remove(id) == nil { hidden.insert(id) }
  }

  /// Moves a column by places, never before the first one.
  package mutating func move(_ id: String, by places: Int) {
    guard let place = order.firstIndex(of: id), place > 0 else { return }
    order.remove(at: place)
    order.insert(id, at: max(1, min(place + places, order.count)))
  }

  /// The places of the chosen columns among those of a table; with `all` the hidden ones follow.
  func places(in columns: [TableColumn], all: Bool = false) -> [Int] {
    var places: [Int] = []
    for id in order where shows(id) {
      if let place = columns.firstIndex(where: { $0.id == id }) { places.append(place) }
    }
    let unknown = columns.indices.filter { columns[$0].isShown && !order.contains(columns[$0].id) }
    places += unknown
    return all ? places + columns.indices.filter { !places.contains($0) } : places
  }
}
