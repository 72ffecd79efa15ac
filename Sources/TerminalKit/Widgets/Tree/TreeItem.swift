/// A node of a tree, without what is below it.
package struct TreeItem: Hashable, Sendable {
  /// Its identity among its siblings; the same thing may stand at several places of a tree.
  package let id: String
  /// What it is called.
  package let title: Line
  /// What stands at the right: a state, a count.
  package let note: Line
  /// Whether it can be opened.
  package let isBranch: Bool

  /// Makes a node.
  package init(_ id: String, _ title: Line, note: Line = .empty, isBranch: Bool = false) {
    self.id = id
    self.title = title
    self.note = note
    self.isBranch = isBranch
  }
}
