import TenantModel
import TenantryAPI

/// What happens on the tab of windows.
package enum WindowEvent: Equatable, Sendable {
  case loaded(Result<ListWindows.Output, APIProblem>)
  case saved(WindowView)
  case removalConfirmed(MaintenanceWindowID)
  case removed(Result<MaintenanceWindow, APIProblem>)
  case frozen(OperationsFreeze)
  case unfreezeConfirmed
  case unfrozen(Result<UnfreezeOperations.Output, APIProblem>)
}
