import TenantModel

/// One thing that can be asked of the control plane.
///
/// An endpoint is a value: its stored properties are its input, its static members say how it travels and what it
/// needs. The handler, the route, the client call and the permission check are derived from it.
package protocol Endpoint: Codable, Equatable, Sendable {
  associatedtype Output: Codable & Equatable & Sendable

  /// The stable name, `noun.verb`, for audit, metrics and documents.
  static var name: String { get }

  static var method: EndpointMethod { get }

  /// The path under the server's root; `{name}` stands for the property of that name (PRD §5.2).
  static var path: String { get }

  /// What the caller must be allowed to do.
  static var permission: Permission { get }

  /// True when a call leaves everything as it was: what may be asked in read-only mode too.
  static var changesNothing: Bool { get }
}

extension Endpoint {
  package static var changesNothing: Bool { method.isRead }
}
