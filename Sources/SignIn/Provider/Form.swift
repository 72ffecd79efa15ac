/// Names and values as `application/x-www-form-urlencoded` has them, in bodies and in queries.
enum Form {
  static func text(_ items: [(String, String)]) -> String {
    items.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// The items of a query; nil when it is not encoded as it must be.
  static func items(_ query: some StringProtocol) -> [(String, String)]? {
    var items: [(String, String)] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0]), let value = sides.count > 1 ? decoded(sides[1]) : "" else {
        return nil
      }
      items.append((name, value))
    }
    return items
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" + digits : digits)
      }
    }.joined()
  }

  private static func decoded(_ text: some StringProtocol) -> String? {
    String(text).replacing("+", with: " ").removingPercentEncoding
  }
}
