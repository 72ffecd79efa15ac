import Integrations

/// Where the team is told what operations do.
package struct MattermostSystem: Sendable {
  package var client: MattermostClient
  /// The channel's name as in its address.
  package var channel: String
  /// Where tenants' support requests are told of; where there is none, in `channel`.
  package var supportChannel: String
  /// Tries of a note until it is given up.
  package var triesMax: Int

  package init(
    _ client: MattermostClient, channel: String = "ops", supportChannel: String = "support", triesMax: Int = 3
  ) {
    self.client = client
    self.channel = channel
    self.supportChannel = supportChannel
    self.triesMax = triesMax
  }
}
