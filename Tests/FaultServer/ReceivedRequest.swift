import Foundation

/// A request as it came in.
package struct ReceivedRequest: Equatable, Sendable {
  package let method: String
  /// Path and query.
  package let target: String
  /// The header lines as they were written.
  package let lines: [String]
  package let body: String

  /// The first value of a field, by its name in lower case.
  package subscript(field: String) -> String? {
    lines.first { $0.lowercased().hasPrefix(field + ":") }.map {
      String($0.dropFirst(field.count + 1)).trimmingCharacters(in: .whitespaces)
    }
  }
}
