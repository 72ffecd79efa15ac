import StorageCore
import Testing

/// Expects that `body` throws a storage error with the code.
package func expect(_ code: StorageError.Code, _ body: () async throws -> Void) async {
  do {
    try await body()
    #expect(Bool(false), "nothing was thrown, expected \(code)")
  } catch {
    #expect((error as? StorageError)?.code == code, "\(error)")
  }
}
