/// What a session knows a statement by: its text and the types of its values.
struct PreparedStatement: Hashable {
  let text: String
  let types: [UInt32]
}
