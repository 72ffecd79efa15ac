import Foundation
import HTTPTransport

/// One watch: it looks at what a list would answer twice a simulated second, and tells what has changed.
///
/// It ends after so many looks, whatever time it is: a clock that stands would keep it forever.
actor SandboxWatch {
  private static let pause: Duration = .milliseconds(500)
  private static let looksMax = 600
  /// Versions further back than this are forgotten, as a real API server forgets them.
  private static let versionsKept = 1_000

  private let kind: (kind: String, apiVersion: String)
  private let look: @Sendable () async throws(TransportError) -> HTTPResponse
  private let wait: @Sendable (Duration) async throws(TransportError) -> Void
  private let hasBookmarks: Bool
  private var looksLeft: Int
  /// After which version changes count; nil when all that is there is told first.
  private var since: Int?
  private var seen: [String: JSONValue]?
  private var isFinished = false

  /// - Parameters:
  ///   - look: what a list of the same objects answers.
  ///   - wait: returns after a simulated time.
  init(
    _ request: HTTPRequest, look: @escaping @Sendable () async throws(TransportError) -> HTTPResponse,
    wait: @escaping @Sendable (Duration) async throws(TransportError) -> Void
  ) {
    let path = SandboxPath(request.url)
    let known = path.flatMap { SandboxKind.named(plural: $0.plural, apiVersion: $0.apiVersion) }
    kind = (known?.kind ?? "Pod", path?.apiVersion ?? "v1")
    since = path?.query["resourceVersion"].flatMap(Int.init).flatMap { $0 == 0 ? nil : $0 }
    hasBookmarks = path?.query["allowWatchBookmarks"] == "true"
    looksLeft = min(max(Int(path?.query["timeoutSeconds"] ?? "") ?? 300, 1) * 2, Self.looksMax)
    self.look = look
    self.wait = wait
  }

  /// Whether a request asks for a watch.
  static func isAsked(by request: HTTPRequest) -> Bool {
    request.url.host() == SandboxHosts.kubernetes && SandboxPath(request.url)?.query["watch"] == "true"
  }

  /// The same request as a list.
  static func list(of request: HTTPRequest) -> HTTPRequest {
    var request = request
    var parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false)
    let selectors = parts?.queryItems?.filter { ["labelSelector", "fieldSelector"].contains($0.name) } ?? []
    parts?.queryItems = selectors.isEmpty ? nil : selectors
    request.url = parts?.url ?? request.url
    return request
  }

  /// The next lines; nil at the end.
  func next() async throws(TransportError) -> Data? {
    while !isFinished {
      guard looksLeft > 0 else {
        isFinished = true
        return nil
      }
      looksLeft -= 1
      if seen != nil { try await wait(Self.pause) }
      let lines = try lines(of: try await look())
      if !lines.isEmpty { return lines }
    }
    return nil
  }

  private func lines(of answer: HTTPResponse) throws(TransportError) -> Data {
    guard answer.isSuccess, let list = try? JSONValue(data: answer.body) else {
      isFinished = true
      return answer.isSuccess ? Data() : line("ERROR", (try? JSONValue(data: answer.body)) ?? .object([:]))
    }
    let version = list[path: "metadata", "resourceVersion"]?.stringValue.flatMap(Int.init) ?? 0
    if let since, since > version || version - since > Self.versionsKept {
      isFinished = true
      return line("ERROR", SandboxKubernetes.status(410, "Expired", "too old resource version: \(since)"))
    }
    let pairs = (list["items"]?.arrayValue ?? []).map { (Self.key($0), $0) }
    let there = Dictionary(pairs) { $1 }
    defer { seen = there }
    var told = Data()
    for (key, object) in there.sorted(by: { $0.key < $1.key }) {
      guard let before = seen?[key] else {
        if isNews(object) { told += line(seen == nil && since != nil ? "MODIFIED" : "ADDED", whole(object)) }
        continue
      }
      if before != object { told += line("MODIFIED", whole(object)) }
    }
    for (key, object) in (seen ?? [:]).sorted(by: { $0.key < $1.key }) where there[key] == nil {
      told += line("DELETED", whole(object))
    }
    if seen == nil, hasBookmarks {
      told += line("BOOKMARK", whole(["metadata": ["resourceVersion": .string(String(version))]]))
    }
    return told
  }

  /// At the first look, what was written after the version that the watcher knows; later, all that is new.
  private func isNews(_ object: JSONValue) -> Bool {
    guard seen == nil, let since else { return true }
    return (object[path: "metadata", "resourceVersion"]?.stringValue.flatMap(Int.init) ?? 0) > since
  }

  private func line(_ type: String, _ object: JSONValue) -> Data {
    JSONValue.object(["type": .string(type), "object": object]).data + Data("\n".utf8)
  }

  /// With kind and version, which objects inside lists lack.
  private func whole(_ object: JSONValue) -> JSONValue {
    var object = object
    object["kind"] = .string(kind.kind)
    object["apiVersion"] = .string(kind.apiVersion)
    return object
  }

  private static func key(_ object: JSONValue) -> String {
    "\(object[path: "metadata", "namespace"]?.stringValue ?? "")/\(object[path: "metadata", "name"]?.stringValue ?? "")"
  }
}
