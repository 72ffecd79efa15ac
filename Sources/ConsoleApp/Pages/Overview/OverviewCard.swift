import TenantModel
import TenantryAPI
import TerminalKit

/// The counts at the top of the overview; each leads to the tenants it counts.
enum OverviewCard: CaseIterable {
  case total
  case active
  case paused
  case error
  case provisioning

  /// The status it counts; nil for all.
  var status: TenantStatus? {
    switch self {
    case .total: nil
    case .active: .active
    case .paused: .paused
    case .error: .error
    case .provisioning: .provisioning
    }
  }

  func count(in counts: GetTenantKPIs.Output) -> Int {
    switch self {
    case .total: counts.total
    case .active: counts.active
    case .paused: counts.paused
    case .error: counts.error
    case .provisioning: counts.provisioning
    }
  }

  /// ` 34 ● active `; a count of none is quiet.
  func line(in counts: GetTenantKPIs.Output, isSelected: Bool) -> Line {
    let count = count(in: counts)
    let ground: Ground = isSelected ? .selection : .plain
    let quiet = count == 0 && self != .total
    var line = Line(" \(Count.grouped(count)) ", Style(quiet ? .dim : .text, .bold, on: ground))
    guard let status else { return line + Line("total ", Style(.text, on: ground)) }
    let style = quiet ? Style.dim : status.style
    line += Line("\(status.glyph) ", style.on(ground))
    return line + Line("\(status.word) ", Style(quiet || status == .active ? .dim : style.role, on: ground))
  }
}
