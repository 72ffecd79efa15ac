/// Which layer of the console somebody is: a page, a dialog, the drawer, or the shell itself.
package struct LayerID: Hashable, Sendable {
  let number: Int

  /// The shell, which is always there.
  static let shell = LayerID(number: 0)
}

/// Who asked, and under which token.
package struct Address: Hashable, Sendable {
  let layer: LayerID
  let token: String
}

/// An address and which of the questions asked there it is.
package struct Ticket: Hashable, Sendable {
  let address: Address
  let number: Int
}
