import Foundation
import HTTPTransport

extension SandboxSupabase {
  /// The schema of a tenant that was there before, with the runs of its last three nights.
  static func add(_ tenant: SandboxTenant, to store: SandboxStore) {
    let schema = tenant.namespace.replacing("-", with: "_")
    store.seed(
      [
        "name": .string(schema), "marker": .string("tenantry:\(tenant.tenantId):SEED000000"),
        "tables": ["etl_runs", "sale_order", "account_move"],
      ], schemas, schema)
    for night in 0..<3 {
      let operation = "nightly-\(night)"
      store.seed(
        [
          "operation": .string(operation),
          "at": .double(tenant.createdAt.timeIntervalSince1970 - Double(night) * 86_400),
          "rows_written": .int(Int(StableHash.of("\(schema)/\(night)") % 5_000) + 200),
        ], runs(schema), operation)
    }
    let exposed = store[settings, Self.exposed]?.stringValue ?? "public"
    guard !exposed.split(separator: ",").contains(Substring(schema)) else { return }
    store.seed(.string("\(exposed),\(schema)"), settings, Self.exposed)
  }
}
