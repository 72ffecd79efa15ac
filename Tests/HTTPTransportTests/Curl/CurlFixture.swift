import FaultServer
import Foundation
import HTTPTransport

/// Transports to servers on loopback, with limits short enough for tests.
enum CurlFixture {
  static let limits = CurlLimits(
    total: .milliseconds(600), connect: .milliseconds(500), idle: .milliseconds(300))
  /// What the machine may add to a limit while other tests run.
  static let slack: Duration = .seconds(2)

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
