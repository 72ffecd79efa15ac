import Foundation
import StorageCore
import StorageSupport

@testable import StorageSQLite

extension SQLiteStorage {
  static func atTestTime(_ folder: URL) async throws -> OpenStorage {
    try await open(folder: folder) { testTime }
  }

  static func forTest() async throws -> OpenStorage { try await inMemory { testTime } }
}
