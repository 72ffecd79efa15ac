/// Why a text cannot be the name it was meant to be.
package struct InvalidName: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the text was meant to be, for example "slug".
  package let noun: String

  /// The broken rule as a sentence that completes "The slug …", for example "must start with a letter a–z".
  package let rule: String

  package init(noun: String, rule: String) {
    self.noun = noun
    self.rule = rule
  }

  /// The whole sentence. The refused text itself is left out: it may hold anything.
  package var message: String { "The \(noun) \(rule)." }

  package var description: String { message }
}
