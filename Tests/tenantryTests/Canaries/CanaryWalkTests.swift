import Foundation
import Sandbox
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

/// A canary in every slot, through the success of every operation and the failure of each of its steps in every way:
/// nothing that anybody comes to see holds one.
@Suite("canary secrets", .timeLimit(.minutes(20)))
struct CanaryWalkTests {
  private static let operationsMax = 40

  /// A purge waits for thirty days after a database was put aside; what it does there `CanaryDatabaseTests` looks at.
  private static let succeeding = OperationKind.ofTenants.filter { $0 != .purge }
  /// Among them every step that speaks to a system; the others put the same steps together in other ways.
  private static let failing: [OperationKind] = [.create, .pause, .resume, .rebuild, .backup]

  @Test("no secret is seen anywhere, whatever succeeds or fails", arguments: [false, true])
  func walk(usesPullRequests: Bool) async throws {
    let world = try await CanaryWorld(usesPullRequests: usesPullRequests)
    #expect(world.canaries.count >= 12)
    let children = ChildWatch()
    try await succeed(world)
    // With pull requests one step is another; creating has all of the rest, too.
    try await fail(world, usesPullRequests ? [.create] : Self.failing)
    var hunt = CanaryHunt(world.canaries)
    hunt.search(children: children.finish())
    try await hunt.search(answersOf: world)
    try await hunt.search(commandsOn: world)
    try await hunt.search(screensOf: world)
    try await hunt.search(filesOf: world)
    await world.platform.close()
    // Once more: closing folds the log into the database.
    try await hunt.search(filesOf: world)
    #expect(hunt.findings.isEmpty, "\(hunt.findings.map(\.description).sorted().joined(separator: "\n"))")
    for kind in ["children", "API", "commands", "screens", "drawers", "files", "Git objects", "file names"] {
      #expect(hunt.bytes[kind, default: 0] > 0, "nothing was looked at in \(kind)")
    }
  }

  private func succeed(_ world: CanaryWorld) async throws {
    try await world.working {
      for (number, kind) in Self.succeeding.enumerated() {
        try await world.finish(try await world.submit(kind, number: number))
      }
    }
  }

  private func fail(_ world: CanaryWorld, _ kinds: [OperationKind]) async throws {
    try await world.working(armed: world.faults.arm) {
      for kind in kinds {
        var parked = 0
        var number = 100
        while await !world.faults.isDone(kind.rawValue), number < 100 + Self.operationsMax {
          parked += try await world.finish(try await world.submit(kind, number: number))
          number += 1
        }
        #expect(await world.faults.isDone(kind.rawValue), "\(kind) was not made to fail in every way")
        #expect(parked >= CanaryFaults.ways.count, "\(kind) was parked \(parked) times only")
      }
    }
  }
}
