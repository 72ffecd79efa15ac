/// A column of a table.
package struct TableColumn: Hashable, Sendable {
  /// The stable name, used for sorting and for the choice of columns.
  package let id: String
  /// The head, with the unit when there is one.
  package let title: String
  /// Where the cells stand; numbers trail.
  package let alignment: Alignment
  /// Cells below which the column is left out.
  package let min: Int
  /// Cells it takes when there is room.
  package let ideal: Int
  /// Whether it takes a share of the room left over.
  package let grows: Bool
  /// What is left out first on a narrow terminal: the highest number. The first column always stays.
  package let priority: Int
  /// Whether it is shown until somebody chooses otherwise; wide mode shows it anyway.
  package let isShown: Bool

  /// Makes a column. Without a least width one that grows may shrink to its title, any other keeps its ideal.
  package init(
    _ title: String, id: String? = nil, _ alignment: Alignment = .leading, min: Int? = nil, ideal: Int,
    grows: Bool = false, priority: Int = 0, isShown: Bool = true
  ) {
    self.id = id ?? title.lowercased()
    self.title = title
    self.alignment = alignment
    self.min = min ?? (grows ? Swift.min(ideal, Swift.max(4, TextWidth.of(title))) : ideal)
    self.ideal = Swift.max(ideal, self.min)
    self.grows = grows
    self.priority = priority
    self.isShown = isShown
  }
}
