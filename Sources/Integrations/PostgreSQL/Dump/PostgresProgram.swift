import Foundation
import PostgresConnection

/// `pg_dump` or `pg_restore` with an environment in which only our own settings count.
///
/// The password is in no argument, no variable and no file with a name: the program finds it behind its
/// descriptor 3.
struct PostgresProgram: Sendable {
  let path: String
  let target: PostgresTarget
  let password: String?

  /// - Parameters:
  ///   - limit: after which it is stopped, with all it has started.
  func run(_ arguments: [String], limit: Duration) async throws(IntegrationError) -> ProcessResult {
    let verb = path.split(separator: "/").last.map(String.init) ?? path
    let passwords = try password.map { password throws(IntegrationError) in
      guard !password.contains(where: \.isNewline) else {
        throw PostgresErrors.invalid("A password with a line break cannot be handed to \(verb).")
      }
      let escaped = password.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      return try UnlinkedFile("*:*:*:*:\(escaped)\n")
    }
    defer { withExtendedLifetime(passwords) {} }
    let command = ProcessCommand(
      program: path, arguments: arguments, environment: environment, outputMax: 16_777_216, limit: limit,
      keptOpen: passwords.map { [$0.descriptor] } ?? [])
    let result: ProcessResult
    do {
      result = try await ProcessRunner.run(command)
    } catch {
      throw Self.failure(error, verb)
    }
    guard result.status == 0 else { throw failure(result, verb) }
    return result
  }

  /// Where to connect, as every program of PostgreSQL takes it.
  var connecting: [String] {
    ["--host=\(target.host)", "--port=\(target.port)", "--username=\(target.user)", "--no-password"]
  }

  private var environment: [String: String] {
    [
      "PGPASSFILE": password == nil ? "/nonexistent" : "/proc/self/fd/3", "PGSSLMODE": target.tls.rawValue,
      "PGSSLROOTCERT": target.verifiedAgainst, "PGGSSENCMODE": "disable", "PGCONNECT_TIMEOUT": "10",
      "PGAPPNAME": target.application, "LC_ALL": "C", "TZ": "UTC", "HOME": "/nonexistent",
      "PATH": "/usr/bin:/bin",
    ]
  }

  private func failure(_ result: ProcessResult, _ verb: String) -> IntegrationError {
    var words = String(decoding: result.errors, as: UTF8.self)
    if let password { words = SecretForms([password]).hidden(in: words) }
    let (code, retry): (String, IntegrationError.Retry) =
      if words.contains("version mismatch") {
        (IntegrationError.codePostgresMissing, .permanent)
      } else if words.contains("password authentication failed") {
        (IntegrationError.codeUnauthorized, .permanent)
      } else if words.contains("No space left") {
        (IntegrationError.codeDiskFull, .permanent)
      } else {
        (IntegrationError.codeDumpFailed, .transient)
      }
    let last = words.split(separator: "\n").last.map { ": \($0.prefix(300))" } ?? ""
    return IntegrationError(
      PostgresErrors.system, code, "\(verb) ended with \(result.status)\(last)",
      detail: String(words.suffix(2_000)),
      retry: retry)
  }

  private static func failure(_ error: ProcessError, _ verb: String) -> IntegrationError {
    let system = PostgresErrors.system
    return switch error {
    case .missing: PostgresPrograms.missing
    case .cancelled:
      IntegrationError(system, IntegrationError.codeCancelled, "\(verb) was stopped.", retry: .transient)
    case .timeout:
      IntegrationError(system, IntegrationError.codeTimeout, "\(verb) took too long.", retry: .transient)
    case .outputTooLarge:
      IntegrationError(
        system, IntegrationError.codeDumpFailed, "\(verb) printed more than allowed.", retry: .permanent)
    case .notStarted(let why):
      IntegrationError(
        system, IntegrationError.codeDumpFailed, "\(verb) did not start.", detail: why, retry: .transient)
    }
  }
}
