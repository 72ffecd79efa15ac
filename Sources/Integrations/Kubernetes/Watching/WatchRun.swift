import Foundation
import HTTPTransport

/// One watch, over as many connections as it takes: it lists when it has to, goes on where it was when a connection
/// ends, and waits longer each time nothing comes of one.
struct WatchRun {
  /// The longest that the server is asked to keep one connection.
  private static let connectionSecondsMax = 290
  private static let lineBytesMax = 4_194_304
  private static let firstWait: Duration = .milliseconds(250)
  private static let longestWait: Duration = .seconds(10)

  let client: KubernetesClient
  let selection: KubernetesSelection
  let limit: Duration
  let clock: any Clock<Duration>
  let isEnough: @Sendable (WatchEvent) -> Bool
  /// Where to go on; nil when it has to be listed.
  var version: String?
  private var wait = firstWait
  private var known: [String: KubernetesObject] = [:]

  init(
    _ client: KubernetesClient, _ selection: KubernetesSelection, from version: String?, limit: Duration,
    clock: any Clock<Duration>, isEnough: @escaping @Sendable (WatchEvent) -> Bool
  ) {
    self.client = client
    self.selection = selection
    self.version = version
    self.limit = limit
    self.clock = clock
    self.isEnough = isEnough
  }

  /// Returns when enough was seen.
  mutating func follow() async throws(IntegrationError) {
    while true {
      do throws(IntegrationError) {
        if try await connect() { return }
      } catch {
        if error.code == IntegrationError.codeNotFound, version != nil {
          version = nil  // 410: the version has expired; a kind that is not there says so when it is listed.
        } else if error.retry != .transient || error.code == IntegrationError.codeCancelled {
          throw error
        }
      }
      try await pause()
    }
  }

  /// One connection, to its end. True when enough was seen.
  private mutating func connect() async throws(IntegrationError) -> Bool {
    if version == nil, try await list() { return true }
    var query = selection.query
    query["watch"] = "true"
    query["allowWatchBookmarks"] = "true"
    query["resourceVersion"] = version
    let seconds = Int(limit.inSeconds.rounded(.up))
    query["timeoutSeconds"] = String(max(1, min(seconds, Self.connectionSecondsMax)))
    let request = client.request(.get, selection.path, query: query)
    let (lines, secrets) = try await client.authorized(request) { exchange, request throws(IntegrationError) in
      (try await exchange.open(request).lines(lengthMax: Self.lineBytesMax), RequestSecrets(request))
    }
    var iterator = lines.makeAsyncIterator()
    while let text = try await next(&iterator) {
      switch WatchLine(text, of: selection.kind) {
      case .event(let event):
        if take(event) { return true }
      case .bookmark(let version):
        self.version = version
        wait = Self.firstWait
      case .expired:
        version = nil
        return false
      case .failed(let status, let words): throw Self.failure(status, secrets.hidden(in: words))
      case .unreadable: return false
      }
    }
    return false
  }

  private func next(
    _ iterator: inout HTTPStream.Lines.AsyncIterator
  ) async throws(IntegrationError) -> String? {
    do {
      return try await iterator.next(isolation: #isolation)
    } catch {
      throw IntegrationError("kubernetes", error, to: .get)
    }
  }

  /// What is there now: new ones as added, others as modified, and what was there before as deleted.
  private mutating func list() async throws(IntegrationError) -> Bool {
    let (objects, version) = try await client.listing(selection)
    var events = objects.map { WatchEvent(known[Self.key($0)] == nil ? .added : .modified, $0) }
    let there = Set(objects.map(Self.key))
    events += known.filter { !there.contains($0.key) }.values.map { WatchEvent(.deleted, $0) }
    self.version = version
    for event in events where take(event, isListed: true) { return true }
    return false
  }

  private mutating func take(_ event: WatchEvent, isListed: Bool = false) -> Bool {
    known[Self.key(event.object)] = event.change == .deleted ? nil : event.object
    if !isListed {
      version = event.object.resourceVersion ?? version
      wait = Self.firstWait
    }
    return isEnough(event)
  }

  /// Between two connections, longer each time; what arrives makes it short again.
  private mutating func pause() async throws(IntegrationError) {
    do {
      try await clock.sleep(for: wait)
    } catch {
      throw IntegrationError(
        "kubernetes", IntegrationError.codeCancelled, "The watch was cancelled.", retry: .transient)
    }
    wait = min(wait * 2, Self.longestWait)
  }

  private static func key(_ object: KubernetesObject) -> String { "\(object.namespace ?? "")/\(object.name)" }

  private static func failure(_ status: Int, _ words: String) -> IntegrationError {
    IntegrationError(
      "kubernetes", IntegrationError.code(ofStatus: status),
      "kubernetes ended the watch with \(status)\(words.isEmpty ? "." : ": \(words.prefix(300))")",
      retry: status >= 500 || status == 429 ? .transient : .permanent)
  }
}
