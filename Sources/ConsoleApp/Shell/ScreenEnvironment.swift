import TenantModel
import TenantryAPI
import TerminalKit

/// Where what is done on the screen has its effect: decides badge and colours.
enum ScreenEnvironment {
  case sandbox
  case local
  case production
  case staging
  case other

  init(_ environment: TenantEnvironment) {
    switch environment {
    case .production: self = .production
    case .staging: self = .staging
    }
  }

  /// Its word, filled with its colour.
  var badge: Line {
    switch self {
    case .sandbox: Badge.line("SANDBOX", .badgeSandbox)
    case .local: Badge.line("LOCAL", .badgeNeutral)
    case .production: Badge.line("PROD", .badgeProduction)
    case .staging: Badge.line("STAGING", .badgeStaging)
    case .other: Badge.line("REMOTE", .badgeNeutral)
    }
  }

  /// What a platform says it is; else a context's name decides, so that nobody has to configure it.
  init(_ session: Session) {
    switch session.environment {
    case let known?:
      self.init(known)
      return
    case nil: break
    }
    switch session.mode {
    case .sandbox: self = .sandbox
    case .embedded: self = .local
    case .remote:
      let name = session.context.lowercased()
      if name.contains("prod") || name.contains("live") {
        self = .production
      } else if name.contains("stag") || name.contains("test") || name.contains("dev") {
        self = .staging
      } else {
        self = .other
      }
    }
  }

  /// What a theme knows it as; nil where it says nothing about it.
  var theme: ThemeEnvironment? {
    switch self {
    case .sandbox: .sandbox
    case .production: .production
    case .staging: .staging
    case .local, .other: nil
    }
  }
}
