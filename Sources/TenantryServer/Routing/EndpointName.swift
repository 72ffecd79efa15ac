import Synchronization

/// Carries the endpoint's name from the route outward to what counts and logs requests.
final class EndpointName: Sendable {
  private let name = Mutex<String?>(nil)

  /// `none` where no endpoint was found.
  var text: String { name.withLock { $0 ?? "none" } }

  func set(_ text: String) { name.withLock { $0 = text } }
}
