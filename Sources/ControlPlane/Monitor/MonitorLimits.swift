/// How hard the monitor looks.
package struct MonitorLimits: Equatable, Sendable {
  /// Questions under way at the same time, to all systems together.
  package var atOnce: Int
  /// Questions each minute that a system gets from the monitor, whatever else asks it. People's own questions do not
  /// wait for these.
  package var perMinute: [MonitoredSystem: Double]

  /// Odoo has the most, because each tenant's is a server of its own.
  package static let standardPerMinute: [MonitoredSystem: Double] = [
    .git: 120, .kubernetes: 240, .keycloak: 60, .odoo: 600, .postgresql: 30,
  ]

  package init(
    atOnce: Int = 4, perMinute: [MonitoredSystem: Double] = MonitorLimits.standardPerMinute
  ) {
    self.atOnce = atOnce
    self.perMinute = perMinute
  }

  /// Questions to a system in so many minutes.
  func share(of system: MonitoredSystem, minutes: Double) -> Int {
    Int((perMinute[system] ?? 60) * minutes)
  }
}
