import HTTPTransport

/// What a listener on loopback takes for the answer of a browser that was sent to sign in, and what it refuses (RFC 8252,
/// RFC 9207). Pure.
struct CallbackRule: Equatable, Sendable {
  static let path = "/callback"

  enum Verdict: Equatable, Sendable {
    /// It is not what is waited for: answered with that status, and it is waited on.
    case refused(Int)
    case code(String)
    /// The provider's reason.
    case denied(String)
  }

  let port: Int
  let state: String
  /// Who must say that the answer is theirs; nil where they do not.
  let issuer: String?

  /// Judges the head of a request, as it came.
  ///
  /// Another name in `Host` is a page elsewhere whose name was made to lead here; another state is somebody else's
  /// sign-in. Neither ends ours: it is no way to stop somebody from signing in.
  func verdict(on head: String) -> Verdict {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return .refused(400) }
    let hosts = lines.dropFirst().filter { $0.lowercased().hasPrefix("host:") }
      .map { $0.dropFirst(5).drop { $0 == " " } }
    guard hosts.count == 1, hosts.first == "127.0.0.1:\(port)" else { return .refused(403) }
    guard words[0] == "GET" else { return .refused(405) }
    let parts = words[1].split(separator: "?", maxSplits: 1)
    guard parts.first == Substring(Self.path) else { return .refused(404) }
    guard let items = Form.items(parts.count > 1 ? parts[1] : "") else { return .refused(400) }
    func value(_ name: String) -> String? {
      let all = items.filter { $0.0 == name }
      return all.count == 1 ? all.first?.1 : nil
    }
    guard value("state") == state, issuer == nil || value("iss") == issuer else { return .refused(403) }
    if let error = value("error") {
      return .denied(value("error_description") ?? error)
    }
    guard let code = value("code"), !code.isEmpty else { return .refused(400) }
    return .code(code)
  }
}
