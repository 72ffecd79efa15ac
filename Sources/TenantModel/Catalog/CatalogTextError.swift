/// Why a text is not the JSON of a catalog, and from which byte on.
package struct CatalogTextError: Error, Equatable, Sendable, CustomStringConvertible {
  package var offset: Int
  /// One sentence without its full stop.
  package var message: String

  package init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  package var description: String { "byte \(offset): \(message)" }
}
