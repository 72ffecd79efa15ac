import PlatformHost
import PostgresConnection
import StorageCore
import Testing

@testable import tenantryd

@Suite("Where the database is")
struct DatabaseAddressTests {
  @Test("an address says server, user, database and schema; what is not this machine is verified")
  func whole() throws {
    let address = try DatabaseAddress("postgres://ops@db.example.net:6432/platform?schema=north")
    #expect(address.target.host == "db.example.net" && address.target.port == 6_432)
    #expect(address.target.user == "ops" && address.target.database == "platform")
    #expect(address.target.tls == .verifyFull && address.schema?.name == "north")
    let here = try DatabaseAddress("postgresql://ops@127.0.0.1/platform")
    #expect(here.target.port == 5_432 && here.target.tls == .prefer && here.schema == nil)
    #expect(try DatabaseAddress("postgres://ops@/p?host=/run/postgresql").target.host == "/run/postgresql")
    #expect(try DatabaseAddress("postgres://ops@[::1]:1/p").target.host == "::1")
    let own = try DatabaseAddress("postgres://ops@db/p?sslmode=verify-ca&sslrootcert=/etc/ca.pem").target
    #expect(own.tls == .verifyCA && own.authorities == "/etc/ca.pem")
  }

  @Test(
    "what cannot be used is refused with the reason, and no password is repeated",
    arguments: [
      ("mysql://ops@db/p", "such as"), ("postgres://ops:canary@db/p", "must hold no password"),
      ("postgres://db/p", "needs a user"), ("postgres://ops@db", "needs a user and a database"),
      ("postgres:///p?user=x", "no “user”"), ("postgres://ops@/p", "needs a host"),
      ("postgres://ops@db/p?sslmode=maybe", "no sslmode “maybe”"), ("not an address", "such as"),
      ("postgres://ops@db/p?schema=", "no “schema”"),
    ])
  func refused(_ text: String, _ reason: String) {
    let error = #expect(throws: StorageError.self) { try DatabaseAddress(text) }
    #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
    #expect(error?.description.contains("canary") == false)
  }

  @Test("a password is said by where it is found, and only with a database")
  func references() throws {
    #expect(try PlatformDatabase(address: nil, password: nil, isPooled: false) == .folder)
    #expect(throws: StorageError.self) {
      try PlatformDatabase(address: nil, password: "env:X", isPooled: false)
    }
    let error = #expect(throws: StorageError.self) {
      try PlatformDatabase(address: "postgres://ops@db/p", password: "canary", isPooled: false)
    }
    #expect(error?.message.contains("env:NAME") == true && error?.description.contains("canary") == false)
  }
}
