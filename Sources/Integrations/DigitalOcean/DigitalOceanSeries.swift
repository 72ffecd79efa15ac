import Foundation
import HTTPTransport

/// One measured series over time.
package struct DigitalOceanSeries: Decodable, Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    package let at: Date
    package let value: Double

    package init(at: Date, value: Double) {
      self.at = at
      self.value = value
    }
  }

  /// What tells it from the others: `mode`, `device`, `host_id` …
  package let labels: [String: String]
  /// Oldest first.
  package let points: [Point]

  private enum CodingKeys: String, CodingKey {
    case metric, values
  }

  package init(labels: [String: String], points: [Point]) {
    self.labels = labels
    self.points = points
  }

  /// A point is a pair of seconds and a number as text; what is neither, such as `NaN`, is left out.
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    labels = try box.decode([String: JSONValue].self, forKey: .metric).compactMapValues(\.stringValue)
    points = try box.decode([[JSONValue]].self, forKey: .values).compactMap { pair in
      guard pair.count == 2, let seconds = Self.number(pair[0]), let value = Self.number(pair[1]) else {
        return nil
      }
      return Point(at: Date(timeIntervalSince1970: seconds), value: value)
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    let number: Double? =
      switch value {
      case .int(let number): Double(number)
      case .double(let number): number
      case .string(let text): Double(text)
      default: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}
