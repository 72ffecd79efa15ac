/// Why the parameters of an operation were refused, a sentence for each field.
package struct InvalidParams: Error, Equatable, Sendable {
  package struct Field: Equatable, Sendable {
    /// `params.image`.
    package let pointer: String
    package let message: String
  }

  package let fields: [Field]

  /// What is wrong, for people; of several faults only how many.
  package var sentence: String {
    guard let field = fields.first, fields.count == 1 else {
      return "\(fields.count) of the operation's parameters are not valid."
    }
    return "“\(field.pointer.dropFirst("params.".count))” \(field.message)."
  }

  package init(fields: [Field]) { self.fields = fields }

  /// One parameter alone.
  package init(_ name: String, _ message: String) {
    fields = [Field(pointer: "params.\(name)", message: message)]
  }
}
