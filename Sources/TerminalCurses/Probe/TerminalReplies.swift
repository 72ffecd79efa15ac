/// What a terminal answered to the questions of `TerminalProbe`, read from its bytes.
package struct TerminalReplies: Equatable, Sendable {
  /// The columns of its cursor, from 1, in the order of the questions (CPR).
  package var columns: [Int] = []
  /// The states of the modes it was asked for: 0 unknown, 1 set, 2 reset, 3 and 4 fixed (DECRPM).
  package var modes: [Int: Int] = [:]
  /// Its primary attributes (DA1); nil while it has not answered. 52 says that programs may set the clipboard.
  package var attributes: [Int]?

  /// No answer.
  package init() {}

  /// Reads what came; other bytes, such as keys pressed meanwhile, are left out.
  package init(_ bytes: [UInt8]) {
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == 0x1B, bytes[index + 1] == 0x5B else {
        index += 1
        continue
      }
      let start = index + 2
      let end = bytes[start...].firstIndex { (0x40...0x7E).contains($0) } ?? bytes.count
      guard end < bytes.count else { return }
      take(String(decoding: bytes[start...end], as: UTF8.self))
      index = end + 1
    }
  }

  private mutating func take(_ sequence: String) {
    let numbers = sequence.split { !$0.isNumber }.compactMap { Int($0) }
    switch (sequence.first, sequence.last) {
    case ("?", "c"): attributes = numbers
    case ("?", "y") where numbers.count == 2 && sequence.hasSuffix("$y"): modes[numbers[0]] = numbers[1]
    case (_, "R") where numbers.count == 2: columns.append(numbers[1])
    default: break
    }
  }
}
