import Foundation
import Integrations
import JobEngine
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("the desired state in a remote repository")
struct RemoteCommitTests {
  let folder: TemporaryFolder
  let bare: BareRepository
  let remote: GitRemote

  init() throws {
    folder = try TemporaryFolder()
    bare = try BareRepository(in: folder.path)
    remote = try GitRemote(
      address: try GitAddress(bare.path), branch: try GitBranch("main"), secrets: .system(environment: [:]))
  }

  @Test("an operation goes on once the remote has its commit, and the local repository is the same")
  func pushed() async throws {
    let world = try OperationWorld(remote: remote)
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(bare.operations() == [done.operation.rawValue])
    #expect(done.step("desired_state")?.externalRef == bare.history().first)
    #expect(try await world.git.head() == bare.history().first)
    let rebuilt = try await world.run(.rebuild, on: done.tenant)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    #expect(bare.history().count == 1)
  }

  @Test("what others pushed meanwhile stays, and ours comes on top")
  func others() async throws {
    let world = try OperationWorld(remote: remote)
    let tenant = try await world.create().tenant
    let theirs = try bare.commit("tenants/other/tenant.yaml", "theirs\n")
    let paused = try await world.run(.pause, on: tenant)
    #expect(paused.state == .succeeded, "\(String(describing: paused.job?.fault))")
    #expect(bare.history().count == 3 && bare.history()[1] == theirs)
    #expect(bare.operations().first == paused.operation.rawValue)
  }

  @Test(
    "somebody's change to the tenant's folder parks and says who; a retry writes over what was shown and no more"
  )
  func conflict() async throws {
    let world = try OperationWorld(remote: remote)
    let tenant = try await world.create().tenant
    let theirs = try bare.commit("tenants/acme/tenant.yaml", "name: by hand\n")
    let parked = try await world.run(.pause, on: tenant)
    #expect(parked.job?.fault?.code == "git_conflict")
    #expect(parked.job?.fault?.message.contains("Rosa Lind <rosa@example.net>") == true)
    #expect(parked.job?.fault?.message.contains(theirs.prefix(7)) == true)
    #expect(parked.job?.fault?.runbook == "docs/runbooks/git-remote.md")
    #expect(bare.history().first == theirs)
    let newer = try bare.commit("tenants/acme/tenant.yaml", "name: again\n", by: "Ivo Marsh")
    let again = try await world.retry(parked.operation, of: tenant)
    #expect(again.job?.fault?.code == "git_conflict")
    #expect(again.job?.fault?.message.contains("Ivo Marsh") == true)
    let done = try await world.retry(parked.operation, of: tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(bare.history()[1] == newer && bare.operations().first == parked.operation.rawValue)
  }

  @Test("a remote that refuses parks with its words; a retry goes on once it does not")
  func refused() async throws {
    try bare.hook("pre-receive", "echo 'no Fridays' >&2; exit 1")
    let world = try OperationWorld(remote: remote)
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "git_refused")
    #expect(parked.job?.fault?.message.contains("no Fridays") == true)
    try bare.hook("pre-receive", "exit 0")
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(bare.operations() == [done.operation.rawValue])
  }

  @Test("a push whose answer is lost is found in the remote and not made again")
  func lostAnswer() async throws {
    // The commit arrives, then the answer takes longer than we wait.
    try bare.hook(
      "post-receive", "[ -e '\(folder.path)/once' ] || { touch '\(folder.path)/once'; sleep 30; }")
    var hasty = remote
    hasty.limits.push = .seconds(3)
    let world = try OperationWorld(remote: hasty)
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(bare.operations() == [done.operation.rawValue])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/once"), "the answer was not lost")
    #expect((done.step("desired_state")?.attempt ?? 0) > 1)
  }

  @Test("a worker that dies in the middle leaves nothing that its successor does twice", arguments: 0..<6)
  func killed(round: Int) async throws {
    let world = try OperationWorld(remote: remote)
    let begun = try await world.create { job, steps in
      let step = steps.first { $0.name == "desired_state" }
      return job.state == .running && step.map { $0.phase == .intent || $0.phase == .acted } == true
    }
    let done = try await world.goOn(begun)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(bare.operations() == [done.operation.rawValue], "round \(round)")
  }

  @Test("the plan says where the commit goes")
  func plan() async throws {
    let world = try OperationWorld(remote: remote)
    let plan = try await world.catalog.plan(.create, for: try Tenant.fixture())
    #expect(plan.effects.first == "a commit on main of \(bare.path)")
  }
}
