import PostgresConnection
import StorageCore
import Testing

@testable import StoragePostgres

@Suite("What PostgreSQL said, as a storage error")
struct StorageErrorTests {
  @Test("a database that is not there is named in a sentence that can be read aloud")
  func missing() {
    let said = PostgresError(.refused, sqlState: "3D000", "database \"nodb\" does not exist")
    let error = StorageError(said, place: "the database nodb on 127.0.0.1:54329")
    #expect(error.message == "There is no database nodb on 127.0.0.1:54329: make the database first.")
    let refused = PostgresError(.refused, sqlState: "28P01", "no")
    #expect(
      StorageError(refused, place: "the database nodb on 127.0.0.1:54329").message
        == "The database nodb on 127.0.0.1:54329 does not let this user in.")
  }
}
