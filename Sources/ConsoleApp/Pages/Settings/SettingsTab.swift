/// The parts of the page of settings.
enum SettingsTab: String, CaseIterable, Hashable, Sendable {
  case integrations
  case windows
  case limits
  case roles
  case images
  case secrets
  case audit
  case hooks
  case platform

  var title: String {
    switch self {
    case .integrations: "Connections"
    case .windows, .limits, .roles, .images, .secrets, .audit, .hooks, .platform:
      rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }

  /// The tab so many places further, round and round.
  func moved(by places: Int) -> SettingsTab {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
