import JobEngine
import Sandbox

/// Makes every step of every operation fail in every way, one way after the other.
///
/// A step that begins meets the next way that it has not met yet, from every system at once, until somebody lifts it.
actor CanaryFaults {
  static let ways: [SandboxFault.Kind] =
    SandboxEcho.allCases.map { .echo($0) } + [.lostAnswer, .failureAfterwards, .status(503)]

  private let sandbox: SandboxPlatform
  /// What each step has still to meet, by `kind/step`.
  private var left: [String: [SandboxFault.Kind]] = [:]
  private var active: String?

  init(_ sandbox: SandboxPlatform) { self.sandbox = sandbox }

  /// The steps that have been begun, by `kind/step`.
  var steps: [String] { left.keys.sorted() }

  /// Whether every step of that kind that was ever begun has met everything.
  func isDone(_ kind: String) -> Bool {
    let own = left.filter { $0.key.hasPrefix("\(kind)/") }
    return !own.isEmpty && own.values.allSatisfy(\.isEmpty)
  }

  /// Nothing fails any more until a step begins.
  func lift() async {
    active = nil
    await sandbox.clearFaults()
  }

  private func begin(_ key: String) async {
    guard active != key else { return }
    active = key
    await sandbox.clearFaults()
    guard let next = left[key, default: Self.ways].popLast() else { return }
    await sandbox.inject(SandboxFault(next, times: nil))
  }

  /// The definition whose steps meet them, and which gives up at the first failure.
  nonisolated func arm(_ definition: JobDefinition) -> JobDefinition {
    var armed = definition
    armed.retry = RetryPolicy(base: .milliseconds(1), cap: .milliseconds(2), triesMax: 1)
    armed.steps = definition.steps.map { step in
      let key = "\(definition.kind.rawValue)/\(step.name.rawValue)"
      var armed = step
      armed.settleTime = .milliseconds(1)
      armed.probe = { [step] context in
        await self.begin(key)
        return try await step.probe(context)
      }
      armed.act = { [step] context in
        await self.begin(key)
        return try await step.act(context)
      }
      if let verify = step.verify {
        armed.verify = { context in
          await self.begin(key)
          return try await verify(context)
        }
      }
      return armed
    }
    return armed
  }
}
