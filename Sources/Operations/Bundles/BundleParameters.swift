import TenantModel

/// What is frozen into a change of a bundle when it is asked for. Stored as JSON in the job.
struct BundleParameters: Codable, Equatable, Sendable {
  enum Change: String, Codable, Sendable {
    case save
    case remove
  }

  var change: Change
  /// For `save` the bundle as it is to be; for `remove` as it was.
  var bundle: ModuleBundle
  /// The revision that was seen; nil when there was no such bundle.
  var replaces: Int?
  /// Who asked, as the control plane names people.
  var actor: String
  var reason: String?
}
