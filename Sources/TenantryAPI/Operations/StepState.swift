/// Where a step is, as people see it.
package enum StepState: String, CaseIterable, Codable, Hashable, Sendable {
  case pending
  case running
  case done
  case skipped
  case failed
}
