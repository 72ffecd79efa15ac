import JobEngine

/// What is carried out in the transaction that approves it.
package enum ApprovedAct: Sendable {
  /// The operation is enqueued.
  case operation(NewJob)
  /// The tenant is put on the plan that was asked for.
  case plan
}
