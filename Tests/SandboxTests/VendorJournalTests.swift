import Foundation
import Integrations
import TenantModel
import TestSupport
import Testing

@Suite("the systems around the cluster, after the sandbox was started again")
struct VendorJournalTests {
  private struct Made {
    let draft: GitHubCommitDraft
    let commit: String?
    let workflow: String
    let post: MattermostPost
    let effects: [String]
  }

  /// Changes something in each; the sandbox is given up at the end, as when a process dies.
  private func change(in folder: String) async throws -> Made {
    let world = try await VendorWorld(folder: folder)
    let draft = GitHubCommitDraft(
      branch: "tenantry/op1", base: "main", message: "Upgrade",
      files: [try GitPath("a.txt"): Data("a\n".utf8)],
      authorName: "Tenantry", authorEmail: "tenantry@example.com", date: world.time.now)
    let commit = try await world.github().publish(draft)
    let workflow = try #require(try await world.n8n().workflows(tag: "tenant:t0x").first).id
    _ = try await world.n8n().setActive(false, workflow: workflow)
    let ops = try #require(try await world.mattermost().channel(named: "ops"))
    let post = try await world.mattermost().post("Begun", channel: ops.id, key: "op1")
    return Made(draft: draft, commit: commit, workflow: workflow, post: post, effects: await world.effects())
  }

  @Test("what was changed in them is changed still, and what was there all along is not doubled")
  func restart() async throws {
    let folder = try TemporaryFolder()
    let made = try await change(in: folder.path)
    let world = try await VendorWorld(folder: folder.path)
    #expect(try await world.github().publish(made.draft) == made.commit && made.commit != nil)
    #expect(try await world.github().openPulls().count == 2)
    #expect(try await world.n8n().workflow(made.workflow)?.isActive == false)
    let again = try await world.mattermost().post("Begun", channel: made.post.channelId, key: "op1")
    #expect(again == made.post)
    #expect(await world.effects() == made.effects && made.effects.count == 3)
  }
}
