import HTTPTransport

extension SupabaseClient {
  /// The rows of a query that changes nothing: run by a role that could not.
  ///
  /// - Parameter parameters: for `$1`, `$2` …
  func rows(_ sql: String, _ parameters: [JSONValue] = []) async throws(IntegrationError) -> [JSONValue] {
    let request = try await request(
      .post, "/database/query/read-only", body: ["query": .string(sql), "parameters": .array(parameters)])
    do {
      return try exchange.list(try await exchange.ask(request))
    } catch {
      throw Self.byState(error)
    }
  }

  /// Runs statements, all of them or none: without parameters PostgreSQL takes them as one transaction.
  func run(_ sql: String) async throws(IntegrationError) {
    let request = try await request(.post, "/database/query", body: ["query": .string(sql)])
    do {
      _ = try exchange.list(try await exchange.send(request), to: .post)
    } catch {
      throw Self.byState(error)
    }
  }

  /// Supabase answers 400 to whatever PostgreSQL refuses; the reason is the state in its words, such as
  /// `42P06`.
  private static func byState(_ error: IntegrationError) -> IntegrationError {
    guard error.code == IntegrationError.codeInvalid,
      let state = error.message.firstMatch(of: /ERROR: +([0-9A-Z]{5}):/)?.output.1
    else { return error }
    let (code, retry): (String, HTTPFailure.Class) =
      switch state {
      case "42P06", "42P07", "42710", "23505": (IntegrationError.codeConflict, .conflict)
      case "42501": (IntegrationError.codeForbidden, .permanent)
      case "3F000", "42P01": (IntegrationError.codeNotFound, .permanent)
      case "40001", "40P01", "53300", "55P03": (IntegrationError.codeServer, .transient)
      case "57014": (IntegrationError.codeTimeout, .transient)
      default: (IntegrationError.codeInvalid, .permanent)
      }
    return IntegrationError(error.system, code, error.message, detail: "SQLSTATE \(state)", retry: retry)
  }
}
