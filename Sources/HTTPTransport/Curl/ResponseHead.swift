/// Builds an answer's head from the lines that libcurl hands over. Pure.
///
/// One transfer may bring several heads: interim ones (1xx) are dropped, and what follows a finished one are
/// trailers, which nobody here reads.
struct ResponseHead: Equatable {
  private(set) var status = 0
  private(set) var headers = HTTPHeaders()
  private(set) var isFinished = false
  private(set) var bytes = 0

  /// Two lengths that differ: whoever believes one of them reads the rest of this answer as the next one.
  var isContradictory: Bool {
    Set(headers.fields.filter { $0.name.lowercased() == "content-length" }.map(\.value)).count > 1
  }

  /// Takes one line with its line break; true when this line finishes the head.
  mutating func take(_ line: String) -> Bool {
    bytes += line.utf8.count
    if isFinished { return false }
    let text = line.trimmingSuffix { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
    if text.hasPrefix("HTTP/") {
      let words = text.split(separator: " ", maxSplits: 2)
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
      headers = HTTPHeaders()
    } else if text.isEmpty {
      isFinished = status >= 200
      return isFinished
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].trimmingBlanks()
      headers.append(String(text[..<colon]), String(value))
    }
    return false
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }

  fileprivate func trimmingBlanks() -> SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return drop(while: isBlank).trimmingSuffix(while: isBlank)
  }
}
