/// A channel.
package struct MattermostChannel: Decodable, Equatable, Sendable {
  package let id: String
  /// As in its address.
  package let name: String
  package let displayName: String
  /// `O` open, `P` private, `D` direct, `G` group.
  package let type: String
}
