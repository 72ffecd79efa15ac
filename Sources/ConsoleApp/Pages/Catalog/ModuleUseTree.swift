import TenantModel
import TenantryAPI
import TerminalKit

/// What a module needs, what needs it, and who has it: one tree that grows where it is opened.
struct ModuleUseTree: Equatable, Sendable {
  /// What a leaf leads to.
  enum Target: Equatable, Sendable {
    case module(String)
    case bundle(String)
    case tenant(String)
  }

  private enum Root: String, CaseIterable {
    case needs
    case neededBy
    case bundles
    case tenants
  }

  private var root: ModuleUse?
  private var name = ""
  private var known: [String: ModuleUse] = [:]
  private var faults: [String: String] = [:]
  private var asked: Set<String> = []
  private(set) var state = TreeState(open: [[Root.needs.rawValue], [Root.neededBy.rawValue]])

  mutating func begin(with use: ModuleUse, of name: String) {
    (root, self.name) = (use, name)
    known[name] = use
  }

  mutating func take(_ result: Result<ModuleUse, APIProblem>, of name: String) {
    switch result {
    case .success(let use): known[name] = use
    case .failure(let problem): faults[name] = problem.detail
    }
  }

  /// The module, bundle or tenant under the bar.
  var target: Target? {
    let path = state.selected ?? []
    guard path.count > 1, let last = path.last, let root = path.first.flatMap(Root.init(rawValue:)) else {
      return nil
    }
    switch root {
    case .needs, .neededBy: return .module(Self.parts(of: last).name)
    case .bundles: return .bundle(last)
    case .tenants: return .tenant(last)
    }
  }

  /// Takes a key; answers the modules that must be asked for now, nil when the key means nothing here.
  mutating func handle(_ key: Key) -> [String]? {
    guard state.handle(key, in: nodes) != .ignored else { return nil }
    let open = state.rows(of: nodes).filter { $0.isOpen && $0.depth > 0 }.map {
      Self.parts(of: $0.item.id).name
    }
    let unknown = Set(open).filter { known[$0] == nil && faults[$0] == nil }.subtracting(asked)
    asked.formUnion(unknown)
    return unknown.sorted()
  }

  var nodes: TreeNodes {
    guard let root else { return TreeNodes([]) { _ in [] } }
    return TreeNodes(Root.allCases.map { item($0, root) }) { parent in
      guard let top = Root(rawValue: parent.id) else { return children(of: parent) }
      switch top {
      case .needs: return root.needs.map { link($0, .needs) }
      case .neededBy: return root.neededBy.map { link($0, .neededBy) }
      case .bundles: return root.bundles.map(Self.bundle)
      case .tenants: return root.tenants.map(Self.tenant)
      }
    }
  }

  private func item(_ kind: Root, _ use: ModuleUse) -> TreeItem {
    let (title, count, all): (String, Int, Int?) =
      switch kind {
      case .needs: ("Needs", use.needs.count, use.needsInAll)
      case .neededBy: ("Needed by", use.neededBy.count, use.neededByInAll)
      case .bundles: ("In bundles", use.bundles.count, nil)
      case .tenants: ("At tenants", use.tenants.count, nil)
      }
    let more = all.flatMap { $0 > count ? ", \($0) in all" : nil } ?? ""
    let note = count == 0 ? Line("none", .dim) : Line("\(count)\(more)", .dim)
    return TreeItem(kind.rawValue, Line(title, .bold), note: note, isBranch: count > 0)
  }

  private func children(of parent: TreeItem) -> [TreeItem] {
    let (root, name) = Self.parts(of: parent.id)
    if let fault = faults[name] { return [TreeItem("fault", "\(Glyph.error, .error) \(fault)")] }
    guard let use = known[name] else { return [TreeItem("loading", Line("loading…", .dim))] }
    return root == .needs ? use.needs.map { link($0, .needs) } : use.neededBy.map { link($0, .neededBy) }
  }

  /// The direction that a module was met in, and its name: a node's children follow from its id alone.
  private static func parts(of id: String) -> (root: Root?, name: String) {
    let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
    return (parts.first.flatMap(Root.init(rawValue:)), parts.last ?? "")
  }

  private func link(_ link: ModuleUse.Link, _ root: Root) -> TreeItem {
    let source = link.source.map { Line($0.rawValue, .dim) } ?? Line("not in the series", .error)
    let words = root == .needs ? "needs \(link.next)" : "needed by \(link.next)"
    let note = link.next == 0 ? source : source + Line(" · \(words)", .dim)
    return TreeItem(
      "\(root.rawValue):\(link.name)", Line(link.name.rawValue), note: note, isBranch: link.next > 0)
  }

  private static func bundle(_ bundle: ModuleUse.InBundle) -> TreeItem {
    TreeItem(
      bundle.code, Line(bundle.code), note: Line(bundle.isRequested ? "names it" : "needs it", .dim))
  }

  private static func tenant(_ user: CatalogUser) -> TreeItem {
    TreeItem(
      user.slug.rawValue, Line("\(user.slug)  \(user.name.rawValue, .dim)"),
      note: user.state == .pending ? Line("\(Glyph.progress) pending", .busy) : user.status.badge)
  }
}
