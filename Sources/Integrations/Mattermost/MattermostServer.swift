/// How a Mattermost server is.
package struct MattermostServer: Equatable, Sendable {
  /// For example `10.5.1`; nil when a proxy took the header away.
  package let version: String?
  package let isHealthy: Bool

  /// What `system/ping` answers.
  struct Status: Decodable, Sendable {
    let status: String
    let databaseStatus: String?
  }

  /// - Parameter versionHeader: `X-Version-Id`, `10.5.1.10.5.1.0a1b.true`: version, build, hash, licensed.
  init(_ status: Status, versionHeader: String?) {
    isHealthy = status.status == "OK" && (status.databaseStatus ?? "OK") == "OK"
    let numbers = (versionHeader ?? "").split(separator: ".").prefix(3)
    version =
      numbers.count == 3 && numbers.allSatisfy { Int($0) != nil } ? numbers.joined(separator: ".") : nil
  }
}
