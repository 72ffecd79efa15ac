import Integrations
import JobEngine

/// The thread of one operation in Mattermost. What is there already is not posted again.
struct OperationThread: Sendable {
  let run: any SubjectRun
  let mattermost: MattermostSystem

  /// Posts a note, after the first post where that is not there yet.
  ///
  /// - Throws: `IntegrationError`, and `StepInterruption` when the lease is too short to post.
  /// - Returns: what Mattermost calls the post.
  func post(_ note: OperationNote) async throws -> String {
    let channel = try await channel()
    let begun = OperationNote.begun(run)
    let root = try await ensure(begun, in: channel, root: nil)
    return note == begun ? root : try await ensure(note, in: channel, root: root)
  }

  /// The post of a note, or nil while there is none.
  func find(_ note: OperationNote) async throws(IntegrationError) -> String? {
    try await mattermost.client.post(
      key: note.key, channel: try await channel(), since: run.context.job.createdAt)?.id
  }

  private func ensure(_ note: OperationNote, in channel: String, root: String?) async throws -> String {
    let since = run.context.job.createdAt
    if let there = try await mattermost.client.post(key: note.key, channel: channel, since: since) {
      return there.id
    }
    try run.mayAct()
    return try await mattermost.client.post(note.text, channel: channel, root: root, key: note.key).id
  }

  private func channel() async throws(IntegrationError) -> String {
    guard let channel = try await mattermost.client.channel(named: mattermost.channel) else {
      throw IntegrationError(
        "mattermost", IntegrationError.codeNotFound,
        "There is no channel “\(mattermost.channel)” that the bot may see.", retry: .permanent)
    }
    return channel.id
  }
}
