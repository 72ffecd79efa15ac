/// Bytes put together in memory that was set aside before: a signal handler may use it, for it allocates nothing.
/// What does not fit is left out.
struct SignalSafeText {
  private let start: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  /// Sets memory aside for good; one byte of it stays for the zero that ends a path.
  init(capacity: Int) {
    start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 1)
    start.initialize(repeating: 0, count: capacity + 1)
    self.capacity = capacity
  }

  var bytes: UnsafePointer<UInt8> { UnsafePointer(start) }

  mutating func clear() {
    count = 0
    start[0] = 0
  }

  mutating func append(_ byte: UInt8) {
    guard count < capacity else { return }
    start[count] = byte
    count += 1
    start[count] = 0
  }

  mutating func append(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    var index = 0
    while index < length {
      append(source[index])
      index += 1
    }
  }

  mutating func append(_ other: SignalSafeText) { append(other.bytes, other.count) }

  /// A number that is not negative, with zeros in front up to so many digits.
  mutating func append(number: Int, digits: Int = 1) {
    var place = 1
    var length = 1
    while number / place >= 10 || length < digits {
      place *= 10
      length += 1
    }
    while place > 0 {
      append(UInt8(truncatingIfNeeded: 48 + number / place % 10))
      place /= 10
    }
  }

  /// A moment as `20261126T125130Z`, from seconds since 1970.
  mutating func append(moment seconds: Int) {
    // Days to a date of the civil calendar, by eras of 400 years that begin in March.
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    append(number: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), digits: 4)
    append(number: month, digits: 2)
    append(number: dayOfYear - (153 * shifted + 2) / 5 + 1, digits: 2)
    append(UInt8(ascii: "T"))
    append(number: seconds % 86_400 / 3_600, digits: 2)
    append(number: seconds % 3_600 / 60, digits: 2)
    append(number: seconds % 60, digits: 2)
    append(UInt8(ascii: "Z"))
  }
}
