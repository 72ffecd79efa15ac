import Foundation
import JobEngine
import StorageCore
import StorageSQLite
import TenantModel
import TenantryAPI

/// Another process on the same data folder, for tests that need one.
///
/// `StorageHelper <folder> create <slug> <tries>` tries to create one tenant many times at once and prints
/// how often it succeeded. `StorageHelper <folder> enqueue <prefix> <count>` enqueues jobs one after the
/// other and prints each id once it is acknowledged. `StorageHelper <folder> fill <prefix> <kibibytes>` does
/// so until the disk is full, frees that many by deleting a filler, goes on, and prints what was acknowledged
/// and what is stored, and whether the storage called itself ready before and after. `StorageHelper <folder> claim <tenant> <time>` has a change in the folder's outbox to itself from
/// then on, and never comes to an end with it.
@main
struct StorageHelper {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[4]) else {
      print("usage: StorageHelper <folder> create|enqueue|fill|claim <name> <count>")
      exit(2)
    }
    if arguments[2] == "fill" { try filler(arguments[1], kibibytes: count) }
    if arguments[2] == "claim" { try await claim(arguments[3], arguments[1], at: count) }
    let storage = try await SQLiteStorage.open(folder: URL(fileURLWithPath: arguments[1])) { Date() }
    switch arguments[2] {
    case "create": print(try await create(try Slug(arguments[3]), tries: count, in: storage))
    case "enqueue": try await enqueue(arguments[3], count: count, in: storage)
    case "fill": try await fill(arguments[3], arguments[1], in: storage)
    default: exit(2)
    }
    try await storage.close()
  }

  private static func claim(_ tenant: String, _ folder: String, at seconds: Int) async throws {
    let at = Date(timeIntervalSince1970: Double(seconds))
    let pause = SubmitOperation(
      tenant: tenant, type: .pause, expectedVersion: 7, trigger: .ui, idempotencyKey: "k-\(tenant)")
    let call = PendingCall(
      endpoint: SubmitOperation.name, message: try WireRequest(pause), sentence: "Pause \(tenant)", user: "ana",
      submittedAt: at, expiresAt: at.addingTimeInterval(900))
    let outbox = SQLiteOutbox(path: folder + "/outbox.db", server: "https://one")
    _ = try await outbox.add(
      call, claimedBy: OutboxClaim(sender: "helper", at: at, until: at.addingTimeInterval(60)))
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }

  private static func create(_ slug: Slug, tries: Int, in storage: OpenStorage) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<tries {
        group.addTask {
          do {
            try await storage.tenants.create(try record(slug), job: job("create", lane: slug.rawValue))
            return 1
          } catch let error as StorageError where error.code == .slugTaken {
            return 0
          }
        }
      }
      return try await group.reduce(0, +)
    }
  }

  private static func enqueue(_ prefix: String, count: Int, in storage: OpenStorage) async throws {
    for number in 0..<count {
      var job = job("note", lane: "\(prefix)-\(number % 7)")
      job.id = JobID("\(prefix)-\(number)")
      _ = try await storage.jobs.enqueue(job, at: Date())
      try FileHandle.standardOutput.write(contentsOf: Data("\(job.id)\n".utf8))  // At once, unlike print.
    }
  }

  private static func filler(_ folder: String, kibibytes: Int) throws {
    try Data(count: kibibytes * 1_024).write(to: URL(fileURLWithPath: folder + "/filler"))
  }

  private static func fill(_ prefix: String, _ folder: String, in storage: OpenStorage) async throws {
    var acknowledged = 0
    var refusals = 0
    var number = 0
    var isReadyWhileFull = true
    var isReadyWithSpace = false
    while refusals < 20 {
      number += 1
      var job = job("note", lane: "\(prefix)-\(number % 7)")
      job.id = JobID("\(prefix)-\(number)")
      do {
        _ = try await storage.jobs.enqueue(job, at: Date())
        acknowledged += 1
      } catch let error as StorageError where error.code == .diskFull {
        refusals += 1
        if refusals == 10 {
          isReadyWhileFull = await isReady(storage)
          try FileManager.default.removeItem(atPath: folder + "/filler")
          isReadyWithSpace = await isReady(storage)
        }
      }
    }
    var stored = 0
    var before: Int64?
    while let page = try await Optional(storage.jobs.jobs(JobQuery(before: before, limit: 1_000))),
      !page.isEmpty
    {
      stored += page.count
      before = page.last?.number
    }
    print("acknowledged \(acknowledged) stored \(stored) ready \(isReadyWhileFull) \(isReadyWithSpace)")
  }

  private static func isReady(_ storage: OpenStorage) async -> Bool {
    do {
      try await storage.check()
      return true
    } catch {
      return false
    }
  }

  private static func job(_ kind: JobKind, lane: String) -> NewJob {
    var randomness = SystemRandomNumberGenerator()
    return NewJob(
      id: JobID(OperationID(using: &randomness).rawValue), lane: LaneKey(lane), subject: "", kind: kind,
      runAt: Date(),
      requestedBy: "helper", triggerSource: "cli",
      steps: [
        PlannedStep(name: "one", title: "One", effect: .none),
        PlannedStep(name: "two", title: "Two", effect: .none),
      ])
  }

  private static func record(_ slug: Slug) throws -> NewTenantRecord {
    var randomness = SystemRandomNumberGenerator()
    let url = try HTTPSURL("https://\(slug).example.net")
    let tenant = Tenant(
      id: TenantID(using: &randomness), slug: slug, name: try DisplayText("Helper"),
      agencyGroup: try DisplayText("Helpers"), status: .provisioning, environment: .staging, planId: "pro",
      region: "sgp1", isolation: .database, haLevel: .single, templateId: "odoo18-standard", bundleCode: "b",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace,
      odooUrl: url, health: .noClusterConnected(), createdAt: Date(), updatedAt: Date())
    return NewTenantRecord(
      tenant: tenant, modules: [],
      sso: SSOConfig(keycloakRealm: "tenants", keycloakClientId: "c", redirectUris: [url], status: .desired),
      subscription: BillingSubscription(planId: "pro", status: .pending, pricingModel: .flat))
  }
}
