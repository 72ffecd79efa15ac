/// A release of Kubernetes, as far as it matters: `v1.36.1-gke.7` is 1.36.
package struct KubernetesRelease: Comparable, Sendable, CustomStringConvertible {
  /// The first that takes all that a tenant's desired state says: a CronJob's time zone came last.
  package static let oldest = KubernetesRelease(major: 1, minor: 27)

  package let major: Int
  package let minor: Int

  package init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what an API server says of itself; nil when that is no release.
  package init?(_ version: String) {
    let parts = version.drop { $0 == "v" }.split(separator: ".", maxSplits: 2)
    guard parts.count > 1, let major = Int(parts[0]), let minor = Int(parts[1].prefix(while: \.isNumber))
    else {
      return nil
    }
    self.init(major: major, minor: minor)
  }

  package var description: String { "\(major).\(minor)" }

  package static func < (left: KubernetesRelease, right: KubernetesRelease) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
