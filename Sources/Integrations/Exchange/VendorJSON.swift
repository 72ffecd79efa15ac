import Foundation

/// How vendors' documents are read: snake_case members, dates in RFC 3339 with or without a fraction, unknown members
/// left out.
enum VendorJSON {
  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.dateDecodingStrategy = .custom { decoder in
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let date = date(text) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "no date of RFC 3339"))
      }
      return date
    }
    return decoder
  }

  static func date(_ text: String) -> Date? {
    // Either form may come; that it is not the first says nothing about the second.
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }

  /// Where and how a document differs from what was expected, without what it says there.
  static func place(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it is no JSON" }
    let (what, context): (String, DecodingError.Context) =
      switch error {
      case .keyNotFound(let key, let context): ("no member “\(key.stringValue)”", context)
      case .typeMismatch(_, let context): ("another type", context)
      case .valueNotFound(_, let context): ("null", context)
      case .dataCorrupted(let context): ("unreadable", context)
      @unknown default: ("unreadable", DecodingError.Context(codingPath: [], debugDescription: ""))
      }
    return "\(what) at /\(context.codingPath.map(\.stringValue).joined(separator: "/"))"
  }
}
