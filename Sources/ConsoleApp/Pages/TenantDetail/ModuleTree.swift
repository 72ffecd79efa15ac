import TenantModel
import TenantryAPI
import TerminalKit

/// What modules need, as far as it was asked for: a tree that grows where it is opened.
struct ModuleTree: Equatable, Sendable {
  private let roots: [String]
  /// The Odoo series that counts, such as `18.0`; nil takes the newest.
  private let series: String?
  private var needs: [String: [String]] = [:]
  private var sources: [String: ModuleSource] = [:]
  private var faults: [String: String] = [:]
  private var asked: Set<String> = []
  private(set) var state = TreeState()

  init(_ roots: [ModuleName], series: String?) {
    self.roots = roots.map(\.rawValue)
    self.series = series
  }

  /// Takes a key; answers the modules that must be asked for now, nil when the key means nothing here.
  mutating func handle(_ key: Key) -> [String]? {
    guard state.handle(key, in: nodes) != .ignored else { return nil }
    let open = state.rows(of: nodes).filter(\.isOpen).map(\.item.id)
    let unknown = Set(open).filter { needs[$0] == nil && faults[$0] == nil }.subtracting(asked)
    asked.formUnion(unknown)
    return unknown.sorted()
  }

  /// Takes what a module needs.
  mutating func take(_ result: Result<GetModule.Output, APIProblem>, of name: String) {
    switch result {
    case .success(let output):
      let module = output.items.first { $0.series == series } ?? output.items.first
      needs[name] = module?.dependencies.map(\.rawValue) ?? []
      sources[name] = module?.source
    case .failure(let problem): faults[name] = problem.detail
    }
  }

  var nodes: TreeNodes {
    TreeNodes(roots.map(item)) { parent in
      if let fault = faults[parent.id] { return [TreeItem("fault", "\(Glyph.error, .error) \(fault)")] }
      guard let needs = needs[parent.id] else { return [TreeItem("loading", Line("loading…", .dim))] }
      return needs.map(item)
    }
  }

  /// A module that is known to need nothing cannot be opened.
  private func item(_ name: String) -> TreeItem {
    TreeItem(name, Line(name), note: Line(sources[name]?.rawValue ?? "", .dim), isBranch: needs[name] != [])
  }
}
