/// The lists of the AI console; the raw values are those of the route (`?tab=flows`).
enum AITab: String, CaseIterable, Hashable, Sendable {
  case runs
  case proposals
  case flows

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The tab so many places further, round and round.
  func moved(by places: Int) -> AITab {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
