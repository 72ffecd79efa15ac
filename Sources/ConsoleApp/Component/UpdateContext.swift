import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What a component may know of its surroundings while it takes an event.
package struct UpdateContext: Sendable {
  /// Who acts and where; nil until the control plane has said so.
  package var session: Session?
  /// The time of the event.
  package var now: Date
  /// True where the event tells what is known from before, while the control plane is being asked.
  package var isRecalled = false
  /// Columns and rows of the whole screen.
  package var size: Size
  /// Makes a key that nobody made before, for `idempotencyKey`.
  package var makeKey: @Sendable () -> String

  /// The key that was pressed last; nil when none was.
  package var lastKey: Key?

  /// What waits to be sent; empty where nothing ever does.
  package var pending: [PendingCall]

  /// True where a change that cannot be sent now waits for the server.
  package var mayPostpone: Bool

  /// Why things are changed now, for operations to carry; nil where nobody has to say.
  package var writeReason: String?

  package init(
    session: Session?, now: Date, size: Size, makeKey: @escaping @Sendable () -> String, lastKey: Key? = nil,
    writeReason: String? = nil, pending: [PendingCall] = [], mayPostpone: Bool = false
  ) {
    self.session = session
    self.now = now
    self.size = size
    self.makeKey = makeKey
    self.lastKey = lastKey
    self.writeReason = writeReason
    self.pending = pending
    self.mayPostpone = mayPostpone
  }

  /// Why the caller may not do it, by the policy table; nil when they may. Until it is known who they are,
  /// nothing is refused here: the control plane decides anyway.
  ///
  /// - Parameter ownership: `.own` for what concerns a tenant of the caller's.
  package func refusal(of permission: Permission, on ownership: Ownership = .other) -> String? {
    guard let session else { return nil }
    return session.refusal(of: permission, on: ownership)
  }
}

extension Session {
  /// Why the caller may not do it: because nothing may be changed from here, or by the policy table.
  package func refusal(of permission: Permission, on ownership: Ownership = .other) -> String? {
    // What the role forbids stays forbidden: nobody should get write access for it.
    if let reason = AccessPolicy.decide(role, permission, ownership).reason { return reason }
    guard isReadOnly, permission.isWrite else { return nil }
    return readOnlyReason.map { "read-only: \($0)" } ?? "read-only"
  }
}
