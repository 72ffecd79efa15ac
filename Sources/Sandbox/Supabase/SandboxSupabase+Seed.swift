import Foundation
import HTTPTransport

extension SandboxSupabase {
  private static let nights = 3
  private static let daysOfStale = 5
  private static let secondsOfDay = 86_400.0
  /// Two in the night, UTC.
  private static let nightSeconds = 7_200.0

  /// The schema of a tenant that was there before, with the runs of its last three nights.
  static func add(_ tenant: SandboxTenant, to store: SandboxStore, now: Date) {
    guard tenant.analytics != .missing else { return }
    let schema = tenant.namespace.replacing("-", with: "_")
    store.seed(
      [
        "name": .string(schema), "marker": .string("tenantry:\(tenant.tenantId):SEED000000"),
        "tables": ["etl_runs", "sale_order", "account_move"],
      ], schemas, schema)
    if tenant.analytics == .failing { store.seed(true, failing, schema) }
    if tenant.analytics == .stale { store.seed(true, overloaded, schema) }
    for night in 0..<nights {
      let operation = "nightly-\(night)"
      store.seed(
        [
          "operation": .string(operation), "at": .double(start(of: night, tenant, now: now)),
          "rows_written": .int(Int(StableHash.of("\(schema)/\(night)") % 5_000) + 200),
          "fails": .bool(tenant.analytics == .failing && night < 2),
        ], runs(schema), operation)
    }
    let exposed = store[settings, Self.exposed]?.stringValue ?? "public"
    guard !exposed.split(separator: ",").contains(Substring(schema)) else { return }
    store.seed(.string("\(exposed),\(schema)"), settings, Self.exposed)
  }

  /// So many nights before the last one, or before the tenant was left alone.
  private static func start(of night: Int, _ tenant: SandboxTenant, now: Date) -> Double {
    let days = ((now.timeIntervalSince1970 - nightSeconds) / secondsOfDay).rounded(.down)
    let late = tenant.analytics == .stale ? daysOfStale : 0
    return (days - Double(night + late)) * secondsOfDay + nightSeconds
  }
}
