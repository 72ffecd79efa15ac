import Foundation
import HTTPTransport

/// What can go wrong inside a stream whose head was a success.
enum ModelStreamError {
  static func json(_ event: ServerSentEvent) throws(IntegrationError) -> JSONValue {
    do {
      return try JSONValue(data: Data(event.data.utf8))
    } catch {
      throw IntegrationError(
        "model", IntegrationError.codeUnreadable, "The model sent an event that is no JSON.",
        retry: .transient)
    }
  }

  /// - Parameter type: the vendor's word for the kind of failure.
  static func failure(_ message: String?, type: String?) -> IntegrationError {
    let isRefused = ["invalid_request_error", "authentication_error", "permission_error", "not_found_error"]
      .contains(type)
    let code =
      switch type {
      case "authentication_error": IntegrationError.codeUnauthorized
      case "permission_error": IntegrationError.codeForbidden
      case "not_found_error": IntegrationError.codeNotFound
      case "invalid_request_error": IntegrationError.codeInvalid
      case "rate_limit_error": IntegrationError.codeRateLimited
      default: IntegrationError.codeServer
      }
    return IntegrationError(
      "model", code, "The model stopped: \((message ?? "no reason given").prefix(300))", detail: type ?? "",
      retry: isRefused ? .permanent : .transient)
  }
}
