import Foundation
import HTTPTransport

/// A `multipart/form-data` body taken apart.
struct SandboxForm {
  /// Contents by field.
  private(set) var parts: [String: Data] = [:]

  /// Nil when it is none, or is cut off.
  init?(_ request: HTTPRequest) {
    let type = request.headers["Content-Type"] ?? ""
    guard type.hasPrefix("multipart/form-data"), let mark = type.firstRange(of: "boundary=") else {
      return nil
    }
    let boundary = Data("--\(type[mark.upperBound...])".utf8)
    let blank = Data("\r\n\r\n".utf8)
    var rest = request.body
    guard let first = rest.range(of: boundary) else { return nil }
    rest = Data(rest[first.upperBound...])
    while !rest.starts(with: Data("--".utf8)) {
      guard let next = rest.range(of: boundary), let gap = rest.range(of: blank),
        gap.upperBound <= next.lowerBound - 2
      else { return nil }
      let head = String(decoding: rest[..<gap.lowerBound], as: UTF8.self)
      guard let name = head.firstMatch(of: /; name="([^"]*)"/)?.output.1 else { return nil }
      parts[String(name)] = Data(rest[gap.upperBound..<(next.lowerBound - 2)])
      rest = Data(rest[next.upperBound...])
    }
  }

  func text(_ name: String) -> String? { parts[name].map { String(decoding: $0, as: UTF8.self) } }
}
