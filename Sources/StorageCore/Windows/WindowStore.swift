import Foundation
import TenantModel

/// The freeze and the maintenance windows. Each write decides anew, in its own transaction, which of the operations that
/// wait are held, so that what becomes free begins at once.
package protocol WindowStore: Sendable {
  /// The freeze in force and all windows, by name.
  func calendar() async throws -> OperationsCalendar

  /// Writes a window; its revision goes up by one.
  ///
  /// - Parameter revision: the one that was seen; nil for a window that is new.
  /// - Throws: `StorageError` with `versionConflict` when it has another one now, `notFound` when it is gone.
  func save(_ window: MaintenanceWindow, expecting revision: Int?) async throws

  /// Takes a window away.
  ///
  /// - Throws: `StorageError` with `notFound`.
  func remove(_ window: MaintenanceWindowID) async throws

  /// Freezes, in place of a freeze that is in force.
  func freeze(_ freeze: OperationsFreeze) async throws

  /// Ends the freeze; it stays known as one that was.
  ///
  /// - Throws: `StorageError` with `refused` when none is in force.
  func endFreeze(by actor: String) async throws
}
