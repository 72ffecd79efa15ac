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

  /// The answer, whatever its status. One that is no success comes without the request's own secrets, which systems and
  /// the proxies before them repeat in their words; whoever reads it further can show what it finds.
  func sendAny(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    do {
      let response = try await transport.send(request)
      return response.isSuccess ? response : RequestSecrets(request).hidden(in: response)
    } catch {
      throw IntegrationError(system, error, to: request.method).hiding(RequestSecrets(request))
    }
  }

  /// The answer as a stream, once its head says that it is a success.
  func open(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPStream {
    let stream: HTTPStream
    do {
      stream = try await transport.opened(request)
    } catch {
      throw IntegrationError(system, error, to: request.method).hiding(RequestSecrets(request))
    }
    if stream.isSuccess { return stream }
    let words: Data
    do {
      words = try await stream.rest()
    } catch {
      throw IntegrationError(system, error, to: request.method).hiding(RequestSecrets(request))
    }
    let answer = RequestSecrets(request).hidden(
      in: HTTPResponse(status: stream.status, headers: stream.headers, body: words))
    throw error(of: answer, to: request) ?? unreadable("status \(stream.status)", to: request.method)
  }

  /// - Parameter method: what was answered; whether a change was made is unknown when its answer cannot be read.
  func json(_ response: HTTPResponse, to method: HTTPMethod = .get) throws(IntegrationError) -> JSONValue {
    do {
      return try JSONValue(data: response.body)
    } catch {
      throw unreadable(String(describing: error), to: method)
    }
  }

  /// The answer as a JSON object with that member, when one is named. Another shape is as unreadable as no JSON: a list
  /// that is taken for an empty one would say that nothing is there.
  func object(_ response: HTTPResponse, with member: String? = nil, to method: HTTPMethod = .get)
    throws(IntegrationError) -> JSONValue
  {
    let value = try json(response, to: method)
    guard let members = value.objectValue, member.map({ members[$0] != nil }) != false else {
      throw unreadable(member.map { "no object with “\($0)”" } ?? "no object", to: method)
    }
    return value
  }

  /// The answer as a list of objects.
  func list(_ response: HTTPResponse, to method: HTTPMethod = .get) throws(IntegrationError) -> [JSONValue] {
    guard let items = try json(response, to: method).arrayValue, items.allSatisfy({ $0.objectValue != nil })
    else { throw unreadable("no list of objects", to: method) }
    return items
  }

  func unreadable(_ detail: String, to method: HTTPMethod) -> IntegrationError {
    IntegrationError(
      system, IntegrationError.codeUnreadable, "The answer of \(system) is not what it should be.",
      detail: detail, retry: method.isSafe ? .permanent : .uncertain)
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
