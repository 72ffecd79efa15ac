import ControlSupport
import Foundation
import NIOCore
import TenantModel
import TestSupport
import Testing

@testable import TenantryServer

private let openssl = "/usr/bin/openssl"

@Suite(
  "Streams of HTTP/2 whose window is closed", .timeLimit(.minutes(20)),
  .enabled(if: FileManager.default.isExecutableFile(atPath: openssl), "there is no openssl, which makes the certificate"))
struct ClosedWindowTests {
  private let folder: TemporaryFolder
  private let token = ServedWorld.token(.platformOwner)

  init() throws { folder = try TemporaryFolder() }

  private func options(stallMax: Duration) async throws -> ServerOptions {
    let made = try await SpawnedProcess(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "s.key", "-out",
        "s.pem", "-subj", "/CN=localhost",
      ], in: folder.path
    ).ended()
    try #require(made == 0)
    return ServerOptions(
      port: 0, tls: .init(certificate: folder.path + "/s.pem", key: folder.path + "/s.key"),
      ratePerSecond: 10_000, burst: 10_000, heartbeat: .milliseconds(100), stallMax: stallMax)
  }

  @Test("a feed whose window stays closed is let go while its connection is read; another on it goes on")
  func feed() async throws {
    let options = try await options(stallMax: .seconds(1))
    try await ServedWorld.serving(try await ControlWorld(), options: options) { [token] served in
      let client = try await RawHTTP2(to: served.port)
      try await client.get("/api/changes", bearing: token, stream: 1)
      try await client.get("/api/changes", bearing: token, stream: 3, window: 1 << 20)
      var alive = 0
      var aliveAtReset: Int?
      var frames = client.frames.makeAsyncIterator()
      // Some twenty times as long as is waited for the closed one.
      while alive < (aliveAtReset.map { $0 + 3 } ?? 200), let frame = await frames.next() {
        switch (frame.stream, frame.kind) {
        case (1, .data): #expect(frame.payload.isEmpty)
        case (1, .reset): aliveAtReset = alive
        case (3, .data): alive += frame.text.contains(": alive") ? 1 : 0
        case (3, .reset): Issue.record("a feed that is read is let go")
        default: break
        }
      }
      #expect(aliveAtReset != nil, "the closed one is let go")

      var stream = 5
      var text = ""
      let end = ContinuousClock.now + .seconds(60)
      while !text.contains("\ntenantry_change_feeds 1\n"), ContinuousClock.now < end {
        text = ""
        try await client.get("/metrics", stream: stream, window: 1 << 20)
        while let frame = await frames.next() {
          guard frame.stream == stream else { continue }
          if frame.kind == .data { text += frame.text }
          if frame.endsStream { break }
        }
        stream += 2
      }
      #expect(text.contains("\ntenantry_change_feeds 1\n"), "it holds no place any more")
    }
  }

  @Test("any other answer is let go, too")
  func answers() async throws {
    let options = try await options(stallMax: .seconds(1))
    try await ServedWorld.serving(try await ControlWorld(), options: options) { [token] served in
      let client = try await RawHTTP2(to: served.port)
      try await client.get("/api/openapi.json", bearing: token, stream: 1)
      for await frame in client.frames where frame.stream == 1 {
        #expect(frame.kind != .data)
        if frame.kind == .reset { return }
      }
      Issue.record("the connection ends, and not the stream alone")
    }
  }

  @Test("an answer that is taken bit by bit comes whole")
  func bitByBit() async throws {
    let options = try await options(stallMax: .seconds(60))
    try await ServedWorld.serving(try await ControlWorld(), options: options) { [token] served in
      let client = try await RawHTTP2(to: served.port)
      try await client.get("/api/openapi.json", bearing: token, stream: 1, window: 1 << 20)
      try await client.get("/api/openapi.json", bearing: token, stream: 3, window: 10_000)
      var bodies: [Int: [UInt8]] = [:]
      var ended: Set<Int> = []
      var given = 10_000
      for await frame in client.frames where [1, 3].contains(frame.stream) {
        if frame.kind == .data { bodies[frame.stream, default: []] += frame.payload }
        if frame.endsStream || frame.kind == .reset { ended.insert(frame.stream) }
        if ended == [1, 3] { break }
        if frame.stream == 3, frame.kind == .data, bodies[3]?.count == given {
          given += 10_000
          try await client.give(10_000, to: 3)
        }
      }
      let whole = try #require(bodies[1])
      #expect(whole.count > 4 * StallGuard.pieceMax && bodies[3] == whole)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(whole)) }
    }
  }
}

@Suite("What waits to be taken")
struct StallWatchTests {
  private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

  @Test("has stalled when nothing of it is taken for the time, however much is written meanwhile")
  func stalled() {
    var watch = StallWatch(patience: .seconds(60))
    #expect(watch.verdict(at: at(100)) == .nothing)
    watch.waits(from: at(100))
    watch.waits(from: at(130))
    #expect(watch.verdict(at: at(130)) == .look(after: .seconds(30)))
    #expect(watch.verdict(at: at(160)) == .stalled)
  }

  @Test("has not while a piece is taken now and then, and begins anew after everything was taken")
  func slow() {
    var watch = StallWatch(patience: .seconds(60))
    for _ in 0..<3 { watch.waits(from: at(0)) }
    watch.taken(at: at(59))
    #expect(watch.verdict(at: at(60)) == .look(after: .seconds(59)))
    watch.taken(at: at(118))
    #expect(watch.verdict(at: at(119)) == .look(after: .seconds(59)))
    watch.taken(at: at(119))
    #expect(watch.verdict(at: at(10_000)) == .nothing)
    watch.waits(from: at(10_000))
    #expect(watch.verdict(at: at(10_001)) == .look(after: .seconds(59)))
    #expect(watch.verdict(at: at(10_060)) == .stalled)
  }
}
