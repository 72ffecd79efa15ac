import Foundation
import HTTPTransport

/// What a plugin brought.
struct ExecCredential: Sendable {
  let token: SecretValue?
  let identity: TLSSettings.Identity?
  /// Nil when it does not say: it holds until the API server refuses it.
  let until: Date?

  /// - Throws: `secret_unavailable` for an answer that is none of the plugin's version; its content is never shown.
  init(_ output: Data, from plugin: ExecPlugin) throws(IntegrationError) {
    guard let answer = try? JSONValue(data: output), answer["kind"]?.stringValue == "ExecCredential" else {
      throw plugin.problem("printed no ExecCredential", retry: .permanent)
    }
    guard answer["apiVersion"]?.stringValue == plugin.apiVersion else {
      throw plugin.problem("answered in another version than \(plugin.apiVersion)", retry: .permanent)
    }
    let text = { (key: String) in
      answer["status"]?[key]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
    token = text("token").map(SecretValue.init)
    switch (text("clientCertificateData"), text("clientKeyData")) {
    case (nil, nil): identity = nil
    case (let certificate?, let key?):
      identity = TLSSettings.Identity(certificate: Data(certificate.utf8), key: Data(key.utf8))
    default: throw plugin.problem("brought a certificate without its key, or a key alone", retry: .permanent)
    }
    guard token != nil || identity != nil else {
      throw plugin.problem("brought neither a token nor a certificate", retry: .permanent)
    }
    until = try text("expirationTimestamp").map { text throws(IntegrationError) in
      guard let date = VendorJSON.date(text) else {
        throw plugin.problem("says when its answer ends in words that are no date", retry: .permanent)
      }
      return date
    }
  }
}

extension ExecPlugin {
  /// The longest that one run may take.
  private static let limit: Duration = .seconds(10)

  /// Runs it, with the process's variables besides its own, as kubectl does.
  func run(environment: [String: String]) async throws(IntegrationError) -> ExecCredential {
    var variables = environment.merging(variables) { $1 }
    variables["KUBERNETES_EXEC_INFO"] = String(decoding: information.data, as: UTF8.self)
    let process = ProcessCommand(
      program: try program(path: environment["PATH"] ?? ""), arguments: arguments, environment: variables,
      outputMax: 262_144, limit: Self.limit)
    let result: ProcessResult
    do throws(ProcessError) {
      result = try await ProcessRunner.run(process)
    } catch {
      throw failure(error)
    }
    guard result.status == 0 else {
      let words = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").last ?? ""
      throw problem(
        "ended with \(result.status)\(words.isEmpty ? "" : ": \(words.prefix(200))")", retry: .transient)
    }
    return try ExecCredential(result.output, from: self)
  }

  private func program(path: String) throws(IntegrationError) -> String {
    let candidates =
      command.contains("/") ? [command] : path.split(separator: ":").map { "\($0)/\(command)" }
    guard
      let found = candidates.first(where: {
        $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0)
      })
    else {
      let advice = hint.map { " (\($0.prefix(200)))" } ?? ""
      throw problem("is no program on the PATH: install it\(advice)", retry: .permanent)
    }
    return found
  }

  private func failure(_ error: ProcessError) -> IntegrationError {
    switch error {
    case .missing, .notStarted: problem("cannot be started", retry: .permanent)
    case .timeout: problem("did not answer within \(Self.limit)", retry: .transient)
    case .outputTooLarge: problem("said more than any credential is long", retry: .permanent)
    case .cancelled:
      IntegrationError(
        "kubernetes", IntegrationError.codeCancelled, "The request was cancelled.", retry: .transient)
    }
  }

  func problem(_ words: String, retry: HTTPFailure.Class) -> IntegrationError {
    IntegrationError(
      "kubernetes", IntegrationError.codeSecret, "\(file): the exec plugin “\(command)” \(words).",
      retry: retry)
  }
}
