import ControlPlane
import ControlSupport
import Foundation
import HTTPTransport
import Logging
import StorageCore
import TenantModel
import TenantryAPI
import TenantryServer

/// A control plane behind a real server on loopback, and programs with tokens to ask it.
struct ServedWorld: Sendable {
  /// No answer is waited for so long unless it never comes: what else the machine does is no fault of the server.
  private static let patience = CurlLimits(total: .seconds(60), connect: .seconds(60))

  let world: ControlWorld
  let root: URL
  let port: Int
  private let pool = CurlPool()
  private let transport: CurlTransport

  /// Runs a server while the body runs.
  static func serving(
    _ world: ControlWorld, options: ServerOptions = ServerOptions(port: 0),
    authenticator: (any Authenticator)? = nil, hooks: HookSettings = HookSettings(),
    signIn: SignInOffer? = nil, settings: LiveSettings? = nil, answers: (any AnswerStore)? = nil, peers: ServerPeers? = nil,
    isReady: @escaping @Sendable () async -> String? = { nil },
    _ body: @escaping @Sendable (ServedWorld) async throws -> Void
  ) async throws {
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let start = ContinuousClock.now
    let server = APIServer(
      ServerParts(
        controlPlane: world.controlPlane,
        settings: settings
          ?? LiveSettings(.init(authenticator: authenticator ?? tokens(), signIn: signIn, hooks: hooks)),
        answers: answers ?? world.storage.answers, peers: peers, isReady: isReady,
        uptime: { ContinuousClock.now - start }, logger: logger, version: "1"), options: options)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run { told.yield($0) } }
      group.addTask {
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else { throw CancellationError() }
        let served = try ServedWorld(world, port: port)
        defer { served.pool.close() }
        try await body(served)
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private init(_ world: ControlWorld, port: Int) throws {
    guard let root = URL(string: "http://127.0.0.1:\(port)") else { throw CocoaError(.fileReadUnknown) }
    self.world = world
    self.root = root
    self.port = port
    transport = CurlTransport(pool, try Self.settings(root: root))
  }

  private static func settings(root: URL) throws -> CurlSettings {
    CurlSettings(hosts: try .only(root, allowsPlainHTTP: true), userAgent: "test", limits: patience)
  }

  // MARK: Who asks

  /// The token of a program with that role.
  static func token(_ role: Role, readOnly: Bool = false) -> String {
    "\(ServiceTokens.prefix)\(role.rawValue)-\(readOnly)"
  }

  static func tokens() -> ServiceTokens {
    let entries = Role.allCases.flatMap { role in
      [false, true].map { readOnly in
        ServiceTokens.Entry(
          name: role.rawValue, sha256: ServiceTokens.digest(of: token(role, readOnly: readOnly)), role: role,
          readOnly: readOnly, tenants: Set([try? Slug("mine")].compactMap(\.self)))
      }
    }
    return ServiceTokens(entries) { Date() }
  }

  /// A client as the console has one.
  func client(_ role: Role) -> RemoteClient {
    client(FixedToken(Self.token(role)))
  }

  /// A client of somebody whose tokens come from elsewhere.
  func client(_ tokens: any TokenSource) -> RemoteClient {
    RemoteClient(server: root, transport: transport, tokens: tokens)
  }

  /// A client that goes by way of another port of loopback.
  func client(_ role: Role, through port: Int) throws -> RemoteClient {
    guard let root = URL(string: "http://127.0.0.1:\(port)") else { throw CocoaError(.fileReadUnknown) }
    return RemoteClient(
      server: root, transport: CurlTransport(pool, try Self.settings(root: root)),
      tokens: FixedToken(Self.token(role)))
  }

  /// A change feed as it comes, while the body reads it.
  func listening(
    bearing token: String = token(.platformOwner), since place: String? = nil,
    _ body: (HTTPStream) async throws -> Void
  ) async throws {
    guard let url = URL(string: root.absoluteString + "/api/changes") else {
      throw CocoaError(.fileReadUnknown)
    }
    var request = HTTPRequest(.get, url, headers: ["Authorization": "Bearer \(token)"])
    request.headers["Last-Event-ID"] = place
    try await body(transport.open(request))
  }

  /// What a request for the session is answered with.
  func status(bearing token: String) async throws -> Int {
    try await send(.get, WhoAmI.path, as: nil, headers: ["Authorization": "Bearer \(token)"]).status
  }

  /// Waits until so many change feeds are read, as the server counts them.
  func waitForFeeds(_ count: Int) async throws {
    let end = ContinuousClock.now + .seconds(60)
    let wanted = "\ntenantry_change_feeds \(count)\n"
    while !(String(decoding: try await send(.get, "/metrics", as: nil).body, as: UTF8.self).contains(wanted))
    {
      guard ContinuousClock.now < end else { throw CocoaError(.coderReadCorrupt) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// One request as it is.
  func send(
    _ method: HTTPMethod, _ path: String, as role: Role? = .platformOwner, headers: [String: String] = [:],
    body: String = ""
  ) async throws -> HTTPResponse {
    guard let url = URL(string: root.absoluteString + path) else { throw CocoaError(.fileReadUnknown) }
    var request = HTTPRequest(method, url, body: Data(body.utf8))
    if let role { request.headers["Authorization"] = "Bearer \(Self.token(role))" }
    if !body.isEmpty { request.headers["Content-Type"] = "application/json" }
    for (name, value) in headers { request.headers[name] = value }
    return try await transport.send(request)
  }
}

extension HTTPResponse {
  /// The body as JSON; null for what is none.
  var json: JSONValue { (try? JSONValue(data: body)) ?? .null }
}
