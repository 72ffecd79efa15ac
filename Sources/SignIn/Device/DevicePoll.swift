import HTTPTransport

/// When to ask again whether somebody has typed the code in, and when to stop (RFC 8628 §3.5). Pure.
struct DevicePoll: Equatable, Sendable {
  /// What one question came to.
  enum Answer: Equatable, Sendable {
    case reply(ProviderReply)
    /// None came.
    case silence
  }

  enum Step: Equatable, Sendable {
    /// To be asked again after so long.
    case wait(Duration)
    case taken(JSONValue)
    case denied
    case expired
    /// Anything else a provider may say.
    case failed(String)
  }

  /// What `slow_down` adds, for good.
  static let slowing: Duration = .seconds(5)

  /// Between two questions.
  private(set) var interval: Duration
  /// The uptime at which the code ends.
  let end: Duration

  init(interval: Duration, end: Duration) {
    self.interval = interval
    self.end = end
  }

  /// What is first, before anything was asked.
  var first: Step { .wait(interval) }

  mutating func step(after answer: Answer, at uptime: Duration) -> Step {
    switch answer {
    case .reply(.taken(let tokens)): return .taken(tokens)
    case .reply(.refused("authorization_pending", _)): break
    case .reply(.refused("slow_down", _)): interval += Self.slowing
    case .reply(.refused("access_denied", _)): return .denied
    case .reply(.refused("expired_token", _)): return .expired
    case .reply(.refused(let code, let detail)): return .failed(detail ?? code)
    // Who does not answer is asked half as often.
    case .silence: interval *= 2
    }
    return uptime + interval < end ? .wait(interval) : .expired
  }
}
