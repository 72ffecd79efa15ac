import Foundation
import HTTPTransport

/// Sends requests to one system and turns what is no success into its error.
struct HTTPExchange: Sendable {
  let system: String
  let transport: any Transport
  let now: @Sendable () -> Date
  /// Finds the system's own words in an error's body.
  let words: @Sendable (Data) -> String?
  /// What the system's headers add to an error: when to come back, which right is missing.
  var refined: @Sendable (IntegrationError, HTTPResponse) -> IntegrationError = { error, _ in error }

  func send(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    let response = try await sendAny(request)
    if let error = error(of: response, to: request) { throw error }
    return response
  }

  /// Like `send`, with nil for 404.
  func find(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse? {
    let response = try await sendAny(request)
    if response.status == 404 { return nil }
    if let error = error(of: response, to: request) { throw error }
    return response
  }

  func sendAny(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    do {
      return try await transport.send(request)
    } catch {
      throw IntegrationError(system, error, to: request.method)
    }
  }

  func json(_ response: HTTPResponse) throws(IntegrationError) -> JSONValue {
    do {
      return try JSONValue(data: response.body)
    } catch {
      throw IntegrationError(
        system, IntegrationError.codeUnreadable, "The answer of \(system) is not the JSON it should be.",
        detail: String(describing: error), retry: .permanent)
    }
  }

  func error(of response: HTTPResponse, to request: HTTPRequest) -> IntegrationError? {
    guard let failure = HTTPFailure(response, to: request.method, now: now()) else {
      guard response.isSuccess else {
        return IntegrationError(
          system, IntegrationError.codeUnreadable,
          "\(system) answered \(response.status), which is no answer here.",
          retry: .permanent)
      }
      return nil
    }
    let said = words(response.body) ?? ""
    let error = IntegrationError(
      system, IntegrationError.code(ofStatus: response.status),
      "\(system) answered \(response.status)\(said.isEmpty ? "" : ": \(said.prefix(300))")",
      detail: "\(request.method.rawValue) \(HeaderRedaction.standard.redacted(path: request.url.path))",
      retry: failure.retry, retryAfter: failure.retryAfter)
    return refined(error, response)
  }
}
