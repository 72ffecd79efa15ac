import Foundation
import TenantModel

/// UUIDs that follow from a text, so that what is imported twice is the same thing twice.
///
/// Version 8 of RFC 9562, which leaves the bits to whoever makes them.
enum StableUUID {
  static func text(_ name: String) -> String {
    var digits = Array(Fingerprint.of(Data(name.utf8)))
    digits[12] = "8"
    digits[16] = "a"
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }
}
