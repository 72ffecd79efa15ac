import FaultServer
import Foundation
import HTTPTransport
import Integrations
import Testing

@Suite("every client meets every fault")
struct ClientFaultTests {
  private static let pool = CurlPool()

  /// Short where time is what ends the call, and long enough for a busy machine elsewhere.
  private static func limits(_ fault: Fault?) -> IntegrationLimits {
    let isSilence = fault?.isSilence == true
    return IntegrationLimits(
      deadline: isSilence ? .milliseconds(1_500) : .seconds(30),
      attempt: CurlLimits(
        total: isSilence ? .milliseconds(800) : .seconds(60), connect: .seconds(60), bodyBytesMax: 1_048_576),
      retry: RetryPlan.Policy(waitMin: .milliseconds(5), waitMax: .milliseconds(10)))
  }

  /// What the machine may add while other tests run.
  private static let slack: Duration = .seconds(60)

  @Test(
    "the call ends within its deadline, with an error whose code and class say what to do",
    arguments: ClientCall.all + ClientCall.data, Fault.allCases)
  func table(call: ClientCall, fault: Fault) async throws {
    let server = try FaultServer(fault, sparing: call.spared, answer: Self.answer)
    defer { server.close() }
    let start = ContinuousClock.now
    let error = await error(of: call, at: server.url(), Self.limits(fault))
    #expect(ContinuousClock.now - start < Self.limits(fault).deadline + Self.slack)
    #expect(error?.code == Self.code(fault, call), "\(error.map(String.init(describing:)) ?? "no error")")
    #expect(error?.retry == Self.retry(fault, call))
    if fault == .rateLimited { #expect(error?.retryAfter == .seconds(7)) }
    #expect(error?.description.contains("geheim") != true)
    #expect(error?.message.hasSuffix(".") != false || error?.message.contains("answered") == true)
  }

  @Test(
    "a system at which nobody listens was certainly not asked", arguments: ClientCall.all + ClientCall.data)
  func refused(call: ClientCall) async throws {
    let refusing = try RefusingPort()
    let error = await error(of: call, at: refusing.url, Self.limits(nil))
    #expect(error?.code == IntegrationError.codeUnreachable)
    #expect(error?.retry == .transient)
  }

  @Test("a system that is switched off was certainly not asked", arguments: ClientCall.all)
  func switchedOff(call: ClientCall) async throws {
    let deaf = try DeafPort()
    var limits = Self.limits(.blackHole)
    // Both limits end some of these: the try's own, and the deadline in the middle of the last try.
    limits.attempt.total = .milliseconds(400)
    limits.deadline = .milliseconds(1_000)
    var spared = call
    spared.spared = nil
    let error = await error(of: spared, at: deaf.url, limits)
    #expect(error?.code == IntegrationError.codeTimeout)
    #expect(error?.retry == .transient)
  }

  private static let answer: FaultServer.Answer = { request in
    let type = "Content-Type: application/json"
    if let body = ClientCall.dataAnswer(request.method, request.target) { return (200, [type], body) }
    if request.target.hasSuffix("/token") { return (200, [type], #"{"access_token":"t","expires_in":60}"#) }
    if request.target.hasSuffix("/client-secret") { return (200, [type], #"{"value":"s"}"#) }
    if request.method == "POST" { return (201, ["Location: /admin/realms/tenants/clients/1-2-3"], "") }
    return (200, [type], #"{"status":"pass","items":[],"gitVersion":"v1.36.0","ref":"r","result":[]}"#)
  }

  private func error(of call: ClientCall, at base: URL, _ limits: IntegrationLimits) async
    -> IntegrationError?
  {
    do {
      let patient = try Self.outside(base, Self.limits(nil))
      let transport = RebasedTransport(
        inner: try Self.outside(base, limits), spared: call.spared.map { ($0, patient) }, base: base)
      let systems = try Systems(
        transport: transport, base: try #require(URL(string: "https://host.example")))
      try await call.call(systems)
      return nil
    } catch {
      return error as? IntegrationError
        ?? IntegrationError("test", "unexpected", String(describing: error), retry: .permanent)
    }
  }

  private static func outside(_ base: URL, _ limits: IntegrationLimits) throws -> OutsideTransport {
    let settings = CurlSettings(hosts: try .only(base), userAgent: "tenantry/test", limits: limits.attempt)
    return OutsideTransport(
      over: CurlTransport(pool, settings), limits: limits,
      time: .system(now: { Date(timeIntervalSince1970: 1_800_000_000) }))
  }

  /// Nil where the call succeeds all the same.
  private static func code(_ fault: Fault, _ call: ClientCall) -> String? {
    switch fault {
    case .none, .delay: nil
    // A question is followed to where it is answered, a change is not.
    case .redirectHere: call.method.isSafe ? nil : IntegrationError.codeUnreadable
    case .drip, .silentBody, .blackHole: IntegrationError.codeTimeout
    case .resetInBody, .halfClose, .halfHead, .hangUp: IntegrationError.codeUnreachable
    case .rateLimited, .rateLimitedSilently: IntegrationError.codeRateLimited
    case .serverError, .htmlError, .hugeError: IntegrationError.codeServer
    case .htmlAnswer, .wrongJSON, .brokenJSON, .hugeBody, .endlessBody, .endlessHead, .garbage, .wrongLength,
      .redirectAway, .redirectLoop:
      IntegrationError.codeUnreadable
    }
  }

  private static func retry(_ fault: Fault, _ call: ClientCall) -> HTTPFailure.Class? {
    guard code(fault, call) != nil else { return nil }
    return switch fault {
    case .drip, .silentBody, .blackHole, .resetInBody, .halfClose, .halfHead, .hangUp, .hugeError:
      call.lostMeans
    case .rateLimited, .rateLimitedSilently, .serverError, .htmlError: .transient
    // What was done before the answer became unreadable is not known either.
    case .hugeBody, .endlessBody, .endlessHead, .garbage, .wrongLength:
      call.lostMeans == .uncertain ? .uncertain : call.method.isSafe ? .permanent : .transient
    case .htmlAnswer, .wrongJSON, .brokenJSON: call.lostMeans == .uncertain ? .uncertain : .permanent
    default: .permanent
    }
  }
}
