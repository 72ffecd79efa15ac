/// What an event carries besides its type. Stored as JSON with these keys; absent keys are nil.
package struct JobEventBody: Hashable, Sendable, Codable {
  package var state: JobState
  /// The step's 1-based number and name, when the event concerns one.
  package var step: Int?
  package var stepName: StepName?
  package var phase: StepPhase?
  package var attempt: Int?
  /// A fault's stable code.
  package var faultCode: String?
  /// A sentence for people: the fault's message, a reason, evidence or progress.
  package var note: String?
  /// Who decided, when an operator did.
  package var actor: String?

  package init(
    state: JobState, step: Int? = nil, stepName: StepName? = nil, phase: StepPhase? = nil,
    attempt: Int? = nil,
    faultCode: String? = nil, note: String? = nil, actor: String? = nil
  ) {
    self.state = state
    self.step = step
    self.stepName = stepName
    self.phase = phase
    self.attempt = attempt
    self.faultCode = faultCode
    self.note = note
    self.actor = actor
  }
}
