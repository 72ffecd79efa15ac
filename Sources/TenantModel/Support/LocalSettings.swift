import Foundation

/// What a tenant admin may change of a tenant without asking (PRD §6 “manage local settings”).
package struct LocalSettings: Codable, Equatable, Sendable {
  /// When the tenant would rather have its maintenance, in UTC.
  package enum Window: String, CaseIterable, Codable, Hashable, Sendable {
    case any
    case night
    case weekend

    /// What it means, for people.
    package var title: String {
      switch self {
      case .any: "any time"
      case .night: "nights, 22:00–04:00 UTC"
      case .weekend: "weekends, Sat–Sun UTC"
      }
    }
  }

  /// How the tenant is told of what concerns it.
  package enum Channel: String, CaseIterable, Codable, Hashable, Sendable {
    case none
    case email
    case mattermost
  }

  package static let emailLengthMax = 254

  /// Empty when nobody gave one.
  package var contactEmail: String
  package var maintenanceWindow: Window
  package var notificationChannel: Channel
  /// Who changed them last; nil when nobody has.
  package var changedBy: String?
  package var changedAt: Date?

  package init(
    contactEmail: String = "", maintenanceWindow: Window = .any, notificationChannel: Channel = .none,
    changedBy: String? = nil, changedAt: Date? = nil
  ) {
    self.contactEmail = contactEmail
    self.maintenanceWindow = maintenanceWindow
    self.notificationChannel = notificationChannel
    self.changedBy = changedBy
    self.changedAt = changedAt
  }

  /// What is wrong with them; nil when nothing is.
  package var fault: (field: String, message: String)? {
    if contactEmail.isEmpty {
      return notificationChannel == .email
        ? ("contact_email", "must be there for notifications by e-mail") : nil
    }
    let parts = contactEmail.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = contactEmail.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    guard isPlain, contactEmail.count <= Self.emailLengthMax, parts.count == 2, !parts[0].isEmpty,
      parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
    else { return ("contact_email", "must be an e-mail address, such as office@example.net") }
    return nil
  }
}
