/// How far one step has come. The raw values are stored and shown to other programs; they never change.
package enum StepPhase: String, CaseIterable, Hashable, Sendable, Codable {
  /// Nothing has been done to the world, as far as this engine knows.
  case pending
  /// The intent to act is durable; the act may or may not have happened.
  case intent
  /// The act happened and is recorded; it is not yet seen to be ready.
  case acted
  case done
  /// Deliberately not done, with a reason.
  case skipped
  /// The act may have happened and nothing can tell; an operator must decide.
  case uncertain
  /// The step failed for good, or what it made turned out broken; an operator must decide.
  case failed

  /// True when the job may go on to the next step.
  package var isSettled: Bool { self == .done || self == .skipped }

  /// True when the world may have been changed without that being recorded as finished.
  package var isOpen: Bool { self == .intent || self == .acted || self == .uncertain }

  /// The phases that may follow this one. Staying in a phase is always legal and not listed.
  package var successors: Set<StepPhase> {
    switch self {
    case .pending: [.intent, .acted, .done, .skipped, .failed]
    case .intent: [.pending, .acted, .done, .skipped, .uncertain, .failed]
    case .acted: [.pending, .done, .skipped, .failed]
    case .done, .skipped: [.pending]
    case .uncertain, .failed: [.pending, .done, .skipped]
    }
  }

  /// True when a step may go from this phase to `next`, or stay.
  package func allows(_ next: StepPhase) -> Bool { next == self || successors.contains(next) }
}
