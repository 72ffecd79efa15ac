/// An endpoint's path, taken apart: `/api/tenants/{tenant}/logs`.
package struct PathTemplate: Equatable, Sendable {
  package enum Segment: Equatable, Sendable {
    case literal(String)
    /// The property whose value stands here.
    case input(String)
  }

  package let segments: [Segment]

  /// - Parameter text: as `Endpoint.path` has it.
  package init(_ text: String) {
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .input(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The inputs' names, from the left.
  package var inputs: [String] {
    segments.compactMap { if case .input(let name) = $0 { name } else { nil } }
  }

  /// What stands in the place of each input; nil when the path is not of this form.
  package func values(in path: String) -> [String: String]? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard parts.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      switch segment {
      case .literal(let text):
        guard part == text else { return nil }
      case .input(let name):
        guard let value = part.removingPercentEncoding, !value.isEmpty else { return nil }
        values[name] = value
      }
    }
    return values
  }

  /// The path with inputs in their places, percent-encoded.
  func path(with value: (String) throws -> String) rethrows -> String {
    try segments.reduce(into: "") { path, segment in
      switch segment {
      case .literal(let text): path += "/" + text
      case .input(let name): path += "/" + WireRequest.encoded(try value(name))
      }
    }
  }
}
