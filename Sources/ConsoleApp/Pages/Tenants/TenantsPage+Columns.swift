import TenantryAPI
import TerminalKit

/// What can be done with the columns and the marks of the list of tenants.
enum TenantsTableCommands {
  static let point = Command(
    "tenants_column_next", "Point at the next column", keys: [Key(.right, .shift)])
  static let pointBack = Command(
    "tenants_column_previous", "Point at the column before", keys: [Key(.left, .shift)])
  static let sortHere = Command(
    "tenants_sort_here", "Sort by the column pointed at, or turn its order round", label: "sort by column",
    keys: ["S"])
  static let columns = Command(
    "tenants_columns", "Choose the columns and their order", label: "columns", keys: ["C"], footer: 10)
  static let wide = Command(
    "tenants_wide", "Show every column, or the chosen ones again", label: "wide", keys: ["w", .ctrl("w")],
    footer: 11)
  static let mark = Command(
    "tenants_mark", "Mark the tenant, or not", label: "mark", keys: [.space], footer: 9)
  static let markRange = Command(
    "tenants_mark_range", "Mark all from the last mark to here", label: "mark to here",
    keys: ["v", .ctrl(" ")])
  static let csv = Command(
    "tenants_csv", "Save all tenants that pass the filter as CSV", label: "csv", keys: ["e"], footer: 12,
    verbs: ["export"], arguments: [.init("format", .words(TenantExport.Format.allCases.map(\.rawValue)))])
  static let json = Command(
    "tenants_json", "Save all tenants that pass the filter as JSON", label: "json", keys: ["E"])
  static let unmark = Command("tenants_unmark", "Take all marks away", label: "unmark", keys: ["U"])
}

extension TenantsPage {
  /// The commands of the columns.
  var columnCommands: [Command] {
    var sortHere = TenantsTableCommands.sortHere
    sortHere.disabledReason = sortHereRefusal
    return [
      TenantsTableCommands.columns, TenantsTableCommands.wide, TenantsTableCommands.point,
      TenantsTableCommands.pointBack, sortHere,
    ]
  }

  /// Does what one of the table's commands says.
  mutating func runTable(_ command: String) -> [Effect<Event>] {
    switch command {
    case TenantsTableCommands.columns.id:
      return [.present(TableColumnsDialog(TenantColumns.all, table.choice), as: Event.columnsChosen)]
    case TenantsTableCommands.wide.id: table.toggleWide()
    case TenantsTableCommands.csv.id: return beginExport(.csv)
    case TenantsTableCommands.json.id: return beginExport(.json)
    case TenantsTableCommands.point.id: point(by: 1)
    case TenantsTableCommands.pointBack.id: point(by: -1)
    case TenantsTableCommands.sortHere.id:
      guard let order = pointed?.sort else { return [] }
      isDescending = order == sort ? !isDescending : false
      return sorted(by: order)
    default: return runMarks(command)
    }
    return []
  }

  private mutating func point(by columns: Int) {
    table.sort = TableState.Sort(sort.rawValue, descending: isDescending)
    table.pointAtColumn(by: columns, in: TenantColumns.all)
  }

  private var sortHereRefusal: String? {
    guard let pointed else { return "point at a column first: shift-right" }
    return pointed.sort == nil ? "the platform does not sort by \(pointed.title.lowercased())" : nil
  }

  private var pointed: TenantColumn? { table.pointedColumn.flatMap(TenantColumn.init(rawValue:)) }
}
