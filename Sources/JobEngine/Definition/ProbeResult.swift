/// What a look at the outside system found of a step's effect.
package enum ProbeResult: Hashable, Sendable {
  case absent
  /// It exists. `ref` is what the system calls it; `ours` is whether it carries our marker or key.
  case present(ref: String, ours: Bool)
  /// The system cannot tell.
  case unknown
}
