/// The stable codes of faults that operations give, besides those of the engine and the integrations.
package enum FaultCodes {
  package static let imagePull = "image_pull"
  package static let crashLoop = "crash_loop"
  package static let secretMissing = "secret_missing"
  package static let noCapacity = "no_capacity"
  package static let rolloutStuck = "rollout_stuck"
  package static let initFailed = "init_failed"
  package static let healthFailing = "health_failing"
  package static let loginFailing = "login_failing"
  package static let desiredStateDiffers = "desired_state_differs"
  package static let desiredStateInvalid = "desired_state_invalid"
  package static let fieldConflict = "field_conflict"
  package static let databaseMissing = "database_missing"
  package static let recordMissing = "record_missing"
  package static let storage = "storage"
}
