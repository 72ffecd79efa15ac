/// The nodes of a tree. Children are asked for only when their parent is open.
package struct TreeNodes {
  /// The nodes that have no parent.
  package let roots: [TreeItem]
  private let childrenOf: (TreeItem) -> [TreeItem]

  /// Makes a tree from its roots and a closure that knows the rest.
  package init(_ roots: [TreeItem], children: @escaping (TreeItem) -> [TreeItem]) {
    self.roots = roots
    childrenOf = children
  }

  /// What is below a node.
  package func children(of item: TreeItem) -> [TreeItem] { item.isBranch ? childrenOf(item) : [] }
}

/// A node in its place: the rows of a drawn tree.
package struct TreeRow: Equatable, Sendable {
  /// The ids from a root to the node; with it a node that stands at two places is two rows.
  package let path: [String]
  /// The node.
  package let item: TreeItem
  /// Whether its children are shown.
  package let isOpen: Bool
  /// For each level above it and its own: whether that one is the last of its siblings.
  let lasts: [Bool]

  /// How deep it is; roots are at 0.
  package var depth: Int { path.count - 1 }
}
