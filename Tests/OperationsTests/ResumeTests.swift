import Foundation
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

/// A worker that stops in the middle of every step of every operation, and another that goes on.
@Suite("operations that another worker takes over", .serialized)
struct ResumeTests {
  static let backup = "ACMEBACKVP"

  /// What a kind can be asked with on a fixture's tenant; the backup is one that must be made first.
  static func details(_ kind: OperationKind, path: String = "/backups/acme/\(backup).dump") throws
    -> OperationDetails
  {
    let id = try OperationID(backup)
    let time = Date(timeIntervalSince1970: 1_763_800_000)
    switch kind {
    case .upgradeImage: return try UpgradeImageTests.details()
    case .moduleApply: return try ModuleApplyTests.change()
    case .restore: return OperationDetails(restore: DatabaseRestore(backup: id, path: path, madeAt: time))
    case .clone:
      return OperationDetails(
        copy: DatabaseCopy(
          source: try Slug("acme"), slug: try Slug("copy"), backup: id, path: path, madeAt: time))
    case .purge:
      return OperationDetails(
        purge: DatabasePurge(databases: [try DatabaseName("zz_q_odoo_acme_1")], dueAt: time, isDue: true))
    case .create, .pause, .resume, .rebuild, .backup, .decommission, .bundleChange: return OperationDetails()
    }
  }

  /// Those with the most steps; the others are made of the same ones.
  static let kinds: [OperationKind] = [.upgradeImage, .restore, .decommission]

  @Test("whatever step it stops in, nothing is done twice and the end is reached", arguments: kinds)
  func everyStep(of kind: OperationKind) async throws {
    let definitions = try OperationWorld().catalog.definitions
    let names = try #require(definitions.first { $0.kind.rawValue == kind.rawValue }).steps.map(\.name)
    let whole = try await effects(of: kind, stoppingAt: nil)
    #expect(!whole.isEmpty)
    for name in names {
      let effects = try await effects(of: kind, stoppingAt: name)
      #expect(effects == whole, "stopped at \(name)")
    }
  }

  /// What the outside systems say was done, without what differs from one operation to the next.
  private func effects(of kind: OperationKind, stoppingAt name: StepName?) async throws -> [String] {
    let world = try OperationWorld()
    let tenant = try await world.adopt(image: UpgradeImageTests.old)
    let backup = try await world.backUp(tenant)
    let details = try Self.details(kind, path: backup.step("backup")?.externalRef ?? "")
    let before = await world.sandbox?.ledger.count ?? 0
    let left = try await world.run(kind, on: tenant, details: details) { _, steps in
      steps.contains { $0.name == name && $0.phase != .pending }
    }
    let done = try await world.goOn(left)
    #expect(
      done.state == .succeeded,
      "\(kind) at \(String(describing: name)): \(String(describing: done.job?.fault))")
    let ledger = await world.sandbox?.ledger.dropFirst(before) ?? []
    return ledger.map {
      "\($0.verb) \($0.object)".replacing(done.operation.rawValue.lowercased(), with: "id")
    }
    .sorted()
  }
}
