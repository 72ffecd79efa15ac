/// What acts on the platform.
package enum ActorKind: String, CaseIterable, Codable, Hashable, Sendable {
  case person
  /// A program with a token of its own.
  case service
  /// The AI console.
  case ai
}
