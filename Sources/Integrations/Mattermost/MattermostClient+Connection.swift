import HTTPTransport

extension MattermostClient {
  /// Says what works, as whom, with which version, and which channels are missing. Nothing is posted.
  ///
  /// - Parameter channels: names of the channels that are written to.
  package func testConnection(channels: [String] = []) async -> ConnectionReport {
    var report = ConnectionReport(system: "mattermost")
    guard let server = await report.check("server", ask: ping, sentence: Self.sentence) else { return report }
    report.version = server.version
    if !server.isHealthy {
      report.add(ConnectionCheck("database", isPassing: false, "The server's database does not answer."))
    }
    let user = await report.check(
      "sign_in", remedy: "Make a token for the bot and put it where the reference points.", ask: me,
      sentence: { "Signed in as \($0.username)." })
    guard let user else { return report }
    report.identity = user.username
    let visible = await report.check(
      "team", remedy: "Add the bot to the team “\(team)”.", ask: self.channels,
      sentence: { "The team “\(team)” has \($0.count) public channels." })
    guard visible != nil else { return report }
    for name in channels { await checkChannel(name, &report) }
    return report
  }

  private func checkChannel(_ name: String, _ report: inout ConnectionReport) async {
    _ = await report.check(
      "channel_\(name)", remedy: "Make the channel “\(name)” and add the bot to it.",
      ask: { () throws(IntegrationError) in
        guard let channel = try await channel(named: name) else {
          throw IntegrationError(
            "mattermost", IntegrationError.codeNotFound,
            "There is no channel “\(name)” that the bot may see.",
            retry: .permanent)
        }
        return channel
      }, sentence: { "The channel “\($0.displayName)” is there." })
  }

  private static func sentence(_ server: MattermostServer) -> String {
    server.version.map { "Mattermost \($0) answers." } ?? "The server answers."
  }
}
