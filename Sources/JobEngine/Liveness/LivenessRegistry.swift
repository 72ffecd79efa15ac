/// How workers on one host know for certain that another one has died.
package protocol LivenessRegistry: Sendable {
  /// Shows that this process lives, until it ends or `letGo`.
  /// - Throws: `LivenessError`.
  func hold(_ worker: WorkerID) throws
  /// Takes the sign away; to be called only when the worker holds no lane any more.
  func letGo(_ worker: WorkerID)
  /// Those of the workers that are certainly dead. One that is not known here may live elsewhere and is not among them.
  /// - Throws: `LivenessError`.
  func dead(among workers: Set<WorkerID>) throws -> Set<WorkerID>
  /// Removes what a dead worker left, once its lanes are taken.
  func forget(_ worker: WorkerID)
}
