import ControlSupport
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Errors as problems")
struct ProblemTests {
  private struct Secretive: Error, CustomStringConvertible { let description = "password=hunter2" }

  @Test("every storage error has a problem", arguments: StorageError.Code.allCases)
  func storage(code: StorageError.Code) {
    let problem = APIProblem(translating: StorageError(code, "What happened.", detail: "words"))
    let expected: ProblemCode =
      switch code {
      case .slugTaken, .versionConflict, .tenantBusy: .conflict
      case .notFound: .notFound
      case .refused: .refused
      case .locked: .timeout
      case .unreachable: .unavailable
      case .foreignFile, .newerSchema, .corrupt, .readOnly, .diskFull, .failed: .storage
      }
    #expect(problem.code == expected && problem.detail.hasPrefix("What happened."))
    #expect(problem.fields.map(\.pointer) == (code == .slugTaken ? ["slug"] : []))
  }

  @Test("every error of the engine's store has a problem")
  func jobs() throws {
    let lease = Lease(lane: "l", worker: "w", fence: .none, job: "j")
    #expect(APIProblem(translating: JobStoreError.noSuchJob("j")).code == .notFound)
    #expect(APIProblem(translating: JobStoreError.idempotencyConflict(existing: "j")).code == .conflict)
    #expect(APIProblem(translating: JobStoreError.duplicateJob("j")).code == .conflict)
    #expect(APIProblem(translating: JobStoreError.staleLease(lease)).code == .internal)
    #expect(APIProblem(translating: JobStoreError.illegalWrite(job: "j", reason: "r")).code == .internal)
    #expect(APIProblem(translating: InvalidName(noun: "slug", rule: "is bad")).detail == "The slug is bad.")
  }

  @Test("an unknown error keeps its words to itself")
  func unknown() {
    let problem = APIProblem(translating: Secretive())
    #expect(problem.code == .internal && !problem.detail.contains("hunter2"))
  }

  @Test("a problem passes as it is")
  func problem() {
    let problem = APIProblem(.refused, "No.", runbook: "x")
    #expect(APIProblem(translating: problem) == problem)
  }

  @Test("a fingerprint tells requests apart and is the same for the same")
  func fingerprints() throws {
    let encoder = JSONCoding.encoder()
    let one = Fingerprint.of(try encoder.encode(TenantRequest.fixture()))
    #expect(one == Fingerprint.of(try encoder.encode(TenantRequest.fixture())) && one.count == 32)
    #expect(one != Fingerprint.of(try encoder.encode(TenantRequest.fixture("bolt"))))
  }
}
