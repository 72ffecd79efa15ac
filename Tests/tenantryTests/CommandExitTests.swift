import StorageCore
import TenantryAPI
import Testing

@testable import tenantry

@Suite("The exit code")
struct CommandExitTests {
  @Test("of every problem is the one in the table")
  func problems() {
    let table: [ProblemCode: CommandExit] = [
      .invalid: .refused, .unauthenticated: .notSignedIn, .forbidden: .refused, .notFound: .refused,
      .conflict: .conflict, .refused: .refused, .unavailable: .unreachable, .timeout: .timeout,
      .storage: .usage,
      .internal: .crash,
    ]
    for code in ProblemCode.allCases { #expect(CommandExit(APIProblem(code, "x")) == table[code]) }
  }

  @Test("of a taken slug is a refusal, because trying again does not help")
  func takenSlug() {
    let problem = APIProblem(.conflict, "taken", fields: [.init(pointer: "slug", message: "is taken")])
    #expect(CommandExit(problem) == .refused)
    #expect(CommandExit(StorageError(.slugTaken, "taken")) == .refused)
  }

  @Test("of every storage error is the one in the table")
  func storage() {
    let table: [StorageError.Code: CommandExit] = [
      .slugTaken: .refused, .versionConflict: .conflict, .tenantBusy: .conflict, .notFound: .refused,
      .refused: .refused,
      .foreignFile: .usage, .newerSchema: .usage, .corrupt: .usage, .readOnly: .usage, .diskFull: .usage,
      .locked: .timeout, .unreachable: .unreachable, .failed: .usage,
    ]
    for code in StorageError.Code.allCases { #expect(CommandExit(StorageError(code, "x")) == table[code]) }
  }

  @Test("numbers are the documented ones")
  func numbers() {
    #expect(CommandExit.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 70, 130, 141])
  }
}
