/// What the rules make of an operator's command.
package enum JobDecision: Hashable, Sendable {
  case change(JobChange)
  case refused(OperatorRefusal)
}
