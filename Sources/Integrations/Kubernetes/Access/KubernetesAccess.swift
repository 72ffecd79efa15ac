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

  /// By which way, and shown what.
  struct Means: Sendable {
    let transport: any Transport
    let credential: KubernetesCredential
    /// The way with a certificate that a plugin brought.
    let secured: @Sendable (TLSSettings.Identity) throws(IntegrationError) -> any Transport
  }

  private var means: Means
  private let environment: [String: String]
  private let now: @Sendable () -> Date
  /// The kubeconfig; nil where there is none.
  private var follower: KubeconfigFollower?
  private let read: (@Sendable (KubernetesTarget) throws(IntegrationError) -> Means)?

  private var held: Held?
  private var runs = 0
  private var renewal: Task<Result<Pass, IntegrationError>, Never>?

  init(
    _ means: Means, environment: [String: String] = [:], now: @escaping @Sendable () -> Date,
    following: (KubeconfigFollower, @Sendable (KubernetesTarget) throws(IntegrationError) -> Means)? = nil
  ) {
    self.means = means
    self.environment = environment
    self.now = now
    follower = following?.0
    read = following?.1
  }

  /// Whether answers can be read while they arrive.
  var isStreaming: Bool { means.transport.isStreaming }

  /// What to go with, by what the kubeconfig says now.
  func pass() async throws(IntegrationError) -> Pass {
    try takeUpChanges(orSay: KubeconfigFollower.isElsewhere)
    return try await current()
  }

  /// Takes up what the kubeconfig says, where it has changed. A file that cannot be read is perhaps half written, and
  /// what we have is as good as it was: it counts when `isSaid` says so.
  private func takeUpChanges(orSay isSaid: (IntegrationError) -> Bool) throws(IntegrationError) {
    do throws(IntegrationError) {
      guard let target = try follower?.changed(), let read else { return }
      means = try read(target)
      held = nil
      renewal = nil
    } catch {
      if isSaid(error) { throw error }
    }
  }

  private func current() async throws(IntegrationError) -> Pass {
    let transport = means.transport
    switch means.credential {
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
    try takeUpChanges(orSay: { _ in true })
    if case .plugin = means.credential, held?.pass.run == refused.run { held = nil }
    let next = try await current()
    if case .plugin = means.credential { return next.run == refused.run ? nil : next }
    return next.token?.reveal() == refused.token?.reveal() ? nil : next
  }

  private func ran(_ plugin: ExecPlugin) async throws(IntegrationError) -> Pass {
    if let renewal { return try await renewal.value.get() }
    // A task of its own, for it belongs to all who wait: the first of them may be cancelled.
    runs += 1
    let run = runs
    let task = Task { await renewed(plugin, run) }
    renewal = task
    return try await task.value.get()
  }

  private func renewed(_ plugin: ExecPlugin, _ run: Int) async -> Result<Pass, IntegrationError> {
    let means = means
    // One that a new kubeconfig has overtaken still serves those who wait for it, and nobody after them.
    defer { if run == runs { renewal = nil } }
    do throws(IntegrationError) {
      let brought = try await plugin.run(environment: environment)
      let way = if let identity = brought.identity { try means.secured(identity) } else { means.transport }
      let pass = Pass(transport: way, token: brought.token, run: run)
      if renewal != nil, run == runs {
        held = Held(pass: pass, until: brought.until?.addingTimeInterval(-Self.marginSeconds))
      }
      return .success(pass)
    } catch {
      return .failure(error)
    }
  }
}
