/// A schedule is written as an object with one member, named after its kind: `{"once": {"from": …, "until": …}}`.
extension MaintenanceWindow.Schedule: Codable {
  private enum Kind: String, CodingKey {
    case once
    case weekly
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Kind.self)
    if let span = try members.decodeIfPresent(TimeSpan.self, forKey: .once) {
      self = .once(span)
    } else {
      self = .weekly(try members.decode(WeeklyTimes.self, forKey: .weekly))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Kind.self)
    switch self {
    case .once(let span): try members.encode(span, forKey: .once)
    case .weekly(let times): try members.encode(times, forKey: .weekly)
    }
  }
}
