import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI
import TypedText

extension RequestContext {
  /// Operations that are listed as held at most.
  private static let heldMax = 1_000
  static let overrideIsAnOwners = "only a platform owner overrides the freeze and windows"

  /// A window by its id or its name.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func window(_ reference: String, in windows: [MaintenanceWindow]) throws -> MaintenanceWindow {
    let found =
      windows.first { $0.id.rawValue == reference.uppercased() }
      ?? windows.first { $0.name.rawValue.lowercased() == reference.lowercased() }
    guard let found else {
      throw APIProblem(.notFound, "There is no maintenance window “\(reference.prefix(60))”.")
    }
    return found
  }

  /// A reason as it is kept.
  ///
  /// - Throws: `APIProblem` with `invalid` for none, and for one that is too long.
  func checkedReason(_ text: String) throws -> String {
    let reason = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let message: String? =
      reason.isEmpty
      ? "say why, in one sentence"
      : reason.count > MaintenanceWindow.reasonLengthMax
        ? "must have at most \(MaintenanceWindow.reasonLengthMax) characters" : nil
    guard let message else { return reason }
    throw APIProblem(
      .invalid, "A reason is needed.", fields: [.init(pointer: "reason", message: message)])
  }

  /// The operations that wait for the freeze or a window, oldest first.
  func heldOperations() async throws -> [OperationSummary] {
    try await operations(of: nil, states: [.queued], limit: Self.heldMax).filter { $0.hold != nil }.reversed()
  }

  /// Who lets an operation begin whatever holds it; nil when nobody does.
  ///
  /// - Throws: `APIProblem` with `forbidden` for those who may not, `invalid` for a reason that is none.
  func pass(_ override: String?) throws -> JobPass? {
    guard let override else { return nil }
    guard AccessPolicy.decide(caller.role, .windowsWrite, .own).isAllowed else {
      throw APIProblem(.forbidden, "Not allowed for \(caller.role.rawValue): \(Self.overrideIsAnOwners).")
    }
    return JobPass(actor: caller.actor, reason: try checkedReason(override))
  }

  /// Why no operation of that kind may be asked for now; nil when the platform is not frozen for it.
  func freezeRefusal(of kind: OperationKind) async throws -> String? {
    guard let freeze = try await parts.windows.calendar().freeze, freeze.holds(kind, at: parts.now()) else {
      return nil
    }
    return freeze.refusal
  }

  /// - Throws: `APIProblem` with `refused` while the platform is frozen for that kind and nobody overrides it.
  func requireNotFrozen(_ kind: OperationKind, override: JobPass? = nil) async throws {
    guard override == nil, let reason = try await freezeRefusal(of: kind) else { return }
    throw APIProblem(.refused, "\(kind.title): refused, \(reason).")
  }

  /// What to know of windows before an operation is asked for.
  func windowRisks(_ kind: OperationKind, for tenant: Tenant?) async throws -> [OperationPlan.Risk] {
    let calendar = try await parts.windows.calendar()
    guard let hold = calendar.hold(kind, on: tenant, at: parts.now()) else { return [] }
    switch hold.cause {
    case .freeze:
      return [.init(level: .warn, code: "frozen", message: calendar.freeze?.refusal ?? hold.reason)]
    case .window:
      let end = hold.until.map { "until \(MomentText.text($0))" } ?? "until somebody changes the window"
      return [.init(level: .warn, code: "closed_window", message: "It will wait \(end): \(hold.reason)")]
    }
  }
}

extension OperationHold {
  /// What a job's hold is to people; nil for one that is none of an operation.
  init?(_ hold: JobHold) {
    guard let cause = Cause(rawValue: hold.code) else { return nil }
    self.init(cause: cause, reason: hold.reason, until: hold.until)
  }
}
