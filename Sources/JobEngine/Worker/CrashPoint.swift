import Foundation
import Glibc
import Synchronization

/// A place in the engine where a test may kill the process, to show that nothing is lost or done twice there.
///
/// `TENANTRY_CRASH=name:n` in the environment kills it with SIGKILL at the n-th pass of that name. Without it a pass costs one
/// comparison.
package enum CrashPoint: String, CaseIterable, Sendable {
  case afterClaim = "after_claim"
  case beforeIntent = "before_intent"
  case afterIntent = "after_intent"
  case beforeAct = "before_act"
  case afterAct = "after_act"
  case beforeActed = "before_acted"
  case afterActed = "after_acted"
  case afterVerify = "after_verify"
  case beforeDone = "before_done"
  case afterDone = "after_done"
  case beforeSkip = "before_skip"
  case afterSkip = "after_skip"
  case beforeFault = "before_fault"
  case afterFault = "after_fault"
  case beforeSnooze = "before_snooze"
  case afterSnooze = "after_snooze"
  case beforeFinish = "before_finish"
  case afterFinish = "after_finish"
  case beforeRelease = "before_release"
  case afterRelease = "after_release"

  /// The environment variable that arms one.
  package static let variable = "TENANTRY_CRASH"

  private static let armed: Armed? = ProcessInfo.processInfo.environment[variable].flatMap(Armed.init)

  /// Dies here when armed for this pass.
  package func pass() {
    guard let armed = Self.armed, armed.point == self else { return }
    armed.pass()
  }

  private final class Armed: Sendable {
    let point: CrashPoint
    private let passesLeft: Mutex<Int>

    init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1)
      guard let name = parts.first, let point = CrashPoint(rawValue: String(name)) else { return nil }
      self.point = point
      passesLeft = Mutex(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }

    func pass() {
      let isDue = passesLeft.withLock { left in
        left -= 1
        return left == 0
      }
      if isDue { kill(getpid(), SIGKILL) }
    }
  }
}

extension CrashPoint {
  /// The places before and after a write is committed; nil for what is not durable.
  static func around(_ write: WorkerWrite) -> (before: CrashPoint, after: CrashPoint)? {
    switch write {
    case .beginIntent: (.beforeIntent, .afterIntent)
    case .recordActed: (.beforeActed, .afterActed)
    case .completeStep: (.beforeDone, .afterDone)
    case .skipStep: (.beforeSkip, .afterSkip)
    case .recordFault: (.beforeFault, .afterFault)
    case .snooze: (.beforeSnooze, .afterSnooze)
    case .finish: (.beforeFinish, .afterFinish)
    case .release: (.beforeRelease, .afterRelease)
    case .progress: nil
    }
  }
}
