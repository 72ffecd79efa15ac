import TerminalKit

/// The tabs of a tenant's page (PRD §3.3), as they stand in their row; the raw values are those of the route
/// (`?tab=logs`) and of the palette (`tenant acme logs`).
///
/// A tab more is a case here, a state in `TenantDetailPage`, and a branch wherever the compiler then asks for one.
enum TenantTab: String, CaseIterable, Sendable {
  case overview
  case modules
  case infra
  case sso
  case analytics
  case billing
  case logs

  var title: String {
    switch self {
    case .overview: "Overview"
    case .modules: "Modules"
    case .infra: "Infra"
    case .sso: "SSO"
    case .analytics: "Analytics"
    case .billing: "Billing"
    case .logs: "Logs"
    }
  }

  /// What opens it, except from the log, where letters are the log's own.
  var command: Command {
    switch self {
    case .overview: tab("Show what is known of the tenant", "v")
    case .modules: tab("Show the tenant's modules", "m")
    case .infra: tab("Show what the tenant runs on", "n")
    case .sso: tab("Show how people sign in to the tenant", "s")
    case .analytics: tab("Show the tenant's schema, its runs and its dashboard", "d")
    case .billing: tab("Show what the tenant pays and uses", "$")
    case .logs: tab("Read the tenant's logs", "l", verbs: ["logs"])
    }
  }

  /// The tab that a command opens; nil for another command.
  init?(opening command: String) {
    guard let tab = Self.allCases.first(where: { $0.command.id == command }) else { return nil }
    self = tab
  }

  /// The tab so many places further, round and round.
  func moved(by places: Int) -> TenantTab {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }

  private func tab(_ title: String, _ key: Key, verbs: [String] = []) -> Command {
    Command(
      "tenant_\(rawValue)", title, label: self.title.lowercased(), keys: [key], verbs: verbs,
      arguments: verbs.isEmpty ? [] : [.init("tenant", .listed("tenants"))])
  }
}
