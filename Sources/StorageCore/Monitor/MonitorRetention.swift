import Foundation

/// How long what the monitor saw is kept, and in how fine a resolution.
enum MonitorRetention {
  static let rawHours = 48.0
  static let hourlyDays = 35.0
  static let dailyDays = 400.0
  /// Changes of health that one tenant keeps at most, the newest: one that comes and goes must not fill the disk.
  static let healthChangesMax = 500
  static let backupsMax = 100
  /// Tenants that one transaction thins: some 1,200 statements, of which most find nothing.
  static let tenantsPerSlice = 100

  static let hour: Int64 = 3_600_000_000
  static let day: Int64 = 86_400_000_000

  /// The end of the last whole `unit` before a time that lies so many seconds back: what is older is complete.
  static func horizon(_ now: Date, secondsBack: Double, unit: Int64) -> Int64 {
    let time = now.addingTimeInterval(-secondsBack).microsecondsSince1970
    return time - ((time % unit) + unit) % unit
  }
}
