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

  /// True when an answer may be kept where the caller is, to be shown again while no server can be reached. False for what
  /// may hold a secret that somebody else wrote (logs), and for what says nothing but how things are at this moment.
  static var isKept: Bool { get }

  /// A call in which all is left out that may be left out on the wire; what must be said is anything there.
  /// nil when everything must be said, but what is optional.
  static var blank: Self? { get }

  /// The inputs, as JSON names them, that must be said though `blank` has something there. What the path names always must.
  static var required: Set<String> { get }

  /// What an answer's status is over HTTP: 202 for what only begins with it.
  static var successStatus: Int { get }
}

/// An answer about one thing that has a version, which writes may expect.
package protocol VersionedOutput {
  var entityVersion: Int { get }
}

extension Endpoint {
  package static var blank: Self? { nil }
  package static var required: Set<String> { [] }
  package static var successStatus: Int { 200 }
  package static var changesNothing: Bool { method.isRead }
  package static var isKept: Bool { method.isRead }
}
