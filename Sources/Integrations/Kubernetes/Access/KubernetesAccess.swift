import Foundation
import HTTPTransport

/// How a request gets to the API server, and as whom.
///
/// A plugin runs once, however many requests need what it brings, and again only when that expires or is refused.
package actor KubernetesAccess {
  /// What one request goes with.
  struct Pass: Sendable {
    let transport: any Transport
    let token: SecretValue?
    /// Which run of the plugin brought it.
    var run = 0

    func signed(_ request: HTTPRequest) -> HTTPRequest {
      guard let token else { return request }
      var request = request
      request.headers["Authorization"] = "Bearer \(token.reveal())"
      return request
    }
  }

  private struct Held: Sendable {
    let pass: Pass
    let until: Date?
  }

  /// Seconds before its end at which a credential is no longer used.
  private static let marginSeconds = 10.0

  private let transport: any Transport
  /// The way with a certificate that a plugin brought.
  private let secured: @Sendable (TLSSettings.Identity) throws(IntegrationError) -> any Transport
  private let credential: KubernetesCredential
  private let environment: [String: String]
  private let now: @Sendable () -> Date

  private var held: Held?
  private var runs = 0
  private var renewal: Task<Result<Pass, IntegrationError>, Never>?

  init(
    transport: any Transport, credential: KubernetesCredential, environment: [String: String] = [:],
    now: @escaping @Sendable () -> Date,
    secured: @escaping @Sendable (TLSSettings.Identity) throws(IntegrationError) -> any Transport
  ) {
    self.transport = transport
    self.credential = credential
    self.environment = environment
    self.now = now
    self.secured = secured
  }

  /// Whether answers can be read while they arrive.
  var isStreaming: Bool { transport is any StreamingTransport }

  func pass() async throws(IntegrationError) -> Pass {
    switch credential {
    case .none: return Pass(transport: transport, token: nil)
    case .token(let token): return Pass(transport: transport, token: token)
    case .reference(let reference, let secrets):
      return Pass(transport: transport, token: try await secrets.resolve(reference))
    case .file(let path, let level):
      let text = String(decoding: try KubernetesFile.read(path, level), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else { throw KubernetesFile.problem(path, "It holds no token.") }
      return Pass(transport: transport, token: SecretValue(text))
    case .plugin(let plugin):
      if let held, held.until.map({ $0 > now() }) ?? true { return held.pass }
      return try await ran(plugin)
    }
  }

  /// Another pass than one that the API server refused; nil when there is none.
  func pass(after refused: Pass) async throws(IntegrationError) -> Pass? {
    if case .plugin = credential, held?.pass.run == refused.run { held = nil }
    let next = try await pass()
    if case .plugin = credential { return next.run == refused.run ? nil : next }
    return next.token?.reveal() == refused.token?.reveal() ? nil : next
  }

  private func ran(_ plugin: ExecPlugin) async throws(IntegrationError) -> Pass {
    if let renewal { return try await renewal.value.get() }
    // A task of its own, for it belongs to all who wait: the first of them may be cancelled.
    let task = Task { await renewed(plugin) }
    renewal = task
    return try await task.value.get()
  }

  private func renewed(_ plugin: ExecPlugin) async -> Result<Pass, IntegrationError> {
    defer { renewal = nil }
    do throws(IntegrationError) {
      let brought = try await plugin.run(environment: environment)
      runs += 1
      let way = if let identity = brought.identity { try secured(identity) } else { transport }
      let pass = Pass(transport: way, token: brought.token, run: runs)
      held = Held(pass: pass, until: brought.until?.addingTimeInterval(-Self.marginSeconds))
      return .success(pass)
    } catch {
      return .failure(error)
    }
  }
}
