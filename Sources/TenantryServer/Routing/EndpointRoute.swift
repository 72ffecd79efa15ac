import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import StorageCore
import TenantryAPI

/// Answers one endpoint over HTTP: reads the message, asks the control plane, writes the answer.
struct EndpointRoute<E: Endpoint>: Sendable {
  let controlPlane: ControlPlane
  let options: ServerOptions
  let calls: IdempotentCalls

  func answer(_ request: Request, _ context: APIContext) async throws -> Response {
    context.endpoint.set(E.name)
    guard let caller = context.caller else {
      throw APIProblem(.unauthenticated, "Sign in: a bearer token is needed.")
    }
    let message = try await message(request)
    let endpoint: E = try message.endpoint(as: E.self)
    return try await StoragePatience.$end.withValue(.now + options.storageMax) {
      try await answer(endpoint, message, request, for: caller)
    }
  }

  private func answer(
    _ endpoint: E, _ message: WireRequest, _ request: Request, for caller: Caller
  ) async throws -> Response {
    guard E.method.isRead else { return try await change(endpoint, message, for: caller) }
    let output = try await asked(endpoint, by: caller)
    let body = try JSONCoding.encoder().encode(output)
    let tag = EntityTag.of(body, version: (output as? any VersionedOutput)?.entityVersion)
    let headers: HTTPFields = [
      .contentType: "application/json", .eTag: tag, .cacheControl: "private, no-cache",
    ]
    if EntityTag.isNamed(tag, in: request.headers[.ifNoneMatch]) {
      return Response(status: .notModified, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// Does what changes something; once for one key.
  private func change(_ endpoint: E, _ message: WireRequest, for caller: Caller) async throws -> Response {
    func made() async throws -> StoredAnswer {
      StoredAnswer(
        status: E.successStatus, body: try JSONCoding.encoder().encode(try await asked(endpoint, by: caller)))
    }
    let headers: HTTPFields = [.contentType: "application/json"]
    guard let key = message.idempotencyKey else {
      return Self.response(try await made(), headers)
    }
    let (answer, isReplayed) = try await calls.answer(message, key: key, caller: caller.actor, made)
    return Self.response(answer, isReplayed ? headers + [.idempotencyReplayed: "true"] : headers)
  }

  private func asked(_ endpoint: E, by caller: Caller) async throws -> E.Output {
    try await Deadline.within(options.answerMax) { try await controlPlane.answer(endpoint, for: caller) }
  }

  private static func response(_ answer: StoredAnswer, _ headers: HTTPFields) -> Response {
    Response(
      status: .init(code: answer.status), headers: headers,
      body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  /// The request as an endpoint's call.
  private func message(_ request: Request) async throws -> WireRequest {
    var message = WireRequest(E.method, request.uri.path, query: try Self.items(of: request.uri.query))
    if let key = request.headers[.idempotencyKey] {
      guard (1...100).contains(key.utf8.count) else {
        throw APIProblem.input("Idempotency-Key", "1 to 100 characters")
      }
      message.idempotencyKey = key
    }
    if let tag = request.headers[.ifMatch] {
      guard let version = EntityTag.version(in: tag) else {
        throw APIProblem.input("If-Match", "one tag as an answer had it, or one version in quotation marks")
      }
      message.expectedVersion = version
    }
    guard !E.method.isRead else { return message }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > options.bodyMax {
      throw ProblemAnswer(
        APIProblem(.invalid, "The body is longer than \(options.bodyMax) bytes."), status: 413)
    }
    let body = try await request.body.collect(upTo: options.bodyMax)
    guard body.readableBytes > 0 else { return message }
    guard Self.isJSON(request.headers[.contentType]) else {
      throw ProblemAnswer(APIProblem(.invalid, "The body is to be application/json."), status: 415)
    }
    message.body = Data(body.readableBytesView)
    return message
  }

  private static func isJSON(_ type: String?) -> Bool {
    guard let type = type?.split(separator: ";").first else { return false }
    return type.trimmingCharacters(in: .whitespaces).lowercased() == "application/json"
  }

  private static func items(of query: String?) throws -> [WireRequest.Item] {
    try (query ?? "").split(separator: "&").map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0]), let value = sides.count > 1 ? decoded(sides[1]) : "" else {
        throw APIProblem(.invalid, "The query is not percent-encoded as it must be.")
      }
      return WireRequest.Item(name, value)
    }
  }

  private static func decoded(_ part: Substring) -> String? {
    part.replacing("+", with: " ").removingPercentEncoding
  }
}
