import TenantModel

/// A Supabase project's name in URLs: 20 letters `a-z`.
package struct SupabaseReference: ValidatedName {
  package static let noun = "Supabase project reference"
  package static let length = 20

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    guard text.utf8.count == Self.length, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      throw InvalidName(noun: Self.noun, rule: "must be \(Self.length) letters a–z")
    }
    rawValue = text
  }
}
