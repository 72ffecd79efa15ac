import TerminalKit

extension GalleryPage {
  /// Trees.
  static let trees = GalleryPage(
    id: "trees", title: "Trees",
    sentence: "Right opens, left closes, * opens all; what is below is asked for then.",
    samples: [
      GallerySample("a module and what it needs", height: 9) { TreeView(opened, nodes: nodes) },
      GallerySample("closed, without the focus", height: 3) {
        TreeView(TreeState(), nodes: nodes, focused: false)
      },
      GallerySample("everything open, more than fits", height: 5) { TreeView(everything, nodes: nodes) },
      GallerySample("empty", height: 3) {
        TreeView(
          TreeState(), nodes: TreeNodes([]) { _ in [] }, empty: EmptyState("No module needs another one."))
      },
    ])

  private static let needs = [
    "sale_management": ["sale", "digest"], "sale": ["sales_team", "account_payment"],
    "account_payment": ["account", "payment"], "sales_team": ["mail"],
  ]

  private static var nodes: TreeNodes {
    TreeNodes(["sale_management", "website", "hr"].map(item)) { (needs[$0.id] ?? []).map(item) }
  }

  private static func item(_ name: String) -> TreeItem {
    TreeItem(name, Line(name), note: Line("ce", .dim), isBranch: needs[name] != nil)
  }

  private static var opened: TreeState {
    var state = TreeState()
    for key: Key in [.right, .right, .right, .down, .down, .right] { _ = state.handle(key, in: nodes) }
    return state
  }

  private static var everything: TreeState {
    var state = TreeState()
    for key: Key in ["*", .end, .up, .up] { _ = state.handle(key, in: nodes) }
    return state
  }
}
