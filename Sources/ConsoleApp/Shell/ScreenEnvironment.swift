import TenantryAPI
import TerminalKit

/// Where what is done on the screen has its effect: decides badge and colours.
enum ScreenEnvironment {
  case sandbox
  case local
  case production
  case staging
  case other

  /// What a platform says it is; else a context's name decides, so that nobody has to configure it.
  init(_ session: Session) {
    switch session.environment {
    case .production:
      self = .production
      return
    case .staging:
      self = .staging
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
