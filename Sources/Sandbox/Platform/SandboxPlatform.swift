import Foundation
import HTTPTransport

/// A whole platform in this process: Kubernetes, Keycloak, the tenants' Odoos and the systems around them, small but
/// stateful, behind the same HTTP that the real ones speak.
///
/// Time moves them: pods start, jobs end and logs grow as the clock goes, computed when somebody asks.
package actor SandboxPlatform: StreamingTransport {
  private let configuration: SandboxConfiguration
  private let store: SandboxStore
  private var faults: [SandboxFault] = []
  private var conditions: Set<SandboxCondition> = []
  private var draws: UInt64 = 0
  /// Requests of the current hour by host.
  private var asked: [String: (hour: Int, count: Int)] = [:]

  /// - Throws: `SandboxError` when the journal in the folder cannot be read or belongs to another process.
  package init(_ configuration: SandboxConfiguration) throws(SandboxError) {
    self.configuration = configuration
    store = try SandboxStore(folder: configuration.folder)
    for realm in ["master", "tenants", "staff"] {
      SandboxKeycloak.seedRealm(realm, in: store)
    }
    Self.seedSystems(around: [], in: store, now: configuration.now())
  }

  /// Every change so far, oldest first.
  package var ledger: [SandboxEffect] { store.ledger }

  package func inject(_ fault: SandboxFault) { faults.append(fault) }

  package func clearFaults() { faults = [] }

  package func set(_ condition: SandboxCondition) { conditions.insert(condition) }

  package func clear(_ condition: SandboxCondition) { conditions.remove(condition) }

  /// Adds tenants that were there before; what has changed since stays changed.
  package func seed(_ tenants: [SandboxTenant]) {
    for tenant in tenants { SandboxSeed.add(tenant, to: store) }
    Self.seedSystems(around: tenants, in: store, now: configuration.now())
  }

  /// What the systems around the cluster held all along.
  private static func seedSystems(around tenants: [SandboxTenant], in store: SandboxStore, now: Date) {
    SandboxGitHubSeed.add(tenants, to: store, now: now)
    SandboxN8nSeed.add(tenants, to: store)
    SandboxMattermost.seed(tenants, to: store, now: now)
    for tenant in tenants {
      SandboxSupabase.add(tenant, to: store, now: now)
      SandboxSuperset.add(tenant, to: store)
    }
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await pause(for: latency(of: request))
    let fault = takeFault(for: request)
    if let fault, let answer = try await refusal(by: fault, of: request) { return answer }
    let response = try answer(to: request)
    switch fault?.kind {
    case .lostAnswer:
      throw TransportError(.reset, "The connection to \(request.url.host() ?? "") ended before the answer.")
    case .failureAfterwards:
      return SandboxHosts.failure(
        at: request.url.host() ?? "", 500, "InternalError", "Internal error occurred")
    default: return response
    }
  }

  /// Watches arrive line by line, everything else in one piece.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    guard SandboxWatch.isAsked(by: request) else { return HTTPStream(try await send(request)) }
    let list = SandboxWatch.list(of: request)
    let first = try await send(list)
    guard first.isSuccess else { return HTTPStream(first) }
    let watch = SandboxWatch(
      request, look: { [self] () async throws(TransportError) in try await answer(to: list) },
      wait: { [self] duration async throws(TransportError) in
        try await pause(for: duration * configuration.speed)
      })
    return HTTPStream(status: 200, headers: ["Content-Type": "application/json"]) {
      () async throws(TransportError) in try await watch.next()
    }
  }

  private func gitHub(_ clock: SandboxClock, asking request: HTTPRequest) -> SandboxGitHub {
    SandboxGitHub(
      store: store, clock: clock, conditions: conditions, token: configuration.secrets[.githubToken],
      allowance: allowance(of: request, clock))
  }

  private func digitalOcean(_ clock: SandboxClock, asking request: HTTPRequest) -> SandboxDigitalOcean {
    SandboxDigitalOcean(
      cluster: kubernetes(clock), clock: clock, conditions: conditions,
      token: configuration.secrets[.digitalOceanToken], allowance: allowance(of: request, clock))
  }

  /// Counts the request, but not those that ask how many are left.
  private func allowance(of request: HTTPRequest, _ clock: SandboxClock) -> SandboxAllowance {
    let host = request.url.host() ?? ""
    let hour = Int(clock.now.timeIntervalSince1970) / 3_600
    let before = asked[host].map { $0.hour == hour ? $0.count : 0 } ?? 0
    let count = request.url.path.hasSuffix("/rate_limit") ? before : before + 1
    asked[host] = (hour, count)
    return SandboxAllowance(used: count, clock: clock)
  }

  /// As it would have answered at another time, at once. For questions only.
  package nonisolated func past(at date: Date) -> any Transport { SandboxPast(platform: self, date: date) }

  /// - Parameter date: nil for now.
  func answer(to request: HTTPRequest, at date: Date? = nil) throws(TransportError) -> HTTPResponse {
    let clock = SandboxClock(speed: configuration.speed, now: date ?? configuration.now())
    let secrets = configuration.secrets
    do {
      switch request.url.host() {
      case SandboxHosts.kubernetes:
        return try kubernetes(clock).answer(request)
      case SandboxHosts.keycloak:
        return try SandboxKeycloak(
          store: store, clock: clock, conditions: conditions, secret: secrets[.keycloakClientSecret]
        ).answer(request)
      case SandboxHosts.n8n:
        return try SandboxN8n(
          store: store, clock: clock, conditions: conditions, key: secrets[.n8nAPIKey],
          webhookSecret: secrets[.n8nWebhookSecret]
        ).answer(request)
      case SandboxHosts.mattermost:
        return try SandboxMattermost(
          store: store, clock: clock, conditions: conditions, token: secrets[.mattermostToken]
        ).answer(request)
      case SandboxHosts.postgresql:
        return try SandboxPostgres(
          store: store, now: clock.now, conditions: conditions, password: secrets[.postgresqlPassword]
        ).answer(request)
      case SandboxHosts.digitalOcean: return digitalOcean(clock, asking: request).answer(request)
      case SandboxHosts.github: return try gitHub(clock, asking: request).answer(request)
      case SandboxHosts.githubLogs: return gitHub(clock, asking: request).log(request)
      case SandboxHosts.supabase: return try supabase(clock).answer(request)
      case SandboxHosts.supabaseProject: return try supabase(clock).projectAnswer(request)
      case SandboxHosts.superset:
        return try SandboxSuperset(
          store: store, clock: clock, secret: secrets[.supersetPassword],
          databasePassword: secrets[.supersetDatabasePassword]
        ).answer(request)
      case SandboxHosts.anthropic: return SandboxAnthropic(secret: secrets[.anthropicKey]).answer(request)
      case SandboxHosts.openAI:
        return SandboxOpenAI(clock: clock, secret: secrets[.openAIKey]).answer(request)
      default:
        return try SandboxOdoo(cluster: kubernetes(clock), secret: secrets[.odooPassword]).answer(request)
      }
    } catch let error as TransportError {
      throw error
    } catch {
      return HTTPResponse(status: 503, json: ["message": .string(String(describing: error))])
    }
  }

  private func supabase(_ clock: SandboxClock) -> SandboxSupabase {
    SandboxSupabase(
      store: store, clock: clock, conditions: conditions, token: configuration.secrets[.supabaseToken],
      serviceKey: configuration.secrets[.supabaseServiceKey])
  }

  private func kubernetes(_ clock: SandboxClock) -> SandboxKubernetes {
    SandboxKubernetes(
      store: store, clock: clock, conditions: conditions, token: configuration.secrets[.kubernetesToken])
  }

  private func takeFault(for request: HTTPRequest) -> SandboxFault? {
    guard let index = faults.firstIndex(where: { $0.meets(request) }) else { return nil }
    guard faults[index].passing == 0 else {
      faults[index].passing -= 1
      return nil
    }
    faults[index].remaining = faults[index].remaining.map { $0 - 1 }
    let fault = faults[index]
    if fault.remaining == 0 { faults.remove(at: index) }
    return fault
  }

  /// The answer of a fault that keeps the request from having its effect.
  private func refusal(by fault: SandboxFault, of request: HTTPRequest) async throws(TransportError)
    -> HTTPResponse?
  {
    let host = request.url.host() ?? ""
    switch fault.kind {
    case .status(let status):
      return SandboxHosts.failure(at: host, status, "InternalError", "injected fault")
    case .rateLimited(let seconds):
      var answer = SandboxHosts.failure(at: host, 429, "TooManyRequests", "too many requests")
      answer.headers["Retry-After"] = String(seconds)
      return answer
    case .hang:
      try await pause(for: .seconds(86_400))
      throw TransportError(.timeout, "\(host) did not answer.")
    case .unreachable: throw TransportError(.unreachable, "\(host) cannot be reached.")
    case .echo(let echo): return echo.answer(to: request)
    case .lostAnswer, .failureAfterwards: return nil
    }
  }

  private func latency(of request: HTTPRequest) -> Duration {
    guard configuration.speed > 0 else { return .zero }
    draws += 1
    let unit = StableHash.unit("\(configuration.seed)/\(draws)/\(request.url.path)")
    return .milliseconds((8 + 40 * unit * unit) * configuration.speed)
  }

  private func pause(for duration: Duration) async throws(TransportError) {
    guard duration > .zero else { return }
    do {
      try await configuration.sleep(duration)
    } catch {
      throw TransportError(.cancelled, "The request was cancelled.", mayHaveBeenSent: false)
    }
  }
}
