import Foundation
import JobEngine
import PostgresConnection
import StorageCore
import StorageSupport
import TestSupport
import Testing

@testable import StoragePostgres

/// All writers wait for whoever has the turn, so what counts is how often that one waits for the server.
@Suite(
  "What a write says to PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct ExchangeTests {
  @Test("is said in a few exchanges, however many statements it makes", arguments: [false, true])
  func few(isPooled: Bool) async throws {
    let server = try await SharedPostgres.server()
    let proxy = try CuttingProxy(to: server.port)
    var target = server.target()
    target.port = proxy.port
    // The proxy has to read what is said.
    target.tls = .disable
    let options = PostgresOptions(
      schema: try OpenStorage.newSchema(), isPooled: isPooled, leaseClock: .caller, connectMax: .seconds(60),
      patience: .seconds(60))
    let storage = try await PostgresStorage.open(
      target, password: { PostgresServer.password }, options: options, now: { testTime })
    /// Of the second time, when everything is prepared that is to be.
    func exchanges(_ write: (Int) async throws -> Void) async throws -> Int {
      try await write(0)
      try await write(1)
      return try #require(proxy.exchanges.last)
    }
    let enqueued = try await exchanges { number in
      _ = try await storage.jobs.enqueue(
        .make("note", id: "j\(number)", lane: "l\(number)", steps: 20), at: testTime)
    }
    var claimed: [ClaimedJob] = []
    let claiming = try await exchanges { _ in
      claimed.append(try #require(try await storage.jobs.claimAll(limit: 1, kinds: ["note"]).first))
    }
    let intended = try await exchanges { number in
      _ = try await storage.jobs.beginIntent(step: 1, under: claimed[number].lease, at: testTime)
    }
    let logged = try await exchanges { number in
      let lines = (0..<100).map { LogEntry(time: testTime, level: .info, text: "line \($0)") }
      try await storage.jobs.appendLogs(lines, step: 1, under: claimed[number].lease)
    }
    let completed = try await exchanges { number in
      _ = try await storage.jobs.completeStep(step: 1, result: nil, under: claimed[number].lease, at: testTime)
    }
    print(
      "exchanges, beginning and commit included: enqueue \(enqueued), claim \(claiming), intent \(intended), "
        + "100 lines \(logged), done \(completed)")
    // What is long goes out in parts of 8 KiB, each of which the proxy may take for an exchange.
    #expect(enqueued <= 12)
    #expect(intended <= 6)
    #expect(logged <= 24)
    #expect(completed <= 6)
    try await storage.close()
    proxy.close()
  }
}
