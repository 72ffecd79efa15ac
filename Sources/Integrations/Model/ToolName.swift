import TenantModel

/// A tool's name, as all models take it: 1 to 64 of `a-z`, `A-Z`, `0-9`, `_` and `-`.
package struct ToolName: ValidatedName {
  package static let noun = "tool name"
  package static let lengthMax = 64

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let isAllowed = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }
    guard isAllowed, (1...Self.lengthMax).contains(text.utf8.count) else {
      throw InvalidName(
        noun: Self.noun, rule: "must be 1 to \(Self.lengthMax) letters, digits, underscores and hyphens")
    }
    rawValue = text
  }
}
