import TenantryAPI

/// How the receivers of webhooks stand, in the text format that Prometheus reads.
enum HookMetrics {
  private struct Gauge {
    var name: String
    var kind = "gauge"
    var help: String
    var value: (HookReceiverStatus) -> Int64?
  }

  private static func gauges() -> [Gauge] {
    [
      Gauge(
        name: "tenantry_hook_behind_changes", help: "Changes after the last that a receiver was told of.",
        value: { $0.behind }),
      Gauge(
        name: "tenantry_hook_failures", help: "Tries of a receiver's next change that failed, in a row.",
        value: { $0.toldUpTo == nil ? nil : Int64($0.failures) }),
      Gauge(
        name: "tenantry_hook_given_up_total", kind: "counter",
        help: "Changes that a receiver was never told of.",
        value: { $0.toldUpTo == nil ? nil : Int64($0.givenUp) }),
    ]
  }

  /// Of receivers that are told by somebody; nothing where there are none.
  static func text(_ receivers: [HookReceiverStatus]) -> String {
    let told = receivers.filter { $0.host != nil }
    guard !told.isEmpty else { return "" }
    return gauges().map { gauge in
      let lines = told.compactMap { receiver in
        // A name is small letters, digits and dashes.
        gauge.value(receiver).map { "\(gauge.name){receiver=\"\(receiver.name)\"} \($0)\n" }
      }
      return "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) \(gauge.kind)\n" + lines.joined()
    }.joined()
  }
}
