import Synchronization

/// What the server counts, in the text format that Prometheus reads.
final class ServerMetrics: Sendable {
  /// One kind of request and how it ended.
  private struct Kind: Hashable {
    var endpoint: String
    var status: Int
  }

  private struct Times {
    var counts = [Int](repeating: 0, count: ServerMetrics.bounds.count)
    var sum = 0.0
    var count = 0
  }

  private struct State {
    var requests: [Kind: Int] = [:]
    var times: [String: Times] = [:]
    var feeds = 0
    var refusals: [String: Int] = [:]
  }

  /// Upper bounds of the histogram's buckets, in seconds.
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let state = Mutex(State())

  /// - Parameters:
  ///   - endpoint: its stable name; `none` where no endpoint was found.
  ///   - seconds: from the request's head to its answer's.
  func answered(_ endpoint: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.requests[Kind(endpoint: endpoint, status: status), default: 0] += 1
      var times = state.times[endpoint] ?? Times()
      for (place, bound) in Self.bounds.enumerated() where seconds <= bound { times.counts[place] += 1 }
      times.sum += seconds
      times.count += 1
      state.times[endpoint] = times
    }
  }

  func refused(signIn reason: SignInRefusal.Reason) {
    state.withLock { $0.refusals[reason.rawValue, default: 0] += 1 }
  }

  /// - Returns: false when there are `max` already.
  func beginFeed(max: Int) -> Bool {
    state.withLock { state in
      guard state.feeds < max else { return false }
      state.feeds += 1
      return true
    }
  }

  func endFeed() { state.withLock { $0.feeds -= 1 } }

  /// Everything, in Prometheus' text format 0.0.4.
  var text: String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP tenantry_http_requests_total Requests answered, by endpoint and status.",
      "# TYPE tenantry_http_requests_total counter",
    ]
    for (kind, count) in state.requests.sorted(by: { ($0.key.endpoint, $0.key.status) < ($1.key.endpoint, $1.key.status) }) {
      lines.append(
        "tenantry_http_requests_total{endpoint=\"\(kind.endpoint)\",status=\"\(kind.status)\"} \(count)")
    }
    lines += [
      "# HELP tenantry_http_request_seconds Time to the head of an answer.",
      "# TYPE tenantry_http_request_seconds histogram",
    ]
    for (endpoint, times) in state.times.sorted(by: { $0.key < $1.key }) {
      let name = "tenantry_http_request_seconds"
      for (bound, count) in zip(Self.bounds, times.counts) {
        lines.append("\(name)_bucket{endpoint=\"\(endpoint)\",le=\"\(bound)\"} \(count)")
      }
      lines.append("\(name)_bucket{endpoint=\"\(endpoint)\",le=\"+Inf\"} \(times.count)")
      lines.append("\(name)_sum{endpoint=\"\(endpoint)\"} \(times.sum)")
      lines.append("\(name)_count{endpoint=\"\(endpoint)\"} \(times.count)")
    }
    lines += [
      "# HELP tenantry_change_feeds Change feeds that are read now.", "# TYPE tenantry_change_feeds gauge",
      "tenantry_change_feeds \(state.feeds)",
      "# HELP tenantry_sign_in_refusals_total Tokens that were not taken, by reason.",
      "# TYPE tenantry_sign_in_refusals_total counter",
    ]
    for (reason, count) in state.refusals.sorted(by: { $0.key < $1.key }) {
      lines.append("tenantry_sign_in_refusals_total{reason=\"\(reason)\"} \(count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
