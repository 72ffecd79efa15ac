/// A maintenance window as somebody asks for it; every field as it was written.
package struct WindowRequest: Codable, Equatable, Sendable {
  package var name: String
  /// `deny` or `allow`.
  package var kind: String
  /// `2026-11-30 22:00`, `22:00` or `2h` from now, in UTC; empty for now, and for a window that comes every week.
  package var from: String
  /// The same, a span counted from its beginning; empty for a window that comes every week.
  package var until: String
  /// `mon,tue` or `mon-fri` or `daily`; empty for a window that comes once.
  package var days: String
  /// `22:00`, on the clocks of `timeZone`.
  package var start: String
  /// `6h`, `1h30m`.
  package var lasts: String
  /// The IANA name, for example `Asia/Singapore`.
  package var timeZone: String
  /// `production` or `staging`; empty for both.
  package var environment: String
  /// Kinds of operations, with commas; empty for all but backups.
  package var operations: String
  /// Slugs, with commas.
  package var tenants: String
  /// Names of agencies, with semicolons: a name may hold a comma.
  package var agencies: String
  package var reason: String

  package init(
    name: String, kind: String = "deny", from: String = "", until: String = "", days: String = "",
    start: String = "", lasts: String = "", timeZone: String = "UTC", environment: String = "",
    operations: String = "", tenants: String = "", agencies: String = "", reason: String
  ) {
    self.name = name
    self.kind = kind
    self.from = from
    self.until = until
    self.days = days
    self.start = start
    self.lasts = lasts
    self.timeZone = timeZone
    self.environment = environment
    self.operations = operations
    self.tenants = tenants
    self.agencies = agencies
    self.reason = reason
  }
}
