import TenantModel
import TenantryAPI
import TerminalKit

/// A bundle as a row of the list: one that is there, or one that an operation is about to create.
struct BundleRow: Equatable, Sendable {
  let code: String
  /// Nil while it is being created.
  let bundle: ModuleBundle?
  /// The operation on it that is not over.
  let change: OperationSummary?

  /// The bundles with what is being done to them; those that are being created come last, by code.
  static func rows(of output: ListBundles.Output) -> [BundleRow] {
    let changes = Dictionary(
      output.changes.compactMap { change in change.bundleCode.map { ($0, change) } },
      uniquingKeysWith: { first, _ in first })
    let there = output.items.map { BundleRow(code: $0.code, bundle: $0, change: changes[$0.code]) }
    let known = Set(output.items.map(\.code))
    let coming = changes.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return there + coming.map { BundleRow(code: $0.key, bundle: nil, change: $0.value) }
  }

  /// What it is called in filters.
  var stateWord: String {
    if let change { return change.state == .parked ? "parked" : bundle == nil ? "creating" : "changing" }
    return bundle?.isDraft == true ? "draft" : "ready"
  }

  /// Its state as it is drawn everywhere.
  var badge: Line {
    switch stateWord {
    case "parked": Line("\(Glyph.error) parked", .error)
    case "creating", "changing": Line("\(Glyph.progress) \(stateWord)", .busy)
    case "draft": Line("\(Glyph.paused) draft", .dim)
    default: Line("\(Glyph.active) ready", .ok)
    }
  }

  func cells() -> [Line] {
    [
      Line(code, change?.state == .parked ? .bold : .plain), badge,
      Line(bundle?.name ?? "being created", bundle == nil ? .dim : .plain),
      Line(bundle.map { "\($0.modules.count)" } ?? "–", .dim), Line(bundle?.version ?? "–", .dim),
    ]
  }

  static let columns = [
    TableColumn("BUNDLE", min: 16, ideal: 18),
    TableColumn("STATE", min: 10, ideal: 10),
    TableColumn("NAME", min: 12, ideal: 22, grows: true, priority: 1),
    TableColumn("MODULES", .trailing, ideal: 7),
    TableColumn("VERSION", min: 10, ideal: 11, priority: 2),
  ]
}
