import Foundation

extension Date {
  private static let referenceMicroseconds: Int64 = 978_307_200_000_000
  /// The year 9999: what lies beyond is stored as this, so that no arithmetic on it overflows.
  private static let microsecondsMax: Double = 253_402_300_799_000_000

  /// What a column holds of this time. Finer parts and infinities are lost; everything else survives the
  /// round trip.
  package var microsecondsSince1970: Int64 {
    let reference = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
    guard reference.isFinite else { return reference > 0 ? Int64(Self.microsecondsMax) : 0 }
    let limit = Self.microsecondsMax
    return Int64(min(max(reference, -limit), limit)) + Self.referenceMicroseconds
  }

  /// The time that a column holds. Counted from the reference date in integers, since the detour over 1970
  /// rounds twice.
  package init(microsecondsSince1970 value: Int64) {
    let reference = value.subtractingReportingOverflow(Self.referenceMicroseconds)
    self.init(
      timeIntervalSinceReferenceDate: Double(reference.overflow ? 0 : reference.partialValue) / 1_000_000)
  }

  /// This time as it will be read back.
  package var asStored: Date { Date(microsecondsSince1970: microsecondsSince1970) }
}
