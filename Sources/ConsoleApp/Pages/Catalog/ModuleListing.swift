import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The list of modules: a filter, a page of the answer, the bar.
struct ModuleListing: Equatable, Sendable {
  /// The rows of the screen that are not modules: frame, tabs, rule, filter, heads.
  private static let rowsAround = 7

  var filter = FilterLine(.modules)
  var table = TableState()
  private(set) var answer = Loadable<ListModules.Output>.loading
  /// What the answer on the screen was an answer to.
  private(set) var answered: ListModules?
  private(set) var offset = 0
  private(set) var limit = 20
  /// What the route asked for; read as soon as it is known what time it is.
  private var wanted: String?
  /// True when the page before was asked for from the first row: its last row is selected then.
  var landsAtEnd = false

  init() {}

  init(filter: String?, module: String?) {
    wanted = filter ?? module.map { "name=\($0)" }
    if wanted?.isEmpty == true { wanted = nil }
  }

  var question: ListModules {
    ListModules(filter: filter.inForce.isEmpty ? nil : filter.inForce, limit: limit, offset: offset)
  }

  var isAnswered: Bool { answered == question }

  var items: [CatalogModule] { answer.value?.items ?? [] }

  var rows: TableRows {
    TableRows(items, total: answer.value?.total, id: Self.id) { Self.cells($0) }
  }

  /// The module under the bar.
  var selected: CatalogModule? { table.selectedIndex(in: rows).map { items[$0] } }

  var selectedName: String? { selected?.name.rawValue }

  var hasNextPage: Bool { offset + limit < answer.value?.total ?? 0 }

  var isAtFirstRow: Bool { (table.selectedIndex(in: rows) ?? 0) == 0 }

  var isAtLastRow: Bool { (table.selectedIndex(in: rows) ?? 0) == rows.count - 1 }

  /// Takes what the route wanted.
  mutating func begin(at now: Date) {
    if let wanted { filter.set(wanted, now: now) }
    wanted = nil
  }

  /// Takes the size of the screen; false when more modules have room now.
  mutating func fits(_ size: Size) -> Bool {
    let room = max(20, min(size.height - Self.rowsAround, ListModules.limitMax))
    defer { limit = max(limit, room) }
    return room <= limit
  }

  mutating func receive(
    _ result: Result<ListModules.Output, APIProblem>, to question: ListModules, at now: Date
  ) {
    answer.receive(result, at: now)
    guard case .success = result else { return }
    if let answered, answered.offset != question.offset { table.returnToTop() }
    answered = question
    if landsAtEnd { table.move(to: rows.count - 1, in: rows) }
    landsAtEnd = false
    table.reconcile(with: rows)
  }

  mutating func turn(to place: Int) { offset = max(0, place) }

  /// After the filter became another: from the first page on.
  mutating func narrowed() { offset = 0 }

  private static func id(_ module: CatalogModule) -> String { "\(module.name)@\(module.series ?? "")" }

  private static func cells(_ module: CatalogModule) -> [Line] {
    [
      Line(module.name.rawValue, module.application ? .bold : .plain), status(module),
      Line(module.title), Line(module.source.rawValue), Line(module.series ?? "–", .dim),
      Line(module.license ?? "–", .dim), Line(module.repo, .dim), Line(module.version, .dim),
    ]
  }

  /// How far it can be trusted, the trouble first.
  static func status(_ module: CatalogModule) -> Line {
    if !module.installable { return Line("\(Glyph.error) not installable", .error) }
    // Its makers' word is “production/stable”.
    switch module.developmentStatus?.lowercased().split(separator: "/").last.map(String.init) {
    case "alpha": return Line("\(Glyph.warning) alpha", .warning)
    case let status?: return Line("\(Glyph.active) \(status)", status == "beta" ? .dim : .ok)
    case nil: return Line("\(Glyph.active) \(module.lifecycle)", module.lifecycle == "released" ? .ok : .dim)
    }
  }

  static let columns = [
    TableColumn("MODULE", min: 30, ideal: 40),
    TableColumn("STATUS", min: 16, ideal: 16),
    TableColumn("TITLE", min: 20, ideal: 34, grows: true, priority: 2),
    TableColumn("SOURCE", ideal: 6),
    TableColumn("SERIES", ideal: 6),
    TableColumn("LICENCE", ideal: 8, priority: 1),
    TableColumn("REPOSITORY", min: 14, ideal: 24, priority: 3),
    TableColumn("VERSION", min: 10, ideal: 12, priority: 4),
  ]
}
