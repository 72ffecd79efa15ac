import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("answers read while they arrive")
struct CurlStreamTests {
  private let patient = CurlLimits(total: .seconds(60), connect: .seconds(60), idle: .seconds(60))

  @Test("the head comes before the body ends, and the pieces make the whole")
  func whole() async throws {
    let text = String(repeating: "one line of many\n", count: 100_000)
    let server = try FaultServer { _ in (200, ["X-Field: here"], text) }
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: patient)
    let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
    #expect(stream.status == 200 && stream.isSuccess && stream.headers["x-field"] == "here")
    var count = 0
    for try await line in stream.lines() { count += line == "one line of many" ? 1 : 0 }
    #expect(count == 100_000)
  }

  @Test("a body of more than any limit may be streamed, and a reader that does not read holds it back")
  func backpressure() async throws {
    let server = try FaultServer(.endlessBody)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: patient)
    let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
    // Nothing moves any more once the buffers on the way are full.
    var before = -1
    while server.sentBytes != before {
      before = server.sentBytes
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(before < 16_777_216)
    var read = 0
    for try await piece in stream {
      read += piece.count
      if read > before + 16_777_216 { break }
    }
    #expect(read > before + 16_777_216)
  }

  @Test("a call that begins at the moment of a stream does not wait for the stream's head")
  func together() async throws {
    let isCalled = DispatchSemaphore(value: 0)
    let server = try FaultServer { request in
      if request.target == "/call" {
        isCalled.signal()
      } else if isCalled.wait(timeout: .now() + 30) == .timedOut {
        return (500, [], "the call never came")
      }
      return (200, [], "")
    }
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: patient)
    async let stream = transport.open(HTTPRequest(.get, server.url("/stream")))
    async let call = transport.send(HTTPRequest(.get, server.url("/call")))
    #expect(try await call.status == 200)
    #expect(try await stream.status == 200)
  }

  @Test("silence ends a stream after its time, and what came before is kept")
  func idle() async throws {
    let server = try FaultServer(.silentBody)
    defer { server.close() }
    let limits = CurlLimits(total: .seconds(60), connect: .seconds(60), idle: .milliseconds(300))
    let transport = try CurlFixture.transport(to: server.url(), limits: limits)
    let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
    var lines: [String] = []
    let start = ContinuousClock.now
    let error = await #expect(throws: TransportError.self) {
      for try await line in stream.lines() { lines.append(line) }
    }
    #expect(error?.code == .timeout)
    #expect(lines == ["first line"])
    #expect(ContinuousClock.now - start < limits.idle + CurlFixture.slack)
  }

  @Test("a stream whose head does not come ends within the request's time")
  func noHead() async throws {
    let server = try FaultServer(.blackHole)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: CurlFixture.shortLimits)
    let error = await #expect(throws: TransportError.self) {
      _ = try await transport.open(HTTPRequest(.get, server.url("/")))
    }
    #expect(error?.code == .timeout)
  }

  @Test("a stream that breaks off says so instead of ending", arguments: [Fault.resetInBody, .halfClose])
  func brokenOff(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
    let error = await #expect(throws: TransportError.self) { for try await _ in stream {} }
    #expect(error?.code == .reset)
  }

  @Test("a task that is cancelled while it reads stops at once, and the connection goes")
  func cancelling() async throws {
    let server = try FaultServer(.silentBody)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: patient)
    let took = try await CurlFixture.shortest {
      let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
      let task = Task { () -> TransportError? in
        do {
          for try await _ in stream {}
          return nil
        } catch {
          return error as? TransportError
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value?.code == .cancelled)
      return ContinuousClock.now - start
    }
    #expect(took < .seconds(2))
    try await untilNoConnection(to: server)
  }

  @Test("letting go of a stream ends the exchange")
  func lettingGo() async throws {
    let server = try FaultServer(.endlessBody)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: patient)
    do {
      let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
      for try await _ in stream { break }
    }
    try await untilNoConnection(to: server)
  }

  @Test("an error's body can be read from its stream")
  func errorBody() async throws {
    let server = try FaultServer(.htmlError)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    let stream = try await transport.open(HTTPRequest(.get, server.url("/")))
    #expect(stream.status == 502 && !stream.isSuccess)
    #expect(String(decoding: try await stream.rest(), as: UTF8.self).contains("Bad Gateway"))
  }

  /// Waits for the server's thread to see that the client is gone.
  private func untilNoConnection(to server: FaultServer) async throws {
    let start = ContinuousClock.now
    while server.openCount > 0, ContinuousClock.now - start < .seconds(60) {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(server.openCount == 0)
  }
}
