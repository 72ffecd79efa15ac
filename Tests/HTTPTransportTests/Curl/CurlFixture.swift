import FaultServer
import Foundation
import HTTPTransport

/// Transports to servers on loopback.
enum CurlFixture {
  static let limits = CurlLimits(total: .seconds(60), connect: .seconds(60), idle: .seconds(60))
  /// For what only time ends.
  static let shortLimits = CurlLimits(
    total: .milliseconds(500), connect: .milliseconds(400), idle: .milliseconds(300))
  /// What the machine may add to a limit while other tests run.
  static let slack: Duration = .seconds(60)

  static func transport(
    to base: URL, pool: CurlPool = CurlPool(), limits: CurlLimits = limits, tls: TLSSettings = TLSSettings(),
    allowsPlainHTTP: Bool = false
  ) throws -> CurlTransport {
    CurlTransport(
      pool,
      CurlSettings(
        hosts: try .only(base, allowsPlainHTTP: allowsPlainHTTP), tls: tls, userAgent: "tenantry/test",
        limits: limits))
  }

  /// The shortest of several tries: what the code takes, and not what else the machine has to do.
  static func shortest(_ attempt: () async throws -> Duration) async throws -> Duration {
    var best = try await attempt()
    for _ in 0..<9 where best >= .seconds(2) {
      // What else keeps the machine busy gets time to end.
      try await Task.sleep(for: .milliseconds(300))
      best = min(best, try await attempt())
    }
    return best
  }

  /// The answer or the error, and how long it took.
  static func outcome(
    of request: HTTPRequest, over transport: any Transport
  ) async -> (result: Result<HTTPResponse, TransportError>, took: Duration) {
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, TransportError>
    do {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    return (result, ContinuousClock.now - start)
  }
}
