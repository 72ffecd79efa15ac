import Foundation
import TenantModel
import TerminalKit

/// How wide the columns of the list of tenants stand for what is in them: no cell is cut while another column has room
/// to spare. Measured once for an answer, not for every frame.
struct TenantColumns: Equatable {
  /// The columns without regard to what stands in them: for keys and for the choice of columns.
  static let all: [TableColumn] = TenantColumns().columns(isWide: true)

  /// By column; nil is the least.
  private var widths: [TenantColumn: Int] = [:]

  /// As wide as their heads ask for.
  init() {}

  /// As wide as these tenants ask for at `now`.
  init(of tenants: [Tenant], now: Date) {
    for column in TenantColumn.all {
      guard let breadth = column.breadth else { continue }
      let widest = tenants.reduce(breadth.lowerBound) { max($0, column.cell($1, now: now) { _ in "" }.width) }
      widths[column] = min(widest, breadth.upperBound)
    }
  }

  /// The columns in their order; `isWide` where the screen has 100 columns and more: there the name, which says what the
  /// slug says, goes before a reason or a group is cut.
  func columns(isWide: Bool) -> [TableColumn] {
    TenantColumn.all.map { column in
      let width = widths[column] ?? column.breadth?.lowerBound ?? 0
      switch column {
      case .slug: return make(column, min: 14, ideal: width)
      case .status: return make(column, min: width, ideal: width)
      case .attention: return make(column, min: isWide ? min(width, 36) : 26, ideal: width, grows: true)
      case .name: return make(column, min: 12, ideal: width, priority: 4)
      case .plan: return make(column, min: 10, ideal: 10, priority: 1)
      case .agencyGroup: return make(column, min: isWide ? min(width, 18) : 12, ideal: width, priority: 3)
      case .region: return make(column, min: 6, ideal: 6, priority: 2)
      case .updatedAt: return make(column, .trailing, min: 7, ideal: 7)
      case .version: return make(column, .trailing, ideal: 4, priority: 5, isShown: false)
      case .createdAt: return make(column, .trailing, ideal: 7, priority: 5, isShown: false)
      case .environment, .bundle, .image, .isolation, .haLevel, .database, .namespace, .template, .url:
        return make(column, ideal: width, priority: 5, isShown: false)
      }
    }
  }

  private func make(
    _ column: TenantColumn, _ alignment: Alignment = .leading, min: Int? = nil, ideal: Int,
    grows: Bool = false, priority: Int = 0, isShown: Bool = true
  ) -> TableColumn {
    TableColumn(
      column.title, id: column.rawValue, alignment, min: min, ideal: ideal, grows: grows, priority: priority,
      isShown: isShown)
  }
}
