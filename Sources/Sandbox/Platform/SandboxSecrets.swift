import Integrations

/// The secrets that a sandbox platform accepts, and hands to those who speak to it.
package struct SandboxSecrets: Sendable {
  private let values: [SandboxSlot: String]

  /// - Parameter variables: those of `SandboxSlot.variable` say what its secret is; one that none says is made up.
  package init(variables: [String: String] = [:]) {
    values = Dictionary(
      uniqueKeysWithValues: SandboxSlot.allCases.map { slot in
        let said = variables[slot.variable].flatMap { $0.isEmpty ? nil : $0 }
        return (slot, said ?? "made-up-\(slot.rawValue)")
      })
  }

  /// The same one in every slot.
  package init(all secret: String) {
    values = Dictionary(uniqueKeysWithValues: SandboxSlot.allCases.map { ($0, secret) })
  }

  package subscript(slot: SandboxSlot) -> String {
    guard let value = values[slot] else { preconditionFailure("the slot \(slot.rawValue) has no secret") }
    return value
  }

  /// Finds them by `SandboxSlot.reference`, as a process finds those in its variables.
  package var resolver: SecretResolver {
    .system(environment: Dictionary(uniqueKeysWithValues: values.map { ($0.key.variable, $0.value) }))
  }
}
