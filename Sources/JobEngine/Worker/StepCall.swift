/// One call of a step's closure, with everything it may throw turned into what the machine understands.
struct StepCall: Sendable {
  let asked: StepAction
  let step: StepDefinition
  let context: StepContext

  /// nil when the lane is lost or the call was cancelled: nothing it says counts.
  func run() async -> StepInput? {
    do {
      switch asked {
      case .askSkipReason: return .skipAnswered(try await step.skipReason(context))
      case .probe: return .probed(try await step.probe(context))
      case .act:
        CrashPoint.beforeAct.pass()
        let result = try await step.act(context)
        CrashPoint.afterAct.pass()
        return .acted(result)
      case .verify:
        guard let verify = step.verify else { return .verified(.ready()) }
        let result = try await verify(context)
        CrashPoint.afterVerify.pass()
        return .verified(result)
      case .write, .proceed, .stop: return nil
      }
    } catch let failure as StepFailure {
      return .ended(.failed(failure))
    } catch let pause as StepPause {
      return .ended(.paused(pause))
    } catch StepInterruption.cancelRequested {
      return .ended(.interrupted)
    } catch StepInterruption.leaseLost {
      return nil
    } catch {
      return Task.isCancelled ? nil : .ended(.failed(unexpected(error)))
    }
  }

  private func unexpected(_ error: any Error) -> StepFailure {
    let message = "Step \(step.name) failed in a way it does not describe."
    let detail = String(describing: error)
    return asked == .act
      ? .uncertain(JobFault.codeUnexpected, message, detail: detail)
      : .transient(JobFault.codeUnexpected, message, detail: detail)
  }
}

extension StepInput {
  /// True for an end without an answer.
  var isFailure: Bool { if case .ended = self { true } else { false } }
}
